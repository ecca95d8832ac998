#include "catalog/value_text.h"

#include <gtest/gtest.h>

#include "sample_structure.h"

namespace vitrine {
namespace {

// What parse_value() made of a text: the value written back, "(blank)", or "rule: fix".
std::string read(const SampleStructure& sample, const Attribute& attribute, std::string_view text,
                 std::string_view unit = {}, char decimal_sign = '.') {
    const ParsedValue parsed = parse_value(sample.structure, attribute, text, unit, {decimal_sign});
    if (const auto* value = std::get_if<Value>(&parsed)) {
        return value_to_text(sample.structure, attribute, *value);
    }
    if (const auto* issue = std::get_if<Issue>(&parsed)) return issue->rule + ": " + issue->fix;
    return "(blank)";
}

TEST(ParseValue, ReadsEveryTypeAsItIsWritten) {
    const SampleStructure sample;
    struct Case {
        const char *attribute, *text, *expected;
    };
    const Case cases[] = {
        {"sku", "  A-1 ", "A-1"},
        {"name", " two  words ", " two  words "},
        {"description", "<b>x</b>\nnext", "<b>x</b>\nnext"},
        {"name", "   ", "(blank)"},
        {"name", "\xC2\xA0", "(blank)"},
        {"rating", "12.50", "12.50"},
        {"rating", " -3 ", "-3"},
        {"price", "999", "999"},
        {"price", "999.00", "999.00"},
        {"waterproof", "1", "1"},
        {"waterproof", "True", "1"},
        {"waterproof", "YES", "1"},
        {"waterproof", "0", "0"},
        {"waterproof", "false", "0"},
        {"waterproof", "no", "0"},
        {"release_date", "2026-02-28", "2026-02-28"},
        {"release_date", "2026-02-28T10:00:00Z", "2026-02-28"},
        {"brand", "SONY", "sony"},
        {"brand", "Sony-Gruppe", "sony"},
        {"features", "wifi, hdr,,wifi", "wifi,hdr"},
        {"features", " , ", "(blank)"},
        {"weight", "500", "500 GRAM"},
        {"weight", "500 KILOGRAM", "500 KILOGRAM"},
        {"weight", "0.5kg", "0.5 KILOGRAM"},
        {"weight", "500 GRM", "500 GRAM"},
        {"weight", "500\xC2\xA0g", "500 GRAM"},
        {"screen", "55\"", "55 INCH"},
        {"picture", " files/a/b.jpg ", "files/a/b.jpg"},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(read(sample, sample.attribute(c.attribute), c.text), c.expected)
            << c.attribute << " from " << c.text;
    }
}

TEST(ParseValue, SaysWhatIsWrongAndHowToMendIt) {
    const SampleStructure sample;
    struct Case {
        const char *attribute, *text, *expected;
    };
    const Case cases[] = {
        {"rating", "12,5o", "number.not_a_number: Write 12.50."},
        {"rating", "12,5", "number.not_a_number: Write 12.5."},
        {"rating", "1.234,56", "number.not_a_number: Write 1234.56."},
        {"rating", "1,234.56", "number.not_a_number: Write 1234.56."},
        {"rating", "1.234.567", "number.not_a_number: Write 1234567."},
        {"rating", "1 234", "number.not_a_number: Write 1234."},
        {"rating", "1,234",
         "number.not_a_number: Write digits only, with a point before the decimals, like 1234.50."},
        {"rating", "12 EUR",
         "number.not_a_number: Write digits only, with a point before the decimals, like 1234.50."},
        {"rating", "1.5E-05",
         "number.not_a_number: Write the number in full, without an exponent."},
        {"rating", "12345678901234567890",
         "number.not_a_number: Write at most 18 digits, or make the attribute a text."},
        {"price", "l2.50", "number.not_a_number: Write 12.50."},
        {"weight", "12,5o", "measurement.not_a_number: Write 12.50."},
        {"weight", "12,5 kg", "measurement.not_a_number: Write 12.5."},
        {"weight", "1 000", "measurement.not_a_number: Write 1000."},
        {"weight", "heavy",
         "measurement.not_a_number: Write digits only, with a point before the decimals, like "
         "1234.50."},
        {"weight", "5 KILOGARM", "measurement.unit: Did you mean KILOGRAM?"},
        {"weight", "5 METER",
         "measurement.unit: Use one of MICROGRAM, MILLIGRAM, GRAM, KILOGRAM, TON, GRAIN, DENIER, "
         "ONCE, …."},
        {"waterproof", "maybe", "boolean.unreadable: Write 1 for yes or 0 for no."},
        {"release_date", "28/02/2026",
         "date.unreadable: Write year, month and day, like 2026-03-31."},
        {"release_date", "2026-02-30",
         "date.unreadable: Write year, month and day, like 2026-03-31."},
        {"brand", "sonny",
         "option.unknown: Did you mean sony? Otherwise add this option to brand."},
        {"brand", "philips",
         "option.unknown: Write the code of an option, or add this option to brand."},
        {"features", "hdr,wfii",
         "option.unknown: Did you mean wifi? Otherwise add this option to features."},
        {"name", "caf\xE9",
         "text.encoding: Save the file as UTF-8, or name its encoding for the import."},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(read(sample, sample.attribute(c.attribute), c.text), c.expected)
            << c.attribute << " from " << c.text;
    }
    EXPECT_EQ(read(sample, sample.attribute("name"), std::string_view("a\0b", 3)),
              "text.encoding: Remove the invisible character.");
}

TEST(ParseValue, QuotesTheValueInItsMessage) {
    const SampleStructure sample;
    const ParsedValue parsed = parse_value(sample.structure, sample.attribute("rating"), " 12,5o ");
    const Issue& issue = std::get<Issue>(parsed);
    EXPECT_EQ(issue.severity, Severity::error);
    EXPECT_EQ(issue.message, "\"12,5o\" is not a number.");
    EXPECT_EQ(issue.value, "12,5o");
    EXPECT_EQ(to_sentence(issue), "\"12,5o\" is not a number. Write 12.50.");
}

TEST(ParseValue, TakesTheUnitFromItsOwnColumn) {
    const SampleStructure sample;
    const Attribute& weight = sample.attribute("weight");
    EXPECT_EQ(read(sample, weight, "500", "KILOGRAM"), "500 KILOGRAM");
    EXPECT_EQ(read(sample, weight, "500 g", "GRAM"), "500 GRAM");
    EXPECT_EQ(read(sample, weight, "", "KILOGRAM"), "(blank)");
    EXPECT_EQ(read(sample, weight, "500 g", "KILOGRAM"),
              "measurement.unit: Write the unit in one place only.");
    EXPECT_EQ(read(sample, weight, "500", "KILOGRAMM"), "measurement.unit: Did you mean KILOGRAM?");
    Attribute bare = weight;
    bare.default_unit.clear();
    EXPECT_EQ(read(sample, bare, "500"),
              "measurement.unit: Write the unit behind the number, or give the attribute a default "
              "unit.");
}

TEST(ParseValue, ReadsADecimalCommaOnlyWhereItIsAgreed) {
    const SampleStructure sample;
    EXPECT_EQ(read(sample, sample.attribute("price"), "12,50", {}, ','), "12.50");
    EXPECT_EQ(read(sample, sample.attribute("weight"), "1,5 KILOGRAM", {}, ','), "1.5 KILOGRAM");
    EXPECT_EQ(read(sample, sample.attribute("price"), "12.50", {}, ','),
              "number.not_a_number: Write 12,50.");
    EXPECT_EQ(read(sample, sample.attribute("price"), "1.234,50", {}, ','),
              "number.not_a_number: Write 1234,50.");
}

TEST(ParseValue, DoesNotChooseBetweenOptionsOfTheSameLabel) {
    SampleStructure sample;
    for (const char* code : {"red", "blue"}) {
        Option option = *sample.structure.find_option(sample.attribute("color").id, code);
        option.labels["en_US"] = "Bright";
        sample.structure.options.put(option);
    }
    EXPECT_TRUE(read(sample, sample.attribute("color"), "Bright").starts_with("option.unknown"));
    EXPECT_EQ(read(sample, sample.attribute("color"), "red"), "red");
}

TEST(ParseValue, KeepsAnOptionLabelWithACommaWhole) {
    SampleStructure sample;
    Option hdr = *sample.structure.find_option(sample.attribute("features").id, "hdr");
    hdr.labels["en_US"] = "HDR, bright";
    sample.structure.options.put(hdr);
    EXPECT_EQ(read(sample, sample.attribute("features"), "HDR, bright"), "hdr");
}

TEST(ValueText, IsReadBackAsTheSameValue) {
    const SampleStructure sample;
    const auto same = [&](std::string_view code, const Value& value) {
        const Attribute& attribute = sample.attribute(code);
        const std::string text = value_to_text(sample.structure, attribute, value);
        const ParsedValue parsed = parse_value(sample.structure, attribute, text);
        ASSERT_TRUE(std::holds_alternative<Value>(parsed)) << text;
        EXPECT_EQ(std::get<Value>(parsed), value) << text;
    };
    same("name", std::string("x"));
    same("rating", *Decimal::parse("-0.050"));
    same("waterproof", false);
    same("release_date", Date{-1});
    same("weight", Measurement{*Decimal::parse("900.0000"), find_unit("OUNCE")->id});
    same("brand", Reference{sample.option("brand", "lg")});
    same("features",
         References{{sample.option("features", "wifi"), sample.option("features", "hdr")}});
    same("picture", FileReference{"files/a.jpg", ""});
}

TEST(ValueText, UsesTheDecimalSignOfTheFormat) {
    const SampleStructure sample;
    const Value number = *Decimal::parse("12.50");
    EXPECT_EQ(value_to_text(sample.structure, sample.attribute("price"), number, {','}), "12,50");
    const Value weight = Measurement{*Decimal::parse("1.5"), find_unit("KILOGRAM")->id};
    EXPECT_EQ(value_to_text(sample.structure, sample.attribute("weight"), weight, {','}),
              "1,5 KILOGRAM");
}

TEST(ValueLabel, ShowsLabelsSymbolsAndWords) {
    const SampleStructure sample;
    const auto label = [&](std::string_view code, const Value& value, std::string_view locale) {
        return value_to_label(sample.structure, sample.attribute(code), value, locale);
    };
    const Value sony = Reference{sample.option("brand", "sony")};
    EXPECT_EQ(label("brand", sony, "en_US"), "Sony Group");
    EXPECT_EQ(label("brand", sony, "de_AT"), "Sony-Gruppe");
    EXPECT_EQ(label("brand", sony, "fr_FR"), "[sony]");
    EXPECT_EQ(label("brand", Reference{999}, "en_US"), "#999");
    EXPECT_EQ(label("weight", Measurement{Decimal(500, 0), find_unit("GRAM")->id}, "en_US"),
              "500 g");
    EXPECT_EQ(label("waterproof", true, "en_US"), "Yes");
}

TEST(FieldText, WritesPropertiesByCode) {
    const SampleStructure sample;
    const auto text = [&](AttributeId attribute, const Value& value) {
        return field_to_text(sample.structure, {attribute, 0}, value);
    };
    EXPECT_EQ(text(property::family, Reference{sample.family("tvs")}), "tvs");
    EXPECT_EQ(
        text(property::categories, References{{sample.category("tvs"), sample.category("outlet")}}),
        "tvs,outlet");
    EXPECT_EQ(text(property::groups, References{{1}}), "promo");
    EXPECT_EQ(text(property::enabled, true), "1");
    EXPECT_EQ(text(property::code, std::string("A-1")), "A-1");
    EXPECT_EQ(text(property::parent, Reference{17}), "#17");
    EXPECT_EQ(text(property::linked_products, References{{1, 2}}), "#1,#2");
    EXPECT_EQ(text(sample.attribute("brand").id, Reference{sample.option("brand", "lg")}), "lg");
}

}  // namespace
}  // namespace vitrine
