// A file or table that an import reads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "interchange/akeneo_files.h"
#include "interchange/table_reader.h"

namespace vitrine {

// Recognised, its headings read.
struct ImportFile {
    std::filesystem::path path;  // pictures that cells name are looked for beside it
    std::string name;            // without its folder, as issues show it
    AkeneoFile kind = AkeneoFile::products;
    std::vector<std::string> headings;  // in Akeneo's dialect
    std::int64_t size = 0;              // bytes

    // Where a mapping makes the rows: how to read them, more than once if need be, each with the
    // line of the source. Empty: the file is read as CSV.
    std::function<std::unique_ptr<TableReader>()> open{};
    // By heading, the column of the source that issues name; empty where it has none, or as a
    // whole: as the heading.
    std::vector<std::string> source_columns{};

    // Of the structure: rows of what is there already change nothing.
    bool only_new = false;

    std::string source_column(const std::string& heading) const;
};

}  // namespace vitrine
