#include "interchange/table_format.h"

#include <gmock/gmock.h>

#include "interchange/read_table.h"
#include "interchange/xlsx_file.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class TableFormatTest : public testing::Test {
protected:
    TableFormat find(std::string_view name, std::string_view bytes,
                     const TableOptions& options = {}) {
        return find_table_format(m_folder.write(name, bytes), options);
    }
    TableTexts read(std::string_view name, std::string_view bytes,
                    const TableOptions& options = {}) {
        return read_table(m_folder.write(name, bytes), options);
    }
    std::string refuse(std::string_view name, std::string_view bytes) {
        return refusal(m_folder.write(name, bytes));
    }
    TemporaryFolder m_folder;
};

TEST_F(TableFormatTest, FindsHowACsvFileIsWritten) {
    const TableFormat format = find("a.xlsx", "\xEF\xBB\xBFsku\tname\r\nA\t\"x\ty\"\r\n");
    EXPECT_EQ(format.kind, TableKind::csv);
    EXPECT_EQ(format.csv.delimiter, '\t');
    EXPECT_EQ(format.csv.quote, '"');
    EXPECT_EQ(format.csv.encoding.name, "UTF-8");
    EXPECT_EQ(format.csv.encoding.mark_length, 3U);
    EXPECT_EQ(format.csv.line_end, LineEnd::crlf);
}

TEST_F(TableFormatTest, DividesByRareDelimitersWhereNoOtherDoes) {
    for (const char delimiter : {'^', '~', ':'}) {
        const std::string d(1, delimiter);
        const auto text = "sku" + d + "name\nA" + d + "one\nB" + d + "two\n";
        EXPECT_EQ(find("a.csv", text).csv.delimiter, delimiter);
    }
    EXPECT_EQ(read("a.csv", "opens\n10:20\n11:30\n").header, (std::vector{"opens"s}));
    EXPECT_EQ(read("a.csv", "sku;opens\nA;10:20\nB;11:30\n").header,
              (std::vector{"sku"s, "opens"s}));
}

TEST_F(TableFormatTest, TakesSingleQuotesWhereTheHeaderHasThem) {
    const std::string text = "'sku';'name'\n'A;1';'it''s'\n";
    EXPECT_EQ(find("a.csv", text).csv.quote, '\'');
    const TableTexts table = read("a.csv", text);
    EXPECT_THAT(table.header, ElementsAre("sku", "name"));
    EXPECT_THAT(table.rows, ElementsAre(ElementsAre("A;1", "it's")));
    EXPECT_EQ(read("b.csv", "'t Hart;b\n1;2\n").header, (std::vector{"'t Hart"s, "b"s}));
}

TEST_F(TableFormatTest, LetsEverythingOfACsvFileBeSaidOtherwise) {
    TableOptions options;
    options.quote = no_quote;
    EXPECT_THAT(read("a.tsv", "sku\tname\nA\t\"5 inch\nB\t6\" x 4\"\n", options).rows,
                ElementsAre(ElementsAre("A", "\"5 inch"), ElementsAre("B", "6\" x 4\"")));
    options = {};
    options.delimiter = '-';
    EXPECT_THAT(read("a.csv", "a-b;c\n1-2;3\n", options).rows,
                ElementsAre(ElementsAre("1", "2;3")));
    options = {};
    options.encoding = "windows-1251";
    EXPECT_THAT(read("a.csv", "a;b\n\xC0;1\n", options).rows, ElementsAre(ElementsAre("А", "1")));
    options = {};
    options.line_end = LineEnd::cr;
    EXPECT_THAT(read("a.csv", "a;b\n1;2\r3;4\n", options).rows,
                ElementsAre(ElementsAre("1", "2"), ElementsAre("3", "4")));
    options = {};
    options.kind = TableKind::csv;
    EXPECT_EQ(find("a.json", "{\"a\"\n1\n", options).kind, TableKind::csv);
}

TEST_F(TableFormatTest, FindsTheSheetsOfAWorkbook) {
    XlsxFile workbook(
        "<sheetData><row r='1'><c r='A1' t='str'><v>SKU</v></c></row>"
        "<row r='2'><c r='A2' t='str'><v>Code</v></c></row>"
        "<row r='4'><c r='B4'><v>1.50</v></c></row></sheetData>");
    const auto file = m_folder / "prices.csv";
    workbook.write(file);
    const TableFormat format = find_table_format(file);
    EXPECT_EQ(format.kind, TableKind::xlsx);
    ASSERT_EQ(format.sheets.size(), 1U);
    EXPECT_EQ(format.sheets[0].name, "Prices");
    EXPECT_EQ(format.sheet, "Prices");
    EXPECT_EQ(format.header_rows, 1);

    TableOptions options = exactly(format);
    options.header_rows = 2;
    options.hash_rows = true;
    const auto reader = open_table(file, options);
    EXPECT_THAT(reader->header(), ElementsAre("SKU / Code"));
    CsvRow row;
    ASSERT_TRUE(reader->next(row));
    EXPECT_THAT(row.cells, ElementsAre("", "1.5"));
    EXPECT_THAT(row.filled, ElementsAre(1));
    EXPECT_EQ(row.line, 4);
    EXPECT_NE(row.hash, 0U);
    EXPECT_FALSE(reader->next(row));
    EXPECT_EQ(reader->bytes_read(), reader->bytes());

    options.sheet = "Stock";
    EXPECT_EQ(refusal(file, options), "prices.csv has no sheet Stock. It has: Prices.");
}

TEST_F(TableFormatTest, TheFormatFoundOpensTheSameTable) {
    const auto file = m_folder.write("a.csv", "'a b'|'c'\r'1'|'x|y'\r");
    const TableFormat format = find_table_format(file);
    const TableFormat again = find_table_format(file, exactly(format));
    EXPECT_EQ(again.csv.delimiter, '|');
    EXPECT_EQ(again.csv.quote, '\'');
    EXPECT_EQ(again.csv.line_end, LineEnd::cr);
    EXPECT_THAT(read_table(file, exactly(format)).rows, ElementsAre(ElementsAre("1", "x|y")));
}

TEST_F(TableFormatTest, SaysWhatAFileIsThatIsNoTable) {
    EXPECT_EQ(refuse("a.csv", ""), "a.csv is empty: it has neither column names nor rows.");
    EXPECT_EQ(refuse("a.csv", "\xEF\xBB\xBF \r\n"),
              "a.csv is empty: it has neither column names nor rows.");
    EXPECT_EQ(refuse("a.csv", "%PDF-1.7\n"),
              "a.csv is a PDF document, not a table. Save the table as CSV or XLSX or choose "
              "another file.");
    EXPECT_EQ(refuse("a.csv", "<!DOCTYPE html>\n<html>"),
              "a.csv is a web page (HTML), not a table. Save the table as CSV or XLSX or choose "
              "another file.");
    EXPECT_EQ(refuse("a.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
              "a.xlsx is an old Excel workbook (XLS). Open it in a spreadsheet program and save it "
              "as XLSX.");
    EXPECT_EQ(
        refuse("a.xlsx", "\xD0\xCF\x11\xE0 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s),
        "a.xlsx is protected by a password. Save it without one.");
    EXPECT_EQ(refuse("a.gz", "\x1F\x8B\x08\0"s),
              "a.gz is a compressed file (GZIP). Unpack it first.");
    EXPECT_EQ(
        refuse("a.csv", "a;b\n1;\0\x01\x02\n"s),
        "a.csv is a text, but behind \"1;\" stands a byte that no text has (NUL). Take it out, or "
        "save the file anew, and read it again.");
    EXPECT_EQ(refusal(m_folder / "absent.csv"),
              "The file " + (m_folder / "absent.csv").string() + " cannot be read.");
    EXPECT_EQ(refusal(m_folder.path()),
              "The file " + m_folder.path().string() + " cannot be read.");
}

TEST_F(TableFormatTest, SaysWhatAnArchiveIsThatIsNoTable) {
    const auto refuse_parts = [&](const std::map<std::string, std::string>& parts) {
        XlsxFile archive("");
        archive.parts = parts;
        archive.write(m_folder / "a.xlsx");
        return refusal(m_folder / "a.xlsx");
    };
    EXPECT_EQ(refuse_parts({{"xl/workbook.bin", "x"}}),
              "a.xlsx is a binary Excel workbook (XLSB). Save it as XLSX.");
    EXPECT_EQ(refuse_parts({{"word/document.xml", "x"}, {"[Content_Types].xml", "x"}}),
              "a.xlsx is a text document or a presentation, not a table. Save its table as XLSX or "
              "CSV.");
    EXPECT_EQ(refuse_parts({{"Index/Document.iwa", "x"}}),
              "a.xlsx is a document of Numbers or Pages. Export it as XLSX or CSV.");
    EXPECT_EQ(refuse_parts({{"products.csv", "sku\n"}}),
              "a.xlsx is a ZIP archive of 1 file. Choose the table in it.");
    EXPECT_EQ(refuse_parts({{"a.csv", "sku\n"}, {"b.csv", "sku\n"}, {"c/", ""}}),
              "a.xlsx is a ZIP archive of 2 files. Choose the table among them.");
    EXPECT_EQ(refuse("a.xlsx", "PK\x03\x04 cut off"),
              "a.xlsx is no ZIP archive, or it is damaged.");
}

TEST_F(TableFormatTest, KindsHaveNamesForProgramsAndForPeople) {
    for (const TableKind kind : table_kinds) {
        EXPECT_EQ(parse_table_kind(table_kind_name(kind)), kind);
        EXPECT_FALSE(describe(kind).empty());
    }
    EXPECT_EQ(parse_table_kind("xls"), std::nullopt);
}

}  // namespace
}  // namespace vitrine::test
