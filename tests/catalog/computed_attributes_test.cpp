#include "catalog/computed_attributes.h"

#include <gmock/gmock.h>

#include "catalog/sample_structure.h"
#include "catalog/value_text.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ComputedAttributesTest : public testing::Test {
protected:
    SampleStructure sample;
    Structure& structure = sample.structure;
    Issues issues;

    // A computed attribute in every family.
    AttributeId compute(std::string_view code, AttributeType type, std::string_view expression,
                        bool localizable = false, bool scopable = false) {
        const Attribute* known = structure.attributes.find(code);
        Attribute attribute = known == nullptr ? Attribute() : *known;
        attribute.code = code;
        attribute.type = type;
        attribute.localizable = localizable;
        attribute.scopable = scopable;
        attribute.expression = expression;
        const AttributeId id = structure.attributes.put(attribute);
        for (const Family* known_family : structure.families.all()) {
            Family family = *known_family;
            if (family.has(id)) continue;
            family.attributes.push_back(id);
            structure.families.put(std::move(family));
        }
        return id;
    }
    ComputedAttributes plan() {
        ComputedAttributes made(structure);
        for (const Scope& scope : made.needed_scopes())
            structure.intern_scope(scope.channel, scope.locale, scope.currency);
        return made;
    }
    void set(Product& product, std::string_view field, Value value) {
        product.values.set(key(field), std::move(value));
    }
    ValueKey key(std::string_view field) {
        const Attribute& attribute = sample.attribute(code_in_field(field));
        const auto bracket = field.find('[');
        const std::string_view part = bracket == std::string_view::npos
                                          ? std::string_view()
                                          : field.substr(bracket + 1, field.size() - bracket - 2);
        const Currency* currency = structure.currencies.find(part);
        const Locale* locale = structure.locales.find(part);
        const Channel* channel = structure.channels.find(part);
        return structure.intern_key(attribute, channel == nullptr ? 0 : channel->id,
                                    locale == nullptr ? 0 : locale->id,
                                    currency == nullptr ? 0 : currency->id);
    }
    bool recompute(Product& product, const Product* parent = nullptr,
                   const Product* root = nullptr) {
        ComputedAttributes made = plan();
        return made.recompute(structure, Lineage{&product, parent, root}, product,
                              ChangedFields{true, {}}, &issues);
    }
    std::string stored(const Product& product, std::string_view field) {
        const Value* value = product.values.find(key(field));
        return value == nullptr ? std::string() : field_to_text(structure, key(field), *value);
    }
};

TEST_F(ComputedAttributesTest, AreComputedLocaleByLocale) {
    compute("title", AttributeType::text, "label.brand .. ': ' .. attr.name", true);
    Product tv = sample.product("tv", "tvs");
    set(tv, "brand", Reference{sample.option("brand", "sony")});
    set(tv, "name[en_US]", std::string("Screen"));
    set(tv, "name[de_DE]", std::string("Bildschirm"));
    EXPECT_TRUE(recompute(tv));
    EXPECT_EQ(stored(tv, "title[en_US]"), "Sony Group: Screen");
    EXPECT_EQ(stored(tv, "title[de_DE]"), "Sony-Gruppe: Bildschirm");
    EXPECT_EQ(stored(tv, "title[fr_FR]"), "");
    EXPECT_FALSE(recompute(tv));
    EXPECT_THAT(issues, IsEmpty());
}

TEST_F(ComputedAttributesTest, AreComputedByChannelAndCurrency) {
    compute("season", AttributeType::text, "attr.release_date.year .. '/' .. channel", false, true);
    compute("gross", AttributeType::price_collection, "round(attr.price * 1.2, 2)");
    Product tv = sample.product("tv", "tvs");
    set(tv, "release_date[print]", Date{20'543});
    set(tv, "price[EUR]", Decimal(999, 2));
    EXPECT_TRUE(recompute(tv));
    EXPECT_EQ(stored(tv, "season[print]"), "2026/print");
    EXPECT_EQ(stored(tv, "season[ecommerce]"), "");
    EXPECT_EQ(stored(tv, "gross[EUR]"), "11.99");
    EXPECT_EQ(stored(tv, "gross[USD]"), "");
}

TEST_F(ComputedAttributesTest, FollowEachOtherInTheOrderOfWhatTheyRead) {
    compute("third", AttributeType::number, "attr.second + 1");
    compute("second", AttributeType::number, "attr.first * 2");
    compute("first", AttributeType::number, "attr.rating + 0");
    ComputedAttributes made = plan();
    const auto order = made.in_order();
    std::vector<std::string> codes;
    for (const AttributeId id : order) codes.push_back(structure.attributes.code_of(id));
    EXPECT_THAT(codes, ElementsAre("first", "second", "third"));
    Product tv = sample.product("tv", "tvs");
    set(tv, "rating", Decimal(5, 0));
    EXPECT_TRUE(recompute(tv));
    EXPECT_EQ(stored(tv, "third"), "11");
    const AttributeId rating = sample.attribute("rating").id;
    EXPECT_TRUE(made.concerns({false, {rating}}));
    EXPECT_FALSE(made.concerns({false, {sample.attribute("brand").id}}));
    // Only what follows from the change is looked at.
    tv.values.erase(key("first"));
    EXPECT_FALSE(made.recompute(structure, Lineage{&tv, nullptr, nullptr}, tv,
                                {false, {sample.attribute("brand").id}}, nullptr));
    EXPECT_TRUE(
        made.recompute(structure, Lineage{&tv, nullptr, nullptr}, tv, {false, {rating}}, nullptr));
    EXPECT_EQ(stored(tv, "first"), "5");
}

TEST_F(ComputedAttributesTest, ThatReadThemselvesAreNamed) {
    const AttributeId a = compute("a", AttributeType::number, "attr.b");
    const AttributeId b = compute("b", AttributeType::number, "attr.c");
    compute("c", AttributeType::number, "attr.a");
    const AttributeId itself = compute("itself", AttributeType::number, "attr.ITSELF + 1");
    const AttributeId beside = compute("beside", AttributeType::number, "attr.a or 1");
    const ComputedAttributes made = plan();
    EXPECT_THAT(to_sentence(*made.problem(a)), HasSubstr("a -> b -> c -> a"));
    EXPECT_THAT(to_sentence(*made.problem(b)), HasSubstr("a -> b -> c -> a"));
    EXPECT_THAT(to_sentence(*made.problem(itself)), HasSubstr("itself -> itself"));
    EXPECT_FALSE(made.problem(beside));
    Product tv = sample.product("tv", "tvs");
    EXPECT_TRUE(recompute(tv));
    EXPECT_EQ(stored(tv, "a"), "");
    EXPECT_EQ(stored(tv, "beside"), "1");
}

TEST_F(ComputedAttributesTest, AreOwnedByTheLevelThatKnowsWhatTheyRead) {
    compute("title", AttributeType::text, "join(' ', attr.name, label.color, attr.size)", true);
    compute("shout", AttributeType::text, "upper(attr.name)", true);
    Product root = sample.model("shirt", 1);
    set(root, "name[en_US]", std::string("Shirt"));
    Product red = sample.model("shirt-red", 2, 1);
    set(red, "color", Reference{sample.option("color", "red")});
    Product small = sample.variant("shirt-red-s", 2);
    set(small, "size", Reference{sample.option("size", "s")});
    recompute(root);
    recompute(red, &root);
    recompute(small, &red, &root);
    EXPECT_EQ(stored(root, "shout[en_US]"), "SHIRT");
    EXPECT_EQ(stored(red, "shout[en_US]"), "");  // inherited
    EXPECT_EQ(stored(root, "title[en_US]"), "");
    EXPECT_EQ(stored(red, "title[en_US]"), "");
    EXPECT_EQ(stored(small, "title[en_US]"), "Shirt red s");
    // What a variant has in place of the model's counts for it.
    set(small, "name[en_US]", std::string("Tee"));
    EXPECT_TRUE(recompute(small, &red, &root));
    EXPECT_EQ(stored(small, "shout[en_US]"), "TEE");
    small.values.erase(key("name[en_US]"));
    EXPECT_TRUE(recompute(small, &red, &root));
    EXPECT_EQ(stored(small, "shout[en_US]"), "");
}

TEST_F(ComputedAttributesTest, TakeTheTypeAndTheRulesOfTheirAttribute) {
    const auto computed = [&](AttributeType type, std::string_view expression) {
        compute("result", type, expression);
        Product tv = sample.product("tv", "tvs");
        set(tv, "rating", Decimal(15, 1));
        set(tv, "features", References{{sample.option("features", "wifi")}});
        issues.clear();
        recompute(tv);
        return issues.empty() ? stored(tv, "result") : issues.front().message;
    };
    using enum AttributeType;
    EXPECT_EQ(computed(number, "attr.rating * 2"), "3");
    EXPECT_EQ(computed(number, "'2.50'"), "2.50");
    EXPECT_THAT(computed(number, "'many'"), HasSubstr("\"many\" is not a number"));
    EXPECT_THAT(computed(number, "true"), HasSubstr("a yes or no, which result cannot hold"));
    EXPECT_EQ(computed(boolean, "attr.rating > 1"), "1");
    EXPECT_EQ(computed(date, "'2026-03-31'"), "2026-03-31");
    EXPECT_EQ(computed(text, "attr.rating"), "1.5");
    EXPECT_EQ(computed(text, "''"), "");
    EXPECT_EQ(computed(text, "nil"), "");
    Attribute select = sample.attribute("brand");
    select.expression = "attr.rating > 1 and 'LG' or 'none'";
    structure.attributes.put(select);
    Product tv = sample.product("tv", "tvs");
    set(tv, "rating", Decimal(2, 0));
    issues.clear();
    recompute(tv);
    EXPECT_EQ(stored(tv, "brand"), "lg");
    set(tv, "rating", Decimal(1, 0));
    recompute(tv);
    EXPECT_EQ(stored(tv, "brand"), "");
    ASSERT_FALSE(issues.empty());
    EXPECT_EQ(issues.front().rule, "option.unknown");
    EXPECT_EQ(issues.front().column, "brand");
    EXPECT_EQ(issues.front().product, "tv");
    Attribute weight = sample.attribute("weight");
    weight.expression = "attr.rating";
    structure.attributes.put(weight);
    recompute(tv);
    EXPECT_EQ(stored(tv, "weight"), "1 GRAM");
    weight.expression = "measurement(1, 'METER')";
    structure.attributes.put(weight);
    issues.clear();
    recompute(tv);
    EXPECT_EQ(stored(tv, "weight"), "");
    EXPECT_FALSE(issues.empty());
    Attribute rating = sample.attribute("rating");
    rating.expression = "-1";
    rating.negative_allowed = false;
    structure.attributes.put(rating);
    issues.clear();
    recompute(tv);
    EXPECT_FALSE(issues.empty());
    EXPECT_EQ(stored(tv, "rating"), "");
}

TEST_F(ComputedAttributesTest, SayWhyTheyCannotBe) {
    const auto problem = [&](AttributeType type, std::string_view expression,
                             bool localizable = false) {
        const AttributeId id = compute("result", type, expression, localizable);
        const auto found = plan().problem(id);
        return found ? to_sentence(*found) : std::string();
    };
    using enum AttributeType;
    EXPECT_THAT(problem(text, "attr.nmae"), HasSubstr("There is no attribute nmae."));
    EXPECT_THAT(problem(text, "attr.name"),
                HasSubstr("name varies by locale and result does not. Say which"));
    EXPECT_EQ(problem(text, "attr.name", true), "");
    EXPECT_EQ(problem(text, "attr['name[fr_FR]']"), "");
    EXPECT_THAT(problem(text, "attr['name[xx]']"), HasSubstr("no channel, locale or currency xx"));
    EXPECT_THAT(problem(text, "attr['name[fr_FR']"), HasSubstr("the bracket is not closed"));
    EXPECT_THAT(problem(text, "attr.price"), HasSubstr("price varies by currency"));
    EXPECT_THAT(problem(image, "'a.jpg'"), HasSubstr("cannot be computed"));
    EXPECT_THAT(problem(text, "attr.rating ="), HasSubstr("cannot be computed"));
}

TEST_F(ComputedAttributesTest, AreExplainedByWhatTheyRead) {
    compute("half", AttributeType::number, "attr.rating / 2");
    const AttributeId title = compute(
        "title", AttributeType::text,
        "if attr.half > 1 then return product.code .. attr.name end return label.brand", true);
    Product root = sample.model("shirt", 1);
    set(root, "name[en_US]", std::string("Shirt"));
    set(root, "rating", Decimal(5, 0));
    recompute(root);
    Product red = sample.model("shirt-red", 2, 1);
    ComputedAttributes made = plan();
    std::vector<ReadValue> reads;
    const auto result = made.evaluate(structure, Lineage{&red, &root, nullptr}, title,
                                      Scope{0, 0, sample.locale("en_US"), 0, {}}, &reads);
    EXPECT_EQ(result.value, Value(std::string("shirt-redShirt")));
    ASSERT_EQ(reads.size(), 3U);
    EXPECT_EQ(reads[0].field, "half");
    EXPECT_EQ(reads[0].text, "2.5");
    EXPECT_EQ(reads[0].holder, &root);
    EXPECT_TRUE(reads[0].is_computed);
    EXPECT_EQ(reads[1].field, "code");
    EXPECT_EQ(reads[1].holder, &red);
    EXPECT_EQ(reads[2].field, "name[en_US]");
    EXPECT_EQ(reads[2].text, "Shirt");
    EXPECT_FALSE(reads[2].is_computed);
}

TEST_F(ComputedAttributesTest, WriteNoBracketsWhereAnOptionHasNoLabel) {
    compute("title", AttributeType::text, "label.brand .. ' ' .. label.features", true);
    Locale french = *structure.locales.find("fr_FR");
    french.fallback = sample.locale("de_DE");
    structure.locales.put(french);
    Product tv = sample.product("tv", "tvs");
    set(tv, "brand", Reference{sample.option("brand", "sony")});
    set(tv, "features",
        References{{sample.option("features", "hdr"), sample.option("features", "wifi")}});
    EXPECT_TRUE(recompute(tv));
    EXPECT_EQ(stored(tv, "title[en_US]"), "Sony Group hdr, wifi");
    EXPECT_EQ(stored(tv, "title[fr_FR]"), "Sony-Gruppe hdr, wifi");
}

TEST_F(ComputedAttributesTest, AreNotWrittenDownWhereEveryTextOnlyStandsIn) {
    const AttributeId title =
        compute("title", AttributeType::text, "attr.name .. ' ' .. label.brand", true);
    compute("slug", AttributeType::text, "lower(attr.title)", true);
    Locale french = *structure.locales.find("fr_FR");
    french.fallback = sample.locale("en_US");
    structure.locales.put(french);
    Product tv = sample.product("tv", "tvs");
    set(tv, "name[en_US]", std::string("Television"));
    set(tv, "brand", Reference{sample.option("brand", "sony")});
    EXPECT_TRUE(recompute(tv));
    EXPECT_EQ(stored(tv, "title[en_US]"), "Television Sony Group");
    EXPECT_EQ(stored(tv, "slug[en_US]"), "television sony group");
    EXPECT_EQ(stored(tv, "title[fr_FR]"), "");
    EXPECT_EQ(stored(tv, "slug[fr_FR]"), "");
    // Why it has none is answered all the same.
    ComputedAttributes made = plan();
    std::vector<ReadValue> reads;
    EXPECT_FALSE(made.evaluate(structure, Lineage{&tv, nullptr, nullptr}, title,
                               Scope{0, 0, sample.locale("fr_FR"), 0, {}}, &reads)
                     .value);
    EXPECT_EQ(reads.at(0).field, "name[en_US]");

    set(tv, "name[fr_FR]", std::string("Téléviseur"));
    EXPECT_TRUE(recompute(tv));
    EXPECT_EQ(stored(tv, "title[fr_FR]"), "Téléviseur Sony Group");
    EXPECT_EQ(stored(tv, "slug[fr_FR]"), "téléviseur sony group");
}

TEST_F(ComputedAttributesTest, ReadNoLinksToProducts) {
    Attribute similar;
    similar.code = "similar";
    similar.type = AttributeType::product_link;
    structure.attributes.put(similar);
    const AttributeId title = compute("title", AttributeType::text, "attr.similar");
    ASSERT_TRUE(plan().problem(title));
    EXPECT_THAT(plan().problem(title)->message, HasSubstr("similar links to a product"));
}

}  // namespace
}  // namespace vitrine
