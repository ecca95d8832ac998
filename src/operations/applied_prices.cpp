#include "operations/applied_prices.h"

#include <algorithm>
#include <unordered_set>

#include "base/contains.h"
#include "operations/price_view.h"

namespace vitrine {
namespace {

// Whether the channel asks the same as before.
bool is_as_noted(const AppliedPrice& one, const AppliedPrice& other) {
    if (one.state != other.state) return false;
    return one.state != AppliedState::priced ||
           (one.price == other.price && one.is_reduction == other.is_reduction);
}

class AppliedPriceNotes {
public:
    AppliedPriceNotes(Catalogue& catalogue, const AcknowledgedPrices& acknowledged)
        : m_store(catalogue.connection()),
          m_acknowledged(acknowledged),
          m_since(m_store.recorded_since(acknowledged.channel)) {}

    std::vector<AppliedPriceRow> rows() {
        for (const ProductId item : m_acknowledged.gone) take_off(item, {});
        const auto& sent = m_acknowledged.sent;
        for (auto first = sent.begin(); first != sent.end();) {
            const auto behind = std::find_if(first, sent.end(), [&](const SentPrice& price) {
                return price.item != first->item;
            });
            note_item({first, behind});
            first = behind;
        }
        return std::move(m_rows);
    }

private:
    void note_item(std::span<const SentPrice> sent) {
        const auto last = m_store.last_of_item(m_acknowledged.channel, sent.front().item);
        for (const SentPrice& price : sent) {
            if (price.is_refused) continue;
            AppliedPrice applied;
            applied.from = m_acknowledged.at;
            applied.state = price.price ? AppliedState::priced : AppliedState::unknown;
            if (price.price) applied.price = *price.price;
            applied.is_reduction = price.is_reduction;
            const auto known = std::ranges::find(last, price.product, &AppliedPriceRow::product);
            if (known != last.end() && is_as_noted(known->applied, applied)) continue;
            AppliedPriceRow& row = add(price.product, price.item, applied);
            // What a channel that is recorded did not have is new there.
            row.is_first = known == last.end() && m_since && *m_since < m_acknowledged.at &&
                           m_store.of_product(row.channel, row.product).empty();
        }
        take_off(sent.front().item, sent, last);
    }

    void take_off(ProductId item, std::span<const SentPrice> but) {
        take_off(item, but, m_store.last_of_item(m_acknowledged.channel, item));
    }
    void take_off(ProductId item, std::span<const SentPrice> but,
                  const std::vector<AppliedPriceRow>& last) {
        for (const AppliedPriceRow& row : last) {
            if (row.applied.state == AppliedState::off_sale ||
                std::ranges::find(but, row.product, &SentPrice::product) != but.end())
                continue;
            AppliedPrice applied;
            applied.from = m_acknowledged.at;
            applied.state = AppliedState::off_sale;
            add(row.product, item, applied);
        }
    }

    AppliedPriceRow& add(ProductId product, ProductId item, const AppliedPrice& applied) {
        AppliedPriceRow& row = m_rows.emplace_back();
        row.channel = m_acknowledged.channel;
        row.product = product;
        row.item = item;
        row.applied = applied;
        row.publication = m_acknowledged.publication;
        return row;
    }

    AppliedPriceStore m_store;
    const AcknowledgedPrices& m_acknowledged;
    const std::optional<Instant> m_since;
    std::vector<AppliedPriceRow> m_rows;
};

}  // namespace

const Market* market_selling_on(const Structure& structure, ChannelId channel) {
    return structure.markets.find_if(
        [&](const Market& market) { return contains(market.channels, channel); });
}

Zone zone_of_channel(const Structure& structure, ChannelId channel) {
    const Market* market = market_selling_on(structure, channel);
    PriceList here;
    here.market = market == nullptr ? 0 : market->id;
    return zone_of(here, structure);
}

void note_applied_prices(Catalogue& catalogue, const AcknowledgedPrices& acknowledged,
                         const std::string& author, const std::string& note) {
    PriceLedgerEntry entry;
    entry.at = acknowledged.at;
    entry.kind = "applied";
    entry.author = author;
    entry.note = note;
    const auto rows = AppliedPriceNotes(catalogue, acknowledged).rows();
    AppliedPriceStore(catalogue.connection()).add(rows, std::move(entry));
}

AppliedPrices applied_prices_of(const std::vector<AppliedPriceRow>& rows) {
    AppliedPrices record;
    for (const AppliedPriceRow& row : rows) record.entries.push_back(row.applied);
    record.is_whole = !rows.empty() && rows.front().is_first;
    return record;
}

PriorPrices::PriorPrices(Catalogue& catalogue, ChannelId channel)
    : m_store(catalogue.connection()),
      m_structure(catalogue.structure()),
      m_channel(channel),
      m_zone(zone_of_channel(*m_structure, channel)) {
    const PriceSettings settings = price_settings(catalogue);
    const Market* market = market_selling_on(*m_structure, channel);
    m_rules = settings.prior_rules(market == nullptr ? std::string_view() : market->code);
    if (const Attribute* attribute = m_structure->attributes.find(settings.perishable_attribute))
        m_perishable = m_structure->key_for(*attribute, channel, 0);
}

bool PriorPrices::is_perishable(const Lineage& lineage) const {
    const Value* value = m_perishable ? lineage.find(*m_perishable) : nullptr;
    const bool* is_so = value == nullptr ? nullptr : std::get_if<bool>(value);
    return is_so != nullptr && *is_so;
}

Instant PriorPrices::beginning_of(const AppliedPrices& record, const Money& price, Instant from,
                                  Instant at) const {
    if (from != PriceWindow::always) return from;
    const AppliedPrice* const now = applied_at(record, at);
    const bool is_it = now != nullptr && now->state == AppliedState::priced && now->is_reduction &&
                       now->price == price;
    return is_it ? now->from : at;
}

PriorPrice PriorPrices::of(const Lineage& lineage, const Money& price, Instant from, Instant at) {
    const AppliedPrices record = applied_prices_of(m_store.of_product(m_channel, lineage.self->id));
    const Reduction reduction{beginning_of(record, price, from, at), price, is_perishable(lineage)};
    return prior_price(record, reduction, m_rules, m_zone);
}

}  // namespace vitrine
