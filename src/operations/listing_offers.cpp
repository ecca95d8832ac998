#include "operations/listing_offers.h"

#include <algorithm>

#include "base/contains.h"
#include "operations/price_view.h"
#include "pricing/rounding.h"
#include "publish/field_mapping.h"

namespace vitrine {
namespace {

// Of the profile's settings: the attribute that says how much of the goods is in one.
constexpr const char* content_setting = "unit_price_content";

}  // namespace

bool asks_for_offers(const ChannelProfile& profile) {
    for (const auto& [field, sources] : profile.fields) {
        for (const FieldSource& source : sources) {
            const auto property = parse_product_property(source.text);
            if (source.kind == SourceKind::property && property && is_of_offer(*property))
                return true;
            if (source.kind == SourceKind::text_template &&
                source.text.find("{offer.") != std::string::npos)
                return true;
        }
    }
    return false;
}

ChannelOffers::ChannelOffers(Catalogue& catalogue, const Channel& channel,
                             const ChannelProfile& profile, Instant instant)
    : m_prices(catalogue.connection()),
      m_structure(catalogue.structure()),
      m_lists(price_lists_of(*m_structure)),
      m_currency(publish_currency({*m_structure, channel, profile})),
      m_zone(zone_of_channel(*m_structure, channel.id)),
      m_priors(catalogue, channel.id),
      m_has_stock(StockStore(catalogue.connection()).last_run() > 0),
      m_availability(catalogue, channel, profile) {
    const Market* market = market_selling_on(*m_structure, channel.id);
    m_question.channel = channel.id;
    m_question.market = market == nullptr ? 0 : market->id;
    if (const Currency* currency = m_structure->currencies.find(m_currency))
        m_question.currency = currency->id;
    m_question.instant = instant;
    if (const auto code = CurrencyCode::parse(m_currency))
        m_question.rounding = price_rounding({}, *code);
    m_structure->price_lists.each([&](const PriceList& list) {
        const PriceListTerms* terms = m_lists.find(list.id);
        if (terms != nullptr && terms->currency == m_question.currency &&
            applies_to(terms->target, m_question)) {
            m_here.push_back({list.id, zone_of(list, *m_structure)});
        }
    });
    const auto setting = profile.settings.find(content_setting);
    if (setting == profile.settings.end()) return;
    m_content = m_structure->attributes.find(setting->second);
    if (m_content != nullptr && m_content->type == AttributeType::measurement)
        m_content_key = m_structure->key_for(*m_content, channel.id, 0);
}

void ChannelOffers::add_entries(ProductId product, std::vector<PriceEntry>& entries) {
    for (const ListHere& list : m_here) {
        for (const StoredPrice& stored : m_prices.of_product(list.id, product))
            entries.push_back(price_entry(stored, list.zone));
    }
}

std::optional<UnitPrice> ChannelOffers::unit_price_of(const Lineage& lineage,
                                                      const Decimal& price) const {
    const Value* value = m_content_key ? lineage.find(*m_content_key) : nullptr;
    const auto* content = value == nullptr ? nullptr : std::get_if<Measurement>(value);
    const auto currency = CurrencyCode::parse(m_currency);
    if (content == nullptr || !currency) return std::nullopt;
    const auto per = usual_quantity(*content);
    if (!per) return std::nullopt;
    return unit_price({price, *currency}, *content, *per);
}

std::optional<Decimal> ChannelOffers::prior_of(const Lineage& lineage, const ListingOffer& offer) {
    const auto currency = CurrencyCode::parse(m_currency);
    if (!currency || !lineage.self->is_sellable()) return std::nullopt;
    const PriorPrice prior =
        m_priors.of(lineage, {*offer.sale, *currency}, offer.sale_window.from, m_question.instant);
    if (!prior.price) return std::nullopt;
    return prior.price->amount;
}

ListingOffer ChannelOffers::of(const Lineage& lineage) {
    ListingOffer offer{m_currency, {}, {}, {}, {}, PriceWindow::always, {}, {}, {}, m_zone};
    PriceLineage products{};
    std::vector<PriceEntry> entries;
    std::size_t level = 0;
    for (const Product* one : {lineage.self, lineage.parent, lineage.root}) {
        if (one == nullptr) break;
        products[level++] = one->id;
        add_entries(one->id, entries);
    }
    const ResolvedPrice price = resolve_price(m_question, products, m_lists, entries);
    if (const ChosenPrice* asked = price.asked()) {
        offer.price = asked->amount;
        offer.regular = price.regular->amount;
        offer.price_from = window_of(asked->entry, m_lists).from;
        offer.unit_price = unit_price_of(lineage, asked->amount);
    }
    if (price.reduction) {
        offer.sale = price.reduction->amount;
        offer.sale_window = window_of(price.reduction->entry, m_lists);
        offer.prior = prior_of(lineage, offer);
    }
    if (m_has_stock && lineage.self->is_sellable()) {
        const AvailabilityAnswer answer = m_availability.of(lineage, m_question.instant);
        if (answer.reason != AvailabilityReason::not_counted) offer.availability = answer;
    }
    return offer;
}

}  // namespace vitrine
