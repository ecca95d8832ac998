// A pass over the documents of all products, on several threads where there are many: how a change
// of the structure finds what it touches.
#pragma once

#include <functional>
#include <vector>

#include "base/progress.h"
#include "catalog/value_view.h"
#include "operations/structure_change.h"
#include "store/catalogue.h"
#include "store/product_documents.h"

namespace vitrine {

// Looks at the products of its part, in order of id; one for each thread.
using LookAtProduct = std::function<void(const StoredProduct&)>;

// Calls `begin_part` for the parts 0, 1, ... into which the ids are divided, in order and on the
// caller's thread, then lets what it returned look at the products of each part: the parts at the
// same time, each on a thread of its own. Sees what is committed and, with one part, what the
// transaction at hand has written as well: there is only one where it has changed products. The
// caller holds the writer lock or a snapshot with nothing to be missed. Throws Error (cancelled),
// and what is thrown by a part.
void sweep_products(Catalogue& catalogue, bool products_are_changed, const Progress& progress,
                    const std::function<LookAtProduct(std::size_t part)>& begin_part);

// The products of which `touched` holds, by id. It is asked by several threads. No product has been
// changed by the transaction at hand.
std::vector<ProductId> find_products(Catalogue& catalogue, const Progress& progress,
                                     const std::function<bool(const StoredProduct&)>& touched);

// For find_products(): whether the product has a value of which `wanted` holds. One for each
// thread.
bool has_value(const StoredProduct& product,
               const std::function<bool(ValueKey, const ValueView&)>& wanted);

// Saves what `edit` makes of each of the products. [one thread]
void change_products(StructureChange& change, const std::vector<ProductId>& ids,
                     const Progress& progress, const std::function<void(Product&)>& edit);

// Saves what `edit` makes of every entity of a kind.
template <class T, class Edit>
void change_all(StructureChange& change, Entities<T> Structure::*entities, const Edit& edit) {
    std::vector<T> all;
    (change.structure().*entities).each([&](const T& one) { all.push_back(one); });
    for (T& one : all) {
        edit(one);
        change.put(std::move(one));
    }
}

}  // namespace vitrine
