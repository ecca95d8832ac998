#include "publish/listing_offer.h"

#include <algorithm>

#include "base/translate.h"
#include "publish/price_text.h"

namespace vitrine {
namespace {

std::variant<std::string, ListingFault> money_text(const std::optional<Decimal>& amount,
                                                   const std::string& currency, FieldKind kind) {
    if (!amount) return std::string();
    const auto exact = amount_text(*amount, currency);
    if (!exact) {
        return ListingFault{
            0, "price", amount->to_string(),
            tr("{0} has more decimals than {1} knows.", amount->to_string(), currency),
            tr("Write an amount with {0} decimals.", currency_decimals(currency))};
    }
    return kind == FieldKind::number ? *exact : *exact + ' ' + currency;
}

std::string unit_price_text(const UnitPrice& price) {
    const Unit* unit = find_unit(price.per.unit);
    const std::string quantity = price.per.amount == Decimal(1, 0)
                                     ? std::string()
                                     : price.per.amount.normalized().to_string() + ' ';
    return to_string(price.price) + '/' + quantity +
           std::string(unit == nullptr ? std::string_view() : unit->symbol);
}

}  // namespace

std::optional<Decimal> compare_at_price(const ListingOffer& offer) {
    if (!offer.sale || !offer.regular || !offer.prior) return std::nullopt;
    const Decimal lower = std::min(*offer.regular, *offer.prior);
    if (lower <= *offer.sale) return std::nullopt;
    return lower;
}

std::variant<std::string, ListingFault> offer_text(const ListingOffer& offer,
                                                   ProductProperty property,
                                                   const ExporterField& field) {
    const auto money = [&](const std::optional<Decimal>& amount) {
        return money_text(amount, offer.currency, field.kind);
    };
    const auto time = [&](Instant instant) { return to_iso8601(instant, offer.zone); };
    switch (property) {
        case ProductProperty::price:
            return money(offer.price);
        case ProductProperty::regular_price:
            return money(offer.regular);
        case ProductProperty::sale_price:
            return money(offer.sale);
        case ProductProperty::sale_dates:
            // An interval has both ends; what has no end is over when the next file says so.
            if (!offer.sale || offer.sale_window.from == PriceWindow::always ||
                offer.sale_window.until == PriceWindow::forever) {
                return std::string();
            }
            return time(offer.sale_window.from) + '/' + time(offer.sale_window.until);
        case ProductProperty::price_from:
            if (!offer.price || offer.price_from == PriceWindow::always) return std::string();
            return time(offer.price_from);
        case ProductProperty::prior_price:
            return money(offer.sale ? offer.prior : std::nullopt);
        case ProductProperty::compare_at_price:
            return money(compare_at_price(offer));
        case ProductProperty::unit_price:
            return offer.unit_price ? unit_price_text(*offer.unit_price) : std::string();
        case ProductProperty::availability:
            return std::string(offer.availability
                                   ? availability_name(offer.availability->availability)
                                   : std::string_view());
        case ProductProperty::availability_date:
            if (!offer.availability || !offer.availability->from) return std::string();
            return time(*offer.availability->from);
        case ProductProperty::quantity:
            return offer.availability ? offer.availability->quantity.normalized().to_string()
                                      : std::string();
        default:
            return std::string();
    }
}

}  // namespace vitrine
