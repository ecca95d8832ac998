// One product in short.
#include "workbench/inspector_desk.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "workbench/open_session.h"

namespace vitrine::test {
namespace {

using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class InspectorDeskTest : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        desk = std::make_unique<InspectorDesk>(workspace());
        list_all();
    }
    const InspectorDesk::Summary* summary_of(const std::string& code) {
        desk->show(product(code));
        EXPECT_TRUE(windows.wait_until(
            [&] { return desk->summary() != nullptr && desk->summary()->code == code; }));
        return desk->summary();
    }
    void clear_name(const std::string& code) {
        grid().type({{row_of(code), column("name"), std::nullopt}}, "clear");
        ASSERT_TRUE(windows.wait_until([&] { return session->editor.pending() == 0; }));
    }
    std::unique_ptr<InspectorDesk> desk;
};

TEST_F(InspectorDeskTest, SaysWhatAProductIs) {
    const InspectorDesk::Summary* lamp = summary_of("LI-1010");
    ASSERT_NE(lamp, nullptr);
    EXPECT_EQ(lamp->name, "Vesper table lamp");
    EXPECT_EQ(lamp->kind, "Product");
    EXPECT_NE(lamp->family, "");
    EXPECT_THAT(lamp->missing, SizeIs(static_cast<std::size_t>(lamp->required - lamp->filled)));
    ASSERT_THAT(lamp->changes, SizeIs(1));
    EXPECT_NE(lamp->changes.front().when, "");
}

TEST_F(InspectorDeskTest, FollowsChangesAndNamesWhatIsMissingAndWhatWasChanged) {
    summary_of("LI-1010");
    const std::size_t missing = desk->summary()->missing.size();
    clear_name("LI-1010");
    ASSERT_TRUE(windows.wait_until([&] { return desk->summary()->missing.size() == missing + 1; }));
    EXPECT_THAT(desk->summary()->missing,
                Contains(Field(&InspectorDesk::Field::name, "name[en_GB]")));
    ASSERT_THAT(desk->summary()->changes, SizeIs(2));
    EXPECT_THAT(desk->summary()->changes.front().what, HasSubstr("Name [en_GB]"));
    workspace().choose("web", "fr_FR");
    EXPECT_TRUE(windows.wait_until([&] { return desk->summary()->name != "LI-1010"; }));
}

TEST_F(InspectorDeskTest, ShowsTheProductThatWasAskedForLast) {
    for (std::size_t i = 0; i < 20; ++i) desk->show(grid().product_at(i));
    const ProductId last = grid().product_at(19);
    std::vector<ProductId> shown;
    desk->events.changed = [&] {
        if (desk->summary() != nullptr) shown.push_back(desk->summary()->product);
    };
    ASSERT_TRUE(windows.wait_until([&] { return !shown.empty(); }));
    EXPECT_EQ(shown.front(), last);
}

TEST_F(InspectorDeskTest, MakesASmallPictureWhereThereIsOne) {
    ProductId pictured = 0;
    {
        Catalogue catalogue(demo.file(), sql::Access::read_only);
        catalogue.products().each([&](const Product& product) {
            const Family* family = catalogue.structure()->families.find(product.family);
            if (pictured != 0 || family == nullptr || family->image_attribute == 0) return;
            if (product.values.find({family->image_attribute, 0}) != nullptr) pictured = product.id;
        });
    }
    ASSERT_NE(pictured, 0);
    desk->show(pictured);
    ASSERT_TRUE(windows.wait_until([&] { return !desk->picture().empty(); }));
    EXPECT_TRUE(std::filesystem::exists(desk->picture()));
    desk->show(0);
    EXPECT_EQ(desk->picture(), "");
    EXPECT_EQ(desk->summary(), nullptr);
}

TEST_F(InspectorDeskTest, AProductThatIsGoneIsShownNoMore) {
    summary_of("LI-1010");
    desk->show(1'000'000);
    EXPECT_TRUE(windows.wait_until([&] { return desk->summary() == nullptr; }));
}

}  // namespace
}  // namespace vitrine::test
