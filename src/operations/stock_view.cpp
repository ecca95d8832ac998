#include "operations/stock_view.h"

#include <algorithm>

#include "base/contains.h"
#include "base/error.h"
#include "base/translate.h"
#include "catalog/lifecycle.h"
#include "store/product_store.h"

namespace vitrine {
ChannelAvailability::ChannelAvailability(Catalogue& catalogue, const Channel& channel,
                                         const ChannelProfile& profile)
    : m_structure(catalogue.structure()),
      m_channel(channel.id),
      m_rule(profile.availability),
      m_stock(catalogue.connection()) {
    const auto add = [&](const std::vector<std::string>& codes, std::vector<LocationId>& to) {
        for (const std::string& code : codes) {
            if (const Location* location = m_structure->locations.find(code))
                to.push_back(location->id);
        }
    };
    add(m_rule.locations, m_locations);
    add(m_rule.pickup, m_pickup);
    if (!m_rule.locations.empty()) return;
    m_structure->locations.each([&](const Location& location) {
        if (is_in_market(location)) m_locations.push_back(location.id);
    });
}

bool ChannelAvailability::is_in_market(const Location& location) const {
    const Market* market = m_structure->markets.find(location.market);
    return market != nullptr && contains(market->channels, m_channel);
}

SaleTerms ChannelAvailability::terms_of(const Lineage& lineage) const {
    return {launch_instant(*m_structure, lineage, m_channel),
            lifecycle_status(*m_structure, lineage) == LifecycleStatus::phase_out};
}

AvailabilityAnswer ChannelAvailability::of(const Lineage& lineage, Instant now) {
    std::vector<StockLevel> levels;
    for (const StoredStock& stock : m_stock.of_product(lineage.self->id)) {
        if (contains(m_locations, stock.location))
            levels.push_back({Decimal(stock.quantity, 3), stock.as_of});
    }
    const AvailabilityRules rules{Decimal(m_rule.buffer, 0), m_rule.preorder,
                                  m_rule.backorder_days.has_value(),
                                  static_cast<int>(m_rule.backorder_days.value_or(0))};
    return availability_of(levels, rules, terms_of(lineage), now);
}

std::vector<std::pair<LocationId, PickupVerdict>> ChannelAvailability::pickup(
    const Lineage& lineage, Instant now) {
    const auto levels = m_stock.of_product(lineage.self->id);
    const SaleTerms terms = terms_of(lineage);
    std::vector<std::pair<LocationId, PickupVerdict>> verdicts;
    m_structure->locations.each([&](const Location& location) {
        const bool is_offered = contains(m_pickup, location.id);
        const bool is_here = is_in_market(location);
        if (!is_offered && (!is_here || location.is_warehouse)) return;
        const auto level = std::ranges::find(levels, location.id, &StoredStock::location);
        std::optional<StockLevel> stock;
        if (level != levels.end()) stock = StockLevel{Decimal(level->quantity, 3), level->as_of};
        verdicts.emplace_back(
            location.id,
            pickup_at({is_offered, is_here, Decimal(m_rule.pickup_buffer, 0)}, stock, terms, now));
    });
    return verdicts;
}

StockView view_stock(Catalogue& catalogue, ProductId id) {
    const CatalogueSnapshot snapshot(catalogue);
    const auto structure = catalogue.structure();
    const auto product = catalogue.products().load(id);
    if (!product || !product->is_sellable())
        throw Error(Failure::usage, tr("A model has no stock. Ask for one of its variants."));
    LineageReader lineages(catalogue.products());
    const Lineage lineage = lineages.lineage_of(*product);
    StockView view;
    view.now = catalogue.now();
    view.levels = StockStore(catalogue.connection()).of_product(id);
    structure->channels.each([&](const Channel& channel) {
        ChannelProfile profile;
        if (!channel.profile.empty()) profile = read_channel_profile(channel.profile).profile;
        ChannelAvailability availability(catalogue, channel, profile);
        view.channels.push_back({channel.id, availability.of(lineage, view.now),
                                 availability.pickup(lineage, view.now)});
    });
    return view;
}

std::string age_text(Instant then, Instant now) {
    using namespace std::chrono;
    const auto minutes = std::max<long>(0, duration_cast<std::chrono::minutes>(now - then).count());
    if (minutes < 60) return trn("{0} minute", "{0} minutes", minutes, minutes);
    if (minutes < 48 * 60) return trn("{0} hour", "{0} hours", minutes / 60, minutes / 60);
    return trn("{0} day", "{0} days", minutes / (24 * 60), minutes / (24 * 60));
}

}  // namespace vitrine
