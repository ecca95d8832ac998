#include "workbench/quality_desk.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/text.h"
#include "base/translate.h"
#include "workbench/activities.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

// The packages of these languages are named with the country.
constexpr std::array<std::string_view, 3> languages_by_country = {"de", "en", "pt"};

std::string advice_on_dictionaries(const std::vector<QualityList::Dictionary>& dictionaries) {
    std::vector<std::string> locales;
    std::vector<std::string> packages;
    for (const auto& [locale, name] : dictionaries) {
        if (!name.empty()) continue;
        locales.push_back(locale);
        const std::string package = dictionary_package(locale);
        if (std::find(packages.begin(), packages.end(), package) == packages.end()) {
            packages.push_back(package);
        }
    }
    if (locales.empty()) return {};
    // TRANSLATORS: 0 locales, 1 names of packages: "fr_FR, fr_BE", "hunspell-fr".
    return tr("The spelling of {0} is not checked: no dictionary is installed. To install: {1}.",
              join(locales, ", "), join(packages, ", "));
}

}  // namespace

std::string dictionary_package(std::string_view locale_code) {
    std::string code = replace_all(fold_case(locale_code), "_", "-");
    const std::string language = code.substr(0, code.find('-'));
    const bool by_country = std::find(languages_by_country.begin(), languages_by_country.end(),
                                      language) != languages_by_country.end();
    return "hunspell-" + (by_country ? code : language);
}

QualityDesk::QualityDesk(Workspace& workspace, Editor& editor)
    : m_workspace(workspace), m_editor(editor) {
    m_subscription = m_workspace.listen([this](const CatalogueChange& change) {
        const bool only_looked_at_differently = change.context && !change.structure;
        // Stopped by hand, it stays so until somebody asks.
        if (m_followed && !only_looked_at_differently && m_state != State::stopped) look();
    });
}

void QualityDesk::changed() const {
    if (events.changed) events.changed();
}

void QualityDesk::refresh() {
    m_followed = true;
    look();
}

void QualityDesk::stop() {
    m_again = false;
    m_job.request_stop();
}

std::int64_t QualityDesk::cells() const {
    return std::accumulate(m_totals.begin(), m_totals.end(), std::int64_t{0},
                           [](std::int64_t sum, const auto& total) { return sum + total.cells; });
}

std::string QualityDesk::state_sentence() const {
    switch (m_state) {
        case State::unchecked:
            return {};
        case State::checking: {
            const std::string how_far = progress_words(progress());
            return how_far.empty() ? tr("Checking…") : tr("Checking… {0}", how_far);
        }
        case State::stopped:
            return tr("Check stopped.");
        case State::failed:
            return m_problem;
        case State::checked:
            break;
    }
    if (cells() == 0) return tr("Nothing to look at.");
    return tr(
        // TRANSLATORS: 0 "1,204 cells", 1 "310 products".
        "{0} in {1}",
        trn("{0} cell", "{0} cells", static_cast<long>(cells()), format_number(cells())),
        trn("{0} product", "{0} products", static_cast<long>(m_products),
            format_number(m_products)));
}

Progress::Snapshot QualityDesk::progress() const {
    return m_workspace.checker().progress();
}

void QualityDesk::choose_check(std::optional<QualityCheck> check) {
    if (check == m_check) return;
    m_check = check;
    look();
}

void QualityDesk::set_filter(std::string filter) {
    filter = std::string(trim(filter));
    if (filter == m_filter) return;
    m_filter = std::move(filter);
    look();
}

QualityRequest QualityDesk::request(std::size_t page) const {
    QualityRequest request;
    request.subject.check = m_check;
    request.filter = m_filter;
    request.channel = m_workspace.channel();
    request.locale = m_workspace.locale();
    request.first = page * page_size;
    request.count = page_size;
    return request;
}

void QualityDesk::look() {
    if (m_state == State::checking) {
        m_again = true;
        return;
    }
    m_state = State::checking;
    m_problem.clear();
    struct Answer {
        QualityList all;  // of every check, without their findings
        QualityList list;
    };
    m_job = ask(
        m_workspace.checker(),
        [&index = m_workspace.quality(), request = request(0)](Catalogue& catalogue,
                                                               const Progress& progress) {
            const CatalogueSnapshot snapshot(catalogue);
            Answer answer;
            answer.list = list_quality(catalogue, index, request, progress);
            QualityRequest every = request;
            every.subject = {};
            every.count = 0;
            answer.all = request.subject.check ? list_quality(catalogue, index, every, progress)
                                               : answer.list;
            return answer;
        },
        m_receiver.guard([this](Answer answer) {
            m_state = State::checked;
            m_totals = std::move(answer.all.totals);
            m_products = answer.all.products;
            m_dictionary_advice = advice_on_dictionaries(answer.all.dictionaries);
            m_row_count = static_cast<std::size_t>(answer.list.cells);
            m_pages.clear();
            m_pages[0] = std::move(answer.list.findings);
            m_wanted.reset();
            ++m_list;
            changed();
            look_again();
        }),
        m_receiver.guard([this](const std::exception_ptr& failure) {
            m_state = is_cancelled(failure) ? State::stopped : State::failed;
            m_problem = sentence_of(failure);
            changed();
            look_again();
        }));
    changed();
}

void QualityDesk::look_again() {
    if (std::exchange(m_again, false)) look();
}

const QualityFinding* QualityDesk::row(std::size_t row) {
    if (row >= m_row_count) return nullptr;
    const auto page = m_pages.find(row / page_size);
    if (page == m_pages.end()) {
        fetch_page(row / page_size);
        return nullptr;
    }
    const std::size_t offset = row % page_size;
    return offset < page->second.size() ? &page->second[offset] : nullptr;
}

// One at a time; of those asked for meanwhile the last one, as the others were scrolled past.
void QualityDesk::fetch_page(std::size_t page) {
    // It would go on with the check that somebody stopped.
    if (m_state == State::stopped) return;
    if (m_fetching) {
        if (m_fetching != page) m_wanted = page;
        return;
    }
    m_fetching = page;
    const auto next = [this] {
        m_fetching.reset();
        if (const auto wanted = std::exchange(m_wanted, std::nullopt)) fetch_page(*wanted);
    };
    ask(
        m_workspace.checker(),
        [&index = m_workspace.quality(), request = request(page)](Catalogue& catalogue,
                                                                  const Progress& progress) {
            return list_quality(catalogue, index, request, progress);
        },
        m_receiver.guard([this, page, next, asked = m_list](QualityList list) {
            if (asked == m_list) {
                // Other rows by now: the change that made them so is on its way here.
                const bool same = static_cast<std::size_t>(list.cells) == m_row_count;
                if (same) keep_page(page, std::move(list.findings));
                if (!same) look();
            }
            next();
        }),
        m_receiver.guard([this, next](const std::exception_ptr& failure) {
            if (!is_cancelled(failure) && events.failed) events.failed(sentence_of(failure));
            next();
        }));
}

void QualityDesk::keep_page(std::size_t page, std::vector<QualityFinding> findings) {
    const std::size_t count = findings.size();
    m_pages[page] = std::move(findings);
    if (m_pages.size() > pages_kept) {
        const std::size_t first = m_pages.begin()->first;
        const std::size_t last = m_pages.rbegin()->first;
        m_pages.erase(page - first > last - page ? first : last);
    }
    if (events.fetched) events.fetched(page * page_size, count);
}

std::string QualityDesk::field_words(const QualityFinding& finding) const {
    const auto structure = m_workspace.structure();
    return structure ? cell_label(*structure, finding.key) : finding.field;
}

void QualityDesk::show_scope_of(const QualityFinding& finding) {
    const auto structure = m_workspace.structure();
    if (!structure) return;
    const Scope scope = structure->scope(finding.key.scope);
    if (scope.channel != 0) m_workspace.choose_channel(scope.channel);
    if (scope.locale == 0) return;
    const auto speaks = [&](ChannelId id) {
        const Channel* channel = structure->channels.find(id);
        return channel != nullptr && std::find(channel->locales.begin(), channel->locales.end(),
                                               scope.locale) != channel->locales.end();
    };
    if (!speaks(m_workspace.channel())) {
        for (const Channel* channel : structure->channels.all()) {
            if (!speaks(channel->id)) continue;
            m_workspace.choose_channel(channel->id);
            break;
        }
    }
    m_workspace.choose_locale(scope.locale);
}

void QualityDesk::accept_word(const std::string& word) {
    QualityChange change;
    change.check = QualityCheck::spelling;
    change.accept = {word};
    save(std::move(change), tr("Accepted word \"{0}\"", word),
         tr("\"{0}\" is a word of this catalogue now.", word));
}

void QualityDesk::exempt(const QualityFinding& finding) {
    QualityChange change;
    change.check = finding.check;
    change.exempt = {finding.code};
    const std::string check = quality_check_label(finding.check);
    save(std::move(change), tr("{0} left out of the check \"{1}\"", finding.code, check),
         tr("{0} is left out of the check \"{1}\" now.", finding.code, check));
}

void QualityDesk::save(QualityChange change, const std::string& label, std::string sentence) {
    m_editor.save([change = std::move(change)](
                      Catalogue& catalogue) { return change_quality(catalogue, change); },
                  label, m_receiver.guard([this, sentence = std::move(sentence)] {
                      if (events.saved) events.saved(sentence);
                  }),
                  m_receiver.guard([this](const std::string& failure) {
                      if (events.failed) events.failed(failure);
                  }));
}

}  // namespace vitrine
