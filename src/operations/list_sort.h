// The order of a product list: one key for each product, computed once, compared often.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "base/decimal.h"
#include "catalog/inheritance.h"
#include "operations/collation_keys.h"
#include "operations/list_products.h"
#include "search/row_order.h"

namespace vitrine {

// Text as its collation key, everything else as a number; nothing where there is no value.
using SortKey = std::variant<std::monostate, std::string, Decimal>;

// Whether `a` stands before `b`. Without a value is last in either direction.
bool stands_before(const SortKey& a, const SortKey& b, SortDirection direction);

// Makes the keys of one request. One thread.
class ListSort {
public:
    // Throws Error (usage) for a sort that names no column.
    ListSort(const Structure& structure, const ListRequest& request);

    // False where the request leaves the order as the ids come.
    bool sorts() const { return m_column != Column::none; }
    bool by_sku() const { return m_column == Column::sku; }
    bool by_name() const { return m_column == Column::name; }
    bool by_family() const { return m_column == Column::family; }
    bool by_kind() const { return m_column == Column::kind; }
    bool by_enabled() const { return m_column == Column::enabled; }
    // The key is a completeness, which the caller has to give: key_of_percent().
    bool by_completeness() const { return m_column == Column::completeness; }
    // The key is the number of problems, likewise.
    bool by_problems() const { return m_column == Column::problems; }
    SortDirection direction() const { return m_direction; }
    // The values sorted by; absent where it is something else, or no product has had such a value.
    std::optional<ValueKey> value_key() const { return m_key; }
    ChannelId channel() const { return m_channel; }
    LocaleId locale() const { return m_locale; }

    SortKey key_of(const Lineage& lineage);
    // Its parts: of a family (by_family()), of a value of value_key().
    SortKey key_of_family(FamilyId id);
    SortKey key_of_value(const Value& value);
    static SortKey key_of_percent(int percent) { return Decimal(percent, 0); }

private:
    enum class Column { none, sku, name, family, kind, enabled, completeness, problems, value };

    SortKey key_of_text(std::string_view text);

    const Structure& m_structure;
    ChannelId m_channel;
    LocaleId m_locale;
    std::string m_locale_code;
    Column m_column = Column::none;
    SortDirection m_direction = SortDirection::ascending;
    ListColumn m_field;
    std::optional<ValueKey> m_key;
    std::unique_ptr<CollationKeys> m_text_order;
};

}  // namespace vitrine
