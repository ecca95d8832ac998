// A catalogue goes out as files and comes back, into a new catalogue and into itself.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>

#include "interchange/table_format.h"
#include "operations/export_catalogue.h"
#include "operations/import_catalogue.h"
#include "support/temporary_folder.h"

namespace vitrine::test {

// The bytes of every file below the folder, by its path.
inline std::map<std::string, std::string> files_below(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream input(entry.path(), std::ios::binary);
        files[std::filesystem::relative(entry.path(), folder).string()] =
            std::string(std::istreambuf_iterator<char>(input), {});
    }
    return files;
}

// Every cell of a table, with its heading: workbooks hold the time at which they were written, too.
inline std::string cells_of(const std::filesystem::path& file) {
    const auto reader = open_table(file);
    std::string cells;
    const auto add = [&](const auto& row) {
        for (const auto& cell : row) cells.append(cell).push_back('\x1f');
        cells.push_back('\n');
    };
    add(reader->header());
    for (CsvRow row; reader->next(row);) add(row.cells);
    EXPECT_TRUE(reader->take_issues().empty()) << file;
    return cells;
}

// The same files below both folders, byte for byte; workbooks cell for cell.
inline void expect_same_files(const std::filesystem::path& left,
                              const std::filesystem::path& right) {
    const auto files = files_below(left), others = files_below(right);
    EXPECT_EQ(files.size(), others.size());
    for (const auto& [name, bytes] : files) {
        const auto at = others.find(name);
        ASSERT_NE(at, others.end()) << name;
        if (name.ends_with(".xlsx")) {
            EXPECT_TRUE(cells_of(left / name) == cells_of(right / name)) << name;
            continue;
        }
        EXPECT_TRUE(at->second == bytes)
            << name << (bytes.size() > 9000 ? "" : ":\n" + bytes + "\nbecame\n" + at->second);
    }
}

// Exports in a format, imports into a new catalogue, and exports both in the same format and as
// CSV: the same files. Imports into the same catalogue: nothing would change. Returns what the
// first export said.
inline ExportReport round_trip(Catalogue& catalogue, WrittenFormat format = WrittenFormat::csv) {
    const TemporaryFolder folder;
    const auto export_to = [&](Catalogue& from, const char* name, WrittenFormat as) {
        ExportOptions out;
        out.folder = folder / name;
        out.format = as;
        return export_catalogue(from, out, Progress());
    };
    const ExportReport report = export_to(catalogue, "first", format);
    ImportOptions in;
    in.paths = {folder / "first"};
    Catalogue::create(folder / "again.vitrine");
    Catalogue again(folder / "again.vitrine");
    const ImportReport imported = import_catalogue(again, in, Progress());
    EXPECT_EQ(imported.total().rejected, 0);
    export_to(again, "second", format);
    expect_same_files(folder / "first", folder / "second");
    if (format != WrittenFormat::csv) {
        export_to(catalogue, "first-csv", WrittenFormat::csv);
        export_to(again, "second-csv", WrittenFormat::csv);
        expect_same_files(folder / "first-csv", folder / "second-csv");
    }

    in.preview = true;
    const ImportReport same = import_catalogue(catalogue, in, Progress());
    EXPECT_EQ(same.total().unchanged, same.total().read);
    EXPECT_GT(same.total().read, 0);
    return report;
}

}  // namespace vitrine::test
