// Renditions of stored pictures: made when somebody asks, and kept beside the catalogue.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/issue.h"
#include "base/progress.h"
#include "picture/rendition.h"

namespace vitrine {

// Where the renditions of a catalogue are kept. The folder may be deleted at any time, by anybody.
std::filesystem::path renditions_folder(const std::filesystem::path& catalogue_file);

struct AssetRendition {
    std::filesystem::path file;    // empty where the picture was refused
    std::optional<Issue> refusal;  // why (picture/renderer.h)
};

// The rendition of the asset whose bytes are `original`, a file named by its checksum
// (AssetStore::path_of()); `name` is what people call it. What was made before is answered at once;
// otherwise it is made, which takes some 40 ms of a processor and at most what picture/rendition.h
// says. It is written aside and renamed: there is the whole of it or nothing, whoever makes it at
// the same time. A refusal is not kept. Throws as render_picture(). [any thread]
AssetRendition render_asset(const std::filesystem::path& catalogue_file,
                            const std::filesystem::path& original, std::string_view name,
                            const RenditionSpec& spec, const Progress& progress);

// Removes what was made of an asset.
void forget_renditions(const std::filesystem::path& catalogue_file, std::string_view checksum);

}  // namespace vitrine
