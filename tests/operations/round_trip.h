// A catalogue goes out as files and comes back, into a new catalogue and into itself.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>

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

// Exports in a format, imports into a new catalogue, and exports both as CSV: the same files.
// Imports into the same catalogue: nothing would change. Returns what the first export said.
inline ExportReport round_trip(Catalogue& catalogue, WrittenFormat format = WrittenFormat::csv) {
    const TemporaryFolder folder;
    const auto first = folder / "first", second = folder / "second";
    ExportOptions out;
    out.folder = first;
    const ExportReport report = export_catalogue(catalogue, out, Progress());
    ImportOptions in;
    in.paths = {first};
    if (format != WrittenFormat::csv) {
        in.paths = {folder / "in"};
        out.format = format;
        out.folder = in.paths[0];
        export_catalogue(catalogue, out, Progress());
        out.format = WrittenFormat::csv;
    }
    Catalogue::create(folder / "again.vitrine");
    Catalogue again(folder / "again.vitrine");
    const ImportReport imported = import_catalogue(again, in, Progress());
    EXPECT_EQ(imported.total().rejected, 0);
    out.folder = second;
    export_catalogue(again, out, Progress());
    const auto files = files_below(first), files_again = files_below(second);
    EXPECT_EQ(files.size(), files_again.size());
    for (const auto& [name, bytes] : files) {
        const auto at = files_again.find(name);
        const bool is_same = at != files_again.end() && at->second == bytes;
        EXPECT_TRUE(is_same) << name
                             << (bytes.size() > 9000 || at == files_again.end()
                                     ? ""
                                     : ":\n" + bytes + "\nbecame\n" + at->second);
    }

    in.preview = true;
    const ImportReport same = import_catalogue(catalogue, in, Progress());
    EXPECT_EQ(same.total().unchanged, same.total().read);
    EXPECT_GT(same.total().read, 0);
    return report;
}

}  // namespace vitrine::test
