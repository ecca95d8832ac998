#include "operations/plan_publication.h"

#include <algorithm>

namespace vitrine {

PlannedPublication plan_run(Catalogue& catalogue, ChannelRun& run, const Progress& progress) {
    PlannedPublication planned;
    std::vector<PlanCandidate> candidates;
    // Items are made again when they are sent: a plan of many products holds their hashes only.
    run.each_item(progress, [&](JudgedItem&& item) {
        count_item(item, planned.readiness);
        PlanCandidate& candidate = candidates.emplace_back();
        candidate.product = item.product;
        candidate.key = item.item.key;
        candidate.blocked = item.blocked;
        if (!item.blocked) candidate.hash = run.hash_of(item.item);
        candidate.issues = std::move(item.issues);
    });
    auto& items = planned.readiness.items;
    std::sort(items.begin(), items.end(),
              [](const auto& a, const auto& b) { return a.code < b.code; });

    const PlanTerms terms{run.channel().id, catalogue.now(), run.exporter().description.snapshot,
                          run.profile().guardrails};
    planned.plan =
        make_plan(terms, std::move(candidates), catalogue.receipts().of_channel(run.channel().id));
    for (PlanItem& item : planned.plan.items) {
        if (item.action != PlanAction::remove) continue;
        if (auto why = run.not_sold(item.product)) item.issues.push_back(std::move(*why));
    }
    return planned;
}

Plan plan_publication(Catalogue& catalogue, ExporterLibrary& exporters, ChannelId channel,
                      const Progress& progress) {
    const CatalogueSnapshot snapshot(catalogue);
    ChannelRun run(catalogue, exporters, channel);
    return plan_run(catalogue, run, progress).plan;
}

}  // namespace vitrine
