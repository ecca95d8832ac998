// The first sort by a text: of each document only that text is read, and keys are made and sorted
// by all processors.
#pragma once

#include "operations/list_sort.h"
#include "operations/product_columns.h"

namespace vitrine {

// Whether the request sorts by something that is text in every product: the name of a product, or
// an attribute of texts or files.
bool sorts_by_text(const Structure& structure, const ListSort& sort);

// For such a sort: the order in which `sort` puts the products that the columns were made from, in
// the transaction that the caller has begun.
RowOrder order_by_text(Catalogue& catalogue, const ProductColumns& products, const ListSort& sort,
                       const Progress& progress);

}  // namespace vitrine
