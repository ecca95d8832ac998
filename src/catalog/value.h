// What a product holds: values, each under a key of attribute and scope.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/decimal.h"
#include "catalog/ids.h"

namespace vitrine {

// A day, counted from 1970-01-01.
struct Date {
    std::int32_t days = 0;
    auto operator<=>(const Date&) const = default;
};

// An amount in a unit. Equal only in the same unit: 500 g is another value than 0.5 kg.
struct Measurement {
    Decimal amount;
    UnitId unit = 0;
    bool operator==(const Measurement&) const = default;
};

// One entity: an option, a family, a product; the attribute says of which kind.
struct Reference {
    std::int32_t id = 0;
    auto operator<=>(const Reference&) const = default;
};

// Several entities, in their order.
struct References {
    std::vector<std::int32_t> ids;
    bool operator==(const References&) const = default;
};

// A picture or file. `name` is the path or file name it came with; `checksum` names the stored
// asset (SHA-256) and is empty while the file is missing.
struct FileReference {
    std::string name;
    std::string checksum;
    bool operator==(const FileReference&) const = default;
};

// Products or models with how many of each, in their order: what a pack or a bundle is made of.
struct Quantity {
    ProductId product = 0;
    Decimal count;
    bool operator==(const Quantity&) const = default;
};
struct Quantities {
    std::vector<Quantity> items;
    bool operator==(const Quantities&) const = default;
};

// Rows under the columns that the attribute defines (TableColumn). A row has its cells in ascending
// order of their columns, and none for what is not filled.
struct TableCell {
    using Content = std::variant<std::string, Decimal, bool, Date, Measurement, Reference>;
    std::int32_t column = 0;
    Content content;
    bool operator==(const TableCell&) const = default;
};
struct Table {
    std::vector<std::vector<TableCell>> rows;
    bool operator==(const Table&) const = default;
};

// Equal means "no change": decimals compare by value, so 999 equals 999.00.
using Value = std::variant<std::string, Decimal, bool, Date, Measurement, Reference, References,
                           FileReference, Instant, Quantities, Table>;

// What a cell holds as a value of its own, and back; absent for what no cell can hold.
Value value_of(const TableCell::Content& content);
std::optional<TableCell::Content> content_of(const Value& value);

// Whether there is anything in it. Empty text, an empty list and the entity 0 say nothing and are
// never stored: Values takes them as "no value". A boolean is filled whichever it is.
bool is_filled(const Value& value);

// `scope` is the interned combination of channel, locale and currency (Structure::scopes), 0 where
// the value is the same everywhere.
struct ValueKey {
    AttributeId attribute = 0;
    ScopeId scope = 0;
    auto operator<=>(const ValueKey&) const = default;
};

// Properties that every product may have, kept and journalled like values under reserved
// attributes. Attributes of the catalogue start at first_attribute.
namespace property {
inline constexpr AttributeId code = 1;            // text
inline constexpr AttributeId family = 2;          // reference to a family
inline constexpr AttributeId parent = 3;          // reference to a product of kind model
inline constexpr AttributeId enabled = 4;         // boolean
inline constexpr AttributeId family_variant = 5;  // reference, models only
inline constexpr AttributeId categories = 6;      // references
inline constexpr AttributeId groups = 7;          // references
// For these the scope is the association type's id; the references are products, models, groups.
inline constexpr AttributeId linked_products = 8;
inline constexpr AttributeId linked_models = 9;
inline constexpr AttributeId linked_groups = 10;
// Likewise of quantified association types; these are Quantities.
inline constexpr AttributeId quantified_products = 11;
inline constexpr AttributeId quantified_models = 12;
inline constexpr AttributeId first_attribute = 64;
}  // namespace property

// Values sorted by key; small, contiguous, copied freely.
class Values {
public:
    using Entry = std::pair<ValueKey, Value>;

    // The value or null. Valid until the next change.
    const Value* find(ValueKey key) const;
    // Erases where `value` is not filled. Fastest for keys that arrive in ascending order.
    void set(ValueKey key, Value&& value);
    void set(ValueKey key, const Value& value) { set(key, Value(value)); }
    // Does nothing where there is no such value.
    void erase(ValueKey key);
    // Makes room for so many values at once.
    void reserve(std::size_t count) { m_entries.reserve(count); }

    bool empty() const { return m_entries.empty(); }
    std::size_t size() const { return m_entries.size(); }
    auto begin() const { return m_entries.begin(); }
    auto end() const { return m_entries.end(); }
    bool operator==(const Values&) const = default;

private:
    std::vector<Entry> m_entries;
};

}  // namespace vitrine
