#include "operations/enable_products.h"

#include "base/translate.h"
#include "operations/products_below.h"

namespace vitrine {

StructureChangeReport enable_products(Catalogue& catalogue, const ProductSwitch& wanted,
                                      ChangeIntent intent, const StructureChangeLimits& limits,
                                      const Progress& progress) {
    return change_structure(
        catalogue, wanted.enabled ? tr("Products enabled") : tr("Products disabled"), intent,
        limits, [&](StructureChange& change) {
            const std::string switched =
                wanted.enabled ? tr("Products enabled") : tr("Products disabled");
            const std::string same = wanted.enabled ? tr("Products that were enabled already")
                                                    : tr("Products that were disabled already");
            change.count("switched", switched, 0);
            change.count("unswitched", same, 0);
            ProductStore& products = catalogue.products();
            const auto ids = with_below(products, wanted.products);
            std::int64_t done = 0;
            for (const ProductId id : ids) {
                progress.tick(done++, static_cast<std::int64_t>(ids.size()));
                const auto product = products.load(id);
                if (product->is_model()) continue;
                Product after = *product;
                after.enabled = wanted.enabled;
                const bool changed = change.update(*product, std::move(after));
                change.count(changed ? "switched" : "unswitched", {});
            }
            change.complete_computed_values(progress);
        });
}

}  // namespace vitrine
