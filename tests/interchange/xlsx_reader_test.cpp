#include "interchange/xlsx_reader.h"

#include <gmock/gmock.h>

#include <fstream>

#include "base/error.h"
#include "interchange/csv_reader.h"
#include "interchange/xlsx_file.h"
#include "interchange/xlsx_workbook.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Table = std::vector<std::vector<std::string>>;

// Header and rows.
Table table_of(XlsxReader& reader) {
    Table table = {reader.header()};
    SheetRow row;
    while (reader.next(row)) table.push_back(row.cells);
    return table;
}

class XlsxReaderTest : public testing::Test {
protected:
    std::filesystem::path write(const XlsxFile& workbook) {
        workbook.write(m_folder / "prices.xlsx");
        return m_folder / "prices.xlsx";
    }
    Table read(const XlsxFile& workbook, const XlsxOptions& options = {}) {
        XlsxReader reader(write(workbook), options);
        Table table = table_of(reader);
        m_issues = reader.take_issues();
        return table;
    }
    std::string refusal(const XlsxFile& workbook, const XlsxOptions& options = {}) {
        try {
            read(workbook, options);
        } catch (const Error& error) {
            return error.sentence();
        }
        return {};
    }
    TemporaryFolder m_folder;
    Issues m_issues;
};

TEST_F(XlsxReaderTest, ReadsEveryTypeOfCell) {
    XlsxFile workbook(
        "<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><r><t>In</t>"
        "</r><r><t xml:space='preserve'>line </t></r></is></c></row>"
        "<row r='3'><c r='A3' t='s'><v>1</v></c><c r='B3'><v>4.0063813339310002E12</v></c>"
        "<c r='C3' s='1'><v>41019</v></c><c r='D3' t='b'><v>1</v></c>"
        "<c r='E3' t='str'><f>A1&amp;B1</f><v>a &amp; b</v></c><c r='F3' t='e'><f>1/0</f>"
        "<v>#DIV/0!</v></c><c r='G3' t='d'><v>2012-04-20T00:00:00</v></c><c r='H3'/></row>"
        "<row r='4'><c r='A4'/></row></sheetData>");
    workbook.parts["xl/sharedStrings.xml"] =
        "<sst xmlns='m'><si><t>Article</t></si>"
        "<si><r><t>00</t></r><r><t>123</t></r><rPh><t>reading</t></rPh></si></sst>";
    workbook.parts["xl/styles.xml"] =
        "<styleSheet xmlns='m'><numFmts><numFmt numFmtId='170' formatCode='dd/mm/yyyy'/></numFmts>"
        "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></styleSheet>";
    EXPECT_THAT(read(workbook), ElementsAre(ElementsAre("Article", "Inline "),
                                            ElementsAre("00123", "4006381333931", "2012-04-20", "1",
                                                        "a & b", "", "2012-04-20")));
    ASSERT_EQ(m_issues.size(), 1U);
    EXPECT_EQ(m_issues[0].row, 3);
    EXPECT_EQ(m_issues[0].column, "F");
    EXPECT_EQ(m_issues[0].rule, "cell.error_value");
    EXPECT_THAT(m_issues[0].message, HasSubstr("#DIV/0!"));
}

TEST_F(XlsxReaderTest, JoinsHeadersOfSeveralRowsAndSpreadsMergedOnes) {
    const XlsxFile workbook(
        "<sheetData><row r='1'><c r='A1' t='str'><v>SKU</v></c><c r='B1' t='str'><v>Price</v></c>"
        "</row><row r='2'><c r='B2' t='str'><v>EUR</v></c><c r='C2' t='str'><v>USD</v></c></row>"
        "<row r='3'><c r='A3' t='str'><v>A-1</v></c><c r='C3'><v>7</v></c></row></sheetData>"
        "<mergeCells><mergeCell ref='B1:C1'/><mergeCell ref='A1:A2'/><mergeCell "
        "ref='A9:D9'/></mergeCells>");
    XlsxOptions options;
    options.header_rows = 2;
    EXPECT_THAT(
        read(workbook, options),
        ElementsAre(ElementsAre("SKU", "Price / EUR", "Price / USD"), ElementsAre("A-1", "", "7")));
    EXPECT_THAT(read(workbook),
                ElementsAre(ElementsAre("SKU", "Price"), ElementsAre("", "EUR", "USD"),
                            ElementsAre("A-1", "", "7")));
}

TEST_F(XlsxReaderTest, FindsCellsThatDoNotSayWhereTheyAre) {
    const XlsxFile workbook(
        "<sheetData><row><c t='str'><v>a</v></c><c t='str'><v>b</v></c></row>"
        "<row><c r='C2' t='str'><v>c</v></c><c t='str'><v>d</v></c></row></sheetData>");
    XlsxReader reader(write(workbook));
    SheetRow row;
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.number, 2);
    EXPECT_THAT(row.cells, ElementsAre("", "", "c", "d"));
    EXPECT_FALSE(reader.next(row));
    EXPECT_EQ(reader.bytes_read(), reader.bytes());
}

TEST_F(XlsxReaderTest, AnEmptySheetHasNeitherHeaderNorRows) {
    EXPECT_THAT(read(XlsxFile("<sheetData/>")), ElementsAre(IsEmpty()));
}

TEST_F(XlsxReaderTest, SaysWhichSheetsThereAre) {
    XlsxOptions options;
    options.sheet = "Stock";
    const XlsxFile workbook("<sheetData/>");
    EXPECT_EQ(refusal(workbook, options), "prices.xlsx has no sheet Stock. It has: Prices.");
    options.sheet = "Prices";
    EXPECT_EQ(refusal(workbook, options), "");
}

TEST_F(XlsxReaderTest, RefusesWhatIsNoWorkbook) {
    XlsxFile workbook("<sheetData/>");
    workbook.parts.erase("xl/workbook.xml");
    EXPECT_EQ(refusal(workbook), "prices.xlsx is not a workbook of Excel (XLSX).");
    std::ofstream(m_folder / "text.xlsx") << "sku;name\n";
    EXPECT_THROW(XlsxReader(m_folder / "text.xlsx"), Error);
    EXPECT_THROW(XlsxReader(m_folder / "absent.xlsx"), Error);
    EXPECT_THAT(refusal(XlsxFile("<sheetData><row>")), HasSubstr("Prices in prices.xlsx"));
}

// A kilobyte of entities that name each other would become gigabytes.
TEST_F(XlsxReaderTest, RefusesDocumentTypes) {
    XlsxFile workbook("<sheetData/>");
    workbook.parts["xl/sharedStrings.xml"] =
        "<!DOCTYPE sst [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]>"
        "<sst xmlns='m'><si><t>&b;</t></si></sst>";
    EXPECT_EQ(refusal(workbook),
              "xl/sharedStrings.xml in prices.xlsx has a document type, which is not taken.");
}

TEST_F(XlsxReaderTest, DamageAnywhereIsRefusedOrReadOver) {
    XlsxFile workbook("<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData>");
    workbook.parts["xl/sharedStrings.xml"] = "<sst xmlns='m'><si><t>Article</t></si></sst>";
    std::ifstream input(write(workbook), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(input)), {});
    const auto damaged = m_folder / "damaged.xlsx";
    const auto try_to_read = [&](const std::string& content) {
        std::ofstream(damaged, std::ios::binary) << content;
        try {
            XlsxReader reader(damaged);
            table_of(reader);
        } catch (const Error&) {
            return;  // refused with a sentence
        }
    };
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        try_to_read(bytes.substr(0, i));
        std::string changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 0x55);
        try_to_read(changed);
    }
}

TEST(XlsxText, DecodesCharactersThatXmlCannotHold) {
    EXPECT_EQ(decode_xlsx_text("a_x000D_b"), "a\rb");
    EXPECT_EQ(decode_xlsx_text("_x005F_x000D_"), "_x000D_");
    EXPECT_EQ(decode_xlsx_text("_x20AC_"), "€");
    EXPECT_EQ(decode_xlsx_text("_xD83D_"), "_xD83D_");
    EXPECT_EQ(decode_xlsx_text("_x0000_ _x12_ _x"), "_x0000_ _x12_ _x");
}

// What Excel itself wrote beside the file, sheet by sheet, where cells are shown as they are
// stored.
TEST(XlsxShared, SaysWhatExcelSays) {
    VITRINE_SHARED_FILE(folder, "data/nasty/xlsx");
    const std::pair<const char*, const char*> sheets[] = {{"poi-InlineStrings.xlsx", "0"},
                                                          {"poi-SampleSS.xlsx", "0"},
                                                          {"poi-SampleSS.xlsx", "1"},
                                                          {"poi-shared_formulas.xlsx", "0"}};
    for (const auto& [name, sheet] : sheets) {
        XlsxOptions options;
        options.sheet = XlsxReader(folder / name).sheets().at(std::stoul(sheet)).name;
        XlsxReader reader(folder / name, options);
        CsvOptions comma;
        comma.delimiter = ',';
        CsvReader expected(folder / (std::string(name) + "." + sheet + ".csv"), comma);
        const auto trimmed = [](std::vector<std::string> cells) {
            while (!cells.empty() && cells.back().empty()) cells.pop_back();
            return cells;
        };
        EXPECT_EQ(reader.header(), trimmed(expected.header())) << name;
        CsvRow wanted;
        SheetRow row;
        while (expected.next(wanted)) {
            const auto cells = trimmed({wanted.cells.begin(), wanted.cells.end()});
            if (cells.empty()) continue;
            ASSERT_TRUE(reader.next(row)) << name;
            EXPECT_EQ(row.cells, cells) << name << " row " << row.number;
        }
        EXPECT_FALSE(reader.next(row)) << name;
    }
}

// By hand, from what each file is about.
TEST(XlsxShared, ReadsWhatIsOddInOtherWorkbooks) {
    VITRINE_SHARED_FILE(folder, "data/nasty/xlsx");
    const auto read = [&](const char* name) {
        XlsxReader reader(folder / name);
        return table_of(reader);
    };
    const auto days = ElementsAre(ElementsAre("2022-01-01", "2021-12-31"),
                                  ElementsAre("2022-12-31", "2023-01-01"));
    EXPECT_THAT(read("1900_Calendar.xlsx"), days);
    EXPECT_THAT(read("1904_Calendar.xlsx"), days);
    EXPECT_THAT(read("rootZipFiles.xlsx"), ElementsAre(ElementsAre("TEST CELL")));
    EXPECT_THAT(read("octo#thorpe.xlsx"), ElementsAre(ElementsAre("xyz")));
    EXPECT_THAT(read("utf16be.bom.xlsx"), ElementsAre(ElementsAre("1")));
    EXPECT_THAT(read("blankcell.xlsx"),
                ElementsAre(ElementsAre("", "", "C1"), ElementsAre("", "", "C3")));
    EXPECT_THAT(read("sharedformulae.xlsx").at(3), ElementsAre("4", "5", "1", "x4"));
    EXPECT_EQ(read("namespacenonstd.xlsx").at(3).at(0), "Test with (;) in string");
    EXPECT_EQ(read("Zip-Windows-Directory-Separator.xlsx").at(1).at(1),
              "mail_SPDR35Removal_title_032023");
    EXPECT_EQ(read("without_cell_reference.xlsx").at(2).size(), 10U);
    XlsxReader hidden(folder / "HiddenSheet.xlsx");
    ASSERT_EQ(hidden.sheets().size(), 2U);
    EXPECT_FALSE(hidden.sheets()[0].is_hidden);
    EXPECT_TRUE(hidden.sheets()[1].is_hidden);
}

}  // namespace
}  // namespace vitrine::test
