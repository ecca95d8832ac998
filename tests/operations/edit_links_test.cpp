#include "operations/edit_links.h"

#include "operations/read_fixture.h"
#include "operations/structure_change_fixture.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class EditLinks : public ReadTest {
protected:
    EditLinks() {
        import_text("association_types.csv", "code;is_two_way;is_quantified\nFITS;1;0\nPACK;0;1\n");
    }
    CellEdit cell(std::string_view code, std::string_view field, std::optional<std::string> text) {
        return {id_of(code), parse_field(structure(), field), std::move(text), {}};
    }
};

TEST_F(EditLinks, SetsTheOtherSideOfATwoWayLinkInTheSameChangeSet) {
    const Stored before = stored(*m_catalogue);
    const auto first = edit("lamp-1", "FITS-products", "lamp-2, lamp-3");
    EXPECT_THAT(first.issues, IsEmpty());
    EXPECT_EQ(first.changed, 1);
    EXPECT_THAT(linked("lamp-1"), ElementsAre("lamp-2", "lamp-3"));
    EXPECT_THAT(linked("lamp-2"), ElementsAre("lamp-1"));
    EXPECT_THAT(linked("lamp-3"), ElementsAre("lamp-1"));
    const Stored between = stored(*m_catalogue);
    const auto second = edit("lamp-2", "FITS-products", std::nullopt);
    EXPECT_THAT(linked("lamp-1"), ElementsAre("lamp-3"));
    EXPECT_THAT(linked("lamp-2"), IsEmpty());
    expect_undone(*m_catalogue, second.change_set, between, stored(*m_catalogue));
    expect_undone(*m_catalogue, first.change_set, before, between);
}

TEST_F(EditLinks, LinksModelsAndProductsBothWays) {
    edit("oxford", "FITS-products", "lamp-1");
    EXPECT_THAT(linked("lamp-1"), ElementsAre("oxford"));
    edit("lamp-1", "FITS.product_models", "oxford_red");
    EXPECT_THAT(linked("oxford"), IsEmpty());
    EXPECT_THAT(linked("oxford_red"), ElementsAre("lamp-1"));
}

TEST_F(EditLinks, KeepsALinkThatEitherOfTwoEditedProductsGains) {
    edit("lamp-1", "FITS-products", "lamp-2");
    const auto report = edit_products(*m_catalogue, {cell("lamp-1", "FITS-products", std::nullopt),
                                                     cell("lamp-3", "FITS-products", "lamp-1")});
    EXPECT_EQ(report.changed, 2);
    EXPECT_THAT(linked("lamp-1"), ElementsAre("lamp-3"));
    EXPECT_THAT(linked("lamp-2"), IsEmpty());
    EXPECT_THAT(linked("lamp-3"), ElementsAre("lamp-1"));
}

TEST_F(EditLinks, LeavesTheOtherSideOfAOneWayLinkAlone) {
    edit("lamp-3", "X_SELL-products", "lamp-1");
    EXPECT_THAT(linked("lamp-3", "X_SELL"), ElementsAre("lamp-1"));
    EXPECT_THAT(linked("lamp-1", "X_SELL"), ElementsAre("lamp-2"));
}

TEST_F(EditLinks, KeepsLinksInStepWhereTheRestOfAProductIsRefused) {
    const auto report =
        edit_products(*m_catalogue, {cell("oxford-blue-s", "size", std::nullopt),
                                     cell("oxford-blue-s", "FITS-products", "lamp-1")});
    EXPECT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(linked("oxford-blue-s").size(), linked("lamp-1").size());
}

TEST_F(EditLinks, RefusesUnknownCodesAndQuantities) {
    EXPECT_EQ(edit("lamp-1", "FITS-products", "lamp-9").issues.at(0).rule, "link.unknown");
    EXPECT_EQ(edit("lamp-1", "FITS-products", "oxford").issues.at(0).rule, "link.unknown");
    EXPECT_EQ(edit("lamp-1", "PACK-products", "lamp-2").issues.at(0).rule, "link.quantities");
    EXPECT_EQ(field_name(structure(), parse_field(structure(), "fits-groups")), "FITS.groups");
}

}  // namespace
}  // namespace vitrine::test
