#include "pricing/guardrails.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ratio.h"
#include "base/text.h"
#include "base/translate.h"
#include "pricing/tax.h"

namespace vitrine {
namespace {

// In the order of Guardrail.
constexpr std::array<std::string_view, guardrail_count> guardrail_names = {
    "no_price", "below_cost",          "margin",         "below_map",         "above_msrp",
    "change",   "reduction_not_lower", "tier_not_lower", "promotions_overlap"};

bool is_above_nothing(const Decimal& amount) {
    return !amount.is_zero() && !amount.is_negative();
}

// What is judged of one price, and what comes of it.
class PriceJudge {
public:
    PriceJudge(const PriceToCheck& asked, const PriceGuardrails& guardrails)
        : m_asked(asked), m_guardrails(guardrails) {}

    Issues judge() {
        if (!m_asked.price || !is_above_nothing(m_asked.price->money.amount)) {
            report(Guardrail::no_price,
                   m_asked.price ? tr("The price is {0}.", to_string(m_asked.price->money))
                                 : tr("There is no price."),
                   tr("Give the product a price, or take it out."));
            return std::move(m_issues);
        }
        judge_cost();
        judge_map();
        judge_msrp();
        judge_change();
        judge_reduction();
        return std::move(m_issues);
    }

private:
    bool is_on(Guardrail guardrail) const {
        return m_guardrails.action(guardrail) != GuardrailAction::off;
    }

    void add(std::string rule, GuardrailAction action, std::string column, std::string message,
             std::string fix) {
        if (action == GuardrailAction::off) return;
        Issue issue;
        issue.severity = action == GuardrailAction::block ? Severity::error : Severity::warning;
        issue.rule = std::move(rule);
        issue.message = std::move(message);
        issue.fix = std::move(fix);
        issue.column = std::move(column);
        if (m_asked.price) issue.value = to_string(m_asked.price->money);
        issue.product = m_asked.product;
        m_issues.push_back(std::move(issue));
    }

    void report(Guardrail guardrail, std::string message, std::string fix) {
        add("guardrail." + std::string(guardrail_name(guardrail)), m_guardrails.action(guardrail),
            "price", std::move(message), std::move(fix));
    }

    // A price in a basis; absent without a tax rate, where one is needed.
    std::optional<Money> in_basis(const BasedPrice& price, PriceBasis basis) const {
        if (price.basis == basis) return price.money;
        if (!m_asked.tax_rate) return std::nullopt;
        return basis == PriceBasis::net ? net_of(price.money, *m_asked.tax_rate)
                                        : gross_of(price.money, *m_asked.tax_rate);
    }

    // The price asked in the basis of `other`, ready to be compared; absent, and reported, where
    // that cannot be.
    std::optional<Money> comparable(const BasedPrice& other, GuardrailAction action,
                                    std::string_view column) {
        const Money& price = m_asked.price->money;
        if (price.currency != other.money.currency) {
            add("guardrail.unjudged", action, std::string(column),
                tr("Amounts in {0} and in {1} cannot be compared.", price.currency.view(),
                   other.money.currency.view()),
                tr("Give both in the same currency."));
            return std::nullopt;
        }
        const auto converted = in_basis(*m_asked.price, other.basis);
        if (!converted) {
            add("guardrail.unjudged", action, std::string(column),
                tr("Without a rate of tax, net and gross amounts cannot be compared."),
                tr("Give the tax class of the product and the rate of the territory."));
        }
        return converted;
    }

    void judge_cost() {
        if (!m_asked.cost) return;
        const GuardrailAction cost_action = m_guardrails.action(Guardrail::below_cost);
        const GuardrailAction margin_action = m_guardrails.least_margin
                                                  ? m_guardrails.action(Guardrail::margin)
                                                  : GuardrailAction::off;
        const GuardrailAction action = std::max(cost_action, margin_action);
        if (action == GuardrailAction::off) return;
        const Money& cost = *m_asked.cost;
        const auto net = comparable({cost, PriceBasis::net}, action, "cost");
        if (!net) return;
        const bool is_below = net->amount < cost.amount;
        if (is_below) {
            report(Guardrail::below_cost,
                   tr("The net price of {0} is below the cost of {1}.", to_string(*net),
                      to_string(cost)),
                   tr("Ask {0} or more, without tax.", to_string(cost)));
        }
        if (margin_action != GuardrailAction::off && !(is_below && cost_action >= margin_action)) {
            judge_margin(*net, cost);
        }
    }

    void judge_margin(const Money& net, const Money& cost) {
        const Decimal& floor = *m_guardrails.least_margin;
        const auto earned = minus(net, cost);
        const auto share = earned ? Ratio(earned->amount).over(net.amount) : std::nullopt;
        const auto percent = share ? share->times(Decimal(100, 0)) : std::nullopt;
        if (!percent || percent->compared(floor) != std::strong_ordering::less) return;
        // Never shown as large as the floor.
        const auto shown =
            percent->rounded(2, percent->is_negative() ? RoundingMode::up : RoundingMode::down);
        const auto rest = Ratio(Decimal(100, 0)).minus(floor);
        const auto least = rest && !rest->is_zero() && !rest->is_negative()
                               ? Ratio(cost.amount).times(Decimal(100, 0))
                               : std::nullopt;
        const auto exact = least ? least->over(*rest) : std::nullopt;
        const auto asked =
            exact ? exact->rounded(currency_digits(net.currency).value_or(2), RoundingMode::up)
                  : std::nullopt;
        report(Guardrail::margin,
               tr("The margin of {0} % is under the floor of {1} %: {2} without tax, cost {3}.",
                  shown ? shown->to_string() : std::string(), floor.to_string(), to_string(net),
                  to_string(cost)),
               asked ? tr("Ask {0} or more, without tax.", to_string(Money{*asked, net.currency}))
                     : std::string());
    }

    void judge_map() {
        if (!m_asked.map || !is_on(Guardrail::below_map)) return;
        const auto price =
            comparable(*m_asked.map, m_guardrails.action(Guardrail::below_map), "map");
        if (!price || price->amount >= m_asked.map->money.amount) return;
        report(Guardrail::below_map,
               tr("{0} is below the lowest price that may be advertised, {1}.", to_string(*price),
                  to_string(m_asked.map->money)),
               tr("Ask {0} or more.", to_string(m_asked.map->money)));
    }

    void judge_msrp() {
        if (!m_asked.msrp || !is_on(Guardrail::above_msrp)) return;
        const auto price =
            comparable(*m_asked.msrp, m_guardrails.action(Guardrail::above_msrp), "msrp");
        if (!price || price->amount <= m_asked.msrp->money.amount) return;
        report(Guardrail::above_msrp,
               tr("{0} is above the price that the manufacturer suggests, {1}.", to_string(*price),
                  to_string(m_asked.msrp->money)),
               tr("Ask {0} or less.", to_string(m_asked.msrp->money)));
    }

    void judge_change() {
        if (!m_asked.before || !m_guardrails.largest_change || !is_on(Guardrail::change)) return;
        const Money& before = m_asked.before->money;
        // What was free may become any price: there is no percentage of nothing.
        if (!is_above_nothing(before.amount)) return;
        const auto price =
            comparable(*m_asked.before, m_guardrails.action(Guardrail::change), "before");
        const auto difference = price ? minus(*price, before) : std::nullopt;
        if (!difference) return;
        const auto share = Ratio(difference->amount).over(before.amount);
        const auto percent = share ? share->times(Decimal(100, 0)) : std::nullopt;
        if (!percent) return;
        const Ratio size = percent->is_negative() ? -*percent : *percent;
        if (size.compared(*m_guardrails.largest_change) != std::strong_ordering::greater) return;
        const auto shown = percent->rounded(2, RoundingMode::up);
        report(Guardrail::change,
               tr("The price changes by {0} %, from {1} to {2}; the limit is {3} %.",
                  shown ? shown->to_string() : std::string(), to_string(before), to_string(*price),
                  m_guardrails.largest_change->to_string()),
               tr("Change it in smaller steps, or let it pass with a reason."));
    }

    void judge_reduction() {
        if (!m_asked.regular || !is_on(Guardrail::reduction_not_lower)) return;
        const auto price = comparable(
            *m_asked.regular, m_guardrails.action(Guardrail::reduction_not_lower), "regular");
        if (!price || price->amount < m_asked.regular->money.amount) return;
        report(Guardrail::reduction_not_lower,
               tr("The reduced price of {0} is not below the regular price of {1}.",
                  to_string(*price), to_string(m_asked.regular->money)),
               tr("Ask less than {0}, or end the reduction.", to_string(m_asked.regular->money)));
    }

    const PriceToCheck& m_asked;
    const PriceGuardrails& m_guardrails;
    Issues m_issues;
};

// An entry with what of its list decides whom it meets.
struct MetEntry {
    const PriceEntry* entry = nullptr;
    std::size_t place = 0;  // in the entries given
    const PriceListTerms* list = nullptr;
    PriceWindow window;  // within its list's
};

using MetEntries = std::span<const MetEntry>;

// Of the same list and type.
bool is_alike(const MetEntry& a, const MetEntry& b) {
    return a.entry->list == b.entry->list && a.entry->type == b.entry->type;
}

// Whether it applies then, and no other one of its tier that starts later.
bool applies_at(const MetEntry& one, Instant at, MetEntries of_product) {
    return one.window.contains(at) && std::ranges::none_of(of_product, [&](const MetEntry& other) {
               return is_alike(one, other) && one.entry->tier == other.entry->tier &&
                      other.window.contains(at) &&
                      one.entry->window.from < other.entry->window.from;
           });
}

// Instants within its window between which nothing changes, and at which it applies.
std::vector<Instant> moments_of(const MetEntry& one, MetEntries of_product) {
    std::vector<Instant> moments = {one.window.from};
    for (const MetEntry& other : of_product) {
        moments.push_back(other.window.from);
        moments.push_back(other.window.until);
    }
    std::erase_if(moments, [&](Instant at) { return !applies_at(one, at, of_product); });
    return moments;
}

// The regular price that a reduction is not below; null where it is lower than all.
const MetEntry* regular_not_above(const MetEntry& reduction, MetEntries of_product) {
    for (const Instant at : moments_of(reduction, of_product)) {
        const MetEntry* regular = nullptr;
        for (const MetEntry& other : of_product) {
            if (other.entry->type == PriceType::regular &&
                other.entry->list == reduction.entry->list &&
                other.entry->tier <= reduction.entry->tier && applies_at(other, at, of_product) &&
                (regular == nullptr || regular->entry->tier < other.entry->tier)) {
                regular = &other;
            }
        }
        if (regular != nullptr && reduction.entry->amount >= regular->entry->amount) {
            return regular;
        }
    }
    return nullptr;
}

const MetEntry* lower_tier_not_above(const MetEntry& higher, MetEntries of_product) {
    if (std::ranges::none_of(of_product, [&](const MetEntry& other) {
            return is_alike(higher, other) && other.entry->tier < higher.entry->tier;
        })) {
        return nullptr;
    }
    for (const Instant at : moments_of(higher, of_product)) {
        for (const MetEntry& other : of_product) {
            if (is_alike(higher, other) && other.entry->tier < higher.entry->tier &&
                higher.entry->amount >= other.entry->amount && applies_at(other, at, of_product)) {
                return &other;
            }
        }
    }
    return nullptr;
}

// One that comes before it in the entries given.
const MetEntry* earlier_promotion(const MetEntry& promotion, MetEntries of_product) {
    for (const MetEntry& other : of_product) {
        if (other.place < promotion.place && other.entry->type == PriceType::promotion &&
            other.entry->tier == promotion.entry->tier &&
            other.list->target == promotion.list->target &&
            other.list->currency == promotion.list->currency &&
            !other.window.within(promotion.window).is_empty()) {
            return &other;
        }
    }
    return nullptr;
}

Issue met_issue(const MetEntry& met, Guardrail guardrail, const PriceGuardrails& guardrails,
                std::string column, std::string message, std::string fix) {
    Issue issue;
    issue.severity = guardrails.action(guardrail) == GuardrailAction::block ? Severity::error
                                                                            : Severity::warning;
    issue.rule = "guardrail." + std::string(guardrail_name(guardrail));
    issue.row = static_cast<std::int64_t>(met.place) + 1;
    issue.column = std::move(column);
    issue.value = met.entry->amount.to_string();
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

void judge_met(const MetEntry& met, MetEntries of_product, const PriceGuardrails& guardrails,
               Issues& issues) {
    const auto is_on = [&](Guardrail guardrail) {
        return guardrails.action(guardrail) != GuardrailAction::off;
    };
    const std::string amount = met.entry->amount.to_string();
    if (is_reduction(met.entry->type) && is_on(Guardrail::reduction_not_lower)) {
        if (const MetEntry* regular = regular_not_above(met, of_product)) {
            const std::string other = regular->entry->amount.to_string();
            issues.push_back(
                met_issue(met, Guardrail::reduction_not_lower, guardrails, "amount",
                          tr("The reduced price of {0} is not below the regular price of {1}.",
                             amount, other),
                          tr("Ask less than {0}, or end the reduction.", other)));
        }
    }
    if (is_asked(met.entry->type) && is_on(Guardrail::tier_not_lower)) {
        if (const MetEntry* lower = lower_tier_not_above(met, of_product)) {
            const std::string other = lower->entry->amount.to_string();
            issues.push_back(met_issue(
                met, Guardrail::tier_not_lower, guardrails, "tier",
                tr("From a quantity of {0} on, {1} is asked, which is not below the {2} from a "
                   "quantity of {3} on.",
                   met.entry->tier.to_string(), amount, other, lower->entry->tier.to_string()),
                tr("Ask less than {0}, or leave the tier out.", other)));
        }
    }
    if (met.entry->type == PriceType::promotion && is_on(Guardrail::promotions_overlap)) {
        if (const MetEntry* other = earlier_promotion(met, of_product)) {
            issues.push_back(met_issue(
                met, Guardrail::promotions_overlap, guardrails, "window",
                tr("Two promotions apply at the same time: {0} of the list \"{1}\" and {2} of the "
                   "list \"{3}\".",
                   other->entry->amount.to_string(), other->list->code, amount, met.list->code),
                tr("End the one before the other begins.")));
        }
    }
}

}  // namespace

std::string_view guardrail_name(Guardrail guardrail) {
    return guardrail_names[static_cast<std::size_t>(guardrail)];
}

std::optional<Guardrail> parse_guardrail(std::string_view name) {
    const FoldedCase folded(name);
    const auto* const found = std::ranges::find(guardrail_names, folded.view());
    if (found == guardrail_names.end()) return std::nullopt;
    return static_cast<Guardrail>(found - guardrail_names.begin());
}

Issues check_price(const PriceToCheck& price, const PriceGuardrails& guardrails) {
    return PriceJudge(price, guardrails).judge();
}

Issues check_price_guardrails(std::span<const PriceEntry> entries, const PriceLists& lists,
                              const PriceGuardrails& guardrails) {
    std::vector<MetEntry> met;
    met.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const PriceListTerms* const list = lists.find(entries[i].list);
        if (list == nullptr) continue;
        met.push_back({&entries[i], i, list, entries[i].window.within(list->window)});
    }
    std::ranges::stable_sort(met, {}, [](const MetEntry& one) { return one.entry->product; });
    Issues issues;
    for (std::size_t first = 0; first < met.size();) {
        std::size_t end = first + 1;
        while (end < met.size() && met[end].entry->product == met[first].entry->product) ++end;
        const MetEntries of_product(met.data() + first, end - first);
        for (const MetEntry& one : of_product) judge_met(one, of_product, guardrails, issues);
        first = end;
    }
    std::ranges::stable_sort(issues, {}, &Issue::row);
    return issues;
}

}  // namespace vitrine
