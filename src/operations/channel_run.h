// A channel ready for work: its profile read and bound to the catalogue and its exporter. What
// readiness, plan and publication have in common.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/progress.h"
#include "operations/listing_offers.h"
#include "operations/publish_channel.h"
#include "publish/assortment.h"
#include "publish/readiness.h"
#include "store/product_store.h"

namespace vitrine {

class ChannelRun {
public:
    // Throws Error (usage) as check_readiness() says.
    ChannelRun(Catalogue& catalogue, const ExporterLibrary& exporters, ChannelId channel);

    const Channel& channel() const { return m_channel; }
    const ChannelProfile& profile() const { return m_profile; }
    const ExporterFile& exporter() const { return m_exporter; }
    // Of prices that say none.
    CurrencyCode currency() const;

    // Every item of the assortment, judged, in order of id. Ticks by product.
    void each_item(const Progress& progress, const std::function<void(JudgedItem&&)>& use);
    // The item that is sent for this product (a root model or simple product where the exporter
    // groups, otherwise what is sold). Absent if it is no item or not in the assortment.
    std::optional<JudgedItem> item_of(ProductId product);
    // Why the channel does not sell it; for a model, what keeps the first of its variants from it.
    // Absent where it, or one of its variants, is sold.
    std::optional<Issue> not_sold(ProductId product);
    // The hash of what would be sent for it.
    std::string hash_of(const ExportItem& item) const;

private:
    ChannelRun(Catalogue& catalogue, const ExporterLibrary& exporters, ChannelId channel,
               std::shared_ptr<const Structure> structure);
    std::optional<JudgedItem> item_of(const Product& product);
    std::optional<JudgedItem> group_of(const Product& root);
    bool is_in_assortment(const Lineage& lineage) const;
    Exclusion exclusion_of(const Lineage& lineage) const;

    Catalogue& m_catalogue;
    const std::shared_ptr<const Structure> m_structure;
    const Channel m_channel;
    const ChannelProfile m_profile;
    const ExporterFile& m_exporter;
    ListingMaker m_maker;
    ReadinessRules m_rules;
    Assortment m_assortment;
    LineageReader m_lineages;
    std::optional<ChannelOffers> m_offers;  // where the profile asks for them
};

// Adds an item to the report.
void count_item(const JudgedItem& item, ReadinessReport& report);

}  // namespace vitrine
