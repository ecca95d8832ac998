// Attributes that are computed: giving one an expression (catalog/expression.h), and why a cell
// holds what it holds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "operations/edit_products.h"
#include "operations/structure_change.h"

namespace vitrine {

// Gives the attribute an expression, or takes it away where `expression` is blank: its values then
// stay and can be edited. All products are computed anew in the same change set; their own values
// of the attribute are replaced. The report has the products whose values change, the first values
// before and after, and a warning for each value that cannot be computed. An expression that cannot
// be used is an error of rule "computed.expression", and nothing is saved. Throws Error (usage) for
// an unknown attribute.
StructureChangeReport set_expression(Catalogue& catalogue, AttributeId attribute,
                                     std::string_view expression, ChangeIntent intent,
                                     const StructureChangeLimits& limits = {},
                                     const Progress& progress = Progress());

// Why a cell has its value.
struct ComputedCell {
    std::string field;  // "title[en_US]"
    std::string expression;
    struct Input {
        std::string field;  // "name[en_US]", or "product.code"
        std::string text;   // as the expression reads it; empty for nothing
        std::string from;   // code of the product or model that holds it; empty where none does
        bool is_computed = false;  // itself by an expression
    };
    std::vector<Input> inputs;  // what was looked at, in order
    std::string result;         // as text (value_text.h), inherited values included; empty: nothing
    std::string problem;        // why there is none; empty where all is well
};

// Throws Error (usage) where there is no such product, or the field is not computed.
ComputedCell explain_computed(Catalogue& catalogue, ProductId product, const FieldAddress& field);

}  // namespace vitrine
