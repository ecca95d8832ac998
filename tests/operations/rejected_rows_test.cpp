#include "operations/rejected_rows.h"

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
    EXPECT_TRUE(text.starts_with("sku;family;name-en_US;import_problem\r\n"
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

TEST_F(RejectedRows, ThatCannotBeSplitIntoCellsAreCounted) {
    const auto report = products("sku;family;name-en_US\na;shirt;\"never closed\nb;shirt;B\n");
    ASSERT_EQ(counts(report, "product").rejected, 1);
    EXPECT_EQ(write_rejected_rows(report, {}, m_folder / "out").unreadable, 1);
}

}  // namespace
}  // namespace vitrine::test
