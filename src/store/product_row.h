// How a row of the table of products becomes a Product; for those who read that table.
#pragma once

#include "catalog/product.h"
#include "store/sql.h"

namespace vitrine {

inline constexpr std::string_view product_columns_sql =
    "id, uuid, kind, code, family, parent, enabled, seq, doc";

// Its parameters are bind_product()'s and the row's hash.
inline constexpr std::string_view insert_product_sql =
    "INSERT INTO product (id, uuid, kind, code, code_key, family, parent, enabled, seq, doc,"
    " row_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

// Of a row of product_columns_sql. `decode` is handed the document.
template <class Decode>
void read_product_row(const sql::Statement& row, Product& product, Decode decode) {
    product.id = static_cast<ProductId>(row.integer(0));
    product.uuid = row.text(1);
    product.kind = static_cast<ProductKind>(row.integer(2));
    product.code = row.text(3);
    product.family = static_cast<FamilyId>(row.integer(4));
    product.parent = static_cast<ProductId>(row.integer(5));
    product.enabled = row.integer(6) != 0;
    product.seq = row.integer(7);
    decode(row.blob(8), product);
}

}  // namespace vitrine
