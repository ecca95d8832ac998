#include "store/product_documents.h"

#include <string>

#include "store/sqlite_connection.h"

namespace vitrine {
namespace {

void each_row(sql::Connection& connection, std::string_view which,
              const std::function<void(const StoredProduct&)>& use) {
    const sql::CacheSize once(connection, sql::CacheSize::single_pass);
    const auto statement = connection.prepare(
        "SELECT id, kind, code, family, parent, enabled, doc FROM product " + std::string(which));
    StoredProduct product;
    sql::each(*statement, [&](const sql::Statement& row) {
        product.id = static_cast<ProductId>(row.integer(0));
        product.kind = static_cast<ProductKind>(row.integer(1));
        product.code = row.text(2);
        product.family = static_cast<FamilyId>(row.integer(3));
        product.parent = static_cast<ProductId>(row.integer(4));
        product.enabled = row.integer(5) != 0;
        product.document = row.blob(6);
        use(product);
    });
}

}  // namespace

void each_stored_product(sql::Connection& connection,
                         const std::function<void(const StoredProduct&)>& use) {
    each_row(connection, "ORDER BY id", use);
}

// By the index that sets models apart.
void each_stored_model(sql::Connection& connection,
                       const std::function<void(const StoredProduct&)>& use) {
    each_row(connection, "WHERE (kind = 2) = 1", use);
}

}  // namespace vitrine
