#include <gmock/gmock.h>

#include <algorithm>

#include "workbench/category_tree.h"
#include "workbench/open_form.h"

namespace vitrine::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ProductSectionsTest : public OpenForm {
protected:
    std::vector<std::string> categories() {
        std::vector<std::string> lines;
        for (const FiledUnder& filed : form().sections().categories) {
            lines.push_back(filed.inherited_from.empty()
                                ? filed.label
                                : filed.label + " from " + filed.inherited_from);
        }
        return lines;
    }
    const LinkSection& links(const std::string& type) {
        for (const LinkSection& section : form().sections().links) {
            if (section.code == type) return section;
        }
        ADD_FAILURE() << "no links of " << type;
        static const LinkSection none;
        return none;
    }
    LinkChange link(const std::string& type, const std::string& target) {
        LinkChange change;
        change.property = property::linked_products;
        change.association_type = workspace().structure()->association_types.find(type)->id;
        change.target = product(target);
        return change;
    }
};

TEST_F(ProductSectionsTest, NamesTheWayToEachCategoryAndTheModelItComesFrom) {
    show("LI-1010");
    EXPECT_THAT(categories(),
                ElementsAre("Hearth & Trail > Home > Lighting > Table and floor lamps"));
    grid().set_filter("parent = brume_mug");
    ASSERT_TRUE(windows.wait_until([&] { return !grid().is_listing(); }));
    form().show(grid().product_at(0));
    ASSERT_TRUE(windows.wait_until([&] { return form().view() != nullptr; }));
    EXPECT_THAT(categories(), Contains(HasSubstr(" from brume_mug")));
}

TEST_F(ProductSectionsTest, TwoQuickChangesBothStandAndAreTwoStepsOfUndo) {
    show("LI-1010");
    LinkChange change;
    change.property = property::categories;
    for (const char* code : {"home", "master"}) {
        change.target = workspace().structure()->categories.find(code)->id;
        form().change(change);
    }
    ASSERT_TRUE(windows.wait_until([&] { return categories().size() == 3; }));
    EXPECT_EQ(session->editor.undo_label(), "Change of categories");
    session->editor.undo([](const std::string&) {});
    ASSERT_TRUE(windows.wait_until([&] { return categories().size() == 2; }));
    EXPECT_EQ(categories().back(), "Hearth & Trail > Home");
}

TEST_F(ProductSectionsTest, ShowsLinksByTypeWithTheirQuantities) {
    show("LI-1010");
    ASSERT_EQ(links("X_SELL").items.size(), 2U);
    EXPECT_EQ(links("X_SELL").items[0].code, "LI-1050");
    EXPECT_FALSE(links("X_SELL").items[0].label.empty());
    EXPECT_TRUE(links("SUBSTITUTION").two_way);
    EXPECT_TRUE(links("SET").quantified);
    LinkChange change = link("SET", "LI-1050");
    change.count = Decimal(6, 0);
    form().change(change);
    ASSERT_TRUE(windows.wait_until([&] { return !links("SET").items.empty(); }));
    EXPECT_EQ(links("SET").items[0].count.to_string(), "6");
    EXPECT_EQ(session->editor.undo_label(), "Change of links");
}

TEST_F(ProductSectionsTest, SaysWhyALinkIsNotMade) {
    show("LI-1010");
    std::string said;
    form().events.failed = [&](const std::string& sentence) { said = sentence; };
    form().change(link("X_SELL", "LI-1010"));
    ASSERT_TRUE(windows.wait_until([&] { return !said.empty(); }));
    EXPECT_EQ(said, "A product cannot be linked to itself.");
    EXPECT_FALSE(session->editor.can_undo());
}

TEST_F(ProductSectionsTest, WalksOverTheChosenProducts) {
    show("LI-1010");
    const std::vector<ProductId> chosen = {product("LI-1010"), product("LI-1080")};
    form().walk_over(chosen);
    EXPECT_EQ(form().place_count(), 2U);
    EXPECT_EQ(form().place(), 0U);
    EXPECT_FALSE(form().show_neighbour(-1));
    EXPECT_TRUE(form().show_neighbour(1));
    EXPECT_EQ(form().product(), chosen[1]);
    EXPECT_FALSE(form().show_neighbour(1));
    form().walk_over({chosen[1]});
    EXPECT_EQ(form().place_count(), grid().row_count()) << "one alone is no selection";
}

class ProductSearchTest : public OpenSession {
protected:
    void SetUp() override {
        OpenSession::SetUp();
        search = session->form.make_search();
    }
    std::vector<std::string> codes(const std::string& words) {
        search->look_for(words);
        EXPECT_TRUE(windows.wait_until([&] { return !search->is_looking(); }));
        std::vector<std::string> found;
        for (const ProductSearch::Found& one : search->found()) found.push_back(one.code);
        return found;
    }
    std::unique_ptr<ProductSearch> search;
};

TEST_F(ProductSearchTest, FindsBySkuAndByName) {
    const auto by_name = codes("vesper table");
    EXPECT_THAT(by_name, Contains("LI-1010"));
    EXPECT_THAT(search->sentence(), HasSubstr("product"));
    EXPECT_EQ(codes("li-1010").front(), "LI-1010") << "the very SKU comes first";
    EXPECT_THAT(codes("nothing of this kind"), IsEmpty());
    EXPECT_EQ(search->sentence(), "No product has this in its SKU or name.");
    EXPECT_THAT(codes(" "), IsEmpty());
    EXPECT_EQ(search->sentence(), "");
}

TEST_F(ProductSearchTest, OnlyTheLastWordsCount) {
    search->look_for("mug");
    EXPECT_THAT(codes("LI-1010"), ElementsAre("LI-1010"));
    EXPECT_EQ(search->words(), "LI-1010");
    search->look_for("mug");
    search->leave();
    windows.run_posted();
    EXPECT_THAT(search->found(), IsEmpty());
}

TEST_F(ProductSearchTest, ShowsSomeOfManyAndSaysSo) {
    EXPECT_EQ(codes("e").size(), ProductSearch::most);
    EXPECT_THAT(search->sentence(), HasSubstr("50 of "));
}

using CategoryTreeTest = OpenSession;

TEST_F(CategoryTreeTest, OpensFromTheRootsAndFindsByEveryWord) {
    const CategoryTree tree(workspace().structure(), "en_GB");
    const auto& categories = workspace().structure()->categories;
    const CategoryId lamps = categories.find("lamps")->id;
    EXPECT_THAT(tree.children_of(0), Contains(categories.find("master")->id));
    EXPECT_EQ(tree.parent_of(lamps), categories.find("lighting")->id);
    EXPECT_EQ(tree.label(lamps), "Table and floor lamps");
    EXPECT_THAT(tree.find("LAMPS floor", 10), ElementsAre(lamps));
    EXPECT_EQ(tree.find("", 3).size(), 3U);
    EXPECT_THAT(tree.find("lamps sofa", 10), IsEmpty());
    const CategoryTree french(workspace().structure(), "fr_FR");
    EXPECT_THAT(french.find("lampadaires", 10), ElementsAre(lamps));
}

}  // namespace
}  // namespace vitrine::test
