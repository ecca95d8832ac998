#include "operations/change_links.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "operations/history.h"
#include "operations/undo_change_set.h"
#include "workbench/demo_catalogue.h"

namespace vitrine::test {
namespace {

using testing::HasSubstr;

class ChangeLinks : public testing::Test {
protected:
    ProductId id(const std::string& code) { return catalogue.products().load_by_code(code)->id; }
    AssociationTypeId type(const std::string& code) {
        return catalogue.structure()->association_types.find(code)->id;
    }
    LinkChange change(AttributeId what, std::int32_t target, LinkStep step) {
        LinkChange made;
        made.product = id("LI-1010");
        made.property = what;
        made.target = target;
        made.step = step;
        return made;
    }
    LinkChange link(const std::string& type_code, const std::string& target, LinkStep step) {
        LinkChange made = change(property::linked_products, id(target), step);
        made.association_type = type(type_code);
        return made;
    }
    std::string text(const std::string& code, AttributeId what, AssociationTypeId of = 0) {
        const auto product = catalogue.products().load_by_code(code);
        const ValueKey key = {what, of};
        return field_text(catalogue, *catalogue.structure(), key, field(*product, key));
    }
    std::string refusal_of(const LinkChange& made) {
        try {
            change_links(catalogue, made);
        } catch (const Error& error) {
            return error.sentence();
        }
        return "";
    }

    DemoCatalogue demo;
    Catalogue catalogue{demo.file(), sql::Access::read_write};
};

TEST_F(ChangeLinks, FilesUnderAnotherCategoryAtTheEndAndOutOfItAgain) {
    const CategoryId home = catalogue.structure()->categories.find("home")->id;
    EXPECT_NE(change_links(catalogue, change(property::categories, home, LinkStep::add)), 0);
    EXPECT_EQ(text("LI-1010", property::categories), "lamps,home");
    EXPECT_EQ(change_links(catalogue, change(property::categories, home, LinkStep::add)), 0)
        << "it is there already";
    EXPECT_NE(change_links(catalogue, change(property::categories, home, LinkStep::remove)), 0);
    EXPECT_EQ(text("LI-1010", property::categories), "lamps");
    EXPECT_EQ(change_links(catalogue, change(property::categories, home, LinkStep::remove)), 0);
}

TEST_F(ChangeLinks, KeepsTheOrderThatSomebodyGivesLinks) {
    const AssociationTypeId cross = type("X_SELL");
    ASSERT_EQ(text("LI-1010", property::linked_products, cross), "LI-1050,LI-1080");
    LinkChange move = link("X_SELL", "LI-1080", LinkStep::move);
    move.places = -1;
    change_links(catalogue, move);
    EXPECT_EQ(text("LI-1010", property::linked_products, cross), "LI-1080,LI-1050");
    move.places = 9;
    change_links(catalogue, move);
    EXPECT_EQ(text("LI-1010", property::linked_products, cross), "LI-1050,LI-1080")
        << "it stops at the end";
    EXPECT_EQ(change_links(catalogue, move), 0);
}

TEST_F(ChangeLinks, TheOtherSideOfATwoWayLinkFollowsAndIsUndoneWithIt) {
    const AssociationTypeId instead = type("SUBSTITUTION");
    const ChangeSetId set = change_links(catalogue, link("SUBSTITUTION", "LI-1050", LinkStep::add));
    EXPECT_EQ(text("LI-1050", property::linked_products, instead), "LI-1051,LI-1010");
    undo_change_set(catalogue, set, OnConflict::refuse, Progress());
    EXPECT_EQ(text("LI-1010", property::linked_products, instead), "");
    EXPECT_EQ(text("LI-1050", property::linked_products, instead), "LI-1051");
}

TEST_F(ChangeLinks, CountsTheProductsOfAQuantifiedType) {
    const AssociationTypeId set = type("SET");
    LinkChange made = link("SET", "LI-1050", LinkStep::add);
    change_links(catalogue, made);
    EXPECT_EQ(text("LI-1010", property::quantified_products, set), "1 × LI-1050");
    made.step = LinkStep::count;
    made.count = Decimal(4, 0);
    change_links(catalogue, made);
    EXPECT_EQ(text("LI-1010", property::quantified_products, set), "4 × LI-1050");
    EXPECT_EQ(text("LI-1010", property::linked_products, set), "");
    made.count = Decimal(5, 1);
    EXPECT_THAT(refusal_of(made), HasSubstr("\"0.5\" is no quantity"));
    made.count = Decimal(0, 0);
    EXPECT_THAT(refusal_of(made), HasSubstr("is no quantity"));
}

TEST_F(ChangeLinks, SaysWhyNot) {
    EXPECT_EQ(refusal_of(link("X_SELL", "LI-1010", LinkStep::add)),
              "A product cannot be linked to itself.");
    EXPECT_THAT(refusal_of(change(property::groups, 9999, LinkStep::add)),
                HasSubstr("is not there any more"));
    LinkChange gone = link("X_SELL", "LI-1050", LinkStep::add);
    gone.association_type = 999;
    EXPECT_EQ(refusal_of(gone), "There is no such kind of link any more.");
    gone = link("X_SELL", "LI-1050", LinkStep::add);
    gone.product = 999'999;
    EXPECT_EQ(refusal_of(gone), "There is no such product any more.");
}

}  // namespace
}  // namespace vitrine::test
