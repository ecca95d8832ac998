// Import profiles as files: those we ship, by name, and those of users.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "interchange/import_profile.h"

namespace vitrine {

// Throws Error: storage if the file cannot be read, invalid if it is no profile, with every reason.
ImportProfile read_import_profile(const std::filesystem::path& file);

// "shopify", "woocommerce", ...: the files of resources/mappings, sorted.
std::vector<std::string> import_preset_names();

struct ImportPreset {
    std::string name;   // one of import_preset_names()
    std::string title;  // for people
};
// In their order. Read once, when it is first asked for; those that cannot be read are left out.
// [any thread]
const std::vector<ImportPreset>& import_presets();

// Throws Error (usage) for a name that is none of them, with those that are.
ImportProfile import_preset(const std::string& name);

}  // namespace vitrine
