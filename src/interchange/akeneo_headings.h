// Headings of product and product model files in Akeneo's CSV dialect: which field each column
// holds. Headings consist of codes joined by hyphens: "description-en_US-ecommerce", "price-EUR",
// "weight-unit", "X_SELL-products".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "catalog/structure.h"

namespace vitrine {

// The column in which files of rejected rows say why; passed over.
inline constexpr std::string_view rejection_heading = "import_problem";

enum class AkeneoField {
    ignored,  // known and of no use to us (quality scores), or a column without a heading
    uuid,
    code,  // the SKU of a product, the code of a model
    family,
    family_variant,
    parent,
    categories,
    groups,
    enabled,
    value,          // of an attribute
    unit,           // of the measurement in another column
    link,           // what an association type leads to
    link_quantity,  // how many of each
};

struct AkeneoColumn {
    AkeneoField field = AkeneoField::ignored;
    std::string heading;  // as in the file, trimmed; empty for a column without one

    AttributeId attribute = 0;  // of value and unit
    ChannelId channel = 0;
    LocaleId locale = 0;
    CurrencyId currency = 0;  // 0 for a price column whose cells name theirs: "100 EUR,90 USD"
    std::optional<std::size_t> unit_column;  // where the measurement's unit stands

    AssociationTypeId association_type = 0;  // of links
    AttributeId link_property = 0;           // property::linked_products, ...
};

enum class AkeneoRows { products, models };

struct AkeneoHeadings {
    std::vector<AkeneoColumn> columns;  // one for every heading, in order
    // Errors: with any of them the file must not be imported, since a column would be lost or its
    // cells would end up in the wrong place.
    Issues issues;

    std::optional<std::size_t> find(AkeneoField field) const;
};

// Reads the headings of a file. Codes match without regard to case. Association types come first,
// then properties, then attributes. Which file it is, is for the caller to add to the issues.
AkeneoHeadings parse_akeneo_headings(const Structure& structure, AkeneoRows rows,
                                     const std::vector<std::string>& headings);

}  // namespace vitrine
