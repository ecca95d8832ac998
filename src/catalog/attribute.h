// Attributes, their groups and options: the unit of product data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
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
};

// "identifier", "text", ...: names in JSON and on the command line.
std::string_view attribute_type_name(AttributeType type);
std::optional<AttributeType> parse_attribute_type(std::string_view name);

struct Attribute {
    AttributeId id = 0;
    std::string code;
    Labels labels;
    AttributeType type = AttributeType::text;
    AttributeGroupId group = 0;
    int sort_order = 0;
    bool localizable = false;
    bool scopable = false;
    std::vector<LocaleId> available_locales;  // locale-specific where not empty
    bool unique = false;
    bool html = false;  // long text with markup
    std::optional<int> max_characters;
    std::string validation_rule;  // "", "email", "url", "regexp", "gtin"
    std::string validation_regexp;
    std::optional<Decimal> number_min, number_max;
    bool decimals_allowed = true;
    bool negative_allowed = true;
    std::optional<std::int32_t> date_min, date_max;  // days
    std::string measurement_family;
    std::string default_unit;
    std::vector<std::string> allowed_extensions;
    std::optional<Decimal> max_file_size_mb;
    bool auto_option_sorting = false;
    std::string reference_data;  // upstream's reference data name, kept for the way back

    bool is_select() const {
        return type == AttributeType::simple_select || type == AttributeType::multi_select;
    }
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
