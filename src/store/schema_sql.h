// The schema scripts of resources/schema, built into the program.
#pragma once

#include <span>
#include <string_view>

namespace vitrine {

struct SchemaScript {
    int version;  // the user_version after it ran
    std::string_view sql;
};

// In order of their version, without gaps, from 1.
std::span<const SchemaScript> schema_scripts();

}  // namespace vitrine
