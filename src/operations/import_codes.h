// What an import asks of the catalogue for every row and every link: which product has a code, and
// from which row it came.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "operations/import_context.h"

namespace vitrine {

// Asks the store at first. Once that was done so often that reading all codes would have been
// cheaper, they are read and kept: 30 to 51 bytes each. Codes match without regard to case.
class ImportCodes {
public:
    explicit ImportCodes(ImportContext& context) : m_context(context) {}

    std::optional<ProductId> find(ProductStore::Space space, std::string_view code);

    // Whether the rows of products are known; where not, few are asked for. Counts as a question.
    bool knows_rows();
    // Product::row_hash of those that were there when the codes were read.
    std::int64_t row_hash(ProductId id) const {
        const auto index = static_cast<std::size_t>(id);
        return index < m_row_hashes.size() ? m_row_hashes[index] : row_hash::none;
    }
    // What the product's row is known by from now on, if rows are known.
    void set_row_hash(ProductId id, std::int64_t hash);
    // Whether a product below the model was last written by something else than an import.
    bool has_changed_child(ProductId model) const { return m_changed_below.contains(model); }

    // After a row was written. `before` is null for a new one.
    void written(const Product* before, const Product& after);
    // After a commit: what others wrote meanwhile is read.
    void committed();

private:
    // A code by 96 bits of its hash; two codes share them in one of 10^16 catalogues of a million.
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t check = 0;
        ProductId id = 0;  // 0: free, removed: there was one
    };
    static constexpr ProductId removed = -1;

    static Slot slot_for(ProductStore::Space space, std::string_view folded_code, ProductId id);
    void read_all();
    void put(const Slot& slot);
    Slot* at(const Slot& wanted);

    ImportContext& m_context;
    bool m_is_read = false;
    std::optional<std::int64_t> m_products;  // about as many as there are
    std::int64_t m_asked = 0;
    std::int64_t m_data_version = 0;
    std::vector<Slot> m_slots;  // a power of two, at most three quarters of them used
    std::size_t m_used = 0;
    std::vector<std::int64_t> m_row_hashes;  // by product id
    std::unordered_set<ProductId> m_changed_below;
};

}  // namespace vitrine
