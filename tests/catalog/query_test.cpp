#include "catalog/query.h"

#include <gtest/gtest.h>

#include "base/clock.h"
#include "base/error.h"
#include "catalog/filter_terms.h"
#include "catalog/measurement.h"
#include "catalog/value_relations.h"
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
        {"category not under tvs", false, true, true},
        {"category under (tvs, clothing)", true, true, false},
        {"sku does not start with shirt", true, false, true},
        {"sku does not end with S", true, false, true},
        {"sku matches \"^[A-Z]+-[0-9]$\"", true, false, false},
        {"sku matches \"/^tv/i\"", true, false, false},
        {"sku does not match \"^tv\"", true, true, true},
        {"name matches \"^É\"", true, false, false},
        {"name matches \"^E\"", false, false, false},
        {"name does not match \"Ultra\"", false, true, true},
        {"picture matches \"front[.]jpg$\"", true, false, false},
        {"parent matches \"^shirt-\"", false, true, false},
        {"price[EUR] between 499 and 499", true, false, false},
        {"price[EUR] between 499.01 and 600", false, false, false},
        {"price[EUR] not between 100 and 200", true, true, true},
        {"weight between 12 and 13 kg", true, false, false},
        {"weight between 12500 and 12500 GRAM", true, false, false},
        {"weight between 1 GRAM and 12.4 KILOGRAM", false, false, false},
        {"release_date between 2026-03-31 and 2026-03-31", true, false, false},
        {"release_date between 2026-03-01 and 2026-03-30", false, false, false},
        {"release_date not between 2026-03-01 and 2026-03-30", true, true, true},
        {"completeness between 100 and 100", false, true, true},
        {"features contains all of (hdr, wifi)", true, false, false},
        {"features contains all of (hdr, smart_tv)", false, false, false},
        {"name differs between en_US and fr_FR", true, true, false},
        {"name differs between fr_FR and de_DE", true, false, false},
        {"description differs between ecommerce and print", true, false, false},
        {"color differs from parent", false, false, false},
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

TEST_F(Query, AsksForCompletenessOnAllLocalesOfTheChannel) {
    // In French a shirt has no name, so that it is complete in one of two locales.
    EXPECT_TRUE(holds("completeness = 100 on any locale", shirt));
    EXPECT_FALSE(holds("completeness = 100 on all locales", shirt));
    EXPECT_TRUE(holds("completeness = 75 on any locale", shirt));
    EXPECT_TRUE(holds("completeness >= 75 on all locales", shirt));
    // Each locale by itself: not the opposite of "= 100 on all locales".
    EXPECT_FALSE(holds("completeness != 100 on all locales", shirt));
    EXPECT_TRUE(holds("completeness != 100 on any locale", shirt));
    EXPECT_TRUE(holds("not (completeness = 100 on all locales)", shirt));
    EXPECT_TRUE(holds("completeness != 50 on all locales", shirt));
    root.values.set(sample.key("name", "", "fr_FR"), Value(std::string("Chemise")));
    EXPECT_TRUE(holds("completeness = 100 on all locales", shirt));
}

TEST_F(Query, ComparesTextsOfTwoLocalesAsEqualsDoes) {
    tv.values.set(sample.key("name", "", "fr_FR"), Value(std::string("eclat ULTRA hd")));
    EXPECT_FALSE(holds("name differs between en_US and fr_FR", television));
    EXPECT_TRUE(holds("name differs between en_US and de_DE", television));
}

TEST_F(Query, FindsOwnValuesThatHideOthersOfTheModelsAbove) {
    EXPECT_FALSE(holds("name differs from parent", shirt));
    small.values.set(sample.key("name", "", "en_US"), Value(std::string("SHIRT")));
    EXPECT_FALSE(holds("name differs from parent", shirt));
    small.values.set(sample.key("name", "", "en_US"), Value(std::string("Blouse")));
    EXPECT_TRUE(holds("name differs from parent", shirt));
    EXPECT_FALSE(holds("name[fr_FR] differs from parent", shirt));
    root.values.set(sample.key("weight"),
                    Value(Measurement{Decimal(1, 0), find_unit("KILOGRAM")->id}));
    small.values.set(sample.key("weight"),
                     Value(Measurement{Decimal(1000, 0), find_unit("GRAM")->id}));
    EXPECT_FALSE(holds("weight differs from parent", shirt));
    small.values.set(sample.key("weight"),
                     Value(Measurement{Decimal(1001, 0), find_unit("GRAM")->id}));
    EXPECT_TRUE(holds("weight differs from parent", shirt));
}

TEST_F(Query, CountsADuplicateWhereTwoProductsOwnTheValue) {
    const ValueKey key = sample.key("ean");
    root.values.set(key, Value(std::string("Aé1")));
    RepeatedValues repeated({key});
    FilterContext context{&sample.structure, 0, 0};
    context.is_repeated = [&](ValueKey asked, const Value& value) {
        return repeated.is_repeated(asked, value);
    };
    const auto is_duplicate = [&](const Lineage& lineage) {
        return matches(parse_filter(sample.structure, "ean is duplicate"), context, lineage);
    };
    repeated.count(root);
    repeated.count(small);
    EXPECT_FALSE(is_duplicate({&root, nullptr, nullptr}));
    tv.values.set(key, Value(std::string("ae1")));
    repeated.count(tv);
    EXPECT_TRUE(is_duplicate({&root, nullptr, nullptr}));
    EXPECT_TRUE(is_duplicate(television));
    // It has the value, but only by inheritance.
    EXPECT_FALSE(is_duplicate(shirt));
}

TEST_F(Query, TellsModelsByTheirVariants) {
    FilterContext context{&sample.structure, sample.channel("ecommerce"), sample.locale("en_US")};
    CompletenessCount count;
    context.variants = [&](ProductId, ChannelId, LocaleId) { return count; };
    const auto holds_of = [&](const char* filter, const Lineage& lineage) {
        return matches(parse_filter(sample.structure, filter), context, lineage);
    };
    const Lineage model{&red, &root, nullptr};
    struct Case {
        int variants, complete;
        bool any_complete, any_incomplete, all_complete, all_incomplete;
    };
    for (const Case& c :
         {Case{0, 0, false, false, false, false}, Case{3, 0, false, true, false, true},
          Case{3, 1, true, true, false, false}, Case{3, 3, true, false, true, false}}) {
        count = {c.variants, c.complete};
        EXPECT_EQ(holds_of("variants any complete", model), c.any_complete);
        EXPECT_EQ(holds_of("variants any incomplete", model), c.any_incomplete);
        EXPECT_EQ(holds_of("variants all complete", model), c.all_complete);
        EXPECT_EQ(holds_of("variants all incomplete", model), c.all_incomplete);
        EXPECT_FALSE(holds_of("variants any complete", shirt));
        EXPECT_FALSE(holds_of("variants any incomplete", television));
    }
    count = {3, 1};
    EXPECT_TRUE(holds_of("completeness = 33", model));
}

TEST_F(Query, ReadsDaysAsWholeDaysOfTheLocalTime) {
    const auto range = [&](const char* filter) {
        return filter_instants(parse_filter(sample.structure, filter),
                               *parse_iso8601("2026-03-31T10:00:00Z"));
    };
    const Instant first = start_of_local_day(*parse_date("2026-03-01"));
    const Instant second = start_of_local_day(*parse_date("2026-03-02"));
    const std::chrono::milliseconds moment(1);
    EXPECT_EQ(range("updated since 2026-03-01").from, first);
    EXPECT_EQ(range("updated since 2026-03-01").until, std::nullopt);
    EXPECT_EQ(range("updated before 2026-03-01").until, first);
    EXPECT_EQ(range("updated between 2026-03-01 and 2026-03-01").from, first);
    EXPECT_EQ(range("updated between 2026-03-01 and 2026-03-01").until, second);
    EXPECT_EQ(range("created not between 2026-03-01 and 2026-03-01T23:00:00Z").until,
              *parse_iso8601("2026-03-01T23:00:00Z") + moment);
    EXPECT_EQ(range("created in last 2 days").from, *parse_iso8601("2026-03-29T10:00:00Z"));
    EXPECT_TRUE(range("updated since 2026-03-01").holds(first));
    EXPECT_FALSE(range("updated before 2026-03-01").holds(first));
    EXPECT_TRUE(range("updated before 2026-03-01").holds(first - moment));
}

TEST_F(Query, AsksTheContextForTheHistoryOfProducts) {
    FilterContext context{&sample.structure};
    tv.id = 3;
    context.history = [](const Filter& condition) {
        return condition.field == FilterField::updated ? std::vector{false, false, false, true}
                                                       : std::vector<bool>();
    };
    const auto holds_of = [&](const char* filter) {
        return matches(parse_filter(sample.structure, filter), context, television);
    };
    EXPECT_TRUE(holds_of("updated in last 1 day"));
    EXPECT_FALSE(holds_of("updated not between 2026-01-01 and 2026-02-01"));
    EXPECT_FALSE(holds_of("created in last 1 day"));
    EXPECT_TRUE(holds_of("not (changed by 7)"));
}

TEST_F(Query, RefusesWhatTheContextDoesNotKnow) {
    for (const char* filter : {"ean is duplicate", "not (variants any complete)",
                               "updated in last 1 day", "sku = x and changed by 3"}) {
        EXPECT_THROW(holds(filter, television), Error) << filter;
    }
}

TEST_F(Query, GivesUpOnAPatternThatRunsForEver) {
    tv.values.set(sample.key("name", "", "en_US"), Value(std::string(60, 'a') + '!'));
    EXPECT_THROW(holds("name matches \"^(a|a)*$\"", television), Error);
    EXPECT_TRUE(holds("name matches \"^a*!$\"", television));
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
