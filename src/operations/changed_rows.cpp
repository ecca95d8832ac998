#include "operations/changed_rows.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/error.h"
#include "base/translate.h"
#include "store/delta.h"

namespace vitrine {
namespace {

void add_children(ProductStore& products, ProductId model, std::set<ProductId>& rows) {
    for (const ProductId child : products.children_of(model)) {
        if (rows.insert(child).second) add_children(products, child, rows);
    }
}

}  // namespace

ChangedRows rows_changed_since(Catalogue& catalogue, std::int64_t seq) {
    const CatalogueSnapshot snapshot(catalogue);
    Journal& journal = catalogue.journal();
    ChangedRows changed;
    changed.head = journal.last_seq();
    if (seq < 0 || seq > changed.head) {
        throw Error(Failure::usage,
                    tr("There is no change {0} yet; the last one is {1}.", seq, changed.head));
    }
    if (seq < journal.horizon()) {
        throw Error(Failure::usage, tr("The history does not go back to change {0} any more. Read "
                                       "everything once and go on from change {1}.",
                                       seq, changed.head));
    }
    std::set<ProductId> rows;
    std::set<ProductId> gone;
    for (const ProductId id : journal.products_changed_since(seq)) {
        const auto product = catalogue.products().load(id);
        if (!product) {
            gone.insert(id);
            continue;
        }
        rows.insert(id);
        if (product->is_model()) add_children(catalogue.products(), id, rows);
    }
    changed.products.assign(rows.begin(), rows.end());
    for (const ProductId id : gone) {
        std::string code;
        bool is_new = false;
        journal.each_change_of_products(
            id, id,
            [&](const Change& change) {
                is_new = change.operation == Operation::create;
                if (change.operation == Operation::remove) code = decode_removed(change.delta).code;
            },
            seq);
        if (!is_new) changed.removed.push_back(std::move(code));
    }
    journal.each_structure_change_since(seq, [&](const Change&) { changed.structure = true; });
    return changed;
}

}  // namespace vitrine
