// Pictures and files that cells name by their path beside the CSV file.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
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

    // The rule of the issue of a file that is not there.
    static constexpr std::string_view missing_rule = "media.missing";
    // What decides what take() gives for a new value: the checksum of the file, empty where there
    // is none, and something else where the path must not be followed. The file is stored as by
    // take(), but not counted, and nothing is said.
    const std::string& peek(std::string_view path);

    struct Taken {
        std::string checksum;  // empty: there is no such file
        std::optional<Issue>
            issue;             // refused (error); missing or unreadable, not said yet (warning)
        bool is_kept = false;  // not what peek() says: the stored file stays
    };
    // Stores the file, once in a run; in a preview it is only read. `stored` is the value that the
    // product holds by now: its file need not come again. Each distinct path counts once.
    Taken take(const Attribute& attribute, const std::string& path, const FileReference* stored);

private:
    struct Known {
        std::string checksum;
        std::int64_t size = 0;
        bool refused = false;
        bool unreadable = false;
        bool counted = false;
    };
    using Files = std::unordered_map<std::string, Known, TextHash, std::equal_to<>>;
    Known look_up(const std::string& path);
    Known& known(const std::string& path);

    ImportContext& m_context;
    std::filesystem::path m_folder;                  // without links
    std::map<std::filesystem::path, Files> m_known;  // by folder and path
    Files* m_files = nullptr;                        // those of m_folder
};

}  // namespace vitrine
