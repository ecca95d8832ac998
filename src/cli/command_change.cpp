#include "base/translate.h"
#include "cli/change_report.h"

namespace vitrine::cli {

void add_change(CommandLine& line) {
    CommandLine group = line.add_group(
        "change", tr("Changes what products are and where they stand; shows it first"));
    add_product_changes(group);
    add_expression_change(group);
}

}  // namespace vitrine::cli
