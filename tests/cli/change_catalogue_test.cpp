// vitrine change duplicate, enable, disable, remove, matrix, option.
#include <gmock/gmock.h>

#include "cli/vitrine_command.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

TEST(ChangeCatalogue, CopiesAndRemovesWhatYesSays) {
    const Shop shop;
    const auto preview = shop.run({"change", "duplicate", "oxford", "lamp-1"});
    EXPECT_EQ(preview.status, 0) << preview.errors;
    EXPECT_THAT(preview.output, HasSubstr("7  Copies made"));
    EXPECT_THAT(preview.output, HasSubstr("lamp-1  copy: (nothing) -> lamp-1-copy"));
    EXPECT_EQ(shop.run({"list", "--count"}).output, "9\n");
    EXPECT_EQ(shop.run({"change", "duplicate", "lamp-1", "--code", "lamp-9", "--yes"}).status, 0);
    EXPECT_EQ(shop.run({"list", "--filter", "enabled = no", "--count"}).output, "2\n");
    EXPECT_EQ(shop.run({"change", "enable", "lamp-9", "--yes"}).status, 0);
    EXPECT_EQ(shop.run({"change", "disable", "--filter", "family = lamps", "--yes"}).status, 0);
    EXPECT_EQ(shop.run({"list", "--filter", "enabled = no", "--count"}).output, "4\n");
    const auto removed = shop.run({"change", "remove", "oxford", "--yes"});
    EXPECT_THAT(removed.output, HasSubstr("5  Of these, what goes with its model"));
    EXPECT_EQ(shop.run({"list", "--count"}).output, "4\n");
    EXPECT_EQ(shop.run({"undo", "5"}).status, 0);
    EXPECT_EQ(shop.run({"list", "--count"}).output, "10\n");
}

TEST(ChangeCatalogue, FillsTheMatrixOfAModel) {
    const Shop shop;
    EXPECT_EQ(shop.run({"change", "option", "size:l", "en_US=L", "--yes"}).status, 0);
    const auto result = shop.run({"change", "matrix", "oxford", "size=l", "--yes"});
    EXPECT_EQ(result.status, 0) << result.errors;
    EXPECT_THAT(result.output, HasSubstr("3  Variants added"));
    EXPECT_EQ(shop.run({"list", "--filter", "size = l", "--count"}).output, "2\n");
    const auto json = shop.json({"change", "matrix", "oxford"});
    EXPECT_THAT(json, HasSubstr("\"variants_made\": 0"));
}

TEST(ChangeCatalogue, SaysWhatIsWrong) {
    const Shop shop;
    const auto refused = shop.run({"change", "duplicate", "oxford-red-s", "--yes"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.output, HasSubstr("duplicate the whole model"));
    EXPECT_THAT(shop.run({"change", "matrix", "oxford", "brand=x"}).errors,
                HasSubstr("not told apart by brand"));
    EXPECT_THAT(shop.run({"change", "remove"}).errors, HasSubstr("Say which products"));
    EXPECT_EQ(shop.run({"change", "option", "brand:acme", "--yes"}).status, 1);
}

}  // namespace
}  // namespace vitrine::test
