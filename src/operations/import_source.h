// Where an import comes from, brought to where it can be read: archives are unpacked and addresses
// fetched into a temporary folder.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "base/temporary_place.h"
#include "interchange/archive_folder.h"
#include "transfer/web_download.h"

namespace vitrine {

// What was unpacked and fetched is gone with this. Does not change once it is made.
class ImportSource {
public:
    struct Limits {
        DownloadLimits download{};
        ArchiveFolder::Limits archive{};
    };

    // Files and folders, ZIP archives and addresses that begin with http:// or https://, which may
    // hold an archive too. Of an archive with one table that table is read; of others the folders
    // that hold tables, with what lies below them. Workbooks are files, though they are archives.
    // Throws Error: usage where there is no such file, invalid for an archive without tables or
    // beyond the limits, and as download() and ArchiveFolder.
    ImportSource(const std::vector<std::filesystem::path>& places, const Progress& progress);
    ImportSource(const std::vector<std::filesystem::path>& places, const Progress& progress,
                 const Limits& limits);
    // A file of this name that holds the text.
    static std::shared_ptr<ImportSource> of_text(const std::string& name, std::string_view text);
    ImportSource(const ImportSource&) = delete;
    ImportSource& operator=(const ImportSource&) = delete;

    // For ImportOptions::paths: files and folders on the disk.
    const std::vector<std::filesystem::path>& paths() const { return m_paths; }
    // The only file; empty where there are several, or a folder.
    std::filesystem::path only_file() const;

private:
    ImportSource() = default;
    std::filesystem::path new_folder();
    void add_archive(const std::filesystem::path& archive, const ArchiveFolder::Limits& limits,
                     const Progress& progress);

    std::vector<std::filesystem::path> m_paths;
    std::optional<TemporaryPlace> m_place;  // absent: not made
    int m_folders = 0;                      // in it
};

// Whether it is fetched from the web.
bool is_web_place(std::string_view place);

// "https://shop.example/feed.csv" as people may see it, or the last part of a path.
std::string place_name(const std::filesystem::path& place);

}  // namespace vitrine
