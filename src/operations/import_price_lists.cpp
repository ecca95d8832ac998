// price_lists.csv: where each list of prices applies and since when. The prices are in files of
// their own.
#include "operations/import_structure_rows.h"
#include "pricing/price_list.h"

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

}  // namespace vitrine
