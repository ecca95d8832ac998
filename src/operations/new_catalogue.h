// A new catalogue file: empty, or with the demonstration data to try things on.
#pragma once

#include <filesystem>

#include "base/progress.h"

namespace vitrine {

enum class NewCatalogue {
    empty,  // no structure at all: the first import or the desktop brings it
    demo,   // the demonstration catalogue with its channels, from the resources
};

// Where the program finds what it brings along (demo, mapping): VITRINE_RESOURCES, else
// ../share/vitrine beside the program's folder.
std::filesystem::path resources_folder_for(const std::filesystem::path& program_folder);

// Makes the catalogue. Throws Error: usage if there is such a file already, storage if it cannot be
// written or the demo data is not installed, cancelled. Nothing of it remains where it fails.
void create_catalogue(const std::filesystem::path& file, NewCatalogue kind,
                      const std::filesystem::path& resources, const Progress& progress);

}  // namespace vitrine
