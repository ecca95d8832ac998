// One new product, simple or a variant below a model.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/number_pattern.h"
#include "operations/edit_products.h"

namespace vitrine {

struct NewProduct {
    std::string sku;                       // empty: of the pattern
    std::optional<NumberPattern> pattern;  // see operations/sku_numbers.h
    FamilyId family = 0;                   // of a variant that of its model, which may be left out
    ProductId model = 0;                   // below which it stands; 0: a simple product
    struct Cell {
        FieldAddress field;
        std::string text;  // as in CellEdit
    };
    std::vector<Cell> cells;
};

struct AddReport {
    ProductId product = 0;       // 0: refused
    std::string sku;             // also in a preview: the one that it would get now
    Issues issues;               // an error refuses the whole; warnings about what is saved
    ChangeSetId change_set = 0;  // 0: refused, or a preview
};

enum class AddIntent { preview, save };

// One change set; what the family's attributes have as defaults is filled where no cell says
// otherwise. Refused are a code that is taken, values as in edit_products(), a model that has
// models below it, another family than the model's, and axis values that are missing or another
// variant's. A preview does all of it and takes it back; no number is used up. Throws Error (usage)
// where there is neither a code nor a pattern, or no number is left.
AddReport add_product(Catalogue& catalogue, const NewProduct& wanted, AddIntent intent);

}  // namespace vitrine
