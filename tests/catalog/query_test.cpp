#include "catalog/query.h"

#include <gtest/gtest.h>

#include "base/clock.h"
#include "catalog/measurement.h"
#include "sample_structure.h"

namespace vitrine {
namespace {

// A television, a shirt with its model levels, and a product with nothing but a code.
class Query : public ::testing::Test {
protected:
    Query() {
        tv.values.set(sample.key("name", "", "en_US"), Value(std::string("Éclat Ultra HD")));
        tv.values.set(sample.key("name", "", "fr_FR"), Value(std::string("Téléviseur")));
        tv.values.set(sample.key("description", "ecommerce", "en_US"),
                      Value(std::string("Bright")));
        tv.values.set(sample.key("price", "", "", "EUR"), Value(Decimal(49900, 2)));
        tv.values.set(sample.key("weight"),
                      Value(Measurement{*Decimal::parse("12.5"), find_unit("KILOGRAM")->id}));
        tv.values.set(sample.key("screen"),
                      Value(Measurement{Decimal(55, 0), find_unit("INCH")->id}));
        tv.values.set(sample.key("brand"), Value(Reference{sample.option("brand", "sony")}));
        tv.values.set(sample.key("features"),
                      Value(References{
                          {sample.option("features", "hdr"), sample.option("features", "wifi")}}));
        tv.values.set(sample.key("release_date", "ecommerce"),
                      Value(Date{*parse_date("2026-03-31")}));
        tv.values.set(sample.key("waterproof"), Value(false));
        tv.values.set(sample.key("picture"), Value(FileReference{"files/tv-1/front.jpg", ""}));
        tv.values.set({property::categories, 0}, Value(References{{sample.category("led_tvs")}}));
        tv.values.set({property::groups, 0}, Value(References{{1}}));
        root.values.set(sample.key("name", "", "en_US"), Value(std::string("Shirt")));
        root.values.set({property::categories, 0},
                        Value(References{{sample.category("clothing")}}));
        red.values.set(sample.key("color"), Value(Reference{sample.option("color", "red")}));
        small.values.set(sample.key("size"), Value(Reference{sample.option("size", "s")}));
        bare.family = 0;
        bare.enabled = false;
    }

    bool holds(std::string_view filter, const Lineage& lineage) {
        const FilterContext context{&sample.structure, sample.channel("ecommerce"),
                                    sample.locale("en_US")};
        return matches(parse_filter(sample.structure, filter), context, lineage);
    }

    SampleStructure sample;
    Product tv = sample.product("TV-1", "tvs");
    Product root = sample.model("shirt", 10);
    Product red = sample.model("shirt-red", 11, 10);
    Product small = sample.variant("shirt-red-s", 11);
    Product bare = sample.product("bare", "tvs");
    Lineage television{&tv, nullptr, nullptr};
    Lineage shirt{&small, &red, &root};
    Lineage nothing{&bare, nullptr, nullptr};
};

TEST_F(Query, JudgesEveryFieldAndComparison) {
    struct Case {
        const char* filter;
        bool television, shirt, nothing;
    };
    const Case cases[] = {
        {"", true, true, true},
        {"not all", false, false, false},
        {"sku = tv-1", true, false, false},
        {"sku in (TV-1, bare)", true, false, true},
        {"sku not in (TV-1, bare)", false, true, false},
        {"sku contains -", true, true, false},
        {"sku starts with shirt", false, true, false},
        {"sku ends with S", false, true, false},
        {"family = tvs", true, false, false},
        {"family != tvs", false, true, true},
        {"family is empty", false, false, true},
        {"category = tvs", false, false, false},
        {"category = led_tvs", true, false, false},
        {"category under tvs", true, false, false},
        {"category under master", true, true, false},
        {"category in (clothing, outlet)", false, true, false},
        {"category is empty", false, false, true},
        {"group = promo", true, false, false},
        {"group is not empty", true, false, false},
        {"parent = shirt-red", false, true, false},
        {"parent = shirt", false, false, false},
        {"parent under shirt", false, true, false},
        {"parent is empty", true, false, true},
        {"parent != shirt-red", true, false, true},
        {"kind = simple", true, false, true},
        {"kind = variant", false, true, false},
        {"kind = product", true, true, true},
        {"kind = model", false, false, false},
        {"enabled = true", true, true, false},
        {"enabled = false", false, false, true},
        {"completeness = 100", false, true, true},
        {"completeness[print,de_DE] < 100", true, true, false},
        {"completeness >= 75", true, true, true},
        {"completeness[fr_FR] = 50", true, false, false},
        {"\"ultra\"", true, false, false},
        {"\"eclat tv-1\"", true, false, false},
        {"\"shirt\"", false, true, false},
        {"\"missing word\"", false, false, false},
        {"name = \"eclat ultra hd\"", true, false, false},
        {"name[fr_FR] contains télé", true, false, false},
        {"name contains tele", false, false, false},
        {"name != shirt", true, false, true},
        {"name does not contain ultra", false, true, true},
        {"name is empty", false, false, true},
        {"name[de_DE] is empty", true, true, true},
        {"description = bright", true, false, false},
        {"description[print] = bright", false, false, false},
        {"price[EUR] = 499", true, false, false},
        {"price[EUR] < 499.01", true, false, false},
        {"price[EUR] < 499", false, false, false},
        {"price[EUR] <= 499", true, false, false},
        {"price[EUR] > 498.99 and price[EUR] >= 499", true, false, false},
        {"price[EUR] != 499", false, true, true},
        {"price[EUR] in (1, 499)", true, false, false},
        {"price[USD] is empty", true, true, true},
        {"price is empty", false, true, true},
        {"price is not empty", true, false, false},
        {"weight > 500", true, false, false},
        {"weight = 12500", true, false, false},
        {"weight = 12500 GRAM", true, false, false},
        {"weight < 27.6 POUND", true, false, false},
        {"weight < 27.5 POUND", false, false, false},
        {"screen = 139.7 cm", true, false, false},
        {"brand = sony", true, false, false},
        {"brand in (lg, zaro)", false, false, false},
        {"brand not in (lg, zaro)", true, true, true},
        {"brand is empty", false, true, true},
        {"color = red", false, true, false},
        {"size = s and color = red", false, true, false},
        {"features = hdr", true, false, false},
        {"features contains wifi", true, false, false},
        {"features in (smart_tv, wifi)", true, false, false},
        {"features != smart_tv", true, true, true},
        {"release_date = 2026-03-31", true, false, false},
        {"release_date < 2026-04-01", true, false, false},
        {"release_date[print] < 2026-04-01", false, false, false},
        {"waterproof = false", true, false, false},
        {"waterproof != true", true, true, true},
        {"picture is empty", false, true, true},
        {"picture ends with .JPG", true, false, false},
        {"rating > 0", false, false, false},
        {"not (family = tvs) and enabled = true", false, true, false},
        {"family = tvs and brand in (sony, lg) and price[EUR] < 500", true, false, false},
        {"category under tvs or not (picture is empty)", true, false, false},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(holds(c.filter, television), c.television) << c.filter << ": television";
        EXPECT_EQ(holds(c.filter, shirt), c.shirt) << c.filter << ": shirt";
        EXPECT_EQ(holds(c.filter, nothing), c.nothing) << c.filter << ": nothing";
    }
}

TEST_F(Query, KnowsAModelByItsKind) {
    const Lineage model{&red, &root, nullptr};
    EXPECT_TRUE(holds("kind = model and parent = shirt and color = red", model));
    EXPECT_FALSE(holds("kind = product", model));
}

TEST_F(Query, CountsAModelCompleteByItsOwnLevels) {
    EXPECT_TRUE(holds("completeness = 100", {&root, nullptr, nullptr}));
    EXPECT_TRUE(holds("completeness = 100", {&red, &root, nullptr}));
    EXPECT_TRUE(holds("completeness = 100", shirt));
    small.values.erase(sample.key("size"));
    EXPECT_TRUE(holds("completeness = 75", shirt));
}

TEST_F(Query, FindsNothingByAFieldOfAScopeThatWasNeverKept) {
    EXPECT_FALSE(holds("description[print,de_DE] contains x", television));
    EXPECT_TRUE(holds("description[print,de_DE] is empty", television));
}

TEST_F(Query, JudgesManyProductsWithOneMatcher) {
    const FilterContext context{&sample.structure, sample.channel("ecommerce"),
                                sample.locale("en_US")};
    Matcher matcher(parse_filter(sample.structure, "brand = sony and weight > 1 KILOGRAM"),
                    context);
    const Matcher moved = std::move(matcher);
    for (int i = 0; i < 1000; ++i) {
        EXPECT_TRUE(moved.matches(television));
        EXPECT_FALSE(moved.matches(shirt));
    }
}

}  // namespace
}  // namespace vitrine
