#include "interchange/akeneo_headings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine {
namespace {

using testing::ElementsAre;

class AkeneoHeadingsTest : public testing::Test {
protected:
    AkeneoHeadingsTest() {
        m_english = m_structure.locales.put({0, "en_US"});
        m_german = m_structure.locales.put({0, "de_DE"});
        m_euro = m_structure.currencies.put({0, "EUR", true});
        Channel channel;
        channel.code = "ecommerce";
        channel.locales = {m_english};
        m_shop = m_structure.channels.put(channel);
        AssociationType type;
        type.code = "X_SELL";
        m_structure.association_types.put(type);
        type.code = "77";
        m_structure.association_types.put(type);
        add("sku", AttributeType::identifier, false, false);
        add("name", AttributeType::text, false, false);
        add("description", AttributeType::long_text, true, true);
        add("price", AttributeType::price_collection, false, false);
        add("list_price", AttributeType::price_collection, true, true);
        add("weight", AttributeType::measurement, false, false);
        add("volume", AttributeType::measurement, true, true);
        add("12345", AttributeType::text, true, false);
    }

    void add(const std::string& code, AttributeType type, bool localizable, bool scopable) {
        Attribute attribute;
        attribute.code = code;
        attribute.labels["en_US"] = "Label of " + code;
        attribute.type = type;
        attribute.localizable = localizable;
        attribute.scopable = scopable;
        m_structure.attributes.put(attribute);
    }

    AkeneoHeadings parse(std::vector<std::string> headings,
                         AkeneoRows rows = AkeneoRows::products) {
        headings.insert(headings.begin(), rows == AkeneoRows::products ? "sku" : "code");
        return parse_akeneo_headings(m_structure, rows, headings);
    }
    // The rules that the headings break.
    std::vector<std::string> rules(const std::vector<std::string>& headings) {
        std::vector<std::string> found;
        for (const Issue& issue : parse(headings).issues) found.push_back(issue.rule);
        return found;
    }
    AttributeId attribute(std::string_view code) { return m_structure.attributes.find(code)->id; }

    Structure m_structure;
    LocaleId m_english = 0, m_german = 0;
    CurrencyId m_euro = 0;
    ChannelId m_shop = 0;
};

TEST_F(AkeneoHeadingsTest, ReadsLocaleThenChannelThenCurrency) {
    const auto parsed = parse({"list_price-en_US-ecommerce-EUR"});
    ASSERT_TRUE(parsed.issues.empty());
    const AkeneoColumn& column = parsed.columns[1];
    EXPECT_EQ(column.field, AkeneoField::value);
    EXPECT_EQ(column.attribute, attribute("list_price"));
    EXPECT_EQ(column.locale, m_english);
    EXPECT_EQ(column.channel, m_shop);
    EXPECT_EQ(column.currency, m_euro);
}

TEST_F(AkeneoHeadingsTest, JoinsTheUnitToItsAmountWhereverItStands) {
    const auto parsed =
        parse({"weight-unit", "weight", "volume-en_US-ecommerce", "volume-en_US-ecommerce-unit"});
    ASSERT_TRUE(parsed.issues.empty());
    EXPECT_EQ(parsed.columns[1].field, AkeneoField::unit);
    EXPECT_EQ(parsed.columns[2].unit_column, 1U);
    EXPECT_EQ(parsed.columns[3].unit_column, 4U);
}

TEST_F(AkeneoHeadingsTest, ReadsCodesThatAreAllDigits) {
    const auto parsed = parse({"12345-en_US", "77-products"});
    ASSERT_TRUE(parsed.issues.empty());
    EXPECT_EQ(parsed.columns[1].attribute, attribute("12345"));
    EXPECT_EQ(parsed.columns[2].field, AkeneoField::link);
}

TEST_F(AkeneoHeadingsTest, ReadsPropertiesAndLinksAndPassesOverScores) {
    const auto parsed =
        parse({" family ", "parent", "X_SELL-products", "X_SELL-product_models", "X_SELL-groups",
               "X_SELL-products-quantity", "quality_score-en_US-ecommerce", ""});
    ASSERT_TRUE(parsed.issues.empty());
    EXPECT_EQ(parsed.columns[0].field, AkeneoField::code);
    EXPECT_EQ(parsed.columns[1].field, AkeneoField::family);
    EXPECT_EQ(parsed.columns[3].link_property, property::linked_products);
    EXPECT_EQ(parsed.columns[4].link_property, property::linked_models);
    EXPECT_EQ(parsed.columns[5].link_property, property::linked_groups);
    EXPECT_EQ(parsed.columns[6].field, AkeneoField::link_quantity);
    EXPECT_EQ(parsed.columns[7].field, AkeneoField::ignored);
    EXPECT_EQ(parsed.columns[8].field, AkeneoField::ignored);
}

TEST_F(AkeneoHeadingsTest, RefusesWhatDoesNotFitTheAttribute) {
    EXPECT_THAT(rules({"name-en_US"}), ElementsAre("heading.form"));
    EXPECT_THAT(rules({"description-en_US"}), ElementsAre("heading.form"));
    EXPECT_THAT(rules({"description-ecommerce-en_US"}), ElementsAre("heading.locale"));
    EXPECT_THAT(rules({"description-en_US-shop"}), ElementsAre("heading.channel"));
    EXPECT_THAT(rules({"description-de_DE-ecommerce"}), ElementsAre("heading.locale_of_channel"));
    EXPECT_THAT(rules({"price-GOLD"}), ElementsAre("heading.currency"));
    EXPECT_THAT(rules({"weight", "weight-foo"}), ElementsAre("heading.form"));
}

TEST_F(AkeneoHeadingsTest, RefusesALocaleThatTheAttributeDoesNotHave) {
    Attribute legal;
    legal.code = "legal";
    legal.localizable = true;
    legal.available_locales = {m_german};
    m_structure.attributes.put(legal);
    EXPECT_THAT(rules({"legal-en_US"}), ElementsAre("heading.locale_of_attribute"));
    EXPECT_TRUE(parse({"legal-de_DE"}).issues.empty());
}

TEST_F(AkeneoHeadingsTest, NamesTheNearestCodeOfAnUnknownOne) {
    const auto parsed = parse({"wieght"});
    ASSERT_EQ(parsed.issues.size(), 1U);
    EXPECT_EQ(parsed.issues[0].rule, "heading.unknown");
    EXPECT_EQ(parsed.issues[0].column, "wieght");
    EXPECT_NE(parsed.issues[0].fix.find("weight"), std::string::npos);
}

TEST_F(AkeneoHeadingsTest, SaysThatAHeadingIsALabel) {
    const auto parsed = parse({"Label of name"});
    ASSERT_EQ(parsed.issues.size(), 1U);
    EXPECT_EQ(parsed.issues[0].rule, "heading.label");
}

TEST_F(AkeneoHeadingsTest, RefusesTwoColumnsForOneField) {
    EXPECT_THAT(rules({"name", "NAME"}), ElementsAre("heading.duplicate"));
    EXPECT_THAT(rules({"price", "price-EUR"}), ElementsAre("heading.price"));
    EXPECT_THAT(rules({"weight-unit"}), ElementsAre("heading.unit"));
}

TEST_F(AkeneoHeadingsTest, NeedsAColumnOfCodes) {
    const auto parsed = parse_akeneo_headings(m_structure, AkeneoRows::products, {"name"});
    ASSERT_EQ(parsed.issues.size(), 1U);
    EXPECT_EQ(parsed.issues[0].rule, "heading.code_missing");
    EXPECT_TRUE(
        parse_akeneo_headings(m_structure, AkeneoRows::products, {"uuid", "name"}).issues.empty());
}

}  // namespace
}  // namespace vitrine
