// The units in which a channel shows measurements as the rows of a table, so that they are edited
// like one: a row for each attribute that is shown in another unit than it is kept in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "catalog/structure.h"

namespace vitrine {

// "attribute", one of those that are measurements, and "unit", one of their families'. No options
// where the catalogue measures nothing.
std::vector<TableColumn> columns_of_units(const Structure& structure);

// Those of `channel` as the text of such a table (catalog/table_text.h), by attribute; blank
// without any.
std::string units_text(const Structure& structure, const Channel& channel);

// Reads them back into `channel`, in place of those it has; what is wrong, or nothing. Then the
// channel is as it was.
std::optional<Issue> read_units(const Structure& structure, Channel& channel,
                                std::string_view text);

}  // namespace vitrine
