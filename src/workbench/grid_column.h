// The columns of the product grid: what every product has, and the attributes somebody chose to
// see.
#pragma once

#include <string>
#include <vector>

#include "operations/edit_products.h"
#include "operations/list_products.h"
#include "workbench/workspace.h"

namespace vitrine {

struct GridColumn {
    enum class Kind {
        sku,
        name,
        family,
        kind,
        completeness,
        enabled,
        problems,
        picture,
        readiness,
        value
    };
    Kind kind = Kind::value;
    std::string sort;  // what list_products sorts by; empty where nobody can
    std::string name;  // field_name() spelling, of values and of the name
    std::string heading;
    int cell = -1;       // which of ProductRow::cells holds it; -1: a property of the row
    FieldAddress field;  // what an edit of the cell changes; of readiness the channel
    AttributeType type = AttributeType::text;
    bool editable = false;
    std::vector<Choice> choices;  // of selects

    // Numbers stand on the right.
    bool is_number() const;
};

// The columns in order; `names` are the attributes asked for behind the fixed ones, "problems",
// "main_picture" or "readiness:" and a channel; unknown ones are passed over. The name is a column
// of its own: the label attribute that most families share.
std::vector<GridColumn> grid_columns(const Structure& structure, ChannelId channel, LocaleId locale,
                                     const std::vector<std::string>& names);

// The columns as load_rows wants them, in the order of GridColumn::cell.
std::vector<ListColumn> list_columns(const Structure& structure, ChannelId channel, LocaleId locale,
                                     const std::vector<GridColumn>& columns);

// A few attributes worth seeing where nobody has chosen yet: required ones first, those of many
// families first, prices in the currencies of the channel.
std::vector<std::string> default_columns(const Structure& structure, ChannelId channel);

// Everything that can be a column behind the fixed ones, in order of its label: name and label.
struct ColumnOffer {
    std::string name;
    std::string label;
};
std::vector<ColumnOffer> column_offers(const Structure& structure, ChannelId channel,
                                       LocaleId locale);

}  // namespace vitrine
