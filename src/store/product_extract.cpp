#include "store/product_extract.h"

#include <string>
#include <utility>

#include "store/product_row.h"

namespace vitrine {

ProductExtract::ProductExtract(sql::Connection& connection, WantedContent wanted)
    : m_connection(connection), m_wanted(std::move(wanted)) {}

std::optional<Product> ProductExtract::load(ProductId id) {
    if (!m_load) {
        m_load = m_connection.prepare("SELECT " + std::string(product_columns_sql) +
                                      " FROM product WHERE id = $1");
    }
    std::optional<Product> product;
    m_load->bind(1, id);
    sql::each(*m_load, [&](const sql::Statement& row) {
        read_product_row(row, product.emplace(), [this](std::string_view document, Product& into) {
            decode_document(document, into, m_wanted);
        });
    });
    return product;
}

void ProductExtract::each(const std::function<void(const Product&)>& use) {
    const auto statement = m_connection.prepare("SELECT " + std::string(product_columns_sql) +
                                                " FROM product ORDER BY id");
    Product product;
    sql::each(*statement, [&](const sql::Statement& row) {
        read_product_row(row, product, [this](std::string_view document, Product& into) {
            decode_document(document, into, m_wanted);
        });
        use(product);
    });
}

void ProductExtract::each_child(ProductId model, const std::function<void(const Product&)>& use) {
    if (!m_children) {
        m_children = m_connection.prepare(
            "SELECT id, kind, code, family, doc FROM product WHERE parent = $1 ORDER BY id");
    }
    Product child;
    child.parent = model;
    m_children->bind(1, model);
    sql::each(*m_children, [&](const sql::Statement& row) {
        child.id = static_cast<ProductId>(row.integer(0));
        child.kind = static_cast<ProductKind>(row.integer(1));
        child.code = row.text(2);
        child.family = static_cast<FamilyId>(row.integer(3));
        decode_document(row.blob(4), child, m_wanted);
        use(child);
    });
}

}  // namespace vitrine
