// Changes of many products in one row of the journal: about four bytes a product where all get the
// same value, two for a created product.
//
//   products := per change, in their order: signed varint, the product's id less the one before
//   changes  := version(1 byte, 1) change*
//   change   := varint n; n > 0: of the n-th shape; n = 0: of a new shape, which follows:
//                   operation (1 byte), varint count, per field: varint attribute, varint scope,
//                   flags (1: before, 2: after)
//               then, created: nothing
//                     updated: per field the values that its flags name, each
//                         varint n; n > 0: the n-th value; n = 0: type, length and payload as in
//                         document.h, which becomes the next value as long as there are fewer than
//                         most_values
//                     removed: varint length, delta as in delta.h
//
// A product stands in a pack once, so that the order of its own changes is the order of rows.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/text.h"
#include "catalog/product.h"
#include "store/journal.h"

namespace vitrine {

// A pack as it is filled.
class ChangePack {
public:
    static constexpr std::size_t most_products = 65'536;
    static constexpr std::size_t most_bytes = 1'048'576;
    static constexpr std::size_t most_values = 4'096;

    // False where the product is in it already, or where it is full: then a new one is due.
    bool has_room_for(ProductId product) const;
    // What has_room_for() allows. `changes` are the fields of an update, `removed` is the delta of
    // a removal; both are empty otherwise.
    void add(ProductId product, Operation operation, const FieldChanges& changes,
             std::string_view removed = {});

    std::size_t size() const { return m_held.size(); }
    bool empty() const { return m_held.empty(); }
    ProductId first() const { return m_first; }  // the lowest id
    ProductId last() const { return m_last; }    // the highest id
    // What happened to every product; absent where that differs.
    std::optional<Operation> operation() const { return m_operation; }
    const std::string& products() const { return m_products; }
    const std::string& changes() const { return m_changes; }

    void clear();

private:
    // What was written before, by its bytes, with its number from 1.
    using Known = std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>>;
    void put_value(const Value& value);

    std::string m_products, m_changes, m_scratch;
    std::unordered_set<ProductId> m_held;
    Known m_shapes, m_values;
    std::optional<Operation> m_operation;
    ProductId m_first = 0, m_last = 0, m_previous = 0;
};

// The products of a pack in the order of their changes. Throws Error (storage) if damaged.
std::vector<ProductId> packed_products(std::string_view products);

// What is asked of a pack: without any, everything.
struct WantedChanges {
    std::span<const ProductId> products;  // of these products, in order
    std::span<const AttributeId> fields;  // removals, and updates of one of these fields
    bool has_product(ProductId product) const;
    bool has_field(AttributeId field) const;  // false where none is named
};

// The changes of a pack in their order; the delta is that of delta.h and lives until the next one.
// Throws Error (storage) if damaged.
using UsePackedChange =
    std::function<void(ProductId product, Operation operation, std::string_view delta)>;
void each_packed_change(std::string_view products, std::string_view changes,
                        const UsePackedChange& use, const WantedChanges& wanted = {});

}  // namespace vitrine
