#include "catalog/measurement.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "base/text.h"
#include "base/wide.h"
#include "catalog/standard_units.h"

namespace vitrine {
namespace {

char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

// Called for every measurement of an import: plain ASCII, the usual case, allocates nothing.
bool same_without_case(std::string_view a, std::string_view b) {
    if (is_ascii(a) && is_ascii(b)) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                          [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
    }
    return fold_case(a) == fold_case(b);
}

bool has_alias(const Unit& unit, std::string_view name) {
    std::string_view rest = unit.aliases;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(','), rest.size());
        if (same_without_case(rest.substr(0, end), name)) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

const Unit* find_among(std::span<const Unit> units, std::string_view name) {
    if (name.empty()) return nullptr;
    const auto first = [&](auto condition) {
        const auto found = std::find_if(units.begin(), units.end(), condition);
        return found == units.end() ? nullptr : &*found;
    };
    if (const Unit* found = first([&](const Unit& u) { return u.code == name; })) return found;
    if (const Unit* found = first([&](const Unit& u) { return same_without_case(u.code, name); })) {
        return found;
    }
    if (const Unit* found = first([&](const Unit& u) { return u.symbol == name; })) return found;
    if (const Unit* found = first([&](const Unit& u) {
            return same_without_case(u.rec20, name) || has_alias(u, name);
        })) {
        return found;
    }
    const auto symbol = [&](const Unit& u) { return same_without_case(u.symbol, name); };
    return std::count_if(units.begin(), units.end(), symbol) == 1 ? first(symbol) : nullptr;
}

Decimal factor(std::string_view text) {
    return Decimal::parse(text).value_or(Decimal(0, 0));
}

Wide greatest_common_divisor(Wide a, Wide b) {
    while (b != 0) {
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

struct Ratio {
    Wide numerator = 0;
    Wide denominator = 1;

    void reduce() {
        const Wide divisor = greatest_common_divisor(numerator, denominator);
        if (divisor > 1) {
            numerator /= divisor;
            denominator /= divisor;
        }
    }
};

// What one of `unit` is in base units.
Ratio ratio_of(const Unit& unit) {
    const Decimal numerator = factor(unit.numerator);
    const Decimal denominator = factor(unit.denominator);
    Ratio ratio{numerator.mantissa(), denominator.mantissa()};
    const int shift = denominator.scale() - numerator.scale();
    (shift > 0 ? ratio.numerator : ratio.denominator) *= power_of_ten(shift > 0 ? shift : -shift);
    ratio.reduce();
    return ratio;
}

std::optional<Ratio> product(const Ratio& a, const Ratio& b) {
    // Crosswise first, so that as little as possible leaves 128 bits.
    Ratio left{a.numerator, b.denominator};
    Ratio right{b.numerator, a.denominator};
    left.reduce();
    right.reduce();
    Ratio result;
    if (__builtin_mul_overflow(left.numerator, right.numerator, &result.numerator) ||
        __builtin_mul_overflow(left.denominator, right.denominator, &result.denominator)) {
        return std::nullopt;
    }
    return result;
}

std::optional<Ratio> sum(const Ratio& a, const Ratio& b) {
    Wide left = 0;
    Wide right = 0;
    Ratio result;
    if (__builtin_mul_overflow(a.numerator, b.denominator, &left) ||
        __builtin_mul_overflow(b.numerator, a.denominator, &right) ||
        __builtin_add_overflow(left, right, &result.numerator) ||
        __builtin_mul_overflow(a.denominator, b.denominator, &result.denominator)) {
        return std::nullopt;
    }
    result.reduce();
    return result;
}

Ratio ratio_of(const Decimal& amount) {
    Ratio ratio{amount.mantissa(), power_of_ten(amount.scale())};
    ratio.reduce();
    return ratio;
}

// Rounded half away from zero to 12 decimals, or to as many as 64 bits hold.
std::optional<Decimal> to_decimal(const Ratio& ratio) {
    constexpr int most_decimals = 12;
    constexpr Wide most = std::numeric_limits<std::int64_t>::max();
    const bool negative = ratio.numerator < 0;
    const Wide numerator = negative ? -ratio.numerator : ratio.numerator;
    Wide mantissa = numerator / ratio.denominator;
    Wide rest = numerator % ratio.denominator;
    int decimals = 0;
    for (; decimals < most_decimals && rest != 0 && mantissa < most / 10; ++decimals) {
        if (__builtin_mul_overflow(rest, Wide{10}, &rest)) return std::nullopt;
        mantissa = mantissa * 10 + rest / ratio.denominator;
        rest %= ratio.denominator;
    }
    if (rest >= ratio.denominator - rest) ++mantissa;
    const auto narrow = narrowed(negative ? -mantissa : mantissa);
    if (!narrow) return std::nullopt;
    return Decimal(*narrow, decimals).normalized();
}

}  // namespace

std::span<const Unit> all_units() {
    return standard_units();
}

std::span<const Unit> units_of(std::string_view family) {
    // Sought for every cell of an import, so by name rather than from the first unit on.
    static const auto by_family = [] {
        std::unordered_map<std::string_view, std::span<const Unit>> families;
        const auto units = standard_units();
        for (auto begin = units.begin(); begin != units.end();) {
            const auto end = std::find_if_not(
                begin, units.end(), [&](const Unit& unit) { return unit.family == begin->family; });
            families.try_emplace(begin->family, begin, end);
            begin = end;
        }
        return families;
    }();
    const auto found = by_family.find(family);
    return found == by_family.end() ? std::span<const Unit>() : found->second;
}

const Unit* find_unit(std::string_view code) {
    return find_among(standard_units(), code);
}

const Unit* find_unit(std::string_view family, std::string_view code) {
    return find_among(units_of(family), code);
}

const Unit* find_unit(UnitId id) {
    const auto units = standard_units();
    const auto found =
        std::lower_bound(units.begin(), units.end(), id,
                         [](const Unit& unit, UnitId wanted) { return unit.id < wanted; });
    return found != units.end() && found->id == id ? &*found : nullptr;
}

bool is_measurement_family(std::string_view family) {
    return !units_of(family).empty();
}

std::optional<Decimal> convert(const Measurement& measurement, const Unit& target) {
    if (measurement.unit == target.id) return measurement.amount.normalized();
    const Unit* source = find_unit(measurement.unit);
    if (source == nullptr || source->family != target.family) return std::nullopt;
    if (source->numerator.empty() || target.numerator.empty()) return std::nullopt;
    auto value = product(ratio_of(measurement.amount), ratio_of(*source));
    if (source->offset != target.offset) {
        const Ratio lower = ratio_of(factor(target.offset));
        if (value) value = sum(*value, ratio_of(factor(source->offset)));
        if (value) value = sum(*value, {-lower.numerator, lower.denominator});
    }
    const Ratio unit = ratio_of(target);
    if (value) value = product(*value, {unit.denominator, unit.numerator});
    return value ? to_decimal(*value) : std::nullopt;
}

}  // namespace vitrine
