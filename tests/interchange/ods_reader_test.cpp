#include "interchange/ods_reader.h"

#include <gmock/gmock.h>

#include "interchange/ods_file.h"
#include "interchange/read_table.h"
#include "support/temporary_folder.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string row = "<table:table-row>";
const std::string end_row = "</table:table-row>";

class OdsReaderTest : public testing::Test {
protected:
    std::filesystem::path write(const std::string& rows) {
        write_ods(m_folder / "prices.ods",
                  "<table:table table:name='Prices'><table:table-column "
                  "table:number-columns-repeated='16384'/>" +
                      rows + "</table:table>");
        return m_folder / "prices.ods";
    }
    TableTexts read(const std::string& rows, const TableOptions& options = {}) {
        return read_table(write(rows), options);
    }
    TemporaryFolder m_folder;
};

TEST_F(OdsReaderTest, ReadsEveryTypeOfCell) {
    const auto typed = [](const std::string& attributes, const std::string& shown) {
        return "<table:table-cell " + attributes + "><text:p>" + shown +
               "</text:p></table:table-cell>";
    };
    const TableTexts table =
        read(row + ods_text("SKU") + ods_text("Name") + end_row + row + ods_text("00123") +
             typed("office:value-type='float' office:value='4006381333931'", "4,00638E+12") +
             typed("office:value-type='currency' office:currency='EUR' office:value='1234.50'",
                   "1.234,50 €") +
             typed("office:value-type='percentage' office:value='0.19'", "19 %") +
             typed("office:value-type='date' office:date-value='2012-04-20'", "20.04.12") +
             typed("office:value-type='date' office:date-value='2012-04-20T14:35:27.5'", "x") +
             typed("office:value-type='time' office:time-value='PT14H35M27S'", "14:35") +
             typed("office:value-type='boolean' office:boolean-value='true'", "WAHR") +
             typed("table:formula='of:=A1&amp;B1' office:value-type='string' "
                   "office:string-value='a &amp; b'",
                   "a") +
             typed("office:value-type='string' office:string-value='' calcext:value-type='error'",
                   "#DIV/0!") +
             "<table:table-cell table:number-columns-repeated='16374'/>" + end_row +
             "<table:table-row table:number-rows-repeated='1048574'><table:table-cell "
             "table:number-columns-repeated='16384'/></table:table-row>");
    EXPECT_THAT(table.header, ElementsAre("SKU", "Name"));
    EXPECT_THAT(table.rows,
                ElementsAre(ElementsAre("00123", "4006381333931", "1234.5", "0.19", "2012-04-20",
                                        "2012-04-20 14:35:27", "14:35:27", "1", "a & b")));
    ASSERT_EQ(table.issues.size(), 1U);
    EXPECT_EQ(table.issues[0].rule, "cell.error_value");
    EXPECT_EQ(table.issues[0].column, "J");
    EXPECT_EQ(table.issues[0].row, 2);
    EXPECT_EQ(table.issues[0].file, "prices.ods, Prices");
    EXPECT_THAT(table.issues[0].message, HasSubstr("#DIV/0!"));
}

TEST_F(OdsReaderTest, ReadsTextAsItIsSeen) {
    const auto first_cell = [&](const std::string& content) {
        const TableTexts table = read(row + ods_text("a") + end_row + row +
                                      "<table:table-cell office:value-type='string'>" + content +
                                      "</table:table-cell>" + end_row);
        return table.rows.empty() ? std::string() : table.rows.at(0).at(0);
    };
    EXPECT_EQ(first_cell("<text:p>one</text:p><text:p/><text:p>three</text:p>"), "one\n\nthree");
    EXPECT_EQ(first_cell("<text:p>a <text:s text:c='2'/>b<text:tab/>c<text:line-break/>d</text:p>"),
              "a   b\tc\nd");
    EXPECT_EQ(first_cell("<text:p>\n  a \n  <text:span>b</text:span><text:a>c</text:a></text:p>"),
              "a bc");
    EXPECT_EQ(first_cell("<office:annotation><text:p>note</text:p></office:annotation>"
                         "<text:p>x</text:p><draw:frame><draw:text-box><text:p>box</text:p>"
                         "</draw:text-box></draw:frame>"),
              "x");
    EXPECT_EQ(
        first_cell("<text:p>x</text:p><table:table><table:table-row><table:table-cell>"
                   "<text:p>inner</text:p></table:table-cell></table:table-row></table:table>"),
        "x");
}

TEST_F(OdsReaderTest, RepeatsCellsAndRowsAsOftenAsTheyStandThere) {
    const TableTexts table =
        read(row + ods_text("a") + ods_text("b") + end_row +
             "<table:table-row table:number-rows-repeated='3'/>"
             "<table:table-row table:number-rows-repeated='2'><table:table-cell/><table:table-cell "
             "table:number-columns-repeated='2' office:value-type='float' office:value='7'/>"
             "<table:covered-table-cell table:number-columns-repeated='2'><text:p>x</text:p>"
             "</table:covered-table-cell>" +
             ods_text("z") + end_row);
    EXPECT_THAT(table.rows, ElementsAre(ElementsAre("", "7", "7", "", "", "z"),
                                        ElementsAre("", "7", "7", "", "", "z")));
    EXPECT_THAT(table.lines, ElementsAre(5, 6));
}

TEST_F(OdsReaderTest, JoinsHeadersOfSeveralRowsAndSpreadsMergedOnes) {
    const std::string rows = "<table:table-header-rows>" + row + ods_text("SKU") +
                             "<table:table-cell table:number-columns-spanned='2' "
                             "office:value-type='string'><text:p>Price"
                             "</text:p></table:table-cell><table:covered-table-cell/>" +
                             end_row + "</table:table-header-rows><table:table-row-group>" + row +
                             "<table:table-cell/>" + ods_text("EUR") + ods_text("USD") + end_row +
                             row + ods_text("A-1") + "<table:table-cell/>" + ods_text("7") +
                             end_row + "</table:table-row-group>";
    TableOptions options;
    options.header_rows = 2;
    const TableTexts table = read(rows, options);
    EXPECT_THAT(table.header, ElementsAre("SKU", "Price / EUR", "Price / USD"));
    EXPECT_THAT(table.rows, ElementsAre(ElementsAre("A-1", "", "7")));
    EXPECT_THAT(read(rows).header, ElementsAre("SKU", "Price"));
}

TEST_F(OdsReaderTest, ReadsTheSheetThatIsAskedForOrTheFirstThatIsShown) {
    const auto file = m_folder / "several.txt";
    const auto sheet = [](const std::string& name, const std::string& style) {
        return "<table:table table:name='" + name + "' table:style-name='" + style + "'>" + row +
               ods_text("of " + name) + end_row + "</table:table>";
    };
    write_ods(file, sheet("Hidden", "ta2") + sheet("Shown", "ta1") + sheet("Last", "ta1"),
              "<style:style style:name='ta1' style:family='table'><style:table-properties "
              "table:display='true'/></style:style><style:style style:name='ta2' "
              "style:family='table'><style:table-properties table:display='false'/></style:style>");
    const TableFormat format = find_table_format(file);
    EXPECT_EQ(format.kind, TableKind::ods);
    ASSERT_EQ(format.sheets.size(), 3U);
    EXPECT_TRUE(format.sheets[0].is_hidden);
    EXPECT_FALSE(format.sheets[1].is_hidden);
    EXPECT_EQ(format.sheet, "Shown");
    EXPECT_THAT(read_table(file).header, ElementsAre("of Shown"));
    TableOptions options;
    for (const char* name : {"Hidden", "Last"}) {
        options.sheet = name;
        EXPECT_THAT(read_table(file, options).header, ElementsAre("of " + *options.sheet));
    }
    options.sheet = "None";
    EXPECT_EQ(refusal(file, options),
              "several.txt has no sheet None. It has: Hidden, Shown, Last.");
}

TEST_F(OdsReaderTest, RefusesWhatRepeatsBeyondAnyMeasure) {
    const std::string cell =
        "<table:table-cell table:number-columns-repeated='16384' "
        "office:value-type='string'><text:p>" +
        std::string(10'000, 'x') + "</text:p></table:table-cell>";
    EXPECT_EQ(refusal(write(row + cell + end_row)),
              "Prices in prices.ods repeats cells more often than can be taken.");
    EXPECT_EQ(refusal(write("<table:table-row table:number-rows-repeated='16000000'>" +
                            ods_text(std::string(1'000, 'x')) + end_row)),
              "Prices in prices.ods repeats cells more often than can be taken.");
    EXPECT_THAT(refusal(write(row +
                              "<table:table-cell><text:p><text:s text:c='16700000'/><text:s "
                              "text:c='16700000'/></text:p></table:table-cell>" +
                              end_row)),
                HasSubstr("holds a cell of more than 16 MB"));
}

TEST_F(OdsReaderTest, RefusesWhatIsNoSpreadsheet) {
    XlsxFile archive("");
    archive.parts = {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                     {"content.xml", "<a/>"}};
    const auto refuse = [&] {
        archive.write(m_folder / "a.ods");
        return refusal(m_folder / "a.ods");
    };
    EXPECT_EQ(refuse(), "a.ods holds no sheet, or it is damaged.");
    archive.parts["META-INF/manifest.xml"] =
        "<!DOCTYPE m><m:manifest><m:encryption-data/></m:manifest>";
    EXPECT_EQ(refuse(), "a.ods is protected by a password. Save it without one.");
    archive.parts["mimetype"] = "application/vnd.oasis.opendocument.text";
    EXPECT_THAT(refuse(), HasSubstr("a.ods is a text document or a presentation"));
}

TEST_F(OdsReaderTest, AnEmptySheetHasNeitherHeaderNorRows) {
    const TableTexts table = read("");
    EXPECT_THAT(table.header, IsEmpty());
    EXPECT_THAT(table.rows, IsEmpty());
}

}  // namespace
}  // namespace vitrine::test
