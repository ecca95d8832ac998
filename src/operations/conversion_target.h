// What an attribute becomes by a conversion, before any value is looked at.
#pragma once

#include <string>
#include <vector>

#include "operations/convert_attribute.h"

namespace vitrine {

struct ConversionTarget {
    Attribute from, to;
    ConversionRules rules;                   // those of the conversion, complete
    std::vector<std::string> lost_settings;  // their names: what the new type does not have
};

// Throws Error (usage) as convert_attribute() does.
ConversionTarget conversion_target(const Structure& structure,
                                   const AttributeConversion& conversion);

}  // namespace vitrine
