// vitrine change expression, and show --why.
#include <gmock/gmock.h>

#include "cli/vitrine_command.h"
#include "support/stored_output.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

TEST(ChangeExpression, ShowsFirstAndComputesOnYes) {
    const Shop shop;
    Words words = {"change", "expression", "description", "label.brand .. ': ' .. attr.name"};
    const auto preview = shop.run(words);
    EXPECT_EQ(preview.status, 0) << preview.errors;
    EXPECT_TRUE(is_stored_output(preview.output, "cli/golden/change_expression_preview.txt"));
    EXPECT_THAT(preview.errors, HasSubstr("--yes makes the change."));

    words.emplace_back("--yes");
    EXPECT_THAT(shop.run(words).errors, HasSubstr("To take it back: vitrine undo 2"));
    EXPECT_EQ(
        shop.run({"list", "--filter",
                  "description[shop,en_US] contains \"desk lamp\" and sku = lamp-1", "--count"})
            .output,
        "1\n");
    EXPECT_TRUE(
        is_stored_output(shop.run({"show", "lamp-1", "--why", "description[shop,en_US]"}).output,
                         "cli/golden/show_why.txt"));
    EXPECT_TRUE(
        is_stored_output(shop.json({"show", "oxford-red-s", "--why", "description[shop,en_US]"}),
                         "cli/golden/show_why.json"));
    EXPECT_THAT(shop.run({"show", "lamp-1", "--why", "ean"}).errors, HasSubstr("is not computed"));
    EXPECT_THAT(shop.run({"set", "lamp-1", "description[shop,en_US]=Mine"}).output,
                HasSubstr("is computed by label.brand"));
}

TEST(ChangeExpression, RefusesWhatCannotBeComputed) {
    const Shop shop;
    const auto cycle = shop.run({"change", "expression", "ean", "attr.ean .. '1'", "--yes"});
    EXPECT_EQ(cycle.status, 1);
    EXPECT_THAT(cycle.output, HasSubstr("ean -> ean"));
    EXPECT_THAT(shop.run({"change", "expression", "ean", "attr.nam"}).output,
                HasSubstr("There is no attribute nam."));
    EXPECT_THAT(shop.run({"change", "expression", "eann", "1"}).errors,
                HasSubstr("Did you mean ean?"));
}

}  // namespace
}  // namespace vitrine::test
