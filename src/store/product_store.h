// Products and models in the database: reading, and the row-level writes that change sets use.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/inheritance.h"
#include "catalog/product.h"
#include "store/sql.h"

namespace vitrine {

// Fills $1 to $10 of an INSERT: id, uuid, kind, code, code_key, family, parent, enabled, seq, doc.
void bind_product(sql::Statement& insert, const Product& product);

class ProductStore {
public:
    // Uses `connection` as long as it lives.
    explicit ProductStore(sql::Connection& connection);

    // Absent where there is none.
    std::optional<Product> load(ProductId id);
    // Codes match without regard to case. Products and models have codes of their own.
    enum class Space { products, models };
    std::optional<ProductId> find(Space space, std::string_view code);
    std::optional<Product> load(Space space, std::string_view code);
    // A product, or else a model, of that code.
    std::optional<Product> load_by_code(std::string_view code);
    // Empty for an unknown id.
    std::string code_of(ProductId id);

    // Every product and model in order of id, decoded into one object that is reused.
    void each(const std::function<void(const Product&)>& use);
    // All products and models by their code without regard to case, then by id, until `use` says
    // false; `same_code` says that the one before has the same.
    void each_by_code(const std::function<bool(ProductId id, bool same_code)>& use);
    // Of every product and model, in order of id, what can be read without its document.
    struct Outline {
        ProductId id = 0;
        Space space = Space::products;
        std::string_view folded_code;  // until the next one
        ProductId parent = 0;
        std::int64_t row_hash = 0;
    };
    void each_outline(const std::function<void(const Outline&)>& use);
    // Direct children of a model, in order of id.
    std::vector<ProductId> children_of(ProductId model);

    std::int64_t count(ProductKind kind);
    std::int64_t highest_id();

    // Row-level writes: only ChangeSetWriter and migrations call these.
    void insert(const Product& product);
    void update(const Product& product);
    // For a product whose code, kind and parent are as stored: no index needs to be touched.
    void update_in_place(const Product& product);
    void set_row_hash(ProductId id, std::int64_t hash);
    // A product that is known by its row is so no longer; who wrote it last stays known.
    void forget_row(ProductId id);
    void remove(ProductId id);

private:
    sql::Statement& prepared(std::unique_ptr<sql::Statement>& statement, std::string_view sql);

    sql::Connection& m_connection;
    std::unique_ptr<sql::Statement> m_load, m_find, m_code, m_children, m_count, m_insert, m_update,
        m_update_in_place, m_set_row_hash, m_remove;
};

// A product with the models above it, loaded and owned.
class LoadedLineage {
public:
    // Throws Error (storage) if a parent is missing in the store.
    LoadedLineage(ProductStore& products, Product product);
    const Lineage& lineage() const { return m_lineage; }
    const Product& product() const { return *m_product; }

private:
    // On the heap, so that the lineage's pointers survive a move.
    std::unique_ptr<Product> m_product, m_parent, m_root;
    Lineage m_lineage;
};

// Lineages for a pass over many products: models are loaded once and kept.
class LineageReader {
public:
    explicit LineageReader(ProductStore& products) : m_products(products) {}
    // The lineage of `product`, valid until the next call and while `product` lives.
    Lineage lineage_of(const Product& product);
    // After a change to a model.
    void forget() { m_models.clear(); }

private:
    const Product* model(ProductId id);
    ProductStore& m_products;
    std::unordered_map<ProductId, std::unique_ptr<Product>> m_models;
};

}  // namespace vitrine
