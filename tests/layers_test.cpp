// The direction of the house: who may include whom. The tables below are the rule; the tests hold
// every #include of src, plugins and exporters against them, and the checker against made-up files.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using Names = std::vector<std::string_view>;

// Each room and what it may include besides itself. `exporters` and the plugin kit see nothing of
// src; the plugin host runs exporters for `publish` and speaks its protocol.
const std::map<std::string_view, Names> rooms = {
    {"base", {}},
    {"transfer", {"base"}},
    {"picture", {"base"}},
    {"proofing", {"base"}},
    {"catalog", {"base"}},
    {"pricing", {"base", "catalog"}},
    {"search", {"base", "catalog", "pricing"}},
    {"interchange", {"base", "catalog", "pricing", "transfer"}},
    {"publish", {"base", "catalog", "pricing", "transfer"}},
    {"store", {"base", "catalog", "pricing", "search", "interchange", "publish", "picture"}},
    {"operations",
     {"base", "catalog", "pricing", "search", "interchange", "publish", "store", "picture",
      "proofing", "transfer"}},
    {"workbench",
     {"base", "catalog", "pricing", "search", "interchange", "publish", "store", "picture",
      "proofing", "operations"}},
    {"desktop", {"base", "workbench"}},
    {"cli",
     {"base", "catalog", "pricing", "search", "interchange", "publish", "store", "picture",
      "proofing", "operations"}},
    {"plugins/host", {"base", "publish"}},
    {"plugins", {}},
    {"exporters", {}},
};

// A foreign header, by the beginning of its name, and the only places that may include it.
struct Library {
    std::string_view header;
    Names places;
};
const std::vector<Library> libraries = {
    {"wx/", {"src/desktop/"}},
    {"gtk/", {"src/desktop/"}},
    {"gdk/", {"src/desktop/"}},
    {"glib", {"src/desktop/"}},
    {"gspell/", {"src/desktop/"}},
    {"SQLiteCpp/", {"src/store/sqlite_"}},
    {"sqlite3", {"src/store/sqlite_"}},
    {"libpq", {"src/store/postgres"}},
    {"curl/", {"src/transfer/"}},
    {"libsecret/", {"src/transfer/"}},
    {"pugixml", {"src/interchange/", "exporters/"}},
    {"zip.h", {"src/interchange/zip_archive.cpp"}},
    {"expat.h", {"src/interchange/xml_events.cpp"}},
    {"libxml/", {"src/catalog/html_text.cpp", "src/picture/", "src/interchange/xml_source.cpp"}},
    {"vips/", {"src/picture/host/"}},
    {"vitrine/exporter.h", {"src/publish/", "plugins/", "exporters/"}},
    {"lua", {"src/catalog/expression_"}},
    {"hunspell", {"src/proofing/speller.cpp"}},
    {"cld2/", {"src/proofing/text_language.cpp"}},
    {"nlohmann/",
     {"src/catalog/table_text.cpp", "src/store/", "src/publish/", "src/interchange/",
      "src/operations/", "src/cli/", "plugins/host/"}},
    {"CLI/", {"src/cli/"}},
};

// All that an exporter may include with angle brackets, apart from the standard library's headers,
// whose names have neither a point nor a slash, or are in this list.
const Names exporter_headers = {"vitrine/exporter.h",
                                "vitrine/exporter.hpp",
                                "pugixml.hpp",
                                "iconv.h",
                                "assert.h",
                                "ctype.h",
                                "errno.h",
                                "inttypes.h",
                                "limits.h",
                                "math.h",
                                "stdbool.h",
                                "stddef.h",
                                "stdint.h",
                                "stdio.h",
                                "stdlib.h",
                                "string.h",
                                "time.h"};

const Names empty_names = {"utils", "util", "common", "core", "manager", "helper", "helpers"};
constexpr int most_lines = 400;

bool contains(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// "src/catalog/value.h" -> "catalog"; "plugins/host/main.cpp" -> "plugins/host".
std::string_view room_of(std::string_view file) {
    if (file.starts_with("plugins/host/")) return "plugins/host";
    if (file.starts_with("src/")) file.remove_prefix(4);
    return file.substr(0, file.find('/'));
}

struct Include {
    std::string name;
    bool angled = false;
};

// The header that a line of code includes.
std::optional<Include> read_include(std::string_view line) {
    const auto skip_blanks = [&line] {
        while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
            line.remove_prefix(1);
    };
    skip_blanks();
    if (!line.starts_with('#')) return std::nullopt;
    line.remove_prefix(1);
    skip_blanks();
    if (!line.starts_with("include")) return std::nullopt;
    line.remove_prefix(7);
    skip_blanks();
    if (line.empty() || (line.front() != '<' && line.front() != '"')) return std::nullopt;
    const bool angled = line.front() == '<';
    line.remove_prefix(1);
    return Include{std::string(line.substr(0, line.find(angled ? '>' : '"'))), angled};
}

// The rule that `file` breaks by including `include`; empty if it breaks none.
std::string broken_rule(std::string_view file, const Include& include) {
    const std::string_view name = include.name;
    const std::string_view room = room_of(file);
    for (const auto& library : libraries) {
        if (!name.starts_with(library.header)) continue;
        const bool allowed =
            std::any_of(library.places.begin(), library.places.end(),
                        [&](std::string_view place) { return file.starts_with(place); });
        if (!allowed) {
            std::string places;
            for (const auto place : library.places) places.append(" ").append(place);
            return std::string(library.header) + " is for" + places + " only";
        }
    }
    const std::string_view target = name.substr(0, name.find('/'));
    const bool ours = !include.angled && name.find('/') != std::string_view::npos &&
                      rooms.contains(target) && target != "exporters" && target != "plugins";
    if (ours && target != room) {
        const auto row = rooms.find(room);
        if (row == rooms.end())
            return std::string(room) + " is a room that the table does not know";
        if (!contains(row->second, target)) {
            return std::string(room) + " must not include " + std::string(target);
        }
    }
    if (room == "exporters") {
        const bool standard = name.find_first_of("./") == std::string_view::npos;
        const bool own = !include.angled && !ours && name.find("..") == std::string_view::npos;
        if (!own && !standard && !contains(exporter_headers, name)) {
            return "exporters include the kit, the standard library, pugixml and iconv only";
        }
    }
    return {};
}

// "src/catalog/value.h:12: catalog must not include store" for every broken rule of one file.
std::vector<std::string> broken_rules(const std::string& file, std::string_view content) {
    std::vector<std::string> found;
    if (file.starts_with("src/") && !rooms.contains(room_of(file)) &&
        std::count(file.begin(), file.end(), '/') > 1) {
        found.push_back(file + ": " + std::string(room_of(file)) + " is not in the table of rooms");
    }
    int number = 0;
    while (!content.empty()) {
        const auto end = content.find('\n');
        const std::string_view line = content.substr(0, end);
        content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
        ++number;
        if (const auto include = read_include(line)) {
            if (const auto rule = broken_rule(file, *include); !rule.empty()) {
                found.push_back(file + ":" + std::to_string(number) + ": " + rule + " (" +
                                include->name + ")");
            }
        }
    }
    if (number > most_lines) {
        found.push_back(file + ": " + std::to_string(number) + " lines, more than " +
                        std::to_string(most_lines));
    }
    return found;
}

// The word in a file's name that says nothing; empty if there is none.
std::string_view empty_word(std::string_view file_name) {
    std::string_view stem = file_name.substr(0, file_name.find('.'));
    while (!stem.empty()) {
        const auto end = std::min(stem.find_first_of("_-"), stem.size());
        const auto word = std::find(empty_names.begin(), empty_names.end(), stem.substr(0, end));
        if (word != empty_names.end()) return *word;
        stem.remove_prefix(std::min(end + 1, stem.size()));
    }
    return {};
}

// All code below src, plugins and exporters, relative to the source folder.
std::vector<std::string> code_files() {
    static const std::set<std::string> endings = {".h", ".hpp", ".c", ".cpp"};
    const std::filesystem::path root = VITRINE_SOURCE_DIR;
    std::vector<std::string> files;
    for (const char* folder : {"src", "plugins", "exporters"}) {
        if (!std::filesystem::exists(root / folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            if (entry.is_regular_file() && endings.contains(entry.path().extension().string())) {
                files.push_back(entry.path().lexically_relative(root).generic_string());
            }
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Layers, EveryIncludePointsToTheLeftAndNoFileIsTooLong) {
    const auto files = code_files();
    ASSERT_FALSE(files.empty());
    for (const auto& file : files) {
        const auto content = read_whole_file(std::filesystem::path(VITRINE_SOURCE_DIR) / file);
        for (const auto& rule : broken_rules(file, content)) ADD_FAILURE() << rule;
    }
}

TEST(Layers, EveryFileNameSaysSomething) {
    for (const auto& file : code_files()) {
        const auto word = empty_word(std::filesystem::path(file).filename().string());
        EXPECT_TRUE(word.empty()) << file << ": " << word << " says nothing";
    }
}

TEST(Layers, TheTableHasNoCircle) {
    // A room that may be included may not include back, directly or round a corner.
    for (const auto& [room, allowed] : rooms) {
        for (const auto& target : allowed) {
            ASSERT_TRUE(rooms.contains(target)) << target;
            EXPECT_FALSE(contains(rooms.at(target), room)) << room << " and " << target;
            for (const auto& further : rooms.at(target)) EXPECT_NE(further, room);
        }
    }
}

TEST(LayersChecker, NamesFileLineAndRuleOfAnIncludeToTheRight) {
    EXPECT_THAT(broken_rules("src/catalog/value.h", "// a\n#include \"store/sql.h\"\n"),
                ElementsAre("src/catalog/value.h:2: catalog must not include store (store/sql.h)"));
}

TEST(LayersChecker, FailsWhereItShall) {
    struct Case {
        const char* file;
        const char* line;
        const char* rule;
    };
    const Case cases[] = {
        {"src/base/text.cpp", "#include \"catalog/value.h\"", "base must not include catalog"},
        {"src/search/a.cpp", "#include \"publish/plan.h\"", "search must not include publish"},
        {"src/publish/a.cpp", "#include \"interchange/csv_reader.h\"",
         "must not include interchange"},
        {"src/store/a.cpp", "#include \"transfer/http.h\"", "store must not include transfer"},
        {"src/desktop/a.cpp", "#include \"operations/undo.h\"",
         "desktop must not include operations"},
        {"src/cli/a.cpp", "#include \"workbench/grid.h\"", "cli must not include workbench"},
        {"src/transfer/a.cpp", "#include \"catalog/value.h\"", "transfer must not include catalog"},
        {"src/picture/a.cpp", "#include \"store/asset_store.h\"", "picture must not include store"},
        {"src/operations/a.cpp", "#include <vips/vips.h>", "vips/ is for src/picture/host/ only"},
        {"src/catalog/a.cpp", "#include \"proofing/speller.h\"", "must not include proofing"},
        {"src/operations/a.cpp", "#include <hunspell.hxx>", "hunspell is for"},
        {"src/workbench/a.h", "#include <wx/wx.h>", "wx/ is for src/desktop/ only"},
        {"src/cli/a.cpp", "  #  include <gtk/gtk.h>", "gtk/ is for"},
        {"src/store/product_store.cpp", "#include <SQLiteCpp/SQLiteCpp.h>",
         "src/store/sqlite_ only"},
        {"src/operations/a.cpp", "#include <sqlite3.h>", "sqlite3 is for"},
        {"src/publish/a.cpp", "#include <curl/curl.h>", "curl/ is for"},
        {"src/store/a.cpp", "#include <pugixml.hpp>", "pugixml is for"},
        {"src/store/a.cpp", "#include <vitrine/exporter.h>", "vitrine/exporter.h is for"},
        {"src/base/a.cpp", "#include \"vitrine/exporter.hpp\"", "vitrine/exporter.h is for"},
        {"src/catalog/a.cpp", "#include <nlohmann/json.hpp>", "nlohmann/ is for"},
        {"exporters/google/a.cpp", "#include \"base/text.h\"", "exporters must not include base"},
        {"exporters/google/a.cpp", "#include <fmt/format.h>", "exporters include the kit"},
        {"plugins/template/a.c", "#include \"publish/plan.h\"", "plugins must not include publish"},
        {"src/misc/a.cpp", "", "misc is not in the table of rooms"},
    };
    for (const auto& [file, line, rule] : cases) {
        EXPECT_THAT(broken_rules(file, line), ElementsAre(HasSubstr(rule))) << file << ": " << line;
    }
}

TEST(LayersChecker, PassesWhatIsAllowed) {
    const std::pair<const char*, const char*> cases[] = {
        {"src/catalog/a.cpp",
         "#include \"base/text.h\"\n#include \"catalog/value.h\"\n#include <string>"},
        {"src/store/sqlite_connection.cpp",
         "#include <SQLiteCpp/SQLiteCpp.h>\n#include <sqlite3.h>"},
        {"src/store/receipt_store.h", "#include \"publish/receipt.h\""},
        {"src/desktop/a.cpp", "#include <wx/wx.h>\n#include \"workbench/grid.h\""},
        {"src/cli/main.cpp", "#include \"operations/undo.h\"\n#include <CLI/CLI.hpp>"},
        {"exporters/google/a.cpp",
         "#include <vitrine/exporter.hpp>\n#include <pugixml.hpp>\n"
         "#include <iconv.h>\n#include \"feed.h\"\n#include <cstdint>"},
        {"plugins/host/main.cpp", "#include <nlohmann/json.hpp>\n#include \"publish/protocol.h\""},
        {"src/base/a.cpp", "// #include \"store/sql.h\""},
    };
    for (const auto& [file, content] : cases)
        EXPECT_THAT(broken_rules(file, content), IsEmpty()) << file;
}

TEST(LayersChecker, FindsLongFilesAndEmptyNames) {
    EXPECT_THAT(broken_rules("src/base/a.cpp", std::string(400, '\n')), IsEmpty());
    EXPECT_THAT(broken_rules("src/base/a.cpp", std::string(401, '\n')),
                ElementsAre(HasSubstr("401 lines")));
    EXPECT_EQ(empty_word("string_utils.h"), "utils");
    EXPECT_EQ(empty_word("core.cpp"), "core");
    EXPECT_EQ(empty_word("window-manager.cpp"), "manager");
    EXPECT_EQ(empty_word("commonwealth.cpp"), "");
}

}  // namespace
}  // namespace vitrine::test
