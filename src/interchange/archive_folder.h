// A ZIP archive as people send it, tables with their pictures, seen as a folder of files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/progress.h"
#include "base/temporary_place.h"
#include "base/text.h"
#include "interchange/zip_archive.h"

namespace vitrine {

// Used by one thread at a time. Nothing is ever written outside of the folder that is unpacked to,
// whatever names the archive holds. unpack() uses a temporary folder that is gone with this.
class ArchiveFolder {
public:
    struct Limits {
        std::uint64_t file_bytes = std::uint64_t{4} << 30U;    // of one file, unpacked
        std::uint64_t total_bytes = std::uint64_t{64} << 30U;  // of all that are unpacked
    };

    // Throws as ZipArchive.
    explicit ArchiveFolder(const std::filesystem::path& archive);
    ArchiveFolder(const std::filesystem::path& archive, const Limits& limits);
    ArchiveFolder(const ArchiveFolder&) = delete;
    ArchiveFolder& operator=(const ArchiveFolder&) = delete;

    struct File {
        std::string name;         // with '/' between folders, never one above the archive's
        std::uint64_t bytes = 0;  // unpacked, as the archive says
        std::size_t entry = 0;
    };
    // In the archive's order. Left out are folders, what systems put beside people's files
    // (__MACOSX, .DS_Store, Thumbs.db), and names that lead out of the folder.
    const std::vector<File>& files() const { return m_files; }

    // Those that may be tables, as their name and their first bytes say.
    std::vector<std::string> tables() const;

    // The file that a table names: from the folder in which the table is, or from the archive's own
    // folder; without regard to case. Absent where there is none, or where the name leads out.
    std::optional<std::string> find(std::string_view name, std::string_view table = {}) const;

    // Unpacks the file of files() with this name, once; it keeps the last part of its name. Valid
    // as long as this is. Throws Error: usage if there is none, invalid if it is damaged, protected
    // or longer than the limits, storage if the disk refuses.
    std::filesystem::path unpack(const std::string& name);

    // Unpacks all files into `folder`, which is made, in their folders below it, within the limits.
    // Throws as above, and cancelled.
    void unpack_all(const std::filesystem::path& folder, const Progress& progress);

private:
    void unpack(const File& file, const std::filesystem::path& target);
    const File* known(std::string_view name) const;

    std::filesystem::path m_path;
    Limits m_limits;
    ZipArchive m_archive;
    std::vector<File> m_files;
    std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>> m_by_name;  // folded
    std::optional<TemporaryPlace> m_place;  // absent: not made yet
    std::unordered_map<std::string, std::filesystem::path> m_unpacked;
    std::uint64_t m_unpacked_bytes = 0;
};

}  // namespace vitrine
