#include "workbench/filter_conditions.h"

#include <gmock/gmock.h>

#include "operations/filter_on_value.h"
#include "store/catalogue.h"
#include "workbench/demo_catalogue.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FilterConditions : public testing::Test {
protected:
    std::string on(const std::string& code, const std::string& field) {
        const auto product = catalogue.products().load_by_code(code);
        return filter_on_value(catalogue, product->id, parse_field(*structure, field),
                               structure->channels.find("web")->id,
                               structure->locales.find("en_GB")->id);
    }
    void set(const std::string& code, const std::string& field, const std::string& text) {
        const auto product = catalogue.products().load_by_code(code);
        edit_products(catalogue,
                      {{product->id, parse_field(*structure, field), text, std::nullopt}});
    }

    DemoCatalogue demo;
    Catalogue catalogue{demo.file()};
    std::shared_ptr<const Structure> structure = catalogue.structure();
};

TEST_F(FilterConditions, AreThePartsJoinedByAnd) {
    EXPECT_THAT(filter_conditions(*structure, "completeness < 100 and enabled = 1"),
                ElementsAre("completeness < 100", "enabled = yes"));
    EXPECT_THAT(filter_conditions(*structure, "color = white or color = ivory"),
                ElementsAre("color = white or color = ivory"));
    EXPECT_THAT(filter_conditions(*structure, " "), IsEmpty());
    EXPECT_THAT(filter_conditions(*structure, "all"), IsEmpty());
    EXPECT_THAT(filter_conditions(*structure, "no_such = 1"), IsEmpty());
}

TEST_F(FilterConditions, AreToldByLabels) {
    EXPECT_THAT(
        filter_conditions_in_words(
            *structure, "family = lighting and name[fr_FR] is empty and enabled = 1", "en_GB"),
        ElementsAre("Family = Lighting", "Name (French) is empty", "Enabled = Yes"));
    EXPECT_EQ(
        filter_in_words(*structure, "color in (white, ivory) and completeness[web] < 50", "en_GB"),
        "Colour in (White, Ivory) and Completeness (Web store) < 50");
    EXPECT_EQ(filter_in_words(*structure, "family = lighting", "fr_FR"), "Family = Luminaires");
    EXPECT_EQ(filter_in_words(*structure, "no_such = 1", "en_GB"), "no_such = 1");
    EXPECT_EQ(filter_in_words(*structure, "", "en_GB"), "");
    EXPECT_EQ(filter_in_words(*structure, "asked@web < 5 or stock@* = 0", "en_GB"),
              "Price asked by Web store < 5 or Stock of all places = 0");
}

TEST_F(FilterConditions, AreTakenOutOneByOne) {
    const std::string filter = "name is empty and (sku = 1 or sku = 2) and enabled = yes";
    EXPECT_EQ(without_condition(*structure, filter, 0), "(sku = 1 or sku = 2) and enabled = yes");
    EXPECT_EQ(without_condition(*structure, filter, 1), "name is empty and enabled = yes");
    EXPECT_EQ(without_condition(*structure, "name is empty", 0), "");
    EXPECT_EQ(without_condition(*structure, "name is empty", 1), "name is empty");
    EXPECT_EQ(without_condition(*structure, "no_such = 1", 0), "no_such = 1");
}

TEST_F(FilterConditions, AreAddedOnce) {
    EXPECT_EQ(with_condition(*structure, "", "enabled = yes"), "enabled = yes");
    EXPECT_EQ(with_condition(*structure, "sku = 1 or sku = 2", "enabled = yes"),
              "(sku = 1 or sku = 2) and enabled = yes");
    EXPECT_EQ(with_condition(*structure, "enabled = 1", "enabled = true"), "enabled = yes");
    EXPECT_EQ(with_condition(*structure, "no_such = 1", "enabled = yes"), "enabled = yes");
}

TEST_F(FilterConditions, OfACellSayWhatItHolds) {
    set("LI-1010", "price[EUR]", "49.90");
    EXPECT_EQ(on("LI-1010", "price[EUR]"), "price[EUR] = 49.90");
    EXPECT_EQ(on("LI-1010", "family"), "family = lighting");
    EXPECT_EQ(on("LI-1010", "enabled"), "enabled = yes");
    EXPECT_EQ(on("LI-1010", "sku"), "sku = LI-1010");
    EXPECT_EQ(on("LI-1010", "name[en_GB]"), "name = \"Vesper table lamp\"") << "as is looked at";
    EXPECT_EQ(on("LI-1010", "name[fr_FR]"), "name[fr_FR] = \"Lampe à poser Vesper\"");
    set("LI-1010", "name[en_GB]", "A \"lamp\"\nof two lines");
    EXPECT_EQ(on("LI-1010", "name[en_GB]"), "name starts with \"A \\\"lamp\\\"\"");
    set("LI-1010", "name[en_GB]", "");
    EXPECT_EQ(on("LI-1010", "name[en_GB]"), "name is empty");
}

// Of every attribute of the demonstration catalogue: the filter can be read.
TEST_F(FilterConditions, OfEveryCellCanBeRead) {
    std::size_t filled = 0;
    structure->attributes.each([&](const Attribute& attribute) {
        if (attribute.type == AttributeType::identifier) return;
        FieldAddress field{.attribute = attribute.id};
        if (attribute.scopable) field.channel = structure->channels.find("web")->id;
        if (attribute.localizable) field.locale = structure->locales.find("en_GB")->id;
        if (attribute.type == AttributeType::price_collection)
            field.currency = structure->currencies.find("EUR")->id;
        const auto product = catalogue.products().load_by_code("LI-1010");
        const std::string filter =
            filter_on_value(catalogue, product->id, field, field.channel, field.locale);
        EXPECT_NO_THROW(parse_filter(*structure, filter)) << filter;
        if (!filter.ends_with("is empty")) ++filled;
    });
    EXPECT_GT(filled, 5U);
}

}  // namespace
}  // namespace vitrine::test
