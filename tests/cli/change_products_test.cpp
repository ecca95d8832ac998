// vitrine change parent, variants, simple, axes, family.
#include <gmock/gmock.h>

#include "cli/vitrine_command.h"
#include "support/stored_output.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

TEST(ChangeProducts, ShowsFirstAndChangesOnYes) {
    const Shop shop;
    const Words words = {"change", "simple", "oxford", "--remove-models"};
    const auto preview = shop.run(words);
    EXPECT_EQ(preview.status, 0) << preview.errors;
    EXPECT_TRUE(is_stored_output(preview.output, "cli/golden/change_simple_preview.txt"));
    EXPECT_THAT(preview.errors, HasSubstr("--yes makes the change."));
    EXPECT_EQ(shop.run({"list", "--filter", "kind = model", "--count"}).output, "3\n");

    Words yes = words;
    yes.emplace_back("--yes");
    const auto result = shop.run(yes);
    EXPECT_THAT(result.output, HasSubstr("6 products and models changed."));
    EXPECT_THAT(result.errors, HasSubstr("To take it back: vitrine undo 2"));
    EXPECT_EQ(shop.run({"list", "--filter", "kind = model", "--count"}).output, "0\n");

    // And together again, below one model with both axes on one level.
    const auto again =
        shop.run({"change", "variants", "oxford-red-s", "oxford-red-m", "oxford-blue-s", "--model",
                  "shirt", "--family-variant", "shirt_color_size", "--yes"});
    EXPECT_EQ(again.status, 0) << again.errors;
    EXPECT_THAT(again.output, HasSubstr("3  Models made"));
    const auto axes = shop.run({"change", "axes", "shirt_color_size", "--levels", "1", "--yes"});
    EXPECT_EQ(axes.status, 0) << axes.errors;
    EXPECT_EQ(shop.run({"list", "--filter", "parent = shirt", "--count"}).output, "3\n");
    for (const char* change_set : {"4", "3", "2"})
        EXPECT_EQ(shop.run({"undo", change_set}).status, 0) << change_set;
    EXPECT_EQ(shop.run({"list", "--filter", "kind = model", "--count"}).output, "3\n");
}

TEST(ChangeProducts, AnswerInJson) {
    const Shop shop;
    EXPECT_TRUE(
        is_stored_output(shop.json({"change", "parent", "oxford-red-m", "--to", "oxford_blue"}),
                         "cli/golden/change_parent.json"));
    EXPECT_TRUE(is_stored_output(
        shop.json({"change", "parent", "oxford-red-s", "--to", "oxford_blue", "--yes"}),
        "cli/golden/change_parent_refused.json"));
    EXPECT_TRUE(is_stored_output(
        shop.json({"change", "axes", "shirt_color_size", "--axes-1", "size", "--axes-2", "color"}),
        "cli/golden/change_axes.json"));
    EXPECT_TRUE(is_stored_output(shop.json({"change", "family", "--filter", "family = lamps",
                                            "--to", "shirts", "--remove-foreign", "--yes"}),
                                 "cli/golden/change_family.json"));
}

TEST(ChangeProducts, SayWhatIsWrong) {
    const Shop shop;
    const auto refused =
        shop.run({"change", "parent", "oxford-red-s", "--to", "oxford_blue", "--yes"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.output, HasSubstr("nothing was changed"));
    EXPECT_THAT(refused.output, HasSubstr("oxford-blue-s has these values already."));
    EXPECT_EQ(
        shop.run({"change", "parent", "oxford-red-s", "--to", "oxford_blue", "--set-aside"}).status,
        1);
    EXPECT_EQ(shop.run({"change", "parent", "oxford-red-s", "--to", "nowhere"}).status, 2);
    EXPECT_EQ(shop.run({"change", "parent", "--to", "oxford"}).status, 2);
    EXPECT_THAT(shop.run({"change", "parent", "oxford-red-s"}).errors,
                HasSubstr("Say below which model: --to MODEL."));
    EXPECT_THAT(shop.run({"change", "family", "lamp-1"}).errors,
                HasSubstr("Say which family: --to FAMILY."));
    EXPECT_THAT(shop.run({"change", "family", "lamp-1", "--to", "shirt"}).errors,
                HasSubstr("Did you mean shirts?"));
    EXPECT_EQ(shop.run({"change", "variants", "lamp-1"}).status, 2);
    EXPECT_EQ(shop.run({"change", "axes", "shirt_color_size", "--levels", "3"}).status, 2);
}

TEST(ChangeProducts, OverrideAValueOnAVariantAndResetItToItsModel) {
    const Shop shop;
    EXPECT_THAT(shop.run({"set", "oxford-red-s", "brand=nordlys"}).output,
                HasSubstr("brand: acme -> nordlys (instead of that of oxford)"));
    EXPECT_THAT(shop.run({"set", "oxford-red-s", "brand="}).output,
                HasSubstr("brand: nordlys -> acme (from oxford)"));
    EXPECT_THAT(shop.run({"set", "oxford-red-s", "color=blue"}).output,
                HasSubstr("color tells the models above oxford-red-s apart."));
}

}  // namespace
}  // namespace vitrine::test
