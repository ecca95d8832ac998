#include "store/product_store.h"

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "store/document.h"
#include "store/product_row.h"

namespace vitrine {
namespace {

constexpr std::string_view columns_sql = product_columns_sql;

void read_row(const sql::Statement& row, Product& product) {
    read_product_row(row, product, [](std::string_view document, Product& into) {
        decode_document(document, into);
    });
}

}  // namespace

void bind_product(sql::Statement& insert, const Product& product) {
    const FoldedCase key(product.code);
    const std::string document = encode_document(product);
    insert.bind(1, product.id).bind(2, std::string_view(product.uuid));
    insert.bind(3, static_cast<std::int64_t>(product.kind)).bind(4, std::string_view(product.code));
    insert.bind(5, key.view()).bind_id(6, product.family).bind_id(7, product.parent);
    insert.bind(8, product.enabled ? 1 : 0).bind(9, product.seq).bind_blob(10, document);
}

ProductStore::ProductStore(sql::Connection& connection) : m_connection(connection) {}

sql::Statement& ProductStore::prepared(std::unique_ptr<sql::Statement>& statement,
                                       std::string_view sql) {
    if (!statement) statement = m_connection.prepare(sql);
    return *statement;
}

std::optional<Product> ProductStore::load(ProductId id) {
    auto& statement =
        prepared(m_load, "SELECT " + std::string(columns_sql) + " FROM product WHERE id = $1");
    std::optional<Product> product;
    statement.bind(1, id);
    sql::each(statement, [&](const sql::Statement& row) { read_row(row, product.emplace()); });
    return product;
}

std::optional<ProductId> ProductStore::find(Space space, std::string_view code) {
    auto& statement =
        prepared(m_find, "SELECT id FROM product WHERE (kind = 2) = $1 AND code_key = $2");
    const std::string key = fold_case(code);
    std::optional<ProductId> id;
    statement.bind(1, space == Space::models ? 1 : 0).bind(2, std::string_view(key));
    sql::each(statement,
              [&](const sql::Statement& row) { id = static_cast<ProductId>(row.integer(0)); });
    return id;
}

std::optional<Product> ProductStore::load(Space space, std::string_view code) {
    const auto id = find(space, code);
    return id ? load(*id) : std::nullopt;
}

std::optional<Product> ProductStore::load_by_code(std::string_view code) {
    auto product = load(Space::products, code);
    return product ? product : load(Space::models, code);
}

std::string ProductStore::code_of(ProductId id) {
    auto& statement = prepared(m_code, "SELECT code FROM product WHERE id = $1");
    std::string code;
    statement.bind(1, id);
    sql::each(statement, [&](const sql::Statement& row) { code = row.text(0); });
    return code;
}

void ProductStore::each(const std::function<void(const Product&)>& use) {
    const auto statement =
        m_connection.prepare("SELECT " + std::string(columns_sql) + " FROM product ORDER BY id");
    Product product;
    sql::each(*statement, [&](const sql::Statement& row) {
        read_row(row, product);
        use(product);
    });
}

// Two walks along the index, products and models, as the zip of two sorted lists: sorting all of
// them in the database takes ten times as long.
void ProductStore::each_by_code(const std::function<bool(ProductId, bool)>& use) {
    struct Walk {
        std::unique_ptr<sql::Statement> statement;
        bool has_row = false;
        void step() { has_row = statement->step(); }
    };
    Walk walks[2];
    for (const int models : {0, 1}) {
        walks[models].statement = m_connection.prepare(
            "SELECT code_key, id FROM product WHERE (kind = 2) = $1 ORDER BY code_key");
        walks[models].statement->bind(1, models);
        walks[models].step();
    }
    std::string last;
    bool is_first = true;
    while (walks[0].has_row || walks[1].has_row) {
        const auto key = [&](int of) {
            return std::pair(walks[of].statement->text(0), walks[of].statement->integer(1));
        };
        Walk& next = !walks[0].has_row                      ? walks[1]
                     : !walks[1].has_row || key(0) < key(1) ? walks[0]
                                                            : walks[1];
        const std::string_view code = next.statement->text(0);
        const auto id = static_cast<ProductId>(next.statement->integer(1));
        if (!use(id, !is_first && code == last)) return;
        last = code;
        is_first = false;
        next.step();
    }
}

void ProductStore::each_outline(const std::function<void(const Outline&)>& use) {
    const auto statement = m_connection.prepare(
        "SELECT id, kind = 2, code_key, parent, row_hash FROM product ORDER BY id");
    sql::each(*statement, [&](const sql::Statement& row) {
        use({static_cast<ProductId>(row.integer(0)),
             row.integer(1) != 0 ? Space::models : Space::products, row.text(2),
             static_cast<ProductId>(row.integer(3)), row.integer(4)});
    });
}

std::vector<ProductId> ProductStore::children_of(ProductId model) {
    auto& statement = prepared(m_children, "SELECT id FROM product WHERE parent = $1 ORDER BY id");
    std::vector<ProductId> children;
    statement.bind(1, model);
    sql::each(statement, [&](const sql::Statement& row) {
        children.push_back(static_cast<ProductId>(row.integer(0)));
    });
    return children;
}

std::int64_t ProductStore::count(ProductKind kind) {
    auto& statement = prepared(m_count, "SELECT count(*) FROM product WHERE kind = $1");
    std::int64_t count = 0;
    statement.bind(1, static_cast<std::int64_t>(kind));
    sql::each(statement, [&](const sql::Statement& row) { count = row.integer(0); });
    return count;
}

std::int64_t ProductStore::highest_id() {
    const auto statement = m_connection.prepare("SELECT max(id) FROM product");
    std::int64_t id = 0;
    sql::each(*statement, [&](const sql::Statement& row) { id = row.integer(0); });
    return id;
}

void ProductStore::insert(const Product& product) {
    auto& statement = prepared(m_insert, insert_product_sql);
    bind_product(statement, product);
    statement.bind_id(11, product.row_hash).run();
}

void ProductStore::update_in_place(const Product& product) {
    auto& statement =
        prepared(m_update_in_place,
                 "UPDATE product SET family = $2, enabled = $3, seq = $4, doc = $5, row_hash = $6"
                 " WHERE id = $1");
    const std::string document = encode_document(product);
    statement.bind(1, product.id).bind_id(2, product.family).bind(3, product.enabled ? 1 : 0);
    statement.bind(4, product.seq).bind_blob(5, document).bind_id(6, product.row_hash).run();
}

void ProductStore::update(const Product& product) {
    auto& statement =
        prepared(m_update,
                 "UPDATE product SET kind = $2, code = $3, code_key = $4, family = $5, parent = $6,"
                 " enabled = $7, seq = $8, doc = $9, row_hash = $10 WHERE id = $1");
    const FoldedCase key(product.code);
    const std::string document = encode_document(product);
    statement.bind(1, product.id).bind(2, static_cast<std::int64_t>(product.kind));
    statement.bind(3, std::string_view(product.code)).bind(4, key.view());
    statement.bind_id(5, product.family)
        .bind_id(6, product.parent)
        .bind(7, product.enabled ? 1 : 0);
    statement.bind(8, product.seq).bind_blob(9, document).bind_id(10, product.row_hash);
    statement.run();
}

void ProductStore::set_row_hash(ProductId id, std::int64_t hash) {
    prepared(m_set_row_hash, "UPDATE product SET row_hash = $2 WHERE id = $1")
        .bind(1, id)
        .bind_id(2, hash)
        .run();
}

void ProductStore::forget_row(ProductId id) {
    m_connection.prepare("UPDATE product SET row_hash = $2 WHERE id = $1 AND row_hash > $3")
        ->bind(1, id)
        .bind(2, row_hash::taken)
        .bind(3, row_hash::last_special)
        .run();
}

void ProductStore::remove(ProductId id) {
    prepared(m_remove, "DELETE FROM product WHERE id = $1").bind(1, id).run();
}

LoadedLineage::LoadedLineage(ProductStore& products, Product product)
    : m_product(std::make_unique<Product>(std::move(product))) {
    const auto load_parent = [&products](const Product& child) -> std::unique_ptr<Product> {
        if (child.parent == 0) return nullptr;
        auto parent = products.load(child.parent);
        if (!parent) {
            throw Error(Failure::storage,
                        tr("The parent of {0} is missing. Run verify.", child.code));
        }
        return std::make_unique<Product>(std::move(*parent));
    };
    m_parent = load_parent(*m_product);
    if (m_parent) m_root = load_parent(*m_parent);
    m_lineage = {m_product.get(), m_parent.get(), m_root.get()};
}

const Product* LineageReader::model(ProductId id) {
    auto& slot = m_models[id];
    if (!slot) {
        auto loaded = m_products.load(id);
        if (!loaded)
            throw Error(Failure::storage, tr("A product's parent is missing. Run verify."));
        slot = std::make_unique<Product>(std::move(*loaded));
    }
    return slot.get();
}

Lineage LineageReader::lineage_of(const Product& product) {
    Lineage lineage{&product, nullptr, nullptr};
    if (product.parent != 0) {
        lineage.parent = model(product.parent);
        if (lineage.parent->parent != 0) lineage.root = model(lineage.parent->parent);
    }
    return lineage;
}

}  // namespace vitrine
