// vitrine change create and set: parts of the structure, shown first, made with --yes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/vitrine_command.h"

namespace vitrine::test {
namespace {

using ::testing::HasSubstr;

TEST(ChangeSettings, MakesAnAttributeAndAnOption) {
    const Shop shop;
    const Words words = {"change", "create", "attribute", "finish", "type=simple_select"};
    EXPECT_THAT(shop.run(words).errors, HasSubstr("--yes"));
    Words made = words;
    made.emplace_back("--yes");
    EXPECT_EQ(shop.run(made).status, 0);
    EXPECT_EQ(shop.run(made).status, 1) << "the code is taken now";
    EXPECT_EQ(shop.run({"change", "create", "option", "finish:matt", "--yes"}).status, 0);
    EXPECT_EQ(shop.run({"list", "--filter", "finish = matt", "--count"}).status, 0);
}

TEST(ChangeSettings, SaysWhichSettingsThereAre) {
    const Shop shop;
    const auto unknown = shop.run({"change", "set", "attribute", "brand", "colour=red", "--yes"});
    EXPECT_EQ(unknown.status, 1);
    EXPECT_THAT(unknown.output, HasSubstr("read_only"));
    EXPECT_EQ(shop.run({"change", "set", "attribute", "brand", "read_only=yes", "--yes"}).status,
              0);
    EXPECT_EQ(shop.run({"change", "set", "attribute", "brand", "read_only"}).status, 2);
    const auto kind = shop.run({"change", "create", "colour", "red"});
    EXPECT_EQ(kind.status, 2);
    EXPECT_THAT(kind.errors, HasSubstr("attribute_group"));
}

}  // namespace
}  // namespace vitrine::test
