#include "store/product_documents.h"

#include <memory>
#include <string>

#include "store/sqlite_connection.h"

namespace vitrine {
namespace {

std::unique_ptr<sql::Statement> select(sql::Connection& connection, std::string_view which) {
    return connection.prepare("SELECT id, kind, code, family, parent, enabled, doc FROM product " +
                              std::string(which));
}

void each_row(sql::Connection& connection, sql::Statement& statement,
              const std::function<void(const StoredProduct&)>& use) {
    const sql::CacheSize once(connection, sql::CacheSize::single_pass);
    StoredProduct product;
    sql::each(statement, [&](const sql::Statement& row) {
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
    each_row(connection, *select(connection, "ORDER BY id"), use);
}

void each_stored_product(sql::Connection& connection, ProductId first, ProductId last,
                         const std::function<void(const StoredProduct&)>& use) {
    const auto statement = select(connection, "WHERE id BETWEEN $1 AND $2 ORDER BY id");
    statement->bind(1, first).bind(2, last);
    each_row(connection, *statement, use);
}

// By the index that sets models apart.
void each_stored_model(sql::Connection& connection,
                       const std::function<void(const StoredProduct&)>& use) {
    each_row(connection, *select(connection, "WHERE (kind = 2) = 1"), use);
}

}  // namespace vitrine
