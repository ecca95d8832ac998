#include "workbench/product_pictures.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;
using PictureState = ProductPictures::Picture::State;

class ProductPicturesTest : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        list_all();
        pictures = std::make_unique<ProductPictures>(workspace());
    }
    ProductPictures::Picture known(ProductId id) {
        EXPECT_TRUE(
            windows.wait_until([&] { return pictures->of(id).state != PictureState::coming; }));
        return pictures->of(id);
    }

    std::unique_ptr<ProductPictures> pictures;
};

TEST_F(ProductPicturesTest, AreMadeWhenSomebodyLooksAndAreOnTheirWayUntilThen) {
    int told = 0;
    pictures->on_change = [&] { ++told; };
    const ProductId lamp = product("LI-1010");
    EXPECT_EQ(pictures->of(lamp).state, PictureState::coming);
    const auto picture = known(lamp);
    EXPECT_EQ(picture.state, PictureState::made);
    EXPECT_EQ(picture.reason, "");
    EXPECT_TRUE(std::filesystem::exists(picture.file));
    EXPECT_GT(told, 0);
}

TEST_F(ProductPicturesTest, SayWhereThereIsNoneAndWhereItsFileIsNot) {
    const ProductId lamp = product("LI-1010"), other = product("LI-1011");
    {
        Catalogue catalogue(demo.file());
        const auto file = main_pictures(catalogue, std::vector{lamp}, 0, 0).front().file;
        ASSERT_FALSE(file.empty());
        std::filesystem::remove(file);
        const auto field = parse_field(*catalogue.structure(), "picture");
        edit_products(catalogue, {{other, field, std::nullopt, std::nullopt}});
    }
    EXPECT_EQ(known(lamp).state, PictureState::missing);
    EXPECT_THAT(known(lamp).reason, HasSubstr("has not been imported"));
    EXPECT_EQ(known(other).state, PictureState::none);
}

TEST_F(ProductPicturesTest, FollowTheCatalogue) {
    const ProductId lamp = product("LI-1010");
    EXPECT_EQ(known(lamp).state, PictureState::made);
    {
        Catalogue catalogue(demo.file());
        const auto field = parse_field(*catalogue.structure(), "picture");
        edit_products(catalogue, {{lamp, field, std::nullopt, std::nullopt}});
    }
    workspace().refresh();
    EXPECT_EQ(pictures->of(lamp).state, PictureState::made) << "until it is known again";
    EXPECT_TRUE(windows.wait_until([&] { return pictures->of(lamp).state == PictureState::none; }));
}

}  // namespace
}  // namespace vitrine::test
