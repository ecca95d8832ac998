// What attributes.csv of Akeneo's set says in words of its own.
#pragma once

#include <string>
#include <string_view>

#include "catalog/structure.h"

namespace vitrine {

// "pim_catalog_text": the type as import_attributes() reads it.
std::string_view upstream_type(const Attribute& attribute);

// The columns of a table attribute in JSON, as read_table_columns() (import_structure_rows.h) reads
// them.
std::string table_configuration(const Structure& structure, const Attribute& attribute);

}  // namespace vitrine
