// A product or a product model as it is stored: its own values only. What it inherits is asked of
// inheritance.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/value.h"

namespace vitrine {

enum class ProductKind : std::uint8_t {
    simple = 0,   // sellable, without a parent
    variant = 1,  // sellable, with a parent model
    model = 2,    // carries common values, never sold; may have a root model as parent
};

// By which row of a file an import wrote a product: 0 where something else wrote it last, 1 where
// its row cannot be recognised; else a hash of what decided it.
namespace row_hash {
inline constexpr std::int64_t none = 0;
inline constexpr std::int64_t taken = 1;
inline constexpr std::int64_t last_special = taken;
}  // namespace row_hash

struct Product {
    ProductId id = 0;  // products and models share one dense id space
    std::string uuid;
    ProductKind kind = ProductKind::simple;
    std::string code;  // SKU of a product, code of a model
    FamilyId family = 0;
    FamilyVariantId family_variant = 0;  // models only
    ProductId parent = 0;
    bool enabled = true;
    Values values;         // attributes, and the properties categories, groups and links
    std::int64_t seq = 0;  // change feed number of the last change: the product's revision
    // Stored with it, but never read with it, so that whoever writes it next takes it away.
    std::int64_t row_hash = row_hash::none;

    bool is_model() const { return kind == ProductKind::model; }
    bool is_sellable() const { return kind != ProductKind::model; }

    // Ids under a property such as property::categories; empty where there are none.
    const std::vector<std::int32_t>& references(AttributeId property, ScopeId scope = 0) const;
};

// One field of one product, before and after. Absent means: no value.
struct FieldChange {
    ValueKey key;
    std::optional<Value> before;
    std::optional<Value> after;
    bool operator==(const FieldChange&) const = default;
};
using FieldChanges = std::vector<FieldChange>;

// The fields in which two states of one product differ, sorted by key: values and the properties
// code, family, family_variant, parent and enabled. Decimals compare by value.
FieldChanges differences(const Product& before, const Product& after);

// The field as a value, properties included. Absent where the product has none.
std::optional<Value> field(const Product& product, ValueKey key);

// Sets or, with an absent value, clears a field, properties included.
void set_field(Product& product, ValueKey key, const std::optional<Value>& value);

}  // namespace vitrine
