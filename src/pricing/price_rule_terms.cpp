#include "pricing/price_rule_terms.h"

#include <algorithm>
#include <tuple>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/query.h"

namespace vitrine {
namespace {

PriceType type_of(std::string_view name) {
    return parse_price_type(name).value_or(PriceType::regular);
}

CurrencyCode code_of(const PriceList* list, const Structure& structure) {
    if (list == nullptr) return {};
    return CurrencyCode::parse(structure.currencies.code_of(list->currency))
        .value_or(CurrencyCode());
}

// In the order in which they come first.
std::vector<const PriceRule*> rules_of(const Structure& structure) {
    std::vector<const PriceRule*> rules;
    structure.price_rules.each([&](const PriceRule& rule) { rules.push_back(&rule); });
    std::ranges::sort(rules, {},
                      [](const PriceRule* rule) { return std::tuple(rule->order, rule->id); });
    return rules;
}

class RuleCheck {
public:
    RuleCheck(const PriceRule& rule, const Structure& structure)
        : m_rule(rule),
          m_structure(structure),
          m_source(structure.price_lists.find(rule.source)),
          m_target(structure.price_lists.find(rule.target)) {}

    Issues run() {
        lists();
        words();
        condition();
        if (m_issues.empty()) {
            const PriceRuleTerms terms = terms_of(m_rule);
            take(vitrine::check_price_rule(terms));
            take(check_rounding_rule(terms.rounding, code_of(m_target, m_structure)));
            rates(terms);
            circle(terms);
        }
        return std::move(m_issues);
    }

private:
    void refuse(std::string_view rule, const char* column, std::string message, std::string fix) {
        Issue issue;
        issue.rule = rule;
        issue.column = column;
        issue.message = std::move(message);
        issue.fix = std::move(fix);
        m_issues.push_back(std::move(issue));
    }
    void take(Issues issues) {
        for (Issue& issue : issues) {
            if (issue.column == "limits") issue.column = "least";
            m_issues.push_back(std::move(issue));
        }
    }

    void lists() {
        for (const auto& [list, column] :
             {std::pair(m_source, "source"), std::pair(m_target, "target")}) {
            if (list == nullptr) {
                refuse("price_rule.list", column,
                       tr("A rule makes the prices of one list from those of another."),
                       tr("Choose a price list."));
            } else if (code_of(list, m_structure).is_none()) {
                refuse("price_rule.list", column,
                       tr("The price list {0} has no currency.", list->code),
                       tr("Give it one, or choose another list."));
            }
        }
    }

    void words() {
        for (const auto& [text, column] :
             {std::pair(&m_rule.from_type, "from_type"), std::pair(&m_rule.to_type, "to_type")}) {
            if (!text->empty() && !parse_price_type(*text))
                refuse("price_rule.type", column, tr("\"{0}\" is no type of price.", *text),
                       tr("Write regular, promotion, markdown, msrp, map or cost."));
        }
        if (!m_rule.rounding.empty() && !parse_rounding_mode(m_rule.rounding))
            refuse("price_rule.rounding", "rounding",
                   tr("\"{0}\" is no way of rounding.", m_rule.rounding),
                   tr("Write half up, half even, up or down."));
        for (const std::string_view ending : split_list(m_rule.endings, ',')) {
            if (!parse_price_ending(ending))
                refuse("price_rule.endings", "endings", tr("No price ends in \"{0}\".", ending),
                       tr("Write endings such as .99, .95 or 9, with commas between them."));
        }
    }

    void condition() {
        try {
            parse_filter(m_structure, m_rule.condition);
        } catch (const Error& error) {
            refuse("price_rule.condition", "condition", error.sentence(),
                   tr("Correct the filter, or leave it empty for all products."));
        }
    }

    void rates(const PriceRuleTerms& terms) {
        const auto below = [](const std::optional<Decimal>& rate) {
            return rate && rate->is_negative();
        };
        const bool from_net = terms.from == PriceType::cost || m_source->is_net;
        if (below(m_rule.tax_rate) || (!m_rule.tax_rate && from_net != m_target->is_net))
            refuse("price_rule.tax_rate", "tax_rate",
                   tr("One list is net, the other gross: which rate of tax is between them?"),
                   tr("Write it in percent, such as 20."));
        const bool is_exchanged = m_source->currency != m_target->currency;
        const bool is_zero = m_rule.exchange_rate && m_rule.exchange_rate->is_zero();
        if (below(m_rule.exchange_rate) || is_zero || (is_exchanged && !m_rule.exchange_rate))
            refuse("price_rule.exchange_rate", "exchange_rate",
                   tr("How much is 1 {0} in {1}?", code_of(m_source, m_structure).view(),
                      code_of(m_target, m_structure).view()),
                   tr("Write the rate of exchange, such as 1.08."));
    }

    void circle(const PriceRuleTerms& terms) {
        std::vector<PriceRuleTerms> all;
        m_structure.price_rules.each([&](const PriceRule& other) {
            if (other.id != m_rule.id) all.push_back(terms_of(other));
        });
        all.push_back(terms);
        for (Issue& issue : order_price_rules(all).issues) {
            issue.row = 0;
            if (issue.rule == "price_rule.cycle") m_issues.push_back(std::move(issue));
        }
    }

    const PriceRule& m_rule;
    const Structure& m_structure;
    const PriceList* const m_source;
    const PriceList* const m_target;
    Issues m_issues;
};

}  // namespace

PriceRuleTerms terms_of(const PriceRule& rule) {
    PriceRuleTerms terms;
    terms.code = rule.code;
    terms.source = rule.source;
    terms.target = rule.target;
    terms.from = type_of(rule.from_type);
    terms.to = type_of(rule.to_type);
    terms.target_margin = rule.margin;
    terms.factor = rule.factor;
    terms.amount = rule.amount;
    terms.rounding.mode = parse_rounding_mode(rule.rounding).value_or(default_rounding);
    terms.rounding.step = rule.step.value_or(Decimal());
    for (const std::string_view text : split_list(rule.endings, ',')) {
        if (const auto ending = parse_price_ending(text)) terms.rounding.endings.push_back(*ending);
    }
    terms.rounding.least = rule.least;
    terms.rounding.most = rule.most;
    return terms;
}

DerivationContext derivation_context(const PriceRule& rule, const Structure& structure,
                                     ExchangeRates& rates) {
    const PriceList* const source = structure.price_lists.find(rule.source);
    const PriceList* const target = structure.price_lists.find(rule.target);
    const auto basis = [](const PriceList* list) {
        return list != nullptr && list->is_net ? PriceBasis::net : PriceBasis::gross;
    };
    DerivationContext context;
    context.from = code_of(source, structure);
    context.to = code_of(target, structure);
    context.from_basis = basis(source);
    context.to_basis = basis(target);
    context.tax_rate = rule.tax_rate;
    if (rule.exchange_rate && context.from != context.to)
        rates = ExchangeRates({{context.from, context.to, {}, *rule.exchange_rate}}, {});
    context.rates = &rates;
    return context;
}

Issues check_price_rule(const PriceRule& rule, const Structure& structure) {
    return RuleCheck(rule, structure).run();
}

std::vector<DerivedList> derived_lists(const Structure& structure) {
    const std::vector<const PriceRule*> rules = rules_of(structure);
    std::vector<PriceRuleTerms> terms;
    for (const PriceRule* rule : rules) terms.push_back(terms_of(*rule));
    std::vector<DerivedList> lists;
    const PriceRuleOrder order = order_price_rules(terms);
    // A list is ready where the last of its rules is.
    for (auto at = order.order.rbegin(); at != order.order.rend(); ++at) {
        const PriceListId list = rules[*at]->target;
        if (std::ranges::find(lists, list, &DerivedList::list) == lists.end())
            lists.push_back({list, {}});
    }
    std::ranges::reverse(lists);
    for (DerivedList& list : lists) {
        std::ranges::copy_if(rules, std::back_inserter(list.rules),
                             [&](const PriceRule* rule) { return rule->target == list.list; });
    }
    std::erase_if(lists, [&](const DerivedList& list) {
        return !std::ranges::all_of(list.rules, [&](const PriceRule* rule) {
            return std::ranges::any_of(order.order,
                                       [&](std::size_t one) { return rules[one] == rule; });
        });
    });
    return lists;
}

std::string rule_that_fills(const Structure& structure, PriceListId list, PriceType type) {
    for (const PriceRule* rule : rules_of(structure)) {
        if (rule->target == list && type_of(rule->to_type) == type) return rule->code;
    }
    return {};
}

}  // namespace vitrine
