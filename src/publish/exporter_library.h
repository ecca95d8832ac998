// Which exporters this machine has: the shared libraries in a few folders, asked for their
// descriptions. Neither runs nor checks them (exporter_process.h, plugin_check.h).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "publish/exporter_description.h"

namespace vitrine {

struct ExporterFile {
    std::string id;
    std::filesystem::path file;
    ExporterDescription description;
};

class ExporterLibrary {
public:
    // Where exporters are looked for, first come first served: the folders in VITRINE_EXPORTERS
    // (separated by colons), `exporters` beside and `lib/vitrine/exporters` above the program, and
    // the user's own ~/.local/share/vitrine/exporters.
    static std::vector<std::filesystem::path> search_path();

    // Reads every *.so of the folders, by name within a folder; a folder that is not there is
    // skipped. An exporter that cannot be described becomes an issue, never an error.
    explicit ExporterLibrary(const std::vector<std::filesystem::path>& folders = search_path());

    // Sorted by id, each id once: a second file with the same id is an issue.
    const std::vector<ExporterFile>& exporters() const { return m_exporters; }

    // Files that are no usable exporter, with the reason.
    const Issues& issues() const { return m_issues; }

    // Null if there is none. Valid as long as the library.
    const ExporterFile* find(std::string_view id) const;

private:
    void add(const std::filesystem::path& file);

    std::vector<ExporterFile> m_exporters;
    Issues m_issues;
};

}  // namespace vitrine
