// What people see: tables, colours, languages, and silence where it is asked for.
#include <gmock/gmock.h>

#include <optional>

#include "cli/vitrine_command.h"
#include "support/stored_output.h"

namespace vitrine::test {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// The program with a terminal for its output; absent where no terminal can be had.
std::optional<CommandResult> in_terminal(const std::string& command, CommandSetting setting) {
    setting.environment["TERM"] = "xterm";
    auto result =
        run_command("script", {"-qec", "stty cols 100; " + command, "/dev/null"}, setting);
    if (result.status == 127) return std::nullopt;
    return result;
}

std::string shell_words(const Shop& shop, const std::string& rest) {
    return "'" + built_program("vitrine").string() + "' -c '" + shop.file().string() + "' " + rest;
}

TEST(TextOutput, OfAListIsAlignedAndPlainWithoutATerminal) {
    const Shop shop;
    const auto result = shop.run({"list", "--sort", "sku"});
    EXPECT_EQ(result.status, 0) << result.errors;
    EXPECT_TRUE(is_stored_output(result.output, "cli/golden/list.txt"));
    EXPECT_THAT(result.errors, IsEmpty());
}

TEST(TextOutput, OfImportShowAndHistory) {
    const Shop shop;
    const auto rejected = shop.run({"import", test_data("cli/rejected").string()});
    EXPECT_TRUE(is_stored_output(without_chance(rejected.output, shop.folder().path()),
                                 "cli/golden/import_rejected.txt"));
    EXPECT_TRUE(
        is_stored_output(shop.run({"show", "oxford-red-s"}).output, "cli/golden/show_variant.txt"));
    EXPECT_THAT(shop.run({"history"}).output, ContainsRegex("2 +[0-9-]+ [0-9:]+ "));
    EXPECT_THAT(shop.run({"history", "lamp-6"}).output, HasSubstr("created"));
}

TEST(TextOutput, OfAnExportCountsRowsAndItsFilesAreReadBack) {
    const Shop shop;
    const auto out = (shop.folder() / "out").string();
    const auto exported = shop.run({"export", "akeneo-csv", out});
    EXPECT_EQ(exported.status, 0) << exported.errors;
    EXPECT_TRUE(is_stored_output(without_chance(exported.output, shop.folder().path()),
                                 "cli/golden/export.txt"));
    EXPECT_THAT(shop.run({"import", out}).output, HasSubstr("Nothing changed."));
    EXPECT_EQ(shop.run({"export", "xls", out}).status, 2);
}

TEST(TextOutput, OfATableSaysWhatIsInItAndItIsReadBack) {
    const Shop shop;
    const auto file = (shop.folder() / "lamps.csv").string();
    const auto exported =
        shop.run({"export", "table", file, "--columns", "name[en_US],price[EUR],completeness",
                  "--labels", "en_US", "--sort", "sku"});
    EXPECT_EQ(exported.status, 0) << exported.errors;
    EXPECT_TRUE(
        is_stored_output(without_chance(exported.output + exported.errors, shop.folder().path()),
                         "cli/golden/export_table.txt"));
    EXPECT_TRUE(is_stored_output(read_whole_file(file), "cli/golden/export_table.csv"));
    EXPECT_THAT(shop.run({"import", file}).output, HasSubstr("Nothing changed."));
    EXPECT_THAT(shop.run({"export", "table", "lamps.xls"}).errors, HasSubstr("End it in .csv"));
    EXPECT_THAT(shop.run({"export", "table", file, "--view", "none"}).errors,
                HasSubstr("There is no view none."));
}

TEST(TextOutput, OfATranslationSaysHowToTakeItBack) {
    const Shop shop;
    const auto file = (shop.folder() / "french.xlsx").string();
    const auto exported =
        shop.run({"export", "translation", file, "--from", "en_US", "--to", "fr_FR"});
    EXPECT_EQ(exported.status, 0) << exported.errors;
    EXPECT_TRUE(
        is_stored_output(without_chance(exported.output + exported.errors, shop.folder().path()),
                         "cli/golden/export_translation.txt"));
    EXPECT_THAT(shop.run({"import", file, "--preview"}).output, HasSubstr("nothing was changed"));
    EXPECT_THAT(shop.run({"export", "translation", file, "--to", "fr_FR"}).errors,
                HasSubstr("Say from which locale to which"));
}

TEST(TextOutput, OfAnImportOfAShopsExportShowsWhatChangesAndKeepsTheRefused) {
    const Shop shop;
    const std::string file =
        shop.folder()
            .write("export.csv",
                   "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n"
                   "mug,Mug,Title,Default Title,mug-1,12.00\n"
                   "cup,Cup,Title,Default Title,mug-1,9.00\n")
            .string();
    const std::string diff = (shop.folder() / "diff.csv").string();
    const auto preview = shop.run({"import", "--as", "shopify", file, "--preview", "--diff", diff});
    EXPECT_THAT(preview.output, AllOf(HasSubstr("By field"), HasSubstr("nothing was changed")));
    EXPECT_THAT(read_whole_file(diff), HasSubstr("export.csv;2;mug-1;create;price[USD];;12.00\n"));
    const std::string refused = (shop.folder() / "refused").string();
    const auto result = shop.run(
        {"import", "--as", "shopify", file, "--leave-out", "price[USD]", "--rejected", refused});
    EXPECT_EQ(result.status, 1) << result.errors;
    EXPECT_THAT(result.errors, HasSubstr("1 rejected row is in"));
    EXPECT_THAT(read_whole_file(shop.folder() / "refused/export.csv"),
                HasSubstr("cup,Cup,Title,Default Title,mug-1,9.00,"));
    EXPECT_THAT(shop.run({"show", "mug-1"}).output, Not(HasSubstr("12.00")));
    EXPECT_THAT(shop.run({"import", "x.csv", "--mode", "merge"}).errors,
                HasSubstr("There is no mode merge."));
}

TEST(TextOutput, OfBulkShowsBeforeAndAfterAndSaysHowToUndo) {
    const Shop shop;
    const Words words = {"bulk", "--filter", "all", "price[EUR]*=1.05 round 1", "size=m"};
    Words preview = words;
    preview.emplace_back("--preview");
    EXPECT_TRUE(is_stored_output(shop.run(preview).output, "cli/golden/bulk_preview.txt"));
    EXPECT_THAT(shop.run(preview).errors, HasSubstr("nothing was changed"));
    const auto result = shop.run(words);
    EXPECT_TRUE(is_stored_output(result.output, "cli/golden/bulk.txt"));
    EXPECT_THAT(result.errors, HasSubstr("To take it back: vitrine undo 2"));
}

TEST(TextOutput, OfBulkCountsTheRemarksThatWereNotKept) {
    const Shop shop;
    std::string rows = "sku;family;name-en_US\n";
    for (int i = 0; i < 1'100; ++i) rows += "p-" + std::to_string(i) + ";lamps;Lamp\n";
    ASSERT_EQ(shop.run({"import", shop.folder().write("in/products.csv", rows).string()}).status,
              0);
    const auto result =
        shop.run({"bulk", "--filter", "sku starts with p-", "released=@name[en_US]"});
    EXPECT_THAT(result.output, AllOf(HasSubstr("1100 refused"), HasSubstr("  and 1080 more\n")));
}

TEST(TextOutput, OfFiltersTellsHowToUseThem) {
    const Shop shop;
    EXPECT_THAT(shop.run({"filter", "list"}).output, HasSubstr("No filter is saved yet."));
    EXPECT_EQ(
        shop.run({"filter", "save", " Dear lamps ", "family = lamps and price[EUR] > 100"}).output,
        "Saved. Use it as @\"Dear lamps\".\n");
    EXPECT_EQ(shop.run({"list", "--filter", "@\"dear lamps\"", "--count"}).output, "1\n");
    EXPECT_TRUE(
        is_stored_output(shop.run({"filter", "list"}).output, "cli/golden/filter_list.txt"));
    EXPECT_EQ(shop.run({"filter", "remove", " Dear lamps"}).output, "Dear lamps is removed.\n");
    EXPECT_EQ(shop.run({"undo", "3"}).status, 0);
    EXPECT_EQ(shop.run({"list", "--filter", "@\"Dear lamps\"", "--count"}).output, "1\n");
}

TEST(TextOutput, HasColoursOnlyOnATerminalAndNotUnderNoColor) {
    const Shop shop;
    const auto coloured = in_terminal(shell_words(shop, "list"), plain_setting());
    if (!coloured) GTEST_SKIP() << "no terminal can be had: script(1) is not installed";
    EXPECT_THAT(coloured->output, HasSubstr("\033["));
    CommandSetting setting = plain_setting();
    setting.environment["NO_COLOR"] = "1";
    EXPECT_THAT(in_terminal(shell_words(shop, "list"), setting)->output, Not(HasSubstr("\033[")));
    EXPECT_THAT(shop.run({"list"}).output, Not(HasSubstr("\033[")));
}

TEST(TextOutput, OnATerminalSaysHowManyMoreThereAre) {
    const Shop shop;
    const auto result = in_terminal(shell_words(shop, "list --limit 2"), plain_setting());
    if (!result) GTEST_SKIP() << "no terminal can be had: script(1) is not installed";
    EXPECT_THAT(result->output, HasSubstr("2 of 9 shown; --offset 2 goes on."));
}

TEST(TextOutput, IsQuietWhereThatIsAskedFor) {
    const Shop shop;
    EXPECT_THAT(shop.run({"set", "lamp-1", "brand=acme"}).errors,
                HasSubstr("To take it back: vitrine undo 2"));
    EXPECT_THAT(shop.run({"set", "lamp-1", "brand=nordlys", "--quiet"}).errors, IsEmpty());
    // An error is no remark.
    EXPECT_THAT(shop.run({"show", "nothing", "--quiet"}).errors, HasSubstr("There is no product"));
}

TEST(TextOutput, AddsDetailsWhenVerbose) {
    const TemporaryFolder folder;
    const std::string file = (folder / "no/such/folder/shop.vitrine").string();
    EXPECT_THAT(vitrine({"new", file}).errors, Not(HasSubstr("SQLite")));
    EXPECT_THAT(vitrine({"new", file, "--verbose"}).errors, HasSubstr("SQLite"));
}

TEST(TextOutput, ShowsNothingThatATerminalWouldObey) {
    const Shop shop;
    ASSERT_EQ(shop.run({"set", "lamp-1", "name[en_US]=Red \033[31mlamp"}).status, 0);
    const auto result = shop.run({"list", "--search", "red"});
    EXPECT_THAT(result.output, Not(HasSubstr("\033")));
    EXPECT_THAT(result.output, HasSubstr("Red"));
}

TEST(TextOutput, TakesCommonOptionsBeforeAndAfterTheCommand) {
    const Shop shop;
    const std::string file = shop.file().string();
    const std::string before = vitrine({"--json", "-c", file, "list", "--count"}).output;
    EXPECT_EQ(vitrine({"list", "--count", "--catalog", file, "--json"}).output, before);
    EXPECT_EQ(vitrine({"channel", "list", "-c", file, "--json"}).output,
              vitrine({"-c", file, "--json", "channel", "list"}).output);
    CommandSetting setting = plain_setting();
    setting.environment["VITRINE_CATALOG"] = file;
    EXPECT_EQ(vitrine({"list", "--count", "--json"}, setting).output, before);
}

TEST(TextOutput, OfHelpNamesEveryCommand) {
    const std::string help = vitrine({"--help"}).output;
    for (const std::string_view command :
         {"new",    "import",   "list",    "show",   "add",     "set",     "bulk",
          "change", "generate", "filter",  "assets", "quality", "history", "undo",
          "redo",   "prune",    "channel", "ready",  "plan",    "publish", "plugin",
          "price",  "stock",    "verify",  "version"}) {
        EXPECT_THAT(help, HasSubstr("\n  " + std::string(command) + " "));
    }
    const std::string manual =
        read_whole_file(std::filesystem::path(VITRINE_SOURCE_DIR) / "resources/man/vitrine.1");
    for (const std::string_view command : {"new",
                                           "import",
                                           "list",
                                           "show",
                                           "add",
                                           "set",
                                           "bulk",
                                           "change parent",
                                           "generate",
                                           "change convert",
                                           "change duplicate",
                                           "change enable",
                                           "change disable",
                                           "change remove",
                                           "change matrix",
                                           "change option",
                                           "change create",
                                           "change set",
                                           "filter list",
                                           "assets list",
                                           "quality words",
                                           "history",
                                           "undo",
                                           "redo",
                                           "prune",
                                           "channel list",
                                           "ready",
                                           "plan",
                                           "publish",
                                           "plugin list",
                                           "verify"}) {
        EXPECT_THAT(manual, ::testing::AnyOf(HasSubstr("\n.BR " + std::string(command)),
                                             HasSubstr("\n.B " + std::string(command))));
    }
}

TEST(TextOutput, SpeaksFrench) {
    const auto catalogue =
        std::filesystem::path(VITRINE_BINARY_DIR) / "locale/fr/LC_MESSAGES/vitrine.mo";
    if (!std::filesystem::exists(catalogue)) GTEST_SKIP() << "there is no French catalogue yet";
    CommandSetting setting = plain_setting();
    setting.environment["LC_ALL"] = "fr_FR.UTF-8";
    setting.environment["LANGUAGE"] = "fr";
    const auto result = vitrine({}, setting);
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.errors, Not(HasSubstr("Say what to do")));
    EXPECT_THAT(result.errors, HasSubstr("vitrine --help"));
    // And looks at products in French where it may choose.
    const Shop shop;
    EXPECT_THAT(shop.run({"list", "--search", "zenith"}, setting).output,
                HasSubstr("Lampe Zénith"));
}

TEST(TextOutput, OfAReportFileHasEveryRemark) {
    const Shop shop;
    const auto csv = shop.folder() / "remarks.csv";
    const auto json = shop.folder() / "remarks.json";
    ASSERT_EQ(shop.run({"import", test_data("cli/rejected").string(), "--preview", "--report",
                        csv.string()})
                  .status,
              1);
    ASSERT_EQ(shop.run({"import", test_data("cli/rejected").string(), "--preview", "--report",
                        json.string()})
                  .status,
              1);
    EXPECT_TRUE(is_stored_output(without_chance(read_whole_file(csv), shop.folder().path()),
                                 "cli/golden/remarks.csv"));
    EXPECT_TRUE(is_stored_output(without_chance(read_whole_file(json), shop.folder().path()),
                                 "cli/golden/remarks.json"));
}

}  // namespace
}  // namespace vitrine::test
