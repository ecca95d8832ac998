#include "operations/product_view.h"

#include "operations/read_fixture.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

class ProductViewTest : public test::ReadTest {
protected:
    ProductView view(std::string_view code, std::string_view channel_code = "shop",
                     std::string_view locale_code = "en_US") {
        return view_product(*m_catalogue, id_of(code), channel(channel_code), locale(locale_code));
    }
    static const FieldView& field(const ProductView& view, std::string_view name) {
        for (const GroupView& group : view.groups) {
            for (const FieldView& one : group.fields) {
                if (one.name == name) return one;
            }
        }
        static const FieldView none;
        ADD_FAILURE() << "no field " << name;
        return none;
    }
    static std::vector<std::string> names(const GroupView& group) {
        std::vector<std::string> found;
        for (const FieldView& one : group.fields) found.push_back(one.name);
        return found;
    }
};

TEST_F(ProductViewTest, ShowsFieldsByGroupForOneChannelAndLocale) {
    const ProductView shown = view("lamp-1");
    EXPECT_EQ(shown.name, "Éclair desk lamp");
    EXPECT_EQ(shown.family_label, "Lamps");
    EXPECT_THAT(shown.category_labels, ElementsAre("All products > Lighting > Desk lamps"));
    EXPECT_THAT(shown.links, ElementsAre(Pair("X_SELL.products", "lamp-2")));
    ASSERT_EQ(shown.groups.size(), 2U);
    EXPECT_EQ(shown.groups[0].label, "General");
    EXPECT_THAT(names(shown.groups[0]),
                ElementsAre("sku", "name[en_US]", "description[shop,en_US]", "brand"));
    EXPECT_THAT(names(shown.groups[1]),
                ElementsAre("ean", "price[EUR]", "price[USD]", "weight", "released"));
    EXPECT_EQ(field(shown, "brand").display, "Nordlys");
    EXPECT_EQ(field(shown, "brand").text, "nordlys");
    EXPECT_EQ(field(shown, "brand").choices.size(), 2U);
    EXPECT_EQ(field(shown, "weight").unit, "KILOGRAM");
    EXPECT_EQ(field(shown, "price[EUR]").unit, "EUR");
    EXPECT_TRUE(field(shown, "description[shop,en_US]").html);
    EXPECT_TRUE(shown.completeness.complete());
}

TEST_F(ProductViewTest, SaysWhereAValueComesFrom) {
    ASSERT_TRUE(edit("oxford-red-s", "price[EUR]", "44.00").issues.empty());
    const ProductView shown = view("oxford-red-s");
    EXPECT_EQ(shown.parent_code, "oxford_red");
    EXPECT_EQ(shown.root_code, "oxford");
    EXPECT_EQ(field(shown, "size").origin, ValueOrigin::own);
    EXPECT_TRUE(field(shown, "size").editable);
    EXPECT_EQ(field(shown, "color").origin, ValueOrigin::inherited);
    EXPECT_EQ(field(shown, "color").inherited_from, "oxford_red");
    EXPECT_EQ(field(shown, "brand").inherited_from, "oxford");
    EXPECT_EQ(field(shown, "price[EUR]").origin, ValueOrigin::override_);
    EXPECT_EQ(field(shown, "price[USD]").origin, ValueOrigin::inherited);
    EXPECT_EQ(field(shown, "ean").origin, ValueOrigin::none);
}

TEST_F(ProductViewTest, OffersToOverrideOnlyWhatAProductMayHoldInstead) {
    const ProductView shown = view("oxford-red-s");
    EXPECT_TRUE(field(shown, "price[USD]").may_override);
    EXPECT_FALSE(field(shown, "ean").may_override) << "nothing is inherited";
    EXPECT_EQ(field(shown, "color").origin, ValueOrigin::inherited);
    EXPECT_FALSE(field(shown, "color").may_override) << "tells the models above apart";
}

TEST_F(ProductViewTest, MarksWhatIsMissing) {
    const ProductView shown = view("lamp-2");
    EXPECT_TRUE(field(shown, "description[shop,en_US]").missing);
    EXPECT_TRUE(field(shown, "price[USD]").missing);
    EXPECT_FALSE(field(shown, "price[EUR]").missing);
    EXPECT_FALSE(field(shown, "released").missing);
    EXPECT_EQ(shown.groups[1].missing, 1);
    EXPECT_EQ(view("lamp-2", "tills", "fr_FR").completeness.required, 3);
}

TEST_F(ProductViewTest, OfAModelHasItsChildrenAndNoIdentifier) {
    const ProductView shown = view("oxford");
    EXPECT_THAT(shown.children, ElementsAre("oxford_red", "oxford_blue"));
    EXPECT_EQ(shown.groups[0].fields.front().name, "name[en_US]");
    EXPECT_FALSE(field(shown, "size").editable);
    EXPECT_FALSE(field(shown, "size").missing);
}

TEST_F(ProductViewTest, RefusesAProductThatIsGone) {
    EXPECT_THAT(
        sentence_of([&] { view_product(*m_catalogue, 4711, channel("shop"), locale("en_US")); }),
        HasSubstr("no such product"));
}

}  // namespace
}  // namespace vitrine
