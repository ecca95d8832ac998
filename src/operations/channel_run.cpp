#include "operations/channel_run.h"

#include <set>

#include "base/error.h"
#include "base/translate.h"
#include "operations/find_by_code.h"
#include "operations/not_sold.h"
#include "publish/canonical_record.h"

namespace vitrine {
namespace {

const Channel& channel_of(const Structure& structure, ChannelId id) {
    const Channel* channel = structure.channels.find(id);
    if (channel == nullptr) throw Error(Failure::usage, tr("There is no such channel."));
    return *channel;
}

ChannelProfile profile_of(const Channel& channel) {
    if (channel.profile.empty()) {
        throw Error(Failure::usage,
                    tr("The channel {0} is not set up for publishing. Import a channel profile.",
                       channel.code));
    }
    ProfileReading reading = read_channel_profile(channel.profile);
    if (!reading.is_usable()) {
        throw Error(Failure::usage,
                    tr("The profile of the channel {0} cannot be used: {1} Import it again.",
                       channel.code, to_sentence(reading.issues.front())));
    }
    return std::move(reading.profile);
}

const ExporterFile& exporter_of(const ExporterLibrary& exporters, const Channel& channel,
                                const ChannelProfile& profile) {
    const ExporterFile* exporter = exporters.find(profile.exporter);
    if (exporter == nullptr) {
        throw Error(Failure::usage, tr("The channel {0} is published by the exporter {1}, which is "
                                       "not on this machine. Install "
                                       "it, or choose another one in the profile.",
                                       channel.code, profile.exporter));
    }
    return *exporter;
}

// A filter does not know whose it is: what it throws is told with the channel.
template <class Work>
auto in_assortment_of(const Channel& channel, const Work& work) {
    try {
        return work();
    } catch (const Error& error) {
        if (error.failure() != Failure::usage) throw;
        throw Error(Failure::usage,
                    tr("The assortment of the channel {0} cannot be used: {1} Change the filter in "
                       "its profile and import it again.",
                       channel.code, error.sentence()),
                    error.detail());
    }
}

}  // namespace

ChannelRun::ChannelRun(Catalogue& catalogue, const ExporterLibrary& exporters, ChannelId channel)
    : ChannelRun(catalogue, exporters, channel, catalogue.structure()) {}

ChannelRun::ChannelRun(Catalogue& catalogue, const ExporterLibrary& exporters, ChannelId channel,
                       std::shared_ptr<const Structure> structure)
    : m_catalogue(catalogue),
      m_structure(std::move(structure)),
      m_channel(channel_of(*m_structure, channel)),
      m_profile(profile_of(m_channel)),
      m_exporter(exporter_of(exporters, m_channel, m_profile)),
      m_maker(m_structure, m_channel, m_profile, m_exporter.description),
      m_rules(m_maker),
      m_assortment(in_assortment_of(m_channel,
                                    [this] {
                                        return Assortment(m_structure, m_channel, m_profile,
                                                          m_catalogue.now(),
                                                          find_by_code(m_catalogue.products()));
                                    })),
      m_lineages(catalogue.products()) {
    // An attribute that was removed since would leave holes in every item without a word.
    if (!m_maker.issues().empty()) {
        throw Error(Failure::usage,
                    tr("The profile of the channel {0} does not fit the catalogue: {1}",
                       m_channel.code, to_sentence(m_maker.issues().front())));
    }
    if (!asks_for_offers(m_profile)) return;
    m_offers.emplace(catalogue, m_channel, m_profile, catalogue.now());
    m_maker.set_offers([this](const Lineage& lineage) { return m_offers->of(lineage); });
}

void ChannelRun::each_item(const Progress& progress, const std::function<void(JudgedItem&&)>& use) {
    const std::int64_t total = m_catalogue.products().highest_id();
    m_catalogue.products().each([&](const Product& product) {
        progress.tick(product.id, total);
        if (auto item = item_of(product)) use(std::move(*item));
    });
    progress.tick(total, total);
}

std::optional<JudgedItem> ChannelRun::item_of(ProductId id) {
    const auto product = m_catalogue.products().load(id);
    if (!product) return std::nullopt;
    return item_of(*product);
}

std::optional<JudgedItem> ChannelRun::item_of(const Product& product) {
    const bool grouped = m_exporter.description.grouping == Grouping::grouped;
    if (grouped && product.kind == ProductKind::model && product.parent == 0)
        return group_of(product);
    if (!product.is_sellable() || (grouped && product.kind == ProductKind::variant))
        return std::nullopt;
    const Lineage lineage = m_lineages.lineage_of(product);
    if (!is_in_assortment(lineage)) return std::nullopt;
    return m_rules.judge(m_maker.make(lineage, ListingRow::whole));
}

bool ChannelRun::is_in_assortment(const Lineage& lineage) const {
    return exclusion_of(lineage) == Exclusion::none;
}

Exclusion ChannelRun::exclusion_of(const Lineage& lineage) const {
    return in_assortment_of(m_channel, [&] { return m_assortment.exclusion_of(lineage); });
}

std::optional<Issue> ChannelRun::not_sold(ProductId id) {
    Issue issue;
    issue.severity = Severity::info;
    const auto product = m_catalogue.products().load(id);
    if (!product) {
        issue.rule = "assortment.removed";
        issue.message = tr("It is not in the catalogue any more.");
        return issue;
    }
    if (product->is_model()) {
        std::optional<Issue> first;
        for (const ProductId child : m_catalogue.products().children_of(id)) {
            auto found = not_sold(child);
            if (!found) return std::nullopt;
            if (!first) first = std::move(found);
        }
        if (first) return first;
        issue.rule = "assortment.no_variants";
        issue.product = product->code;
        issue.message = tr("The model {0} has no variants.", product->code);
        return issue;
    }
    const Lineage lineage = m_lineages.lineage_of(*product);
    const Exclusion exclusion = exclusion_of(lineage);
    if (exclusion == Exclusion::none) return std::nullopt;
    return not_sold_issue(*m_structure, m_catalogue.products(), m_channel, m_profile, lineage,
                          exclusion);
}

std::optional<JudgedItem> ChannelRun::group_of(const Product& root) {
    // Everything below the root, parents first; on the heap, because lineages point to it.
    std::vector<std::unique_ptr<Product>> family;
    std::vector<Lineage> variants;
    const auto collect = [&](const auto& self, const Lineage& above) -> void {
        for (const ProductId id : m_catalogue.products().children_of(above.self->id)) {
            auto loaded = m_catalogue.products().load(id);
            if (!loaded) continue;
            const Product& child =
                *family.emplace_back(std::make_unique<Product>(std::move(*loaded)));
            const Lineage lineage{&child, above.self, above.parent};
            if (child.is_model())
                self(self, lineage);
            else if (is_in_assortment(lineage))
                variants.push_back(lineage);
        }
    };
    collect(collect, Lineage{&root, nullptr, nullptr});
    if (variants.empty()) return std::nullopt;

    std::vector<Listing> listings;
    for (const Lineage& lineage : variants)
        listings.push_back(m_maker.make(lineage, ListingRow::variant));
    return m_rules.judge_group(m_maker.make_group(Lineage{&root, nullptr, nullptr}, variants),
                               listings);
}

CurrencyCode ChannelRun::currency() const {
    return CurrencyCode::parse(publish_currency({*m_structure, m_channel, m_profile}))
        .value_or(CurrencyCode());
}

std::string ChannelRun::hash_of(const ExportItem& item) const {
    return record_hash(item, m_exporter.description, m_profile.exporter_settings);
}

void count_item(const JudgedItem& item, ReadinessReport& report) {
    if (item.blocked) {
        ++report.blocked;
        std::set<std::string> reasons;
        for (const Issue& issue : item.issues) {
            if (issue.severity == Severity::error) reasons.insert(issue.rule + ':' + issue.column);
        }
        for (const std::string& reason : reasons) ++report.by_reason[reason];
    } else {
        ++report.ready;
        if (!item.issues.empty()) ++report.warnings;
        report.variants_left_out += item.variants_left_out;
    }
    if (!item.issues.empty()) {
        report.items.push_back({item.product, item.item.key, item.blocked, item.issues});
    }
}

}  // namespace vitrine
