// An import that is looked through and chosen from before it counts.
#include <gmock/gmock.h>

#include "operations/rejected_rows.h"
#include "support/temporary_folder.h"
#include "workbench/import_desk.h"
#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

class ImportChoices : public OpenSession {
protected:
    // Products of the demonstration with names in both locales.
    const std::string first = "LI-1010", second = "LI-1011";

    ImportDesk& desk() { return session->importing; }

    void preview(const std::filesystem::path& file, const std::string& dialect = {}) {
        desk().preview({file}, dialect);
        ASSERT_TRUE(
            windows.wait_until([&] { return desk().state() != ImportDesk::State::previewing; }));
        ASSERT_EQ(desk().state(), ImportDesk::State::previewed) << desk().failure();
    }
    void show(const ImportDiffFilter& filter) {
        desk().show(filter);
        EXPECT_TRUE(desk().is_showing());
        ASSERT_TRUE(windows.wait_until([&] { return !desk().is_showing(); }));
    }
    void import() {
        desk().import();
        ASSERT_TRUE(
            windows.wait_until([&] { return desk().state() != ImportDesk::State::importing; }));
        ASSERT_EQ(desk().state(), ImportDesk::State::imported) << desk().failure();
    }
    // "HT-1001 name[en_GB]" of each line, with a minus before what is left out.
    std::vector<std::string> lines() {
        std::vector<std::string> found;
        for (const ImportDesk::Line& line : desk().lines())
            found.push_back((line.is_taken ? "" : "-") + line.code + " " + line.field.name);
        return found;
    }
    TemporaryFolder folder;
};

TEST_F(ImportChoices, ShowsEveryCellAndLeavesOutWhatIsRefused) {
    const auto file = folder.write("products.csv", "sku;name-en_GB;name-fr_FR\n" + first +
                                                       ";New one;Nouveau un\n" + second +
                                                       ";New two;Nouveau deux\n");
    preview(file);
    EXPECT_THAT(lines(), ElementsAre(first + " name[en_GB]", first + " name[fr_FR]",
                                     second + " name[en_GB]", second + " name[fr_FR]"));
    EXPECT_EQ(desk().choice_sentence(), "");
    desk().toggle(0, ImportScope::field);
    desk().toggle(3, ImportScope::row);
    EXPECT_THAT(lines(), ElementsAre("-" + first + " name[en_GB]", first + " name[fr_FR]",
                                     "-" + second + " name[en_GB]", "-" + second + " name[fr_FR]"));
    EXPECT_EQ(desk().choice_sentence(), "Left out: 1 row, 1 field.");
    import();
    EXPECT_EQ(desk().report()->total().updated, 1);
    EXPECT_EQ(desk().report()->total().unchanged, 1);
}

TEST_F(ImportChoices, TakesAgainWhatWasLeftOut) {
    const auto file = folder.write("products.csv",
                                   "sku;name-en_GB;name-fr_FR\n" + first + ";New one;Nouveau un\n");
    preview(file);
    for (const ImportScope scope : {ImportScope::cell, ImportScope::row, ImportScope::field}) {
        desk().toggle(1, scope);
        EXPECT_FALSE(desk().lines()[1].is_taken);
        EXPECT_NE(desk().choice_sentence(), "");
        desk().toggle(1, scope);
        EXPECT_TRUE(desk().lines()[1].is_taken);
        EXPECT_EQ(desk().choice_sentence(), "");
    }
}

TEST_F(ImportChoices, NarrowsTheListToAField) {
    preview(folder.write("products.csv", "sku;name-en_GB;name-fr_FR\n" + first +
                                             ";New one;Nouveau un\n" + second + ";New two;\n"));
    ImportDiffFilter filter;
    filter.field = "name[en_GB]";
    show(filter);
    EXPECT_THAT(lines(), ElementsAre(first + " name[en_GB]", second + " name[en_GB]"));
    filter = {};
    filter.only_cleared = true;
    show(filter);
    EXPECT_THAT(lines(), ElementsAre(second + " name[en_GB]", second + " name[fr_FR]"));
}

TEST_F(ImportChoices, WhatIsAskedLastIsShown) {
    preview(folder.write("products.csv", "sku;name-en_GB;name-fr_FR\n" + first + ";New one;Un\n"));
    ImportDiffFilter english, french;
    english.field = "name[en_GB]";
    french.field = "name[fr_FR]";
    int shown = 0;
    desk().on_lines = [&] { ++shown; };
    desk().show(english);
    show(french);
    EXPECT_THAT(lines(), ElementsAre(first + " name[fr_FR]"));
    EXPECT_EQ(shown, 1);
}

TEST_F(ImportChoices, CountsAllAndKeepsTheFirst) {
    std::string text = "sku;name-en_GB\n";
    for (int i = 0; i < 700; ++i) text += "NEW-" + std::to_string(i) + ";New\n";
    preview(folder.write("products.csv", text));
    EXPECT_EQ(desk().line_count(), 700U);
    EXPECT_EQ(desk().lines().size(), ImportDesk::most_lines);
    EXPECT_EQ(desk().summary(), "700 rows read: 700 would be created. Nothing is changed yet.");
}

TEST_F(ImportChoices, CallsFieldsByTheirLabels) {
    preview(folder.write("products.csv", "sku;name-en_GB;name-fr_FR;price-EUR;enabled\n" + first +
                                             ";New one;Un;7.77;0\n"));
    std::vector<std::string> labels;
    for (const auto& field : desk().fields()) labels.push_back(field.label);
    EXPECT_THAT(labels, ElementsAre("Enabled", "Name (English)", "Name (French)", "Price (EUR)"));
    EXPECT_EQ(desk().label("name[fr_FR]"), "Name (French)");
    EXPECT_EQ(desk().label("unheard_of"), "unheard_of");
    EXPECT_EQ(desk().summary(), "1 row read: 1 would be changed. Nothing is changed yet.");
    import();
    EXPECT_EQ(desk().summary(), "1 row read: 1 was changed.");
}

TEST_F(ImportChoices, KeepsTheRefusedRowsWithTheirReasons) {
    preview(folder.write("products.csv", "sku;name-en_GB\n;Nameless\n"));
    desk().keep_rejected(folder / "refused");
    ASSERT_TRUE(windows.wait_until([&] { return !desk().is_keeping(); }));
    EXPECT_THAT(desk().kept(), HasSubstr("1 refused row"));
    EXPECT_THAT(read_whole_file(folder / "refused/products.csv"),
                HasSubstr(";Nameless;The row has no code."));
}

TEST_F(ImportChoices, SaysWhichRefusedRowsCouldNotBeKept) {
    RejectedFiles files;
    files.rows = 2;
    files.unreadable = files.lost = 1;
    const std::string lost =
        "1 refused row could not be kept, since it cannot be split into cells. The list names its "
        "place: mend it in your own file and import that again.";
    EXPECT_EQ(ImportDesk::kept_words(files, "/refused"),
              "3 refused rows are in /refused, with the reason behind each. 1 of them cannot be "
              "split into cells and stands last, as it is. " +
                  lost);
    files.rows = files.unreadable = 0;
    EXPECT_EQ(ImportDesk::kept_words(files, "/refused"), lost);
}

TEST_F(ImportChoices, SaysWhereAndAtWhichProductAProblemIs) {
    preview(folder.write("products.csv", "sku;picture\n" + first + ";none.jpg\n"));
    ASSERT_FALSE(desk().report()->issues.empty());
    EXPECT_EQ(ImportDesk::place_of(desk().report()->issues[0]),
              "products.csv row 2, " + first + ", picture");
}

TEST_F(ImportChoices, ReadsFilesOfOthersByTheirName) {
    std::vector<std::string> names;
    for (const auto& dialect : desk().dialects()) names.push_back(dialect.name);
    EXPECT_EQ(names.front(), "akeneo-csv");
    EXPECT_THAT(names, Contains("shopify"));
    const auto file =
        folder.write("products.csv",
                     "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n"
                     "mug,Mug,Title,Default Title,SHOP-1,12.00\n");
    preview(file, "shopify");
    EXPECT_THAT(lines(), Contains(HasSubstr("SHOP-1")));
}

}  // namespace
}  // namespace vitrine::test
