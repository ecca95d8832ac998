// The exit status of every kind of end, and the sentence that goes with it.
#include <gmock/gmock.h>
#include <unistd.h>

#include "cli/vitrine_command.h"
#include "operations/publication_lock.h"
#include "store/catalogue.h"

namespace vitrine::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

TEST(ExitStatus, IsZeroForHelpAndVersion) {
    for (const Words& words : {Words{"--help"}, Words{"list", "--help"}, Words{"channel", "--help"},
                               Words{"--version"}, Words{"version"}}) {
        const auto result = vitrine(words);
        EXPECT_EQ(result.status, 0) << words.front();
        EXPECT_THAT(result.errors, IsEmpty());
        EXPECT_THAT(result.output, HasSubstr("itrine"));
    }
}

TEST(ExitStatus, VersionIsThatOfTheBuild) {
    const std::string lists =
        read_whole_file(std::filesystem::path(VITRINE_SOURCE_DIR) / "CMakeLists.txt");
    const auto at = lists.find("VERSION ", lists.find("project(")) + 8;
    const std::string version = lists.substr(at, lists.find(' ', at) - at);
    EXPECT_THAT(vitrine({"--version"}).output, StartsWith("Vitrine " + version + " "));
}

struct WrongUsage {
    Words words;
    std::string sentence;
};

TEST(ExitStatus, IsTwoForACommandLineThatMakesNoSense) {
    const std::vector<WrongUsage> cases = {
        {{}, "Say what to do. \"vitrine --help\" lists the commands."},
        {{"lsit"}, "vitrine has no command lsit. Did you mean list?"},
        {{"channel"}, "Say what to do: vitrine channel COMMAND."},
        {{"channel", "shwo"}, "vitrine channel has no command shwo. Did you mean show?"},
        {{"list", "--fliter", "x"}, "vitrine list has no option --fliter. Did you mean --filter?"},
        {{"list", "--limit", "many"}, "This is no number: --limit = many"},
        {{"list", "--filter"}, "--filter needs a value, and only one."},
        {{"show"}, "SKU is missing."},
        {{"show", "a", "b"}, "\"b\" is one word too many for vitrine show."},
        {{"undo", "x"}, "This is no number: N = x"},
        {{"list"}, "Say which catalogue: --catalog FILE, or set VITRINE_CATALOG."},
    };
    for (const WrongUsage& wrong : cases) {
        const auto result = vitrine(wrong.words);
        EXPECT_EQ(result.status, 2) << wrong.sentence;
        EXPECT_THAT(result.output, IsEmpty());
        EXPECT_THAT(result.errors, StartsWith("vitrine: " + wrong.sentence));
    }
}

TEST(ExitStatus, IsTwoForWhatACatalogueDoesNotKnow) {
    const Shop shop;
    const std::vector<WrongUsage> cases = {
        {{"show", "lamp-9"}, "There is no product or model lamp-9."},
        {{"set", "lamp-1", "pirce[EUR]=1"}, ""},
        {{"set", "lamp-1", "price=1"}, ""},
        {{"set", "lamp-1", "brand"}, "\"brand\" is no edit."},
        {{"bulk", "brand=acme"}, "Say which products"},
        {{"bulk", "--filter", "brand ="}, ""},
        {{"bulk", "--filter", "all", "price[EUR]*=x"},
         "\"price[EUR]*=x\" cannot be read at character 13"},
        {{"list", "--filter", "brnad = acme"}, ""},
        {{"list", "--filter", "@lamps"}, ""},
        {{"filter", "save", "lamps", "brnad = acme"}, ""},
        {{"filter", "remove", "lamps"}, "There is no saved filter \"lamps\"."},
        {{"list", "--sort", "pirce[EUR]"}, "There is no field pirce. Did you mean price?"},
        {{"list", "--columns", "sku,colour"}, "There is no field colour. Did you mean color?"},
        {{"list", "--channel", "shpo"}, "There is no channel shpo. Did you mean shop?"},
        {{"list", "--locale", "en_UK"}, "There is no locale en_UK."},
        {{"list", "--limit", "-1"}, "--limit and --offset are counted from 0."},
        {{"history", "--change-set", "99"}, "There is no change set 99"},
        {{"history", "lamp-9"}, "There is no product or model lamp-9, and there never was."},
        {{"undo", "99"}, "There is no change set 99."},
        {{"redo", "1"}, "Change set 1 was not undone."},
        {{"ready", "tills"}, ""},
        {{"plan", "nowhere"}, "There is no channel nowhere. There are: shop, tills."},
        {{"channel", "set", "shop", "destination=x"}, "shop has no exporter yet"},
        {{"channel", "set", "shop", "destinatoin=x"},
         "A channel has no setting destinatoin. Did you mean destination?"},
        {{"import", "x.csv", "--as", "magento"}, "There is no dialect magento."},
        {{"import", "x.csv", "--report", "x.pdf"},
         "A report is written as .json or .csv, not as x.pdf."},
        {{"new", shop.file().string()}, shop.file().string() + " exists already."},
    };
    for (const WrongUsage& wrong : cases) {
        const auto result = shop.run(wrong.words);
        EXPECT_EQ(result.status, 2)
            << wrong.words.front() << " " << wrong.words.back() << ": " << result.errors;
        EXPECT_THAT(result.output, IsEmpty());
        EXPECT_THAT(result.errors, StartsWith("vitrine: " + wrong.sentence));
    }
}

TEST(ExitStatus, SuggestsTheNearestField) {
    const Shop shop;
    EXPECT_THAT(shop.run({"set", "lamp-1", "pirce[EUR]=1"}).errors, HasSubstr("price"));
    EXPECT_THAT(shop.run({"list", "--filter", "brnad = acme"}).errors, HasSubstr("brand"));
}

TEST(ExitStatus, IsOneWhereRowsOrValuesWereRejected) {
    const Shop shop;
    const auto import = shop.run({"import", test_data("cli/rejected").string()});
    EXPECT_EQ(import.status, 1) << import.errors;
    const auto set = shop.run({"set", "lamp-1", "price[EUR]=abc", "brand=acme"});
    EXPECT_EQ(set.status, 1);
    EXPECT_THAT(set.output, AllOf(HasSubstr("brand: nordlys -> acme"), HasSubstr("abc")));
    const auto bulk = shop.run({"bulk", "--filter", "sku = lamp-1", "released=@name[en_US]"});
    EXPECT_EQ(bulk.status, 1);
    EXPECT_THAT(bulk.output, AllOf(HasSubstr("1 refused"), HasSubstr("is not a date")));
    EXPECT_EQ(shop.run({"bulk", "--filter", "sku = nothing", "brand=acme"}).status, 0);
    ASSERT_EQ(shop.run({"set", "lamp-1", "brand=nordlys"}).status, 0);
    EXPECT_EQ(shop.run({"undo", "3"}).status, 1);
    EXPECT_EQ(shop.run({"undo", "3", "--keep-later"}).status, 0);
}

TEST(ExitStatus, IsThreeWhereTheCatalogueCannotBeUsed) {
    const TemporaryFolder folder;
    const std::string text = folder.write("notes.txt", std::string(5000, 'x')).string();
    EXPECT_THAT(vitrine({"-c", (folder / "none.vitrine").string(), "list"}).errors,
                HasSubstr("There is no catalogue at"));
    EXPECT_EQ(vitrine({"-c", (folder / "none.vitrine").string(), "list"}).status, 3);
    EXPECT_THAT(vitrine({"-c", text, "list"}).errors, HasSubstr("is not a Vitrine catalogue."));
    EXPECT_EQ(vitrine({"-c", text, "list"}).status, 3);
    EXPECT_EQ(vitrine({"-c", folder.path().string(), "list"}).status, 3);
    EXPECT_EQ(vitrine({"new", (folder / "no/such/folder/shop.vitrine").string()}).status, 3);
}

TEST(ExitStatus, IsThreeWhereWhatIsImportedIsNotThere) {
    const Shop shop;
    const auto result = shop.run({"import", (shop.folder() / "none").string()});
    EXPECT_THAT(result.status, ::testing::AnyOf(2, 3)) << result.errors;
    EXPECT_THAT(result.errors, HasSubstr((shop.folder() / "none").string()));
}

TEST(ExitStatus, IsThreeWhereVerifyFindsDamage) {
    const Shop shop;
    EXPECT_EQ(shop.run({"verify"}).status, 0);
    // Pages in the middle of the file lose their meaning: their ends, where their content begins.
    std::string bytes = read_whole_file(shop.file());
    ASSERT_GT(bytes.size(), 8U * 8192);
    for (std::size_t page = 6; page < bytes.size() / 8192; page += 2) {
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(page * 8192 + 6000), 2000, 'x');
    }
    const auto damaged = shop.folder().write("damaged.vitrine", bytes);
    EXPECT_EQ(vitrine({"-c", damaged.string(), "verify"}).status, 3);
}

TEST(ExitStatus, IsFourWhereAGuardrailRefuses) {
    const Shop shop;
    ASSERT_EQ(shop.run({"channel", "import", test_data("cli/profiles/shop.json").string()}).status,
              0);
    ASSERT_EQ(shop.run({"channel", "set", "shop", "guardrails.fewest_items=1000"}).status, 0);
    EXPECT_EQ(shop.run({"plan", "shop"}).status, 4);
    const auto result = shop.run({"publish", "shop"});
    EXPECT_EQ(result.status, 4) << result.errors;
    EXPECT_THAT(result.output, HasSubstr("Nothing was published:"));
    EXPECT_FALSE(std::filesystem::exists(shop.folder() / "feeds"));
}

TEST(ExitStatus, IsFiveWhereTheChannelIsBeingPublishedAlready) {
    const Shop shop;
    ASSERT_EQ(shop.run({"channel", "import", test_data("cli/profiles/shop.json").string()}).status,
              0);
    const Catalogue catalogue(shop.file(), sql::Access::read_only);
    const PublicationLock somebody_else(shop.file(), *catalogue.structure()->channels.find("shop"));
    const auto result = shop.run({"publish", "shop"});
    EXPECT_EQ(result.status, 5) << result.errors;
    EXPECT_THAT(result.errors, StartsWith("vitrine: "));
    EXPECT_FALSE(std::filesystem::exists(shop.folder() / "feeds"));
}

TEST(ExitStatus, IsThreeWhereTheFileMayNotBeWritten) {
    const Shop shop;
    std::filesystem::permissions(shop.file(), std::filesystem::perms(0444));
    std::filesystem::permissions(shop.folder().path(), std::filesystem::perms(0555));
    CommandResult reading, writing;
    if (geteuid() == 0) {
        // No permission holds root back; somebody else has to try.
        const Words somebody = {"--reuid=65534",
                                "--regid=65534",
                                "--clear-groups",
                                built_program("vitrine").string(),
                                "-c",
                                shop.file().string()};
        Words list = somebody, set = somebody;
        list.insert(list.end(), {"list", "--count"});
        set.insert(set.end(), {"set", "lamp-1", "brand=acme"});
        reading = run_command("setpriv", list, plain_setting());
        if (reading.status == 127 || reading.status == 126)
            GTEST_SKIP() << "nobody may run " << list[3];
        writing = run_command("setpriv", set, plain_setting());
    } else {
        reading = shop.run({"list", "--count"});
        writing = shop.run({"set", "lamp-1", "brand=acme"});
    }
    std::filesystem::permissions(shop.folder().path(), std::filesystem::perms(0755));
    EXPECT_EQ(reading.output, "9\n") << reading.errors;
    EXPECT_EQ(writing.status, 3) << writing.output;
    EXPECT_THAT(writing.errors, HasSubstr("vitrine: "));
}

TEST(ExitStatus, IsThreeWhereTheOutputCannotBeWritten) {
    const Shop shop;
    const auto result =
        run_command("sh",
                    {"-c", "exec \"$0\" \"$@\" > /dev/full", built_program("vitrine").string(),
                     "-c", shop.file().string(), "list"},
                    plain_setting());
    EXPECT_EQ(result.status, 3);
    EXPECT_THAT(result.errors, HasSubstr("The output could not be written."));
}

}  // namespace
}  // namespace vitrine::test
