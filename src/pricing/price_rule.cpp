#include "pricing/price_rule.h"

#include <algorithm>

#include "base/ratio.h"
#include "base/translate.h"

namespace vitrine {
namespace {

constexpr int shown_decimals = 6;

Issue rule_issue(std::string_view name, const PriceRuleTerms& rule, std::string column,
                 std::string message, std::string fix) {
    Issue issue;
    issue.rule = name;
    issue.column = std::move(column);
    issue.value = rule.code;
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

// The first rule that is left and derives the source of `rule`; absent where there is none.
std::optional<std::size_t> rule_before(std::span<const PriceRuleTerms> rules,
                                       const std::vector<bool>& is_done,
                                       const PriceRuleTerms& rule) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (!is_done[i] && rules[i].target == rule.source) return i;
    }
    return std::nullopt;
}

// "a -> b -> a", in the direction in which prices are derived. `backwards` is the cycle from its
// first rule against that direction.
std::string cycle_text(std::span<const PriceRuleTerms> rules,
                       const std::vector<std::size_t>& backwards) {
    std::string text = rules[backwards.front()].code;
    for (auto at = backwards.rbegin(); at != backwards.rend(); ++at) {
        text += " \u2192 " + rules[*at].code;
    }
    return text;
}

// All of these rules derive from rules that are among them. Every walk against the direction ends
// in a cycle; each one is reported once, and the rules that only need one after it.
void report_cycles(std::span<const PriceRuleTerms> rules, const std::vector<bool>& is_done,
                   Issues& issues) {
    enum class Mark : unsigned char { none, walked, in_cycle };
    std::vector<Mark> marks(rules.size(), Mark::none);
    for (std::size_t start = 0; start < rules.size(); ++start) {
        if (is_done[start]) continue;
        std::vector<std::size_t> walk;
        std::optional<std::size_t> at = start;
        while (at && marks[*at] == Mark::none) {
            marks[*at] = Mark::walked;
            walk.push_back(*at);
            at = rule_before(rules, is_done, rules[*at]);
        }
        const auto first = at ? std::ranges::find(walk, *at) : walk.end();
        if (first == walk.end()) continue;  // came to what another walk has seen
        std::vector<std::size_t> cycle(first, walk.end());
        for (const std::size_t one : cycle) marks[one] = Mark::in_cycle;
        // Not that of ranges, which clang 14 does not compile with this library.
        std::rotate(cycle.begin(), std::ranges::min_element(cycle), cycle.end());
        Issue issue = rule_issue("price_rule.cycle", rules[cycle.front()], "source",
                                 tr("Rules derive their lists from each other in a circle: {0}.",
                                    cycle_text(rules, cycle)),
                                 tr("Take one of them out, or give it another source."));
        issue.row = static_cast<std::int64_t>(cycle.front()) + 1;
        issues.push_back(std::move(issue));
    }
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (is_done[i] || marks[i] == Mark::in_cycle) continue;
        const auto before = rule_before(rules, is_done, rules[i]);
        Issue issue =
            rule_issue("price_rule.blocked", rules[i], "source",
                       tr("The rule {0} waits for the rule {1}, which a circle keeps from running.",
                          rules[i].code, before ? rules[*before].code : std::string()),
                       tr("Open the circle first."));
        issue.row = static_cast<std::int64_t>(i) + 1;
        issues.push_back(std::move(issue));
    }
}

// One amount on its way through a rule.
class Derivation {
public:
    Derivation(const PriceRuleTerms& rule, const DerivationContext& context)
        : m_rule(rule), m_context(context) {}

    DerivedPrice derive(const Decimal& amount) {
        m_currency = m_context.from;
        if (step(DerivationKind::taken, amount, Ratio(amount)) && raise_to_margin() && multiply() &&
            change_basis() && exchange() && add()) {
            round();
        }
        if (!m_result.price && m_result.reason.empty()) {
            m_result.reason = tr("The amount is too large to be worked out.");
        }
        return std::move(m_result);
    }

private:
    // False where there is no value.
    bool step(DerivationKind kind, const Decimal& operand, const std::optional<Ratio>& value,
              std::vector<UsedRate> rates = {}) {
        if (!value) return false;
        m_value = *value;
        const auto shown = m_value.rounded(shown_decimals, default_rounding);
        if (!shown) return false;
        m_result.steps.push_back(
            {kind, operand, std::move(rates), {shown->normalized(), m_currency}});
        return true;
    }

    // 1 and so many percent, or less so many.
    static std::optional<Ratio> one_and(const Ratio& percent) {
        const auto share = percent.over(Decimal(100, 0));
        return share ? share->plus(Decimal(1, 0)) : std::nullopt;
    }

    bool raise_to_margin() {
        if (!m_rule.target_margin) return true;
        const auto rest = one_and(-Ratio(*m_rule.target_margin));
        return step(DerivationKind::margin, *m_rule.target_margin,
                    rest ? m_value.over(*rest) : std::nullopt);
    }

    bool multiply() {
        if (!m_rule.factor) return true;
        return step(DerivationKind::factor, *m_rule.factor, m_value.times(*m_rule.factor));
    }

    bool change_basis() {
        const PriceBasis from =
            m_rule.from == PriceType::cost ? PriceBasis::net : m_context.from_basis;
        if (from == m_context.to_basis) return true;
        if (!m_context.tax_rate) {
            m_result.reason =
                tr("The rate of tax is not known, and one list is net, the other "
                   "gross.");
            return false;
        }
        const auto factor = one_and(*m_context.tax_rate);
        if (!factor) return false;
        if (from == PriceBasis::net) {
            return step(DerivationKind::taxed, *m_context.tax_rate, m_value.times(*factor));
        }
        return step(DerivationKind::untaxed, *m_context.tax_rate, m_value.over(*factor));
    }

    bool exchange() {
        if (m_context.from == m_context.to) return true;
        const auto found = m_context.rates != nullptr
                               ? m_context.rates->find(m_context.from, m_context.to, m_context.day)
                               : std::nullopt;
        if (!found) {
            m_result.reason =
                tr("There is no rate from {0} to {1} on {2} or before it.", m_context.from.view(),
                   m_context.to.view(), date_to_string(m_context.day.days));
            return false;
        }
        m_currency = m_context.to;
        return step(DerivationKind::exchanged, {}, m_value.times(found->factor), found->used);
    }

    bool add() {
        if (!m_rule.amount) return true;
        return step(DerivationKind::added, *m_rule.amount, m_value.plus(*m_rule.amount));
    }

    void round() {
        const auto rounded = round_price(m_value, m_currency, m_rule.rounding);
        if (!rounded) {
            if (!currency_digits(m_currency)) {
                m_result.reason = tr("{0} is no currency of ISO 4217.", m_currency.view());
            }
            return;
        }
        if (rounded->price.amount.is_negative()) {
            m_result.reason = tr("The price would be below 0.");
            return;
        }
        m_result.price = rounded->price;
        if (rounded->limited || m_result.steps.back().result != rounded->price) {
            m_result.steps.push_back(
                {rounded->limited ? DerivationKind::limited : DerivationKind::rounded,
                 {},
                 {},
                 rounded->price});
        }
    }

    const PriceRuleTerms& m_rule;
    const DerivationContext& m_context;
    Ratio m_value;
    CurrencyCode m_currency;
    DerivedPrice m_result;
};

}  // namespace

Issues check_price_rule(const PriceRuleTerms& rule) {
    Issues issues;
    if (rule.code.empty()) {
        issues.push_back(rule_issue("price_rule.code", rule, "code", tr("A rule needs a code."),
                                    tr("Give it one.")));
    }
    if (rule.source == rule.target) {
        issues.push_back(rule_issue("price_rule.list", rule, "target",
                                    tr("The rule {0} derives a list from itself.", rule.code),
                                    tr("Choose another source.")));
    }
    if (rule.target_margin && *rule.target_margin >= Decimal(100, 0)) {
        issues.push_back(
            rule_issue("price_rule.margin", rule, "margin",
                       tr("No price has a margin of {0} %.", rule.target_margin->to_string()),
                       tr("Choose a margin below 100 % of the net price.")));
    }
    if (rule.factor && (rule.factor->is_zero() || rule.factor->is_negative())) {
        issues.push_back(
            rule_issue("price_rule.factor", rule, "factor",
                       tr("A factor of {0} leaves no price.", rule.factor->to_string()),
                       tr("Choose a factor above 0.")));
    }
    return issues;
}

PriceRuleOrder order_price_rules(std::span<const PriceRuleTerms> rules) {
    PriceRuleOrder result;
    std::vector<bool> is_done(rules.size(), false);
    // Rules are few, dozens at most: each time the first one that nothing keeps waiting.
    for (bool found = true; found;) {
        found = false;
        for (std::size_t i = 0; i < rules.size() && !found; ++i) {
            if (is_done[i] || rule_before(rules, is_done, rules[i])) continue;
            is_done[i] = true;
            result.order.push_back(i);
            found = true;
        }
    }
    report_cycles(rules, is_done, result.issues);
    return result;
}

DerivedPrice derive_price(const PriceRuleTerms& rule, const Decimal& amount,
                          const DerivationContext& context) {
    return Derivation(rule, context).derive(amount);
}

std::vector<DerivedEntry> derive_entries(
    const PriceRuleTerms& rule, std::span<const PriceEntry> entries,
    const std::function<DerivationContext(ProductId product)>& context) {
    std::vector<DerivedEntry> derived;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const PriceEntry& source = entries[i];
        if (source.list != rule.source || source.type != rule.from) continue;
        DerivedEntry one{i, {}, derive_price(rule, source.amount, context(source.product))};
        if (one.derived.price) {
            one.entry = source;
            one.entry->list = rule.target;
            one.entry->type = rule.to;
            one.entry->amount = one.derived.price->amount;
        }
        derived.push_back(std::move(one));
    }
    return derived;
}

std::string derivation_sentence(const DerivationStep& step) {
    const std::string result = to_string(step.result);
    const std::string operand = step.operand.to_string();
    switch (step.kind) {
        case DerivationKind::taken:
            return tr("Taken from the source: {0}.", result);
        case DerivationKind::margin:
            return tr("For a margin of {0} %: {1}.", operand, result);
        case DerivationKind::factor:
            return tr("Times {0}: {1}.", operand, result);
        case DerivationKind::taxed:
            return tr("With {0} % of tax: {1}.", operand, result);
        case DerivationKind::untaxed:
            return tr("Without {0} % of tax: {1}.", operand, result);
        case DerivationKind::exchanged:
            return tr("Exchanged, {0}: {1}.", to_string(step.rates), result);
        case DerivationKind::added:
            return tr("Plus {0}: {1}.", operand, result);
        case DerivationKind::rounded:
            return tr("Rounded: {0}.", result);
        case DerivationKind::limited:
            return tr("Kept within the limits: {0}.", result);
    }
    return {};
}

}  // namespace vitrine
