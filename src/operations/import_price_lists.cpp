// price_lists.csv: where each list of prices applies and since when. The prices are in files of
// their own. price_rules.csv: how lists are derived from others.
#include "operations/import_structure_rows.h"
#include "pricing/price_list.h"
#include "pricing/price_rule_terms.h"

namespace vitrine {

void import_price_lists(StructureRows& rows) {
    import_entities<PriceList>(rows, &Structure::price_lists,
                               [&](PriceList& list, const PriceList*) {
                                   const Structure& structure = rows.structure();
                                   rows.read_labels(list.labels);
                                   rows.read_id("currency", structure.currencies, list.currency);
                                   rows.read("net", list.is_net);
                                   rows.read_id("market", structure.markets, list.market);
                                   rows.read_id("channel", structure.channels, list.channel);
                                   rows.read_id("location", structure.locations, list.location);
                                   rows.read_id("segment", structure.segments, list.segment);
                                   rows.read("priority", list.priority);
                                   rows.read("from", list.from);
                                   rows.read("until", list.until);
                                   rows.read("zone", list.zone);
                                   if (rows.has_problem()) return;
                                   const Issues issues = check_price_list(list, structure);
                                   if (issues.empty()) return;
                                   const Issue& issue = issues.front();
                                   rows.problem(issue.rule, issue.column, issue.message, issue.fix);
                               });
}

void import_price_rules(StructureRows& rows) {
    import_entities<PriceRule>(rows, &Structure::price_rules,
                               [&](PriceRule& rule, const PriceRule*) {
                                   const Structure& structure = rows.structure();
                                   rows.read_labels(rule.labels);
                                   rows.read_id("target", structure.price_lists, rule.target);
                                   rows.read_id("source", structure.price_lists, rule.source);
                                   rows.read("from_type", rule.from_type);
                                   rows.read("to_type", rule.to_type);
                                   rows.read("order", rule.order);
                                   rows.read("condition", rule.condition);
                                   rows.read("margin", rule.margin);
                                   rows.read("factor", rule.factor);
                                   rows.read("tax_rate", rule.tax_rate);
                                   rows.read("exchange_rate", rule.exchange_rate);
                                   rows.read("amount", rule.amount);
                                   rows.read("rounding", rule.rounding);
                                   rows.read("step", rule.step);
                                   rows.read("endings", rule.endings);
                                   rows.read("least", rule.least);
                                   rows.read("most", rule.most);
                                   if (rows.has_problem()) return;
                                   const Issues issues = check_price_rule(rule, structure);
                                   if (issues.empty()) return;
                                   const Issue& issue = issues.front();
                                   rows.problem(issue.rule, issue.column, issue.message, issue.fix);
                               });
}

}  // namespace vitrine
