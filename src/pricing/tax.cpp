#include "pricing/tax.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/clock.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

// In the order of TaxClass.
constexpr std::array<std::string_view, 7> class_names = {
    "standard", "reduced", "lower_reduced", "super_reduced", "parking", "zero", "exempt"};

std::tuple<std::string_view, std::optional<TaxClass>, Date> tax_key(const TaxRate& rate) {
    return {rate.territory, rate.tax_class, rate.from};
}

Issue tax_issue(std::string_view rule, int row, std::string_view column, std::string_view value,
                std::string message) {
    Issue issue;
    issue.rule = rule;
    issue.row = row;
    issue.column = column;
    issue.value = shorten(value, 200);
    issue.message = std::move(message);
    return issue;
}

// A line of the table; absent with an issue.
std::optional<TaxRate> read_rate(std::string_view line, int row, Issues& issues) {
    const auto cells = split(line, '\t');
    if (cells.size() != 6 || cells[0].empty()) {
        issues.push_back(
            tax_issue("tax.columns", row, {}, line,
                      tr("A rate is a territory, a class, two days, a rate and a source.")));
        return std::nullopt;
    }
    TaxRate rate;
    rate.territory = cells[0];
    rate.source = cells[5];
    if (cells[1] != "all") {
        rate.tax_class = parse_tax_class(cells[1]);
        if (!rate.tax_class) {
            issues.push_back(tax_issue("tax.class", row, "class", cells[1],
                                       tr("There is no tax class {0}.", cells[1])));
            return std::nullopt;
        }
    }
    const auto from = parse_date(cells[2]);
    const auto until = parse_date(cells[3]);
    if (!from || (!until && !cells[3].empty()) || (until && *until <= *from)) {
        issues.push_back(tax_issue("tax.day", row, from ? "until" : "from", cells[from ? 3 : 2],
                                   tr("A rate needs a first day and, if it ends, a later one.")));
        return std::nullopt;
    }
    rate.from = Date{*from};
    if (until) rate.until = Date{*until};
    const auto percent = Decimal::parse(cells[4]);
    if (!percent || percent->is_negative()) {
        issues.push_back(tax_issue("tax.rate", row, "rate", cells[4],
                                   tr("{0} is no rate in percent.", cells[4])));
        return std::nullopt;
    }
    rate.rate = *percent;
    return rate;
}

const TaxRate* untaxed(TaxClass tax_class) {
    static const TaxRate zero{{}, TaxClass::zero, {}, {}, {}, {}};
    static const TaxRate exempt{{}, TaxClass::exempt, {}, {}, {}, {}};
    return tax_class == TaxClass::zero ? &zero : &exempt;
}

// 1.2 for 20 %.
std::optional<Ratio> with_tax(const Decimal& rate) {
    const auto share = Ratio(rate).over(Ratio(Decimal(100, 0)));
    const auto factor = share ? share->plus(Ratio(Decimal(1, 0))) : std::nullopt;
    if (!factor || factor->is_zero() || factor->is_negative()) return std::nullopt;
    return factor;
}

}  // namespace

std::string_view tax_class_name(TaxClass tax_class) {
    return class_names[static_cast<std::size_t>(tax_class)];
}

std::optional<TaxClass> parse_tax_class(std::string_view name) {
    const FoldedCase folded(name);
    const auto* const found = std::ranges::find(class_names, folded.view());
    if (found == class_names.end()) return std::nullopt;
    return static_cast<TaxClass>(found - class_names.begin());
}

TaxRates::TaxRates(std::vector<TaxRate> rates) : m_rates(std::move(rates)) {
    std::ranges::stable_sort(m_rates, {}, tax_key);
}

TaxRates TaxRates::read(std::string_view table, Issues& issues) {
    std::vector<TaxRate> rates;
    int row = 0;
    bool had_head = false;
    for (std::string_view line : split(table, '\n')) {
        ++row;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        if (!had_head) {
            had_head = true;
            continue;
        }
        auto rate = read_rate(line, row, issues);
        if (!rate) continue;
        for (const TaxRate& other : rates) {
            if (other.territory == rate->territory && other.tax_class == rate->tax_class &&
                (!other.until || rate->from < *other.until) &&
                (!rate->until || other.from < *rate->until)) {
                issues.push_back(
                    tax_issue("tax.overlap", row, "from", date_to_string(rate->from.days),
                              tr("Two rates of {0} apply on the same day.", rate->territory)));
                break;
            }
        }
        rates.push_back(std::move(*rate));
    }
    return TaxRates(std::move(rates));
}

const TaxRate* TaxRates::in_force(std::string_view territory, std::optional<TaxClass> tax_class,
                                  Date day) const {
    auto at = std::ranges::upper_bound(m_rates, std::tuple(territory, tax_class, day), {}, tax_key);
    while (at != m_rates.begin()) {
        --at;
        if (at->territory != territory || at->tax_class != tax_class) return nullptr;
        if (!at->until || day < *at->until) return &*at;
    }
    return nullptr;
}

const TaxRate* TaxRates::find(std::string_view territory, TaxClass tax_class, Date day) const {
    if (tax_class == TaxClass::zero || tax_class == TaxClass::exempt) return untaxed(tax_class);
    if (const TaxRate* rate = in_force(territory, tax_class, day)) return rate;
    if (const TaxRate* rate = in_force(territory, std::nullopt, day)) return rate;
    const std::size_t hyphen = territory.find('-');
    if (hyphen == std::string_view::npos || in_force(territory, TaxClass::standard, day)) {
        return nullptr;
    }
    return find(territory.substr(0, hyphen), tax_class, day);
}

std::optional<Money> net_of(const Money& gross, const Decimal& rate) {
    const auto factor = with_tax(rate);
    const auto net = factor ? Ratio(gross.amount).over(*factor) : std::nullopt;
    return net ? to_money(*net, gross.currency) : std::nullopt;
}

std::optional<Money> gross_of(const Money& net, const Decimal& rate) {
    const auto factor = with_tax(rate);
    const auto gross = factor ? Ratio(net.amount).times(*factor) : std::nullopt;
    return gross ? to_money(*gross, net.currency) : std::nullopt;
}

std::optional<TaxedPrice> taxed_price(const Money& price, PriceBasis basis, const Decimal& rate) {
    const bool is_gross = basis == PriceBasis::gross;
    const auto other = is_gross ? net_of(price, rate) : gross_of(price, rate);
    if (!other) return std::nullopt;
    const Money& net = is_gross ? *other : price;
    const Money& gross = is_gross ? price : *other;
    const auto tax = minus(gross, net);
    return tax ? std::optional(TaxedPrice{net, *tax, gross}) : std::nullopt;
}

std::optional<Margin> margin(const Money& net_price, const Money& cost) {
    const auto amount = minus(net_price, cost);
    if (!amount) return std::nullopt;
    Margin result{*amount, {}};
    const auto share = Ratio(amount->amount).over(net_price.amount);
    const auto percent = share ? share->times(Ratio(Decimal(100, 0))) : std::nullopt;
    if (percent) result.percent = percent->rounded(2, default_rounding);
    return result;
}

}  // namespace vitrine
