#include "base/translate.h"
#include "cli/change_report.h"

namespace vitrine::cli {

void add_change(CommandLine& line) {
    CommandLine group =
        line.add_group("change", tr("Changes the structure and what products are; shows it first"));
    add_product_changes(group);
    add_catalogue_changes(group);
    add_expression_change(group);
    add_structure_changes(group);
    add_settings_changes(group);
}

}  // namespace vitrine::cli
