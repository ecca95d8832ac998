// Products that get another family or another model: previewed, refused with the reason, done.
#include "workbench/product_works.h"

#include <gmock/gmock.h>

#include "workbench/open_session.h"
#include "workbench/structure_works.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class ProductWorks : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        list_all();
    }
    StructureChangeDesk& change() { return session->structure_change; }
    const Structure& structure() { return *workspace().structure(); }
    FamilyId family(const char* code) { return structure().families.find(code)->id; }
    void preview(StructureWork work) {
        change().propose(std::move(work), "Test");
        ASSERT_TRUE(windows.wait_until(
            [&] { return change().state() != StructureChangeDesk::State::previewing; }));
    }
    void save() {
        ASSERT_TRUE(change().can_save()) << change().summary();
        change().save();
        ASSERT_TRUE(windows.wait_until(
            [&] { return change().state() == StructureChangeDesk::State::saved; }));
    }
    Product stored(ProductId id) {
        Catalogue catalogue(demo.file(), sql::Access::read_only);
        return *catalogue.products().load(id);
    }
};

TEST_F(ProductWorks, GivesAnotherFamilyAndTakesItBack) {
    const ProductId lamp = product("LI-1010");
    FamilyChange wanted;
    wanted.products = {lamp};
    wanted.family = family("tableware");
    preview(family_change(wanted));
    save();
    EXPECT_EQ(stored(lamp).family, wanted.family);
    bool undone = false;
    session->editor.undo([&](const std::string&) { undone = true; });
    ASSERT_TRUE(windows.wait_until([&] { return undone; }));
    EXPECT_EQ(stored(lamp).family, family("lighting"));
}

TEST_F(ProductWorks, SaysThatAVariantHasTheFamilyOfItsModel) {
    FamilyChange wanted;
    wanted.products = {product("TW-2010-OCHRE")};
    wanted.family = family("lighting");
    preview(family_change(wanted));
    ASSERT_NE(change().preview(), nullptr) << change().problem();
    EXPECT_FALSE(change().can_save());
    EXPECT_THAT(reason_of_refusal(*change().preview()), HasSubstr("brume_mug"));
}

TEST_F(ProductWorks, MovesAVariantBelowTheModelOfACode) {
    ParentChange wanted;
    wanted.products = {product("TW-2010-OCHRE")};
    preview(parent_change(wanted, "no_such_model"));
    EXPECT_EQ(change().state(), StructureChangeDesk::State::failed);
    EXPECT_THAT(change().problem(), HasSubstr("no_such_model"));
    preview(parent_change(wanted, "brume_bowl"));
    save();
    EXPECT_EQ(stored(stored(wanted.products.front()).parent).code, "brume_bowl");
}

TEST_F(ProductWorks, OffersTheFamilyVariantsOfTheFamily) {
    EXPECT_EQ(family_choices(structure(), "en_GB").front().id, 0);
    const auto variants = family_variant_choices(structure(), family("tableware"), "en_GB");
    ASSERT_EQ(variants.size(), 1U);
    EXPECT_EQ(variants.front().code, "tableware_color");
    EXPECT_TRUE(family_variant_choices(structure(), 0, "en_GB").empty());
    EXPECT_EQ(family_change_words(1), "Another family for 1 product");
    EXPECT_EQ(parent_change_words(3), "Another model for 3 products");
}

}  // namespace
}  // namespace vitrine::test
