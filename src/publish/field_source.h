// Where a channel's field gets its content: one source as a profile states it. A value; what the
// names in it mean in a catalogue is found out by field_mapping.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

enum class SourceKind { attribute, constant, property, text_template };

// What a product is besides its attributes.
enum class ProductProperty {
    sku,   // code of the product
    name,  // value of its family's label attribute
    family,
    category,       // its category in the channel's tree
    category_path,  // that category with those above it, below the root: "TVs > LED TVs"
    parent,         // code of the direct parent model
    root,           // code of the top model
    enabled,        // 1 or 0
    // What price lists and stock say of it on the channel (listing_offer.h), named "offer.price"
    // and so on: no attribute has a dot in its code.
    price,              // asked now
    regular_price,      // that it has without a reduction
    sale_price,         // the reduction, while there is one
    sale_dates,         // from when and until when, as ISO 8601 writes an interval
    price_from,         // since when the price asked applies
    prior_price,        // the lowest of 30 days before the reduction, where it is proven
    compare_at_price,   // what the reduction may be compared with: never above the prior price
    unit_price,         // by kilogram, litre, metre: "9.96 EUR/kg"
    availability,       // in_stock, preorder, backorder or out_of_stock
    availability_date,  // of preorders and backorders
    quantity,           // that may be sold
};
bool is_of_offer(ProductProperty property);
// Whether it is a price that shoppers are asked or are told that they were.
bool is_price(ProductProperty property);
// The names of all, in the order above.
std::vector<std::string> product_property_names();
std::string_view product_property_name(ProductProperty property);
std::optional<ProductProperty> parse_product_property(std::string_view name);

enum class OptionText { label, code };    // of options, families and categories
enum class Unlisted { leave_out, keep };  // what the value table does not list
enum class TooLong { block, cut };        // cut: behind a word

struct FieldSource {
    SourceKind kind = SourceKind::attribute;
    std::string text;  // attribute code, constant, property name or template
    // In place of the profile's locale and currency and of the channel itself; empty: those.
    std::string locale, channel, currency;
    OptionText option = OptionText::label;
    std::string unit;  // for measurements; empty: the field's, else the channel's
    // Value table: codes of options, families and categories, otherwise the text. A category that
    // is not listed is looked up by those above it.
    std::map<std::string, std::string> values;
    Unlisted unlisted = Unlisted::leave_out;
    TooLong too_long = TooLong::block;
    bool operator==(const FieldSource&) const = default;
};

// The first that gives a value is taken; of a repeated field all that do, in order.
using FieldSources = std::vector<FieldSource>;

// A template in parts: "{link_base}/{sku}.html". A hole is the name of a property, a setting of the
// channel or an attribute; "{{" and "}}" stand for braces.
struct TemplatePart {
    bool is_hole = false;
    std::string text;
};
// Absent where a brace is open, alone, or empty.
std::optional<std::vector<TemplatePart>> parse_template(std::string_view text);

}  // namespace vitrine
