// Products with some of their values, for lists: what nobody looks at is passed over unread.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "catalog/product.h"
#include "store/document.h"
#include "store/sql.h"

namespace vitrine {

class ProductExtract {
public:
    // Uses `connection` as long as it lives.
    ProductExtract(sql::Connection& connection, WantedContent wanted);

    // As ProductStore::load(), but of its values only what is wanted.
    std::optional<Product> load(ProductId id);
    // Every product and model in order of id, likewise, read into one object that is reused.
    void each(const std::function<void(const Product&)>& use);
    // Direct children of a model, in order of id, read into one object that is reused: id, kind,
    // code, family, parent and the values that are wanted. `use` must not ask for children in its
    // turn.
    void each_child(ProductId model, const std::function<void(const Product&)>& use);

private:
    sql::Connection& m_connection;
    WantedContent m_wanted;
    std::unique_ptr<sql::Statement> m_load, m_children;
};

}  // namespace vitrine
