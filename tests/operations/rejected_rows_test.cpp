#include "operations/rejected_rows.h"

#include "interchange/table_format.h"
#include "interchange/xlsx_writer.h"
#include "operations/import_fixture.h"

namespace vitrine::test {
namespace {

using RejectedRows = ImportTest;

TEST_F(RejectedRows, AreWrittenInTheLayoutOfTheirFileWithTheReason) {
    const auto report = products(
        "sku;family;name-en_US\r\n"
        "a;shirt;\"Shirt; \"\"fine\"\"\"\r\n"
        ";shirt;No code\r\n"
        "c;hat;No family\r\n");
    EXPECT_EQ(counts(report, "product").rejected, 2);
    const RejectedFiles files = write_rejected_rows(report, {}, m_folder / "out");
    EXPECT_EQ(files.rows, 2);
    EXPECT_EQ(files.unreadable, 0);
    ASSERT_EQ(files.written.size(), 1U);
    const std::string text = read_whole_file(m_folder / "out/products.csv");
    EXPECT_TRUE(
        text.starts_with("sku;family;name-en_US;import_problem\r\n"
                         ";shirt;No code;The row has no code.\r\n"
                         "c;hat;No family;"))
        << text;
}

TEST_F(RejectedRows, AreImportedAgainOnceTheyAreMended) {
    const auto report = products("sku,family,name-en_US\n,shirt,Shirt\n");
    write_rejected_rows(report, {}, m_folder / "out");
    std::string text = read_whole_file(m_folder / "out/products.csv");
    text.replace(text.find("\n,") + 1, 0, "a");
    const auto again = products(text);
    EXPECT_EQ(counts(again, "product").created, 1);
    EXPECT_EQ(rules(again), "") << "the column with the reason is passed over";
    EXPECT_EQ(this->text(product("a"), "name", "", "en_US"), "Shirt");
}

TEST_F(RejectedRows, OfAFileThatWasMendedInPartHaveOneReasonEach) {
    const auto report = products(
        "sku;family;import_problem\n"
        ";shirt;The row has no code.\n");
    write_rejected_rows(report, {}, m_folder / "out");
    EXPECT_EQ(read_whole_file(m_folder / "out/products.csv"),
              "sku;family;import_problem\n;shirt;The row has no code.\n");
}

TEST_F(RejectedRows, AreNotWrittenOverTheirSource) {
    const auto report = products("sku;family\n;shirt\n");
    EXPECT_THROW(write_rejected_rows(report, {}, m_folder / "in"), Error);
    EXPECT_EQ(read_whole_file(m_folder / "in/products.csv"), "sku;family\n;shirt\n");
}

TEST_F(RejectedRows, ThatCannotBeSplitIntoCellsStandLastAsTheyAre) {
    const auto report =
        products("sku;family;name-en_US\na;shirt;\"never closed\nb;shirt;B\n;shirt;No code\n");
    ASSERT_EQ(counts(report, "product").rejected, 2);
    const RejectedFiles files = write_rejected_rows(report, {}, m_folder / "out");
    EXPECT_EQ(files.rows, 1);
    EXPECT_EQ(files.unreadable, 1);
    EXPECT_EQ(files.lost, 0);
    std::string text = read_whole_file(m_folder / "out/products.csv");
    EXPECT_TRUE(
        text.starts_with("sku;family;name-en_US;import_problem\n"
                         ";shirt;No code;The row has no code.\n"
                         "a;shirt;\"never closed;"))
        << text;
    // As it is, it is refused again; once the quote is closed it is taken.
    EXPECT_EQ(counts(products(text), "product").rejected, 2);
    text.insert(text.find("closed;") + 6, "\"");
    text.insert(text.find("\n;") + 1, "c");
    EXPECT_EQ(counts(products(text), "product").created, 2) << text;
    EXPECT_EQ(this->text(product("a"), "name", "", "en_US"), "never closed");
}

TEST_F(RejectedRows, OfAWorkbookComeBackAsAWorkbook) {
    const auto file = m_folder / "in/supplier.xlsx";
    std::filesystem::create_directories(file.parent_path());
    const auto table = write_xlsx(file, {"sku", "family", "name-en_US"}, "Autumn list");
    table->row(std::vector<std::string>{"a", "shirt", "Fine"});
    table->row(std::vector<std::string>{"", "shirt", "=No code"});
    table->finish();
    const auto report = import({file});
    const RejectedFiles files = write_rejected_rows(report, {}, m_folder / "out");
    ASSERT_EQ(files.written, std::vector{m_folder / "out/supplier.xlsx"});
    EXPECT_EQ(find_table_format(files.written[0]).sheet, "Autumn list");
    const auto reader = open_table(files.written[0]);
    EXPECT_EQ(reader->header(),
              (std::vector<std::string>{"sku", "family", "name-en_US", "import_problem"}));
    CsvRow row;
    ASSERT_TRUE(reader->next(row));
    EXPECT_EQ(row.cells,
              (std::vector<std::string_view>{"", "shirt", "=No code", "The row has no code."}));
    EXPECT_FALSE(reader->next(row));
    EXPECT_EQ(import({files.written[0]}).total().rejected, 1) << "the column is passed over";
}

}  // namespace
}  // namespace vitrine::test
