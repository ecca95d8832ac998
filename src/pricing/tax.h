// Taxes on what is sold: the rates of territories and classes on a day, and prices with and without
// them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "catalog/value.h"
#include "pricing/money.h"
#include "pricing/price_list.h"
#include "pricing/rounding.h"

namespace vitrine {

// How the law of a territory treats goods: by their class its rate follows. Which goods are of
// which class is said by whoever sells them, never guessed.
enum class TaxClass {
    standard,
    reduced,        // the only reduced rate, or the higher one of two
    lower_reduced,  // the lower one of two
    super_reduced,  // below 5 %
    parking,        // not below 12 %, for what was taxed less before 1991 (Directive 2006/112/EC)
    zero,           // taxed at 0 %: what was paid before is given back
    exempt,         // not taxed, and what was paid before is kept
};
inline constexpr TaxClass tax_classes[] = {
    TaxClass::standard, TaxClass::reduced, TaxClass::lower_reduced, TaxClass::super_reduced,
    TaxClass::parking,  TaxClass::zero,    TaxClass::exempt};

// "standard", "reduced", "lower_reduced", "super_reduced", "parking", "zero", "exempt".
std::string_view tax_class_name(TaxClass tax_class);
// Without regard to case; absent for anything else.
std::optional<TaxClass> parse_tax_class(std::string_view name);

// The rate of one class in one territory, for [from, until).
struct TaxRate {
    std::string territory;  // "FR"; "FR-20R", "ES-CN": a part of one, after the hyphen as ISO
                            // 3166-2 or the post has it
    std::optional<TaxClass> tax_class;  // absent: of every class
    Date from;
    std::optional<Date> until;
    Decimal rate;        // in percent: 20, 5.5
    std::string source;  // the law or the authority's page
    bool operator==(const TaxRate&) const = default;
};

// Rates of all territories. Does not change once it is made, so any thread may ask.
class TaxRates {
public:
    TaxRates() = default;
    explicit TaxRates(std::vector<TaxRate> rates);

    // Reads a table with the columns territory, class, from, until, rate and source: tabs between
    // them, a head, # before remarks, "all" for every class. Lines that cannot be read are left out
    // and reported: "tax.columns", "tax.class", "tax.day", "tax.rate", with their row. Rates of the
    // same territory and class that overlap are reported, "tax.overlap"; the later one counts.
    static TaxRates read(std::string_view table, Issues& issues);

    // What applies on a day; null where nobody knows. A territory that has a standard rate of its
    // own that day, or one for all classes, stands by itself; any other takes what it lacks from
    // its country ("FR-20R" from "FR"). Zero and exempt are 0 everywhere.
    // Valid as long as this object.
    const TaxRate* find(std::string_view territory, TaxClass tax_class, Date day) const;

    // By territory, class (all classes first) and beginning.
    std::span<const TaxRate> all() const { return m_rates; }

private:
    const TaxRate* in_force(std::string_view territory, std::optional<TaxClass> tax_class,
                            Date day) const;

    std::vector<TaxRate> m_rates;
};

// A price both ways; gross is net and tax.
struct TaxedPrice {
    Money net;
    Money tax;
    Money gross;
    bool operator==(const TaxedPrice&) const = default;
};

// Both sides of a price of which one is given: that one is kept as it is, the other is rounded
// once, to the currency's minor unit, and the tax is what lies between. So a gross list keeps its
// gross and a net list its net when a rate changes. `rate` is in percent. Absent for a currency
// without digits, for a rate of -100 or below, and where 64 bits cannot hold it.
std::optional<TaxedPrice> taxed_price(const Money& price, PriceBasis basis, const Decimal& rate);
std::optional<Money> net_of(const Money& gross, const Decimal& rate);
std::optional<Money> gross_of(const Money& net, const Decimal& rate);

// What is earned, always on net prices.
struct Margin {
    Money amount;                    // net price less cost
    std::optional<Decimal> percent;  // of the net price, two decimals; absent for a price of 0
    bool operator==(const Margin&) const = default;
};
// Absent where the currencies differ, or 64 bits cannot hold it.
std::optional<Margin> margin(const Money& net_price, const Money& cost);

}  // namespace vitrine
