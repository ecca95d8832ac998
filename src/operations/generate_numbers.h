// Gives products numbers they do not have yet: GTINs from one's own prefix, codes of a pattern.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "catalog/number_pattern.h"
#include "operations/edit_products.h"
#include "operations/list_products.h"

namespace vitrine {

struct NumberRequest {
    FieldAddress field;  // of a text attribute
    NumberPattern pattern;
    // Where numbers begin that were never given from this pattern, 0 or more; they go on from the
    // last one given where that is higher.
    std::int64_t first = 1;
    ListRequest filter;  // which products, in its order
};

struct NumberReport {
    std::int64_t products = 0;  // looked at
    std::int64_t given = 0;
    std::int64_t filled = 0;       // had a value, which stays
    std::int64_t elsewhere = 0;    // the field belongs to another level of models and variants
    std::int64_t passed_over = 0;  // numbers that some product has already
    struct Row {
        std::string code, number;
    };
    std::vector<Row> rows;       // the first ones
    Issues issues;               // products that could get none, and why
    ChangeSetId change_set = 0;  // 0: a preview, or nothing was given
};

// One change set. A number is never given twice from a pattern: neither when the change set is
// undone nor when its product is removed, because what was given may be printed somewhere. Numbers
// that products of the catalogue have already are passed over, GTINs in whichever attribute. Throws Error: usage where the field
// is no text or cannot be edited, or no numbers are left (then nothing was changed), cancelled.
NumberReport generate_numbers(Catalogue& catalogue, const NumberRequest& request,
                              const Progress& progress);
// The same without saving; no number is used up.
NumberReport preview_numbers(Catalogue& catalogue, const NumberRequest& request,
                             const Progress& progress);

}  // namespace vitrine
