// Attributes, their groups and options: the unit of product data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "catalog/ids.h"

namespace vitrine {

// Text per locale code; the locales of labels need not be locales of the catalogue.
using Labels = std::map<std::string, std::string>;

// The label in `locale`, else in any locale of the same language, else `code` in brackets: [code].
std::string label_of(const Labels& labels, std::string_view code, std::string_view locale);

enum class AttributeType {
    identifier,
    text,
    long_text,
    number,
    measurement,
    boolean,
    date,
    simple_select,
    multi_select,
    price_collection,  // one Decimal per currency scope
    image,
    file,
    datetime,      // an instant
    record_link,   // one record of a reference entity
    record_links,  // several
    product_link,  // one product or model
    table,
};

// "identifier", "text", ...: names in JSON and on the command line.
std::string_view attribute_type_name(AttributeType type);
std::optional<AttributeType> parse_attribute_type(std::string_view name);

// What the program itself reads an attribute for; its code and labels are the catalogue's choice.
// One that has a role belongs to every family. At most one attribute has each.
enum class AttributeRole {
    none,
    status,       // simple select: the lifecycle, see catalog/lifecycle.h
    launch,       // datetime, by channel if scopable: sold from then on
    embargo,      // datetime, by channel if scopable: not shown before
    replacement,  // product link: what takes its place
    packs,        // table: its pack levels, see catalog/packs.h
};

// "none", "status", ...
std::string_view attribute_role_name(AttributeRole role);
std::optional<AttributeRole> parse_attribute_role(std::string_view name);

// A column of a table attribute. The first one tells the rows apart: its cell is required and comes
// once in a table.
struct TableColumn {
    enum class Type { text, number, boolean, date, measurement, select, record };
    std::int32_t id = 0;  // within the attribute; given once, never reused
    std::string code;
    Labels labels;
    Type type = Type::text;
    bool required = false;
    std::vector<std::pair<std::string, Labels>> options;  // of a select; a cell holds the code
    ReferenceEntityId reference_entity = 0;               // of a record
    std::string measurement_family, default_unit;
    std::optional<Decimal> number_min, number_max;
    bool decimals_allowed = true;
    std::optional<int> max_characters;
    bool operator==(const TableColumn&) const = default;
};

// "text", "number", ...
std::string_view table_column_type_name(TableColumn::Type type);
std::optional<TableColumn::Type> parse_table_column_type(std::string_view name);

struct Attribute {
    AttributeId id = 0;
    std::string code;
    Labels labels;
    AttributeType type = AttributeType::text;
    AttributeRole role = AttributeRole::none;
    AttributeGroupId group = 0;
    int sort_order = 0;
    bool localizable = false;
    bool scopable = false;
    std::vector<LocaleId> available_locales;  // locale-specific where not empty
    bool unique = false;
    bool html = false;          // long text with markup
    bool read_only = false;     // for people: imports and computed values may write it
    std::string default_value;  // what a new product gets, in the form of parse_value()
    Labels help;                // what to fill in, for people
    std::string expression;     // its values are computed by it (catalog/expression.h)
    std::optional<int> min_characters, max_characters;
    std::string validation_rule;  // "", "email", "url", "regexp", "gtin"
    std::string validation_regexp;
    std::optional<Decimal> number_min, number_max;
    bool decimals_allowed = true;
    std::optional<int> max_decimals;
    bool negative_allowed = true;
    std::optional<std::int32_t> date_min, date_max;  // days
    std::string measurement_family;
    std::string default_unit;
    std::vector<std::string> allowed_extensions;
    std::optional<Decimal> max_file_size_mb;
    bool auto_option_sorting = false;
    std::string reference_data;  // upstream's reference data name, kept for the way back
    ReferenceEntityId reference_entity = 0;  // whose records are linked
    std::vector<TableColumn> table_columns;

    bool is_select() const {
        return type == AttributeType::simple_select || type == AttributeType::multi_select;
    }
    bool links_records() const {
        return type == AttributeType::record_link || type == AttributeType::record_links;
    }
    // null where there is none
    const TableColumn* find_column(std::string_view column_code) const;
    const TableColumn* find_column(std::int32_t column_id) const;
    bool is_media() const { return type == AttributeType::image || type == AttributeType::file; }
    bool operator==(const Attribute&) const = default;
};

struct AttributeGroup {
    AttributeGroupId id = 0;
    std::string code;
    Labels labels;
    int sort_order = 0;
    std::vector<std::string> attributes;  // codes in the group's own order, as far as stated
    bool operator==(const AttributeGroup&) const = default;
};

struct Option {
    OptionId id = 0;
    AttributeId attribute = 0;
    std::string code;
    Labels labels;
    int sort_order = 0;
    bool operator==(const Option&) const = default;
};

// Option codes are unique within their attribute only: "12:red".
std::string entity_key(const Option& option);

}  // namespace vitrine
