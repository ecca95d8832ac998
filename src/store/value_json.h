// Values as JSON, as the bodies of structure entities hold them: an object of one key that names
// the type, such as {"text": "red"}, {"decimal": "12.50"}, {"measurement": ["5", 14]}.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "catalog/value.h"

namespace vitrine {

// By "attribute.scope": {"64.0": {"text": "red"}}.
nlohmann::ordered_json values_to_json(const Values& values);
// What is of a type that this version does not know is left out. Throws nlohmann::json::exception
// where the form is another.
Values values_from_json(const nlohmann::ordered_json& json);

}  // namespace vitrine
