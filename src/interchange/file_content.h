// What a file is, judged by its first bytes and, of archives, by what is in them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "interchange/table_format.h"

namespace vitrine {

struct FileContent {
    std::optional<TableKind> kind;  // absent: no table
    std::string refusal;            // where absent, translated: what the file is and what to do
    bool is_archive = false;        // a ZIP archive of files, of which some may be tables
};

// Throws Error (storage) if the file cannot be read.
FileContent judge_content(const std::filesystem::path& file);

}  // namespace vitrine
