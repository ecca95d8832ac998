// Files that people really send: each is 120 products of the demonstration set, spoilt in one way.
#include <filesystem>

#include "operations/import_fixture.h"

namespace vitrine::test {
namespace {

class ImportNasty : public EmptyImportTest {
protected:
    // The structure that the products need. False if the data is not installed.
    bool prepare() {
        const auto set = shared_file("data/akeneo/icecat-demo");
        if (!set || !shared_file("data/nasty/derived")) return false;
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(*set)) {
            const std::string name = entry.path().filename().string();
            if (entry.path().extension() == ".csv" && !name.starts_with("product"))
                files.push_back(entry.path());
        }
        import(files);
        return true;
    }
    static std::filesystem::path nasty(const std::string& name) {
        return *shared_file("data/nasty/derived/" + name);
    }
    std::string name_of(std::string_view sku) { return text(product(sku), "name"); }
    std::int64_t count() { return m_catalogue->products().count(ProductKind::simple); }
};

#define PREPARE()   \
    if (!prepare()) \
    GTEST_SKIP() << "shared data is not installed: data/nasty/derived (set VITRINE_SHARED)"

TEST_F(ImportNasty, ByteOrderMarksAndLineEndsMakeNoDifference) {
    PREPARE();
    EXPECT_EQ(counts(import({nasty("utf8-bom-semicolon-crlf.csv")}), "product").created, 120);
    const auto again = import({nasty("utf16le-bom-tab.txt")});
    EXPECT_EQ(counts(again, "product").unchanged, 120);
    EXPECT_EQ(again.change_set, 0);
}

TEST_F(ImportNasty, WesternTextWithDecimalCommasIsReadAsMeant) {
    PREPARE();
    ImportOptions options;
    options.decimal_sign = ',';
    EXPECT_EQ(counts(import({nasty("windows1252-decimal-comma.csv")}, options), "product").created,
              120);
    EXPECT_EQ(name_of("AKNSTK"), "Akeneo Sticker \u2013 nur 5 \u20ac");
    EXPECT_EQ(text(product("1111111111"), "price", "", "", "EUR"), "999.00");
}

TEST_F(ImportNasty, LineBreaksAndQuotesStayInTheirCells) {
    PREPARE();
    EXPECT_EQ(counts(import({nasty("embedded-newlines-quotes.csv")}), "product").created, 120);
    EXPECT_TRUE(name_of("AKNSTK").starts_with("He said \"Akeneo Sticker\",\r\nthen; left"));
}

TEST_F(ImportNasty, RowsOfTheWrongWidthAreReportedByTheirLine) {
    PREPARE();
    const auto report = import({nasty("ragged-rows.csv")});
    // Six rows with cells too many are rejected; six that end early are taken as far as they go.
    EXPECT_EQ(counts(report, "product").rejected, 6);
    EXPECT_EQ(counts(report, "product").created, 114);
    std::vector<std::int64_t> lines;
    for (const Issue& issue : report.issues) {
        if (issue.rule.starts_with("row.cells")) lines.push_back(issue.row);
    }
    EXPECT_THAT(lines, testing::ElementsAre(11, 21, 31, 41, 51, 61, 71, 81, 91, 101, 111, 121));
}

TEST_F(ImportNasty, RepeatedCodesAreRejectedWhateverTheirCase) {
    PREPARE();
    const auto report = import({nasty("duplicate-skus.csv")});
    EXPECT_EQ(counts(report, "product").created, 120);
    EXPECT_EQ(report.by_rule.at("row.duplicate"), 3);
}

TEST_F(ImportNasty, FormulasAreText) {
    PREPARE();
    EXPECT_EQ(counts(import({nasty("formula-cells.csv")}), "product").created, 120);
    EXPECT_EQ(name_of("AKNSTK"), "=1+1");
}

TEST_F(ImportNasty, DatesThatCouldMeanTwoDaysAreNotGuessed) {
    PREPARE();
    const auto report = import({nasty("dates-mixed.csv")});
    EXPECT_EQ(counts(report, "product").created, 120);
    // Of 12 spellings in turn three are the same day: plain, with a time, and between blanks. The
    // others are refused, or stand in a product whose family has no such date.
    EXPECT_EQ(report.by_rule.at("date.unreadable"), 59);
    EXPECT_EQ(report.by_rule.at("attribute.not_in_family"), 41);
}

TEST_F(ImportNasty, UnclearAnswersLeaveTheProductAsItIs) {
    PREPARE();
    const auto report = import({nasty("booleans-mixed.csv")});
    EXPECT_EQ(counts(report, "product").created, 120);
    // oui, non, ja, x and maybe, ten times each; an empty cell says nothing.
    EXPECT_EQ(report.by_rule.at("boolean.unreadable"), 50);
    EXPECT_FALSE(product("1111111111")->enabled);
}

TEST_F(ImportNasty, FilesWithoutRowsAreNoError) {
    PREPARE();
    EXPECT_EQ(import({nasty("header-only.csv")}).total().read, 0);
    EXPECT_EQ(count(), 0);
    EXPECT_THROW(import({nasty("empty.csv")}), Error);
}

}  // namespace
}  // namespace vitrine::test
