#include "pricing/money.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/text.h"

namespace vitrine {
namespace {

// ISO 4217, list one, by the decimals of the minor unit, and what was withdrawn from it since 2000.
// ICU is not asked: its digits are those in daily use (RSD 0, where the standard says 2).
constexpr std::string_view without_decimals =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF "
    "BEF BYR ESP GRD ITL LUF MGF PTE TRL";
constexpr std::string_view with_two =
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD "
    "CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS "
    "GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD "
    "LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB "
    "PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP "
    "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG "
    "ANG ATS BGN CUC CYP DEM EEK FIM FRF HRK IEP LTL LVL MRO MTL NLG ROL SIT SKK SLL STD VEF ZMK "
    "ZWL";
constexpr std::string_view with_three = "BHD IQD JOD KWD LYD OMR TND";
constexpr std::string_view with_four = "CLF UYW";

// Three capital letters as a number.
std::size_t place_of(std::string_view code) {
    std::size_t place = 0;
    for (const char letter : code) place = place * 26 + static_cast<std::size_t>(letter - 'A');
    return place;
}

// The digits of every code there may be, -1 where there are none: asked for each price.
using DigitTable = std::array<signed char, std::size_t{26} * 26 * 26>;

DigitTable make_digit_table() {
    DigitTable table;
    table.fill(-1);
    const std::string_view lists[] = {without_decimals, {}, with_two, with_three, with_four};
    for (std::size_t digits = 0; digits < std::size(lists); ++digits) {
        for (const std::string_view code : split_list(lists[digits], ' ')) {
            table[place_of(code)] = static_cast<signed char>(digits);
        }
    }
    return table;
}

}  // namespace

std::optional<CurrencyCode> CurrencyCode::parse(std::string_view text) {
    CurrencyCode code;
    if (text.size() != code.m_letters.size() ||
        !std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; })) {
        return std::nullopt;
    }
    std::ranges::copy(text, code.m_letters.begin());
    return code;
}

std::optional<int> currency_digits(CurrencyCode currency) {
    static const DigitTable table = make_digit_table();
    if (currency.is_none()) return std::nullopt;
    const int digits = table[place_of(currency.view())];
    return digits < 0 ? std::nullopt : std::optional(digits);
}

std::optional<Money> plus(const Money& a, const Money& b) {
    const auto amount = a.amount.plus(b.amount);
    if (a.currency != b.currency || !amount) return std::nullopt;
    return Money{*amount, a.currency};
}

std::optional<Money> minus(const Money& a, const Money& b) {
    return plus(a, Money{-b.amount, b.currency});
}

std::string to_string(const Money& money) {
    return money.amount.to_string() + " " + std::string(money.currency.view());
}

std::optional<std::int64_t> to_minor_units(const Money& money) {
    const auto digits = currency_digits(money.currency);
    const Decimal amount = money.amount.normalized();
    if (!digits || amount.scale() > *digits) return std::nullopt;
    const auto whole = amount.rounded(*digits);
    return whole ? std::optional(whole->mantissa()) : std::nullopt;
}

std::optional<Money> from_minor_units(std::int64_t count, CurrencyCode currency) {
    const auto digits = currency_digits(currency);
    if (!digits) return std::nullopt;
    return Money{Decimal(count, *digits), currency};
}

}  // namespace vitrine
