#include "pricing/exchange_rates.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/translate.h"

namespace vitrine {
namespace {

auto rate_key(const ExchangeRate& rate) {
    return std::tuple(rate.from, rate.to, rate.day);
}

bool has_currencies(const ExchangeRate& rate) {
    return !rate.from.is_none() && !rate.to.is_none() && rate.from != rate.to;
}

bool is_above_zero(const Decimal& rate) {
    return !rate.is_zero() && !rate.is_negative();
}

// What the rate multiplies an amount by.
std::optional<Ratio> factor_of(const UsedRate& used) {
    return used.inverted ? Ratio(Decimal(1, 0)).over(used.rate.rate)
                         : std::optional(Ratio(used.rate.rate));
}

}  // namespace

Issues check_exchange_rates(const std::vector<ExchangeRate>& rates) {
    Issues issues;
    std::set<std::tuple<CurrencyCode, CurrencyCode, Date>> seen;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const ExchangeRate& rate = rates[i];
        Issue issue;
        issue.row = static_cast<std::int64_t>(i) + 1;
        issue.value = rate.rate.to_string();
        if (!has_currencies(rate)) {
            issue.rule = "exchange_rate.currency";
            issue.column = "currency";
            issue.message = tr("A rate of exchange needs two currencies.");
            issue.fix = tr("Write two different codes such as EUR and USD.");
        } else if (!is_above_zero(rate.rate)) {
            issue.rule = "exchange_rate.rate";
            issue.column = "rate";
            issue.message =
                tr("A rate of {0} cannot be: it must be above 0.", rate.rate.to_string());
            issue.fix =
                tr("Write how many {0} one {1} is worth.", rate.to.view(), rate.from.view());
        } else if (!seen.insert(rate_key(rate)).second) {
            issue.rule = "exchange_rate.twice";
            issue.column = "day";
            issue.message = tr("There are two rates from {0} to {1} for {2}.", rate.from.view(),
                               rate.to.view(), date_to_string(rate.day.days));
            issue.fix = tr("Keep one of them.");
        } else {
            continue;
        }
        issues.push_back(std::move(issue));
    }
    return issues;
}

ExchangeRates::ExchangeRates(std::vector<ExchangeRate> rates, CurrencyCode base) : m_base(base) {
    std::erase_if(rates, [](const ExchangeRate& rate) {
        return !has_currencies(rate) || !is_above_zero(rate.rate);
    });
    std::ranges::stable_sort(rates, {}, rate_key);
    for (ExchangeRate& rate : rates) {
        if (!m_rates.empty() && rate_key(m_rates.back()) == rate_key(rate)) {
            m_rates.back() = std::move(rate);
        } else {
            m_rates.push_back(std::move(rate));
        }
    }
}

const ExchangeRate* ExchangeRates::last(CurrencyCode from, CurrencyCode to, Date day) const {
    const auto after = std::ranges::upper_bound(m_rates, std::tuple(from, to, day), {}, rate_key);
    if (after == m_rates.begin()) return nullptr;
    const ExchangeRate& rate = *(after - 1);
    return rate.from == from && rate.to == to ? &rate : nullptr;
}

std::optional<UsedRate> ExchangeRates::step(CurrencyCode from, CurrencyCode to, Date day) const {
    if (const ExchangeRate* rate = last(from, to, day)) return UsedRate{*rate, false};
    if (const ExchangeRate* rate = last(to, from, day)) return UsedRate{*rate, true};
    return std::nullopt;
}

std::optional<FoundRate> ExchangeRates::find(CurrencyCode from, CurrencyCode to, Date day) const {
    if (from == to) return FoundRate{Ratio(Decimal(1, 0)), {}};
    FoundRate found;
    if (const auto direct = step(from, to, day)) {
        found.used = {*direct};
    } else {
        if (m_base.is_none() || from == m_base || to == m_base) return std::nullopt;
        const auto one = step(from, m_base, day);
        const auto two = one ? step(m_base, to, day) : std::nullopt;
        if (!two) return std::nullopt;
        found.used = {*one, *two};
    }
    std::optional<Ratio> factor = Ratio(Decimal(1, 0));
    for (const UsedRate& used : found.used) {
        const auto next = factor_of(used);
        factor = factor && next ? factor->times(*next) : std::nullopt;
    }
    if (!factor) return std::nullopt;
    found.factor = *factor;
    return found;
}

Conversion ExchangeRates::convert(const Money& money, CurrencyCode to, Date day,
                                  const RoundingRule& rule) const {
    Conversion result;
    if (money.currency == to) {
        result.money = money;
        return result;
    }
    const auto found = find(money.currency, to, day);
    if (!found) {
        result.reason =
            m_base.is_none()
                ? tr("There is no rate from {0} to {1} on {2} or before it.", money.currency.view(),
                     to.view(), date_to_string(day.days))
                : tr("There is no rate from {0} to {1} on {2} or before it, and none "
                     "through {3}.",
                     money.currency.view(), to.view(), date_to_string(day.days), m_base.view());
        return result;
    }
    result.used = found->used;
    const auto exact = found->factor.times(money.amount);
    const auto price = exact ? round_price(*exact, to, rule) : std::nullopt;
    if (!price) {
        result.reason = currency_digits(to)
                            ? tr("{0} is too large an amount to be converted to {1}.",
                                 to_string(money), to.view())
                            : tr("{0} is no currency of ISO 4217.", to.view());
        return result;
    }
    result.money = price->price;
    result.limited = price->limited;
    return result;
}

std::string to_string(const std::vector<UsedRate>& used) {
    std::string text;
    for (const UsedRate& one : used) {
        if (!text.empty()) text += "; ";
        text += fmt::format("1 {} = {} {} ({})", one.rate.from.view(), one.rate.rate.to_string(),
                            one.rate.to.view(), date_to_string(one.rate.day.days));
    }
    return text;
}

}  // namespace vitrine
