// CSV files that other programs and test suites have made.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "base/text.h"
#include "interchange/csv_reader.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Rows = std::vector<std::vector<std::string>>;

Rows read_rows(CsvReader& reader) {
    Rows rows;
    CsvRow row;
    while (reader.next(row)) rows.emplace_back(row.cells.begin(), row.cells.end());
    return rows;
}

TEST(CsvSpectrum, EveryFileIsWhatItsJsonSays) {
    VITRINE_SHARED_FILE(folder, "data/nasty/csv-spectrum");
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".csv") continue;
        SCOPED_TRACE(entry.path().filename().string());
        ++files;
        CsvReader reader(entry.path());
        auto json = entry.path();
        std::string text = test::read_whole_file(json.replace_extension(".json"));
        // Somewhere on its way the collection may have lost its carriage returns, but not in JSON.
        if (test::read_whole_file(entry.path()).find('\r') == std::string::npos) {
            text = replace_all(text, "\\r\\n", "\\n");
        }
        const auto expected = nlohmann::json::parse(text);
        auto actual = nlohmann::json::array();
        for (const auto& row : read_rows(reader)) {
            ASSERT_EQ(row.size(), reader.header().size());
            auto object = nlohmann::json::object();
            for (std::size_t i = 0; i < row.size(); ++i) object[reader.header()[i]] = row[i];
            actual.push_back(object);
        }
        EXPECT_EQ(actual, expected);
        EXPECT_THAT(reader.take_issues(), IsEmpty());
    }
    EXPECT_GE(files, 11);
}

struct Derived {
    const char* name;
    std::size_t rows;
    const char* encoding;
    char delimiter;
    LineEnd line_end;
};

TEST(CsvDerived, EveryVariantHasItsRows) {
    VITRINE_SHARED_FILE(folder, "data/nasty/derived");
    const Derived cases[] = {
        {"utf8-bom-semicolon-crlf.csv", 120, "UTF-8", ';', LineEnd::crlf},
        {"utf16le-bom-tab.txt", 120, "UTF-16LE", '\t', LineEnd::crlf},
        {"windows1252-decimal-comma.csv", 120, "windows-1252", ';', LineEnd::crlf},
        {"embedded-newlines-quotes.csv", 120, "UTF-8", ';', LineEnd::lf},
        {"duplicate-skus.csv", 123, "UTF-8", ';', LineEnd::lf},
        {"formula-cells.csv", 120, "UTF-8", ';', LineEnd::lf},
        {"header-only.csv", 0, "UTF-8", ';', LineEnd::lf},
        {"empty.csv", 0, "UTF-8", ';', LineEnd::lf},
    };
    for (const auto& expected : cases) {
        SCOPED_TRACE(expected.name);
        CsvReader reader(folder / expected.name);
        EXPECT_EQ(reader.detected().encoding.name, expected.encoding);
        EXPECT_EQ(reader.detected().delimiter, expected.delimiter);
        EXPECT_EQ(reader.detected().line_end, expected.line_end);
        if (!reader.header().empty()) {
            EXPECT_EQ(reader.header()[0], "sku");
        }
        const Rows rows = read_rows(reader);
        EXPECT_EQ(rows.size(), expected.rows);
        for (const auto& row : rows) EXPECT_EQ(row.size(), reader.header().size());
        EXPECT_THAT(reader.take_issues(), IsEmpty());
    }
}

TEST(CsvDerived, RaggedRowsKeepTheirLineAndTheirWidth) {
    VITRINE_SHARED_FILE(file, "data/nasty/derived/ragged-rows.csv");
    CsvReader reader(file);
    CsvRow row;
    int rows = 0;
    int short_rows = 0;
    int long_rows = 0;
    while (reader.next(row)) {
        ++rows;
        short_rows += row.cells.size() == 2 ? 1 : 0;
        long_rows += row.cells.size() == reader.header().size() + 2 ? 1 : 0;
    }
    EXPECT_EQ(rows, 120);
    EXPECT_EQ(short_rows, 6);
    EXPECT_EQ(long_rows, 6);
    EXPECT_THAT(reader.take_issues(), IsEmpty());
}

TEST(CsvFrictionless, FindsEverySeparatorOfItsOwn) {
    VITRINE_SHARED_FILE(folder, "data/nasty/frictionless");
    for (const char* name : {"comma.csv", "semicolon.csv", "pipes.csv", "tab.csv"}) {
        CsvReader reader(folder / name);
        EXPECT_THAT(reader.header(), ElementsAre("number", "string", "boolean")) << name;
        EXPECT_EQ(read_rows(reader), (Rows{{"1", "one", "true"}, {"2", "two", "false"}})) << name;
    }
    for (const auto& [name, delimiter] :
         {std::pair("carets.csv", '^'), std::pair("colon.csv", ':')}) {
        CsvReader reader(folder / name, {.delimiter = delimiter});
        EXPECT_THAT(reader.header(), ElementsAre("number", "string", "boolean")) << name;
    }
    CsvReader wide(folder / "1030_columns.csv");
    for (const auto& row : read_rows(wide)) EXPECT_EQ(row.size(), 1030U);
}

TEST(CsvPhpSpreadsheet, ReadsTheSameTextInEveryEncoding) {
    VITRINE_SHARED_FILE(folder, "data/nasty/phpspreadsheet-csv");
    CsvReader model(folder / "premiere.utf8.csv");
    const Rows expected = read_rows(model);
    ASSERT_FALSE(expected.empty());
    for (const char* variant : {"utf16be", "utf16bebom", "utf16le", "utf16lebom", "utf32be",
                                "utf32bebom", "utf32le", "utf32lebom", "utf8bom", "win1252"}) {
        CsvReader reader(folder / (std::string("premiere.") + variant + ".csv"));
        EXPECT_EQ(reader.header(), model.header()) << variant;
        Rows rows = read_rows(reader);
        // One variant has a row more, of characters that the narrow encodings do not have.
        EXPECT_GE(rows.size(), expected.size());
        rows.resize(expected.size());
        EXPECT_EQ(rows, expected) << variant;
    }
}

TEST(CsvPhpSpreadsheet, ReadsEveryFileWithoutAnIssueButOne) {
    VITRINE_SHARED_FILE(folder, "data/nasty/phpspreadsheet-csv");
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        CsvReader reader(entry.path());
        read_rows(reader);
        EXPECT_THAT(reader.take_issues(), IsEmpty()) << entry.path();
    }
    CsvReader separator(folder / "sep.csv");
    EXPECT_THAT(separator.header(), ElementsAre("A", "1"));
    CsvReader mac(folder / "linend.mac.csv");
    CsvReader unix(folder / "linend.unix.csv");
    CsvReader windows(folder / "linend.win.csv");
    EXPECT_EQ(mac.detected().line_end, LineEnd::cr);
    EXPECT_EQ(windows.detected().line_end, LineEnd::crlf);
    const Rows rows = read_rows(unix);
    EXPECT_EQ(read_rows(mac), rows);
    EXPECT_EQ(read_rows(windows), rows);
}

TEST(CsvAkeneo, ReadsARealCatalogueWithoutAnIssue) {
    VITRINE_SHARED_FILE(folder, "data/akeneo/icecat-demo");
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".csv") continue;
        ++files;
        CsvReader reader(entry.path());
        CsvRow row;
        while (reader.next(row)) {
            ASSERT_EQ(row.cells.size(), reader.header().size()) << entry.path() << row.line;
        }
        EXPECT_THAT(reader.take_issues(), IsEmpty()) << entry.path();
    }
    EXPECT_GT(files, 0);
}

}  // namespace
}  // namespace vitrine
