#include "interchange/csv_reader.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "support/csv_dump.h"

namespace vitrine {
namespace {

using test::dump_csv;
using test::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Rows = std::vector<std::vector<std::string>>;

Rows read_rows(CsvReader& reader) {
    Rows rows;
    CsvRow row;
    while (reader.next(row)) rows.emplace_back(row.cells.begin(), row.cells.end());
    return rows;
}

// The header and all rows of a file with these bytes.
Rows read_all(std::string_view bytes, const CsvOptions& options = {}) {
    const TemporaryFolder folder;
    CsvReader reader(folder.write("a.csv", bytes), options);
    Rows rows = read_rows(reader);
    if (!reader.header().empty()) rows.insert(rows.begin(), reader.header());
    EXPECT_THAT(reader.take_issues(), IsEmpty());
    return rows;
}

// The sentence with which the file is refused.
std::string refusal(std::string_view name, std::string_view bytes) {
    const TemporaryFolder folder;
    try {
        CsvReader reader(folder.write(name, bytes));
        read_rows(reader);
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::invalid);
        return error.sentence();
    }
    return "not refused";
}

class CsvFixture : public ::testing::TestWithParam<const char*> {};

TEST_P(CsvFixture, IsReadAsStored) {
    const std::string name = GetParam();
    // A window of 64 bytes puts the joints of the blocks everywhere.
    for (const std::size_t block_size : {std::size_t{64}, std::size_t{1} << 20U}) {
        CsvReader reader(test::test_data("csv/" + name + ".csv"), {.block_size = block_size});
        EXPECT_TRUE(test::is_stored_output(dump_csv(reader), "csv/" + name + ".rows"));
    }
}

INSTANTIATE_TEST_SUITE_P(Csv, CsvFixture,
                         ::testing::Values("quoted", "open_quote", "stray_quote", "swallowed_rows",
                                           "ragged", "looks_like_rows", "lone_returns",
                                           "carriage_returns", "separator_line",
                                           "blank_lines_before", "windows_1252"),
                         [](const auto& fixture) { return std::string(fixture.param); });

TEST(CsvReader, ReadsRowsWithTheirLines) {
    const TemporaryFolder folder;
    CsvReader reader(folder.write("a.csv", "a;b\n1;\"x\ny\r\nz\"\n\n2;3\n"));
    EXPECT_THAT(reader.header(), ElementsAre("a", "b"));
    CsvRow row;
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.line, 2);
    EXPECT_THAT(row.cells, ElementsAre("1", "x\ny\r\nz"));
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.line, 6);
    EXPECT_THAT(row.cells, ElementsAre("2", "3"));
    EXPECT_FALSE(reader.next(row));
    EXPECT_FALSE(reader.next(row));
}

TEST(CsvReader, TakesAnEmptyFileForNoRows) {
    for (const char* bytes : {"", "\n", "\r\n\r\n", "\xEF\xBB\xBF"}) {
        EXPECT_THAT(read_all(bytes), IsEmpty()) << bytes;
    }
}

TEST(CsvReader, KeepsEmptyCellsAndRowsOfOneEmptyCell) {
    EXPECT_EQ(read_all("a;b;c\n;;\n1;;\n"), (Rows{{"a", "b", "c"}, {"", "", ""}, {"1", "", ""}}));
    EXPECT_EQ(read_all("a\n\"\"\n\nx"), (Rows{{"a"}, {""}, {"x"}}));
    EXPECT_EQ(read_all("a;b\n1;"), (Rows{{"a", "b"}, {"1", ""}}));
    EXPECT_EQ(read_all("a;b\n1;\"\""), (Rows{{"a", "b"}, {"1", ""}}));
    EXPECT_EQ(read_all("a;b\n1;\"x\"\r"), (Rows{{"a", "b"}, {"1", "x"}}));
}

TEST(CsvReader, LeavesBackslashesAndQuotesInsideACellAlone) {
    EXPECT_EQ(read_all("a,b\n\"x\\\",y\n5\" disk,a\"\"b\n"),
              (Rows{{"a", "b"}, {"x\\", "y"}, {"5\" disk", "a\"\"b"}}));
}

TEST(CsvReader, FindsTheDelimiter) {
    struct Case {
        const char* bytes;
        char delimiter;
    };
    const Case cases[] = {
        {"a;b\n1;2\n", ';'},
        {"a,b\n1,2\n", ','},
        {"a\tb\n1\t2\n", '\t'},
        {"a|b\n1|2\n", '|'},
        {"name;price\nx;1,5\ny;2,5\n", ';'},
        {"1,5;2,5;3,5\n4,5;5,5;6,5\n", ';'},
        {"a,b,c\n1;2,3;4,5\n", ','},
        {"\"a;b\",c\n\"1;2\",3\n", ','},
        {"sku;categories;name\nA;x,y,z;n\nB;x,y;n\nC;;n\n", ';'},
        {"a,b,c\n\"long\ntext; with, all|of\tthem\",2,3\n", ','},
        {"a,b,c", ','},
        {"only\none\n", ';'},
    };
    for (const auto& [bytes, delimiter] : cases) {
        const TemporaryFolder folder;
        EXPECT_EQ(CsvReader(folder.write("a.csv", bytes)).detected().delimiter, delimiter) << bytes;
    }
}

TEST(CsvReader, UsesTheDelimiterItIsGiven) {
    EXPECT_EQ(read_all("a^b;c\n1^2;3\n", {.delimiter = '^'}), (Rows{{"a", "b;c"}, {"1", "2;3"}}));
    EXPECT_EQ(read_all("sep=;\na,b\n1,2\n", {.delimiter = ','}), (Rows{{"a", "b"}, {"1", "2"}}));
    EXPECT_EQ(read_all("a b\n\"1\" 2\n", {.delimiter = ' '}), (Rows{{"a", "b"}, {"1", "2"}}));
}

TEST(CsvReader, HonoursASeparatorLineOnly) {
    EXPECT_EQ(read_all("sep=,\r\na,b;c\r\n"), (Rows{{"a", "b;c"}}));
    EXPECT_EQ(read_all("sep=;b\n1;2\n"), (Rows{{"sep=", "b"}, {"1", "2"}}));
    EXPECT_THAT(read_all("sep=;"), IsEmpty());
}

TEST(CsvReader, ResynchronisesAfterAnUnbalancedQuote) {
    const TemporaryFolder folder;
    std::string bytes = "sku;name;price\n";
    for (int i = 0; i < 1000; ++i) {
        bytes += std::to_string(i) + (i % 100 == 50 ? ";\"n;1\n" : ";\"a name\";1\n");
    }
    CsvReader reader(folder.write("a.csv", bytes), {.block_size = 4096});
    CsvRow row;
    int rows = 0;
    while (reader.next(row)) {
        ++rows;
        EXPECT_THAT(row.cells, SizeIs(3));
        EXPECT_EQ(row.cells[0], std::to_string(row.line - 2));
    }
    EXPECT_EQ(rows, 990);
    const Issues issues = reader.take_issues();
    ASSERT_THAT(issues, SizeIs(10));
    EXPECT_EQ(issues[0].row, 52);
    EXPECT_EQ(issues[0].rule, "csv.quote");
    EXPECT_EQ(issues[0].value, "50;\"n;1");
    EXPECT_EQ(issues[0].file, "a.csv");
    EXPECT_THAT(issues[0].message, HasSubstr("1 line was left out"));
    EXPECT_THAT(reader.take_issues(), IsEmpty());
}

TEST(CsvReader, GivesUpARowThatIsTooLong) {
    const TemporaryFolder folder;
    const std::string bytes = "a;b\n1;\"" + std::string(5000, 'x') + "\n2;3\n4;5\n";
    CsvReader reader(folder.write("a.csv", bytes), {.longest_row = 1000, .block_size = 64});
    EXPECT_EQ(read_rows(reader), (Rows{{"2", "3"}, {"4", "5"}}));
    const Issues issues = reader.take_issues();
    ASSERT_THAT(issues, SizeIs(1));
    EXPECT_EQ(issues[0].row, 2);
}

TEST(CsvReader, ReadsARowOfManyBlocks) {
    const std::string text(300'000, 'x');
    EXPECT_EQ(read_all("a;b\n1;\"" + text + "\"\n2;3\n", {.block_size = 64}),
              (Rows{{"a", "b"}, {"1", text}, {"2", "3"}}));
}

TEST(CsvReader, RefusesAHeaderWhoseQuotesDoNotBalance) {
    EXPECT_THAT(refusal("a.csv", "a;\"b\n1;2\n"), HasSubstr("line 1 the quotes do not balance"));
}

TEST(CsvReader, NamesWhatIsNoText) {
    using namespace std::string_literals;
    const std::pair<std::string, const char*> cases[] = {
        {"PK\x03\x04...[Content_Types].xml"s, "an Excel workbook (XLSX)"},
        {"PK\x03\x04...files/a.png"s, "a ZIP archive"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s, "an old Excel workbook (XLS)"},
        {"%PDF-1.7\n"s, "a PDF document"},
        {"\x89PNG\r\n\x1A\n\0\0"s, "a picture (PNG)"},
        {"\xFF\xD8\xFF\xE0\0\x10JFIF"s, "a picture (JPEG)"},
        {"\n <!DOCTYPE html><html>"s, "a web page (HTML)"},
        {"<?xml version=\"1.0\"?>"s, "an XML document"},
    };
    for (const auto& [bytes, format] : cases) {
        EXPECT_EQ(refusal("export.csv", bytes),
                  std::string("export.csv is ") + format +
                      ", not a table. Save the table as CSV or XLSX or choose another file.");
    }
    EXPECT_THAT(
        refusal("x.csv", "\x7F\x45LF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0\xC0"s),
        HasSubstr("x.csv is binary data, not a table."));
    EXPECT_THAT(refusal("x.csv", "a;b\n1;two\0three\n"s),
                HasSubstr("is a text, but behind \"1;two\" stands a byte that no text has (NUL)."));
    EXPECT_THAT(refusal("x.csv", "a;b\n" + std::string(2'000'000, 'x') + "\0"s),
                HasSubstr("behind \"" + std::string(40, 'x') + "\" stands"));
}

TEST(CsvReader, SaysThatAFileCannotBeRead) {
    const TemporaryFolder folder;
    for (const auto& file : {folder / "absent.csv", folder.path()}) {
        try {
            CsvReader reader(file);
            FAIL() << file;
        } catch (const Error& error) {
            EXPECT_EQ(error.failure(), Failure::storage);
            EXPECT_THAT(error.sentence(), HasSubstr(file.string()));
        }
    }
    EXPECT_THROW(CsvReader(folder.write("a.csv", "a;b\n"), {.encoding = "nonsense-1"}), Error);
}

TEST(CsvReader, ReportsCharactersThatAreNotOfTheEncoding) {
    const TemporaryFolder folder;
    const std::string bytes =
        "a;name\n1;" + std::string(2'000'000, 'x') + "\n2;caf\xE9\n3;\xC3\xA9t\xC3\xA9\n";
    CsvReader reader(folder.write("a.csv", bytes));
    EXPECT_EQ(reader.detected().encoding.name, "UTF-8");
    const Rows rows = read_rows(reader);
    EXPECT_EQ(rows.at(1).at(1), "caf\xEF\xBF\xBD");
    EXPECT_EQ(rows.at(2).at(1), "\xC3\xA9t\xC3\xA9");
    const Issues issues = reader.take_issues();
    ASSERT_THAT(issues, SizeIs(1));
    EXPECT_EQ(issues[0].row, 3);
    EXPECT_EQ(issues[0].column, "name");
    EXPECT_EQ(issues[0].severity, Severity::warning);
}

TEST(CsvReader, HashesRowsWithoutTheirLineEndsAndNothingLess) {
    const auto hashes = [](std::string_view bytes) {
        const TemporaryFolder folder;
        CsvReader reader(folder.write("a.csv", bytes), {.hash_rows = true});
        std::vector<std::uint64_t> all;
        CsvRow row;
        while (reader.next(row)) all.push_back(row.hash);
        return all;
    };
    const auto plain = hashes("a;b\nx;Shirt");
    EXPECT_EQ(hashes("a;b\nx;Shirt\n"), plain);
    EXPECT_EQ(hashes("a;b\r\nx;Shirt\r\n"), plain);
    EXPECT_EQ(hashes("a;b\rx;Shirt\r"), plain);
    EXPECT_EQ(hashes("a;b\n\nx;Shirt\n\n"), plain);
    // Here the carriage return is the cell's.
    EXPECT_NE(hashes("a;b\r\nx;Shirt\r\r\n"), plain);
    EXPECT_NE(hashes("a;b\nx;Shirt \n"), plain);
}

TEST(CsvReader, CountsTheBytesItHasRead) {
    const TemporaryFolder folder;
    CsvReader reader(folder.write("a.csv", "a;b\n1;2\n"));
    read_rows(reader);
    EXPECT_EQ(reader.bytes_read(), 8);
}

}  // namespace
}  // namespace vitrine
