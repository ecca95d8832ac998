#include "pricing/unit_price.h"

#include <string_view>

#include "base/ratio.h"
#include "pricing/rounding.h"

namespace vitrine {
namespace {

Measurement quantity_of(std::int64_t count, std::string_view family, std::string_view code) {
    const Unit* unit = find_unit(family, code);
    return {Decimal(count, 0), unit != nullptr ? unit->id : 0};
}

// In the base unit of its family, exactly. Absent for what is not above 0, has an offset or is
// measured in nothing of its family.
std::optional<Ratio> in_base_unit(const Measurement& measurement, const Unit& unit) {
    if (measurement.amount.is_zero() || measurement.amount.is_negative()) return std::nullopt;
    const auto numerator = Decimal::parse(unit.numerator);
    const auto denominator = Decimal::parse(unit.denominator);
    if (!numerator || !denominator || unit.offset != "0") return std::nullopt;
    const auto product = Ratio(measurement.amount).times(*numerator);
    return product ? product->over(*denominator) : std::nullopt;
}

}  // namespace

std::optional<Measurement> usual_quantity(const Measurement& content, UnitPriceSize size) {
    const Unit* unit = find_unit(content.unit);
    if (unit == nullptr) return std::nullopt;
    const bool by_hundred = size == UnitPriceSize::hundred;
    if (unit->family == "Weight") {
        return by_hundred ? quantity_of(100, "Weight", "GRAM")
                          : quantity_of(1, "Weight", "KILOGRAM");
    }
    if (unit->family == "Volume") {
        if (unit->code == "CUBIC_METER") return quantity_of(1, "Volume", "CUBIC_METER");
        return by_hundred ? quantity_of(100, "Volume", "MILLILITER")
                          : quantity_of(1, "Volume", "LITER");
    }
    if (unit->family == "Length") return quantity_of(1, "Length", "METER");
    if (unit->family == "Area") return quantity_of(1, "Area", "SQUARE_METER");
    if (unit->family == "CaseBox") return quantity_of(1, "CaseBox", "PIECE");
    return std::nullopt;
}

std::optional<UnitPrice> unit_price(const Money& price, const Measurement& content,
                                    const Measurement& per, std::optional<int> decimals) {
    const Unit* sold = find_unit(content.unit);
    const Unit* compared = find_unit(per.unit);
    if (sold == nullptr || compared == nullptr || sold->family != compared->family) {
        return std::nullopt;
    }
    const auto whole = in_base_unit(content, *sold);
    const auto part = in_base_unit(per, *compared);
    const auto share = whole && part ? part->over(*whole) : std::nullopt;
    const auto exact = share ? share->times(price.amount) : std::nullopt;
    const auto digits = currency_digits(price.currency);
    if (!exact || !digits) return std::nullopt;
    const auto amount = exact->rounded(decimals.value_or(*digits), default_rounding);
    if (!amount) return std::nullopt;
    return UnitPrice{{*amount, price.currency},
                     per,
                     share->compared(Decimal(1, 0)) == std::strong_ordering::equal};
}

std::optional<PriceWithContribution> price_with_contribution(const Money& amount,
                                                             const Money& contribution,
                                                             ContributionPlace place) {
    if (contribution.amount.is_negative()) return std::nullopt;
    if (place == ContributionPlace::on_top) {
        const auto sum = plus(amount, contribution);
        return sum ? std::optional(PriceWithContribution{*sum, contribution, amount})
                   : std::nullopt;
    }
    const auto goods = minus(amount, contribution);
    if (!goods || goods->amount.is_negative()) return std::nullopt;
    return PriceWithContribution{amount, contribution, *goods};
}

}  // namespace vitrine
