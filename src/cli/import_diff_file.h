// What an import would change, as a file to look through and as counts on the screen.
#pragma once

#include <filesystem>

#include "cli/console.h"
#include "operations/import_diff.h"

namespace vitrine::cli {

// A line for each field of each row, as the file's ending says: .json (an array) or .csv. Throws
// Error: usage for another ending, storage if it cannot be written.
void write_import_diff(const std::filesystem::path& file, ImportDiff& diff);

// {"price[EUR]": {"set": 0, "changed": 2, "cleared": 0}}
Json diff_counts_to_json(const ImportDiff& diff);
// The fields with the most changes.
void print_diff_counts(Console& console, const ImportDiff& diff);

}  // namespace vitrine::cli
