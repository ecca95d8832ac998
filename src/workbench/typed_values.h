// Cells as somebody typed them, on a thread that may write: saved, or only judged.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "operations/edit_products.h"

namespace vitrine {

// One cell as somebody typed it.
struct TypedValue {
    ProductId product = 0;
    FieldAddress field;
    std::optional<std::string> text;  // absent: clear it, so that an inherited value shows again
    // What the screen showed before, as value_to_label writes it; absent where it showed nothing
    // yet. Where the stored value reads differently by now, the cell is refused instead of
    // overwritten.
    std::optional<std::string> shown;
};

struct TypedRefusal {
    std::size_t value = 0;  // its place among the values that were typed
    std::string reason;     // what is wrong and what to do
};

// What edit_products() says, and which cells its errors are about.
struct TypedReport : EditReport {
    std::vector<TypedRefusal> refusals;  // in the order of the values, one a value
};

// Saves what is right as one change set. `source` is that of edit_products(), `locale` that of the
// labels in TypedValue::shown.
TypedReport save_typed(Catalogue& catalogue, const std::vector<TypedValue>& values,
                       const std::string& source, const std::string& locale);

// What save_typed() would do now, by the same way, but taken back. Nobody else can write meanwhile.
struct TypedPreview {
    struct Row {
        std::size_t value = 0;  // its place among the values that were typed
        std::string product;    // code; empty where it is gone
        std::string before;     // as value_to_label writes it; empty where there is no value
        std::string after;      // where it is refused: as it was typed
        std::string refusal;    // why it would be refused; empty if it would be saved
    };
    std::vector<Row> rows;  // of cells that would change and those refused, in their order
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
};
// Keeps `most_rows` rows, refused ones first where there are more; everything is counted. Throws
// Error (cancelled) where it is asked to stop.
TypedPreview preview_typed(Catalogue& catalogue, const std::vector<TypedValue>& values,
                           const std::string& locale, std::size_t most_rows,
                           const Progress& progress);

}  // namespace vitrine
