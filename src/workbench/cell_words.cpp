#include "workbench/cell_words.h"

#include "base/text.h"
#include "workbench/words.h"

namespace vitrine {

std::string shown_text(const GridColumn& column, const std::string& label) {
    if (column.type != AttributeType::boolean) return label;
    if (label == "1" || label == "true") return boolean_label(true);
    if (label == "0" || label == "false") return boolean_label(false);
    return label;
}

std::string typed_text(const GridColumn& column, const std::string& text) {
    for (const Choice& choice : column.choices) {
        if (fold_case(choice.label) == fold_case(text)) return choice.code;
    }
    return text;
}

}  // namespace vitrine
