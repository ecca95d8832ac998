// vitrine change rename, delete, merge and convert: shown first, made with --yes, taken back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/vitrine_command.h"
#include "support/stored_output.h"

namespace vitrine::test {
namespace {

using ::testing::HasSubstr;

TEST(ChangeStructure, ShowsAConversionBeforeItIsMade) {
    const Shop shop;
    const Words words = {"change", "convert", "weight", "--to", "number", "--unit", "KILOGRAM"};
    Words made = words;
    made.emplace_back("--yes");
    EXPECT_TRUE(is_stored_output(shop.json(words), "cli/golden/change_convert_preview.json"));
    EXPECT_EQ(shop.run({"history", "--json"}).output, Shop().run({"history", "--json"}).output);
    EXPECT_TRUE(is_stored_output(shop.json(made), "cli/golden/change_convert.json"));
    EXPECT_EQ(shop.run({"undo", "2"}).status, 0);
    const auto text = shop.run(words);
    EXPECT_TRUE(is_stored_output(text.output, "cli/golden/change_convert.txt"));
    EXPECT_THAT(text.errors, HasSubstr("--yes"));
}

TEST(ChangeStructure, RenamesDeletesAndMerges) {
    const Shop shop;
    EXPECT_EQ(shop.run({"change", "rename", "attribute", "brand", "maker", "--yes"}).status, 0);
    EXPECT_EQ(
        shop.run({"change", "merge", "option", "maker:acme", "maker:nordlys", "--yes"}).status, 0);
    EXPECT_THAT(shop.run({"list", "--filter", "maker = nordlys", "--count"}).output,
                HasSubstr("8"));
    EXPECT_EQ(shop.run({"change", "delete", "attribute", "maker", "--yes"}).status, 0);
    EXPECT_EQ(shop.run({"list", "--filter", "maker = nordlys"}).status, 2);
    const auto refused = shop.run({"change", "delete", "attribute", "size", "--yes"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.output, HasSubstr("Change the axes"));
    const auto unknown = shop.run({"change", "delete", "attribute", "sizes"});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_THAT(unknown.errors, HasSubstr("size?"));
    EXPECT_EQ(shop.run({"change", "convert", "color", "--localizable", "perhaps"}).status, 2);
}

TEST(ChangeStructure, SaysWhichTypesAndDecimalSignsThereAre) {
    const Shop shop;
    const auto type = shop.run({"change", "convert", "weight", "--to", "nomber"});
    EXPECT_EQ(type.status, 2);
    EXPECT_THAT(type.errors, HasSubstr("Did you mean number?"));
    EXPECT_THAT(shop.run({"change", "convert", "weight", "--to", "xyz"}).errors,
                HasSubstr("simple_select"));
    EXPECT_EQ(shop.run({"change", "convert", "weight", "--to", "number", "--decimal", "x"}).status,
              2);
}

}  // namespace
}  // namespace vitrine::test
