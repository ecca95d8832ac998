// What Akeneo's files call the types of attributes.
#pragma once

#include <optional>
#include <string_view>

#include "catalog/attribute.h"

namespace vitrine {

// "pim_catalog_text", ...; types of ours that upstream has not are named in its manner.
std::string_view akeneo_type_name(AttributeType type);

// Also the names of selects of reference data. Absent for a type that there is not.
std::optional<AttributeType> parse_akeneo_type(std::string_view name);

}  // namespace vitrine
