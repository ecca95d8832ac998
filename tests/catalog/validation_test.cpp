#include "catalog/validation.h"

#include <gtest/gtest.h>

#include <chrono>

#include "catalog/text_pattern.h"
#include "sample_structure.h"

namespace vitrine {
namespace {

// "rule severity" of every issue, separated by blanks.
std::string rules(const Attribute& attribute, const Value& value) {
    std::string found;
    for (const Issue& issue : validate_value(Structure(), attribute, value)) {
        EXPECT_FALSE(issue.message.empty());
        EXPECT_FALSE(issue.fix.empty());
        if (!found.empty()) found += ' ';
        found += issue.rule + '/' + std::string(severity_name(issue.severity));
    }
    EXPECT_TRUE(has_rules(attribute) || found.empty()) << found;
    return found;
}

Attribute of_type(AttributeType type, std::string code = "x") {
    Attribute attribute;
    attribute.code = std::move(code);
    attribute.type = type;
    return attribute;
}

TEST(ValidateValue, ChecksTextByLengthAndRule) {
    struct Case {
        const char* rule;
        const char* pattern;
        int max_characters;
        const char* text;
        const char* expected;
    };
    const Case cases[] = {
        {"", "", 5, "äöüßé", ""},
        {"", "", 5, "äöüßéx", "text.too_long/error"},
        {"regexp", "/^[A-Z]{2}\\d+$/", 0, "AB12", ""},
        {"regexp", "/^[A-Z]{2}\\d+$/", 0, "ab12", "text.pattern/error"},
        {"regexp", "/^[A-Z]{2}\\d+$/i", 0, "ab12", ""},
        {"regexp", "^\\d+$", 0, "x1", "text.pattern/error"},
        {"regexp", "\\d", 0, "x1y", ""},
        {"regexp", "/(/", 0, "x", "text.pattern/warning"},
        {"regexp", "/^(a+)+$/", 0, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
         "text.pattern/warning"},
        {"url", "", 0, "https://example.com/a?b=c#d", ""},
        {"url", "", 0, "HTTP://example.com:8080", ""},
        {"url", "", 0, "https://bücher.example/ä", ""},
        {"url", "", 0, "example.com", "url.invalid/warning"},
        {"url", "", 0, "ftp://example.com", "url.invalid/warning"},
        {"url", "", 0, "https://", "url.invalid/warning"},
        {"url", "", 0, "https://example.com/a b", "url.invalid/warning"},
        {"email", "", 0, "a.b+c@example.co.uk", ""},
        {"email", "", 0, "a@b", "email.invalid/error"},
        {"email", "", 0, "a@@b.com", "email.invalid/error"},
        {"email", "", 0, "@b.com", "email.invalid/error"},
        {"email", "", 0, "a b@c.com", "email.invalid/error"},
        {"email", "", 0, "a@", "email.invalid/error"},
        {"gtin", "", 0, "4006381333931", ""},
        {"gtin", "", 0, "4006381333932", "gtin.check_digit/warning"},
        {"gtin", "", 0, "40063813", "gtin.check_digit/warning"},
        {"gtin", "", 0, "123", "gtin.length/warning"},
        {"gtin", "", 0, "4006381 33393", "gtin.not_digits/warning"},
        {"gtin", "", 0, "2000000000008", "gtin.restricted_prefix/info"},
    };
    for (const Case& c : cases) {
        Attribute attribute = of_type(AttributeType::text);
        attribute.validation_rule = c.rule;
        attribute.validation_regexp = c.pattern;
        if (c.max_characters > 0) attribute.max_characters = c.max_characters;
        EXPECT_EQ(rules(attribute, std::string(c.text)), c.expected) << c.rule << ' ' << c.text;
    }
}

TEST(ValidateValue, ChecksNumbersByRangeDecimalsAndSign) {
    struct Case {
        const char *minimum, *maximum;
        bool decimals, negative;
        const char *number, *expected;
    };
    const Case cases[] = {
        {"", "", true, true, "-12.5", ""},
        {"1", "10", true, true, "1.00", ""},
        {"1", "10", true, true, "10", ""},
        {"1", "10", true, true, "0.99", "number.below_minimum/error"},
        {"1", "10", true, true, "10.01", "number.above_maximum/error"},
        {"", "", false, true, "12.00", ""},
        {"", "", false, true, "12.01", "number.decimals/error"},
        {"", "", true, false, "0", ""},
        {"", "", true, false, "-1", "number.negative/error"},
        {"0", "", false, false, "-0.5",
         "number.below_minimum/error number.decimals/error number.negative/error"},
    };
    for (const Case& c : cases) {
        Attribute attribute = of_type(AttributeType::number);
        attribute.number_min = Decimal::parse(c.minimum);
        attribute.number_max = Decimal::parse(c.maximum);
        attribute.decimals_allowed = c.decimals;
        attribute.negative_allowed = c.negative;
        EXPECT_EQ(rules(attribute, *Decimal::parse(c.number)), c.expected) << c.number;
        attribute.type = AttributeType::measurement;
        attribute.measurement_family = "Weight";
        EXPECT_EQ(rules(attribute, Measurement{*Decimal::parse(c.number), 103}), c.expected)
            << c.number;
    }
}

TEST(ValidateValue, ChecksDatesByTheirRangeBothEndsIncluded) {
    Attribute attribute = of_type(AttributeType::date);
    attribute.date_min = 100;
    attribute.date_max = 200;
    EXPECT_EQ(rules(attribute, Date{99}), "date.before/error");
    EXPECT_EQ(rules(attribute, Date{100}), "");
    EXPECT_EQ(rules(attribute, Date{200}), "");
    EXPECT_EQ(rules(attribute, Date{201}), "date.after/error");
}

TEST(ValidateValue, ChecksExtensionsWithoutRegardToCase) {
    Attribute attribute = of_type(AttributeType::image);
    EXPECT_EQ(rules(attribute, FileReference{"a.exe", ""}), "");
    attribute.allowed_extensions = {"jpg", "PNG"};
    EXPECT_EQ(rules(attribute, FileReference{"files/a.JPG", ""}), "");
    EXPECT_EQ(rules(attribute, FileReference{"a.b/c.png", ""}), "");
    EXPECT_EQ(rules(attribute, FileReference{"a.gif", ""}), "file.extension/error");
    EXPECT_EQ(rules(attribute, FileReference{"a.jpg/noextension", ""}), "file.extension/error");
}

TEST(ValidateValue, TellsTheCheckDigitThatWouldFit) {
    const Attribute ean = of_type(AttributeType::text, "EAN");
    const Issues issues = validate_value(Structure(), ean, Value(std::string("4006381333932")));
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_EQ(issues[0].message, "\"4006381333932\" is no GTIN: its check digit is wrong.");
    EXPECT_NE(issues[0].fix.find("the last one would be 1"), std::string::npos);
    EXPECT_EQ(issues[0].value, "4006381333932");
}

TEST(ValidateValue, ShortensAValueTooLongToShow) {
    Attribute attribute = of_type(AttributeType::text);
    attribute.max_characters = 10;
    const Issues issues = validate_value(Structure(), attribute, Value(std::string(5000, 'x')));
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_LT(issues[0].message.size(), 200U);
    EXPECT_LE(issues[0].value.size(), 202U);
    EXPECT_EQ(issues[0].fix, "Shorten it by 4990.");
}

TEST(ValidateValue, AsksNothingOfAttributesWithoutRules) {
    for (const AttributeType type :
         {AttributeType::identifier, AttributeType::text, AttributeType::long_text,
          AttributeType::number, AttributeType::measurement, AttributeType::price_collection,
          AttributeType::boolean, AttributeType::date, AttributeType::simple_select,
          AttributeType::multi_select, AttributeType::image, AttributeType::file}) {
        EXPECT_FALSE(has_rules(of_type(type))) << attribute_type_name(type);
    }
    EXPECT_TRUE(has_rules(of_type(AttributeType::text, "EAN")));
    EXPECT_FALSE(has_rules(of_type(AttributeType::long_text, "ean")));
}

TEST(GtinAttributes, AreThoseNamedSoOrRuledSo) {
    EXPECT_TRUE(is_gtin_attribute(of_type(AttributeType::text, "ean")));
    EXPECT_TRUE(is_gtin_attribute(of_type(AttributeType::identifier, "GTIN")));
    EXPECT_TRUE(is_gtin_attribute(of_type(AttributeType::text, "upc")));
    EXPECT_TRUE(is_gtin_attribute(of_type(AttributeType::text, "barcode")));
    EXPECT_FALSE(is_gtin_attribute(of_type(AttributeType::number, "ean")));
    EXPECT_FALSE(is_gtin_attribute(of_type(AttributeType::text, "oceans")));
    Attribute ruled = of_type(AttributeType::text, "number");
    ruled.validation_rule = "gtin";
    EXPECT_TRUE(is_gtin_attribute(ruled));
}

TEST(Patterns, GiveUpBeforeAnybodyWaits) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(match_pattern("^(a|aa)+$", std::string(200, 'a') + "!"), PatternResult::too_slow);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
    EXPECT_EQ(match_pattern("^(a|aa)+$", "aaa"), PatternResult::matches)
        << "and works again afterwards";
}

}  // namespace
}  // namespace vitrine
