// Pictures and files that cells name by their path beside the CSV file.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "operations/import_context.h"

namespace vitrine {

class ImportMedia {
public:
    explicit ImportMedia(ImportContext& context) : m_context(context) {}

    // Files are looked for below the folder of `csv` from now on.
    void use_folder_of(const std::filesystem::path& csv);

    // Why the path must not be followed, whether or not there is a file: absolute, up and out, with
    // a drive letter. Absent: it may.
    static std::optional<Issue> check_path(std::string_view path);

    struct Taken {
        std::string checksum;        // empty: there is no such file
        std::optional<Issue> issue;  // refused (error), or missing and not said before (warning)
    };
    // Stores the file, once in a run; in a preview it is only read. `stored` is the value that the
    // product holds by now: its file need not come again. Each distinct path counts once.
    Taken take(const Attribute& attribute, const std::string& path, const FileReference* stored);

private:
    struct Known {
        std::string checksum;
        std::int64_t size = 0;
        bool refused = false;
    };
    Known look_up(const std::string& path);

    ImportContext& m_context;
    std::filesystem::path m_folder;  // without links
    // By folder and path.
    std::unordered_map<std::string, Known> m_known;
};

}  // namespace vitrine
