// Whether a field can hold a value as the structure is now: values of the journal may be older than
// their attribute's type, or than the removal of what they name.
#pragma once

#include "catalog/structure.h"

namespace vitrine {

// Whether values of the attribute type are kept as this one is.
bool is_of_type(AttributeType type, const Value& value);

// The attribute or property is there, the value is of its type, its scope names what the attribute
// varies by and nothing else, and all that it names is there. Products that it names are not looked
// for.
bool fits(const Structure& structure, ValueKey key, const Value& value);

}  // namespace vitrine
