// Bulk edits: the same changes for many products, saved as one change set in one transaction.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/progress.h"
#include "operations/bulk_change.h"
#include "operations/list_products.h"

namespace vitrine {

struct BulkEdit {
    std::vector<BulkChange> changes;    // made one after the other; each sees what the last one did
    std::vector<ProductId> products;    // which; a product named twice is changed once
    std::optional<ListRequest> filter;  // or those that match when the edit begins: in place of
                                        // `products`
};

// One value before and after, as text (value_text.h); empty where there is none.
struct BulkRow {
    ProductId product = 0;
    std::string code;
    std::string field;  // field_name()
    std::string before;
    std::string after;
    bool operator==(const BulkRow&) const = default;
};

struct BulkReport {
    std::int64_t products = 0;          // looked at
    std::int64_t products_changed = 0;  // that differ afterwards
    std::int64_t followers = 0;         // others, whose side of a two-way link follows
    // By change and product; together the number of changes times `products`.
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;  // an Issue says why
    // The field belongs to a model above or to the variants below; the family of both to the family
    // variant of the model.
    std::int64_t elsewhere = 0;

    std::int64_t values_changed = 0;  // fields that differ afterwards: rows, the left out included
    std::vector<BulkRow> rows;        // the first ones, by the order of the ids
    // The first ones, errors by product, warnings, and one explanation (info) for each field that
    // belongs elsewhere, which comes first and counts the products. Where there are too many to
    // keep, a warning makes room for an error.
    Issues issues;
    std::int64_t issues_left_out = 0;
    ChangeSetId change_set = 0;  // 0: a preview, or nothing changed
};

// What is kept to be shown; everything is counted.
struct BulkLimits {
    std::size_t rows = 200;
    std::size_t issues = 1000;
};

// Saves every product that can take the changes and reports the others: one that cannot never stops
// the rest. Which products take part: those whose level owns the field or that hold a value of
// their own there, so that a bulk edit of models and variants neither overrides what variants
// inherit nor loses what they override. Enabled are products and variants: models are left out.
// Models, where a copy reads them, are taken as they were
// before. Throws Error and has changed nothing then: usage where a change does not fit its field
// (also for a filter that cannot be read), storage where a model is missing, cancelled.
BulkReport bulk_edit(Catalogue& catalogue, const BulkEdit& edit, const BulkLimits& limits,
                     const Progress& progress);

// The same pass without saving: what bulk_edit() would do now. Writes nothing and locks nobody out,
// so that a catalogue opened for reading will do.
BulkReport preview_bulk_edit(Catalogue& catalogue, const BulkEdit& edit, const BulkLimits& limits,
                             const Progress& progress);

}  // namespace vitrine
