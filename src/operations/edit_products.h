// Edits: a list of cell changes, saved as one change set in one transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "store/catalogue.h"

namespace vitrine {

// Which field of a product: an attribute with the channel, locale and currency of its value, or a
// property (catalog/value.h) such as family or categories.
struct FieldAddress {
    AttributeId attribute = 0;
    ChannelId channel = 0;
    LocaleId locale = 0;
    CurrencyId currency = 0;
    AssociationTypeId association_type = 0;  // of links
    bool operator==(const FieldAddress&) const = default;
};

// Reads "name", "name[en_US]", "description[ecommerce,en_US]", "price[EUR]", "family",
// "categories", "groups", "enabled", "parent", "sku", "X_SELL-products" (edit_links.h). Throws
// Error (usage) that names the nearest field and, where a channel, locale or currency is missing or
// too many, which are expected.
FieldAddress parse_field(const Structure& structure, std::string_view text);

// The field as parse_field() reads it: "name[fr_FR]".
std::string field_name(const Structure& structure, const FieldAddress& field);

struct CellEdit {
    ProductId product = 0;
    FieldAddress field;
    // What a person typed or a file holds (value_text.h); absent clears the value, so that an
    // inherited one shows again. Family, categories, groups, parent, links by code; enabled as 1 or
    // 0.
    std::optional<std::string> text;
    // The text the user saw before typing; where the stored one differs by now, the cell is refused
    // as a conflict instead of overwritten. Absent: not checked.
    std::optional<std::string> expected;
};

struct EditReport {
    std::int64_t changed = 0;    // cells
    std::int64_t unchanged = 0;  // cells that had that value already
    Issues issues;               // refused cells (errors) and warnings about saved ones
    ChangeSetId change_set = 0;  // 0: nothing was saved
};

// Saves every cell that is right and reports the others: a bad cell never stops the good ones.
// The other side of links that go both ways follows in the same change set, uncounted. `source` is
// "edit", "paste", ...; `note` a sentence for the history, made up if empty.
EditReport edit_products(Catalogue& catalogue, const std::vector<CellEdit>& edits,
                         std::string_view source = "edit", std::string_view note = {});

}  // namespace vitrine
