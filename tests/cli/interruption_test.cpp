// Stopped by a person or by a full disk: what was acknowledged stays, the rest is not there.
#include <gmock/gmock.h>

#include "cli/vitrine_command.h"

namespace vitrine::test {
namespace {

using ::testing::HasSubstr;

std::string many_products(int count) {
    std::string rows = "sku;family;name-en_US;name-fr_FR;brand;price-EUR\n";
    for (int number = 0; number < count; ++number) {
        const std::string text = std::to_string(number);
        rows.append("P")
            .append(text)
            .append(";lamps;Lamp ")
            .append(text)
            .append(";Lampe ")
            .append(text);
        rows.append(";acme;").append(text).append(".50\n");
    }
    return rows;
}

void expect_only_the_shop(const Shop& shop) {
    EXPECT_EQ(shop.run({"list", "--count"}).output, "9\n");
    EXPECT_EQ(shop.run({"list", "--count", "--filter", "family = lamps"}).output, "3\n");
    const auto verified = shop.run({"verify"});
    EXPECT_EQ(verified.status, 0) << verified.output;
}

TEST(Interruption, ByCtrlCLeavesNothingOfAnImport) {
    const Shop shop;
    const auto file = shop.folder().write("many/products.csv", many_products(400'000));
    const auto result =
        run_command("timeout",
                    {"--preserve-status", "-s", "INT", "0.8", built_program("vitrine").string(),
                     "-c", shop.file().string(), "import", file.string()},
                    plain_setting());
    EXPECT_EQ(result.status, 130) << result.output << result.errors;
    expect_only_the_shop(shop);
}

TEST(Interruption, ByAKillIsPutRightAtTheNextCommand) {
    const Shop shop;
    const auto file = shop.folder().write("many/products.csv", many_products(400'000));
    // In the foreground it waits until the one it killed is gone, whose lock says "at work" till
    // then.
    const auto killed = run_command(
        "timeout",
        {"--foreground", "--preserve-status", "-s", "KILL", "0.8",
         built_program("vitrine").string(), "-c", shop.file().string(), "import", file.string()},
        plain_setting());
    EXPECT_EQ(killed.status, 137);
    expect_only_the_shop(shop);
}

TEST(Interruption, ByAFullDiskLeavesNothingOfAnImport) {
    const Shop shop;
    const auto file = shop.folder().write("many/products.csv", many_products(60'000));
    // A limit on the size of files stands for the full disk: 2 MB.
    const auto result =
        run_command("bash",
                    {"-c", "ulimit -f 2048; exec \"$0\" \"$@\"", built_program("vitrine").string(),
                     "-c", shop.file().string(), "import", file.string()},
                    plain_setting());
    EXPECT_EQ(result.status, 3) << result.output << result.errors;
    EXPECT_THAT(result.errors, HasSubstr("vitrine: "));
    expect_only_the_shop(shop);
}

TEST(Interruption, ByAFullDiskLeavesNoNewCatalogue) {
    const TemporaryFolder folder;
    const auto file = folder / "shop.vitrine";
    const auto result = run_command("bash",
                                    {"-c", "ulimit -f 8; exec \"$0\" \"$@\"",
                                     built_program("vitrine").string(), "new", file.string()},
                                    plain_setting());
    EXPECT_EQ(result.status, 3) << result.errors;
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(Interruption, OfADemoThatIsNotInstalledLeavesNothing) {
    const TemporaryFolder folder;
    CommandSetting setting = plain_setting();
    setting.environment["VITRINE_RESOURCES"] = (folder / "nowhere").string();
    const auto result = vitrine({"new", (folder / "shop.vitrine").string(), "--demo"}, setting);
    EXPECT_EQ(result.status, 3);
    EXPECT_THAT(result.errors, HasSubstr("The demonstration data is not installed"));
    EXPECT_FALSE(std::filesystem::exists(folder / "shop.vitrine"));
}

TEST(Interruption, NewWithDemoFillsTheCatalogue) {
    const TemporaryFolder folder;
    CommandSetting setting = plain_setting();
    setting.environment["VITRINE_RESOURCES"] =
        (std::filesystem::path(VITRINE_SOURCE_DIR) / "resources").string();
    const std::string file = (folder / "shop.vitrine").string();
    const auto result = vitrine({"new", file, "--demo"}, setting);
    EXPECT_EQ(result.status, 0) << result.errors;
    EXPECT_GT(std::stoi(vitrine({"-c", file, "list", "--count"}).output), 20);
    EXPECT_THAT(vitrine({"-c", file, "channel", "list"}).output,
                HasSubstr("vitrine.google_merchant"));
    EXPECT_EQ(vitrine({"-c", file, "verify"}).status, 0);
}

}  // namespace
}  // namespace vitrine::test
