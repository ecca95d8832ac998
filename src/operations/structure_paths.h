// What an entity of the structure says, as the journal keeps it, taken apart into plain texts: one
// for each path, so that two states can be compared line by line.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "store/catalogue.h"

namespace vitrine {

// By path: "labels[en_US]", "attributes", "levels[1].axes", "requirements[web]",
// "profile.fields.title.attribute". Lists of plain things are one text, "name, brand"; numbers of
// other entities are told by the codes that these have in `structure`, or "#12" where they are
// gone. What the default is, is not there.
std::map<std::string, std::string> structure_paths(Catalogue& catalogue, const Structure& structure,
                                                   const nlohmann::json& state);

}  // namespace vitrine
