#include "operations/changed_rows.h"

#include <map>
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

// By product id, the codes that those who are gone had at `seq`; none for one created after it.
std::map<ProductId, std::string> codes_then(Journal& journal, const std::set<ProductId>& gone,
                                            std::int64_t seq, const Progress& progress) {
    std::map<ProductId, std::string> codes;
    if (gone.empty()) return codes;
    // Backwards, so that the oldest change has the last word.
    journal.each_change_since(seq, Journal::Order::newest_first, [&](const Change& change) {
        progress.check();
        const auto id = static_cast<ProductId>(change.entity_id);
        if (change.entity_kind != EntityKind::product || !gone.contains(id)) return;
        switch (change.operation) {
            case Operation::create:
                codes.erase(id);
                break;
            case Operation::remove:
                codes[id] = decode_removed(change.delta).code;
                break;
            case Operation::update:
                for (const FieldChange& changed : decode_changes(change.delta)) {
                    if (changed.key.attribute != property::code || !changed.before) continue;
                    codes[id] = std::get<std::string>(*changed.before);
                }
                break;
        }
    });
    return codes;
}

}  // namespace

ChangedRows rows_changed_since(Catalogue& catalogue, std::int64_t seq, const Progress& progress) {
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
        progress.check();
        const auto product = catalogue.products().load(id);
        if (!product) {
            gone.insert(id);
            continue;
        }
        rows.insert(id);
        if (product->is_model()) add_children(catalogue.products(), id, rows);
    }
    changed.products.assign(rows.begin(), rows.end());
    for (auto& [id, code] : codes_then(journal, gone, seq, progress)) {
        changed.removed.push_back(std::move(code));
    }
    journal.each_structure_change_since(seq, [&](const Change&) { changed.structure = true; });
    return changed;
}

}  // namespace vitrine
