// Import profiles as files that people keep and share.
#pragma once

#include <filesystem>
#include <string>

#include "workbench/import_columns.h"

namespace vitrine {

// Writes the profile, with the name of the file for a title where it has none; says that it did, or
// why not.
std::string keep_profile(const std::filesystem::path& file, const ImportProfile& profile);
// Has the columns go where the profile in the file says; says that it did, or why not.
std::string take_profile(const std::filesystem::path& file, ImportColumns& columns);

}  // namespace vitrine
