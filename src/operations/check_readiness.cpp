#include <algorithm>

#include "base/translate.h"
#include "operations/channel_run.h"

namespace vitrine {

ReadinessReport check_readiness(Catalogue& catalogue, ExporterLibrary& exporters, ChannelId channel,
                                const Progress& progress) {
    const CatalogueSnapshot snapshot(catalogue);
    ChannelRun run(catalogue, exporters, channel);
    ReadinessReport report;
    run.each_item(progress, [&](JudgedItem&& item) { count_item(item, report); });
    std::sort(report.items.begin(), report.items.end(),
              [](const auto& a, const auto& b) { return a.code < b.code; });
    return report;
}

namespace {

Issues issues_of(Catalogue& catalogue, ChannelRun& run, const Product& product) {
    const ProductId id = product.id;
    std::vector<ProductId> items{id};
    std::string only;  // of a group's issues those of this variant
    if (run.exporter().description.grouping == Grouping::grouped) {
        const LoadedLineage lineage(catalogue.products(), product);
        items = {lineage.lineage().top().id};
        if (product.is_sellable() && product.parent != 0) only = product.code;
    } else if (product.is_model()) {
        items = catalogue.products().children_of(id);
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto below = catalogue.products().children_of(items[i]);
            items.insert(items.end(), below.begin(), below.end());
        }
    }

    Issues issues;
    bool is_sold = false;
    for (const ProductId item : items) {
        auto judged = run.item_of(item);
        if (!judged) continue;
        is_sold = true;
        for (Issue& issue : judged->issues) {
            const bool concerns =
                only.empty() || issue.product == only || issue.product == judged->item.key;
            if (concerns) issues.push_back(std::move(issue));
        }
    }
    if (!is_sold) {
        if (auto why = run.not_sold(id)) issues.push_back(std::move(*why));
    }
    return issues;
}

}  // namespace

Issues check_product_readiness(Catalogue& catalogue, ExporterLibrary& exporters, ChannelId channel,
                               ProductId id) {
    const CatalogueSnapshot snapshot(catalogue);
    ChannelRun run(catalogue, exporters, channel);
    const auto product = catalogue.products().load(id);
    if (!product) throw Error(Failure::usage, tr("There is no such product."));
    return issues_of(catalogue, run, *product);
}

std::vector<Issues> check_products_readiness(Catalogue& catalogue, ExporterLibrary& exporters,
                                             ChannelId channel, std::span<const ProductId> products,
                                             const Progress& progress) {
    const CatalogueSnapshot snapshot(catalogue);
    ChannelRun run(catalogue, exporters, channel);
    std::vector<Issues> found;
    for (const ProductId id : products) {
        progress.check();
        Issues& issues = found.emplace_back();
        if (const auto product = catalogue.products().load(id)) {
            issues = issues_of(catalogue, run, *product);
        } else if (auto why = run.not_sold(id)) {
            issues.push_back(std::move(*why));
        }
    }
    return found;
}

}  // namespace vitrine
