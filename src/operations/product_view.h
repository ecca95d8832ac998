// One product, whole, as a person looks at it: by attribute group, with where each value comes
// from.
#pragma once

#include <string>
#include <vector>

#include "catalog/completeness.h"
#include "operations/edit_products.h"
#include "store/catalogue.h"

namespace vitrine {

enum class ValueOrigin {
    none,       // no value
    own,        // the product's own, where it belongs
    inherited,  // from a model above
    override_,  // the product's own, although a level above owns it
};

struct FieldView {
    FieldAddress address;
    std::string name;   // "description[ecommerce,en_US]"
    std::string label;  // attribute label in the locale
    AttributeType type = AttributeType::text;
    bool html = false;
    std::string text;     // as value_to_text: what an editor shows and edit_products reads
    std::string display;  // as value_to_label
    ValueOrigin origin = ValueOrigin::none;
    std::string inherited_from;  // code of the model
    // Where there is no value in the locale, what people and channels are shown in its place, and
    // of which locale it is; it is nobody's value here.
    std::string fallback_display, fallback_locale;
    bool required = false;  // by the family for the channel
    bool missing = false;   // required and without a value
    // Owned by the product's level, no identifier of a variant's parent, neither computed nor
    // read-only.
    bool editable = true;
    bool may_override = false;  // inherited, and the product may hold another value instead
    bool read_only = false;     // for people, on every level
    std::string expression;     // by which the value is computed
    std::string unit;           // unit code of a measurement, currency code of a price
    struct Choice {
        std::string code, label;
        bool operator==(const Choice&) const = default;
    };
    std::vector<Choice> choices;  // of selects and of record links, in their order
    // There are more records than most_record_choices, and none in `choices`.
    bool has_more_choices = false;
    std::string asset_path;  // of a stored picture or file
    bool operator==(const FieldView&) const = default;
};

// A reference entity may have 100,000 records: as many as one looks through are listed.
inline constexpr std::size_t most_record_choices = 200;

struct GroupView {
    std::string code, label;
    int missing = 0;
    std::vector<FieldView> fields;
};

struct ProductView {
    Product product;
    std::string name;  // display name
    std::string family_label;
    std::string parent_code, root_code;
    std::vector<std::string> category_labels;  // "Home > Lighting"
    std::vector<std::string> children;         // codes of a model's direct children
    std::vector<std::pair<std::string, std::string>>
        links;                      // "X_SELL.products" -> codes, comma separated
    std::vector<GroupView> groups;  // attribute groups in their order
    Completeness completeness;
};

// Fields of the product's family (and any it holds besides), for one channel and locale: a field
// that varies by them is shown once, for these. Prices: one field per currency of the channel.
// Throws Error (usage) if there is no such product.
ProductView view_product(Catalogue& catalogue, ProductId id, ChannelId channel, LocaleId locale);

}  // namespace vitrine
