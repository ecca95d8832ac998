#include "workbench/workspace.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/message_catalogue.h"
#include "operations/quality_index.h"
#include "publish/exporter_library.h"

namespace vitrine {
namespace {

// How many changed products are named one by one; beyond that everything counts as changed.
constexpr std::int64_t named_changes = 100'000;

std::vector<LocaleId> locales_of(const Structure& structure, ChannelId channel) {
    if (const Channel* chosen = structure.channels.find(channel)) return chosen->locales;
    return structure.active_locales();
}

std::int32_t after(const std::vector<Choice>& choices, std::int32_t now, int step) {
    if (choices.empty()) return 0;
    const auto at = std::find_if(choices.begin(), choices.end(),
                                 [now](const Choice& choice) { return choice.id == now; });
    const auto count = static_cast<int>(choices.size());
    const int index = at == choices.end() ? 0 : static_cast<int>(at - choices.begin()) + step;
    return choices[static_cast<std::size_t>((index % count + count) % count)].id;
}

}  // namespace

Workspace::Workspace(std::filesystem::path file, Post post)
    : m_file(std::move(file)),
      m_post(std::move(post)),
      m_quality(std::make_unique<QualityIndex>()) {
    const auto open_for = [this](sql::Access access, sql::Purpose purpose) {
        return [file = m_file, access, purpose] {
            return std::make_unique<Catalogue>(file, access, purpose);
        };
    };
    const auto keep_up = [](Catalogue& catalogue) { catalogue.refresh(); };
    // The reader is the one that notices changes: each of its jobs begins with a look.
    const auto look = [this, first = true](Catalogue& catalogue) mutable {
        if (!catalogue.refresh() && !std::exchange(first, false)) return;
        // Structure and number of one state: what is committed meanwhile is noticed the next time.
        const CatalogueSnapshot snapshot(catalogue);
        const std::int64_t now = catalogue.journal().last_seq();
        if (now == m_seen) return;
        CatalogueChange change;
        change.everything = now - m_seen > named_changes;
        if (!change.everything)
            change.products = catalogue.journal().products_changed_since(m_seen);
        change.only_scopes = m_seen >= catalogue.journal().horizon();
        catalogue.journal().each_structure_change_since(m_seen, [&](const Change& changed) {
            if (changed.entity_kind != EntityKind::scope) change.only_scopes = false;
        });
        m_seen = now;
        m_post(m_receiver.guard(
            [this, structure = catalogue.structure(), change] { noticed(structure, change); }));
    };
    m_reader = std::make_unique<JobRunner>(
        open_for(sql::Access::read_only, sql::Purpose::interactive), look, m_post);
    m_searcher = std::make_unique<JobRunner>(open_for(sql::Access::read_only, sql::Purpose::scan),
                                             keep_up, m_post);
    m_writer = std::make_unique<JobRunner>(open_for(sql::Access::read_write, sql::Purpose::job),
                                           keep_up, m_post);
    m_publisher = std::make_unique<JobRunner>(open_for(sql::Access::read_write, sql::Purpose::scan),
                                              keep_up, m_post);
    m_previewer = std::make_unique<JobRunner>(open_for(sql::Access::read_only, sql::Purpose::scan),
                                              keep_up, m_post);
    m_indexer = std::make_unique<JobRunner>(open_for(sql::Access::read_only, sql::Purpose::scan),
                                            keep_up, m_post);
    m_checker = std::make_unique<JobRunner>(open_for(sql::Access::read_only, sql::Purpose::scan),
                                            keep_up, m_post);
    m_renderer = std::make_unique<JobRunner>(
        open_for(sql::Access::read_only, sql::Purpose::interactive), look, m_post);
}

Workspace::~Workspace() = default;

void Workspace::open(std::function<void(std::exception_ptr)> done) {
    // The writer first: it is the one that may have to migrate or to roll back.
    ask(
        *m_writer,
        [](Catalogue& catalogue, const Progress&) {
            const CatalogueSnapshot snapshot(catalogue);
            return std::tuple(catalogue.structure(), catalogue.journal().last_seq(),
                              catalogue.opening_notes());
        },
        m_receiver.guard([this, done](auto opened) {
            std::tie(m_structure, m_seen, m_opening_notes) = std::move(opened);
            keep_context_valid();
            // The reader begins to look out from here.
            refresh();
            done(nullptr);
        }),
        m_receiver.guard([done](const std::exception_ptr& failure) { done(failure); }));
}

std::string Workspace::title() const {
    return m_file.stem().string();
}

ExporterLibrary& Workspace::exporters() {
    if (!m_exporters) m_exporters = std::make_unique<ExporterLibrary>();
    return *m_exporters;
}

std::vector<Choice> Workspace::channels() const {
    return m_structure ? choices_of(*m_structure, m_structure->channels, program_language())
                       : std::vector<Choice>();
}

std::vector<Choice> Workspace::locales() const {
    std::vector<Choice> choices;
    if (!m_structure) return choices;
    for (const LocaleId id : locales_of(*m_structure, m_channel)) {
        const std::string& code = m_structure->locales.code_of(id);
        choices.push_back({id, code, code});
    }
    return choices;
}

std::string Workspace::channel_label() const {
    const Channel* channel = m_structure ? m_structure->channels.find(m_channel) : nullptr;
    return channel != nullptr ? label_of(channel->labels, channel->code, program_language())
                              : std::string();
}

std::string Workspace::channel_code() const {
    return m_structure ? m_structure->channels.code_of(m_channel) : std::string();
}

std::string Workspace::locale_code() const {
    return m_structure ? m_structure->locales.code_of(m_locale) : std::string();
}

void Workspace::choose_channel(ChannelId channel) {
    if (channel == m_channel) return;
    m_channel = channel;
    keep_context_valid();
    tell({.context = true,
          .structure = false,
          .only_scopes = false,
          .products = {},
          .everything = false});
}

void Workspace::choose_locale(LocaleId locale) {
    if (locale == m_locale) return;
    m_locale = locale;
    tell({.context = true,
          .structure = false,
          .only_scopes = false,
          .products = {},
          .everything = false});
}

void Workspace::choose_next_channel(int step) {
    choose_channel(after(channels(), m_channel, step));
}
void Workspace::choose_next_locale(int step) {
    choose_locale(after(locales(), m_locale, step));
}

void Workspace::choose(const std::string& channel_code, const std::string& locale_code) {
    if (!m_structure) return;
    if (const Channel* channel = m_structure->channels.find(channel_code)) m_channel = channel->id;
    if (const Locale* locale = m_structure->locales.find(locale_code)) m_locale = locale->id;
    keep_context_valid();
    tell({.context = true,
          .structure = false,
          .only_scopes = false,
          .products = {},
          .everything = false});
}

void Workspace::refresh() {
    if (!m_structure) return;
    // One that is under way may have looked before what this one is asked about was committed.
    m_refresh_again = m_refresh_pending;
    if (m_refresh_pending) return;
    m_refresh_pending = true;
    m_reader->start([](Catalogue&, const Progress&) {},
                    m_receiver.guard([this](const std::exception_ptr&) {
                        m_refresh_pending = false;
                        if (m_refresh_again) refresh();
                    }));
}

Subscription Workspace::listen(std::function<void(const CatalogueChange&)> listener) {
    auto kept = std::make_shared<std::function<void(const CatalogueChange&)>>(std::move(listener));
    m_listeners.push_back(kept);
    return kept;
}

void Workspace::noticed(std::shared_ptr<const Structure> structure, CatalogueChange change) {
    change.structure = structure != m_structure;
    m_structure = std::move(structure);
    if (change.structure) keep_context_valid();
    tell(change);
}

void Workspace::tell(const CatalogueChange& change) {
    // A listener may subscribe or end another one while it listens.
    const auto listeners = m_listeners;
    for (const auto& weak : listeners) {
        if (const auto listener = weak.lock()) (*listener)(change);
    }
    std::erase_if(m_listeners, [](const auto& weak) { return weak.expired(); });
}

void Workspace::keep_context_valid() {
    if (m_structure->channels.find(m_channel) == nullptr) {
        const auto all = m_structure->channels.all();
        m_channel = all.empty() ? 0 : all.front()->id;
    }
    const auto locales = locales_of(*m_structure, m_channel);
    if (std::find(locales.begin(), locales.end(), m_locale) != locales.end()) return;
    m_locale = locales.empty() ? 0 : locales.front();
    // The reader's own language first, where the channel speaks it.
    const std::string language = program_language().substr(0, 2);
    for (const LocaleId id : locales) {
        if (m_structure->locales.code_of(id).starts_with(language)) {
            m_locale = id;
            break;
        }
    }
}

}  // namespace vitrine
