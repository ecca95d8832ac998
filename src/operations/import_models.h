// Models while an import runs: found by code, kept for the rows below them, and the axis values by
// which their children are told apart. Bounded: forgets what it can read again.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "catalog/inheritance.h"
#include "operations/import_codes.h"

namespace vitrine {

class ImportModels {
public:
    ImportModels(ImportContext& context, ImportCodes& codes) : m_context(context), m_codes(codes) {}

    // Null if there is none. Pointers live until begin_row() or forget().
    const Product* find(std::string_view code);
    const Product* find(ProductId id);
    // `product` with its parents, which must exist.
    Lineage lineage_of(const Product& product);

    // The axis values of the lineage's own level; absent where one is missing, `missing` is that
    // one.
    std::optional<std::string> axis_values(const Lineage& lineage, AttributeId& missing) const;
    // The child of the model that has these axis values, 0 if none has.
    ProductId child_with(ProductId model, const std::string& axis_values);

    // Of all that a row below the model depends on: its content and that of its own parent.
    std::uint64_t fingerprint(const Product& model);

    // After a row was written. `before` is absent for a new one.
    void written(const Product* before, const Product& after);

    // Called between rows: drops what grew too large.
    void begin_row();
    // After a commit, when others may have changed models.
    void forget();

private:
    using Children = std::unordered_map<std::string, ProductId>;
    Children& children_of(ProductId model);
    void drop_child(const Product& child);

    ImportContext& m_context;
    ImportCodes& m_codes;
    std::unordered_map<ProductId, std::unique_ptr<Product>> m_models;
    std::unordered_map<ProductId, Children> m_children;
    std::size_t m_children_kept = 0;
    ProductId m_fingerprinted = 0;  // the last one asked for
    std::uint64_t m_fingerprint = 0;
    std::string m_last_code;  // rows of one model mostly follow each other
    ProductId m_last_id = 0;
};

}  // namespace vitrine
