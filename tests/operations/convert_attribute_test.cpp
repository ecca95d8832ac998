#include "operations/convert_attribute.h"

#include <gtest/gtest.h>

#include "operations/edit_products.h"
#include "operations/structure_fixture.h"

namespace vitrine {
namespace {

using testing::HasSubstr;

class ConvertAttribute : public test::StructureFixture {
protected:
    AttributeConversion to(std::string_view attribute, AttributeType type) {
        AttributeConversion conversion =
            unchanged(*catalogue->structure(), entity("attribute", attribute).id);
        conversion.type = type;
        return conversion;
    }
    StructureChangeReport convert(const AttributeConversion& conversion) {
        return check([&](ChangeIntent intent) {
            return convert_attribute(*catalogue, conversion, intent, Progress());
        });
    }
    const Attribute& attribute(std::string_view code) {
        return *catalogue->structure()->attributes.find(code);
    }
    // What the value becomes; its rules where it is refused.
    std::string become(std::string_view field, std::string_view value,
                       const AttributeConversion& conversion) {
        EXPECT_TRUE(edit(television, field, std::string(value)).issues.empty()) << value;
        const auto report = convert(conversion);
        if (report.refused()) return rules(report);
        EXPECT_LE(report.count("products"), 1);
        return own(television, field.substr(0, field.find('[')));
    }
};

TEST_F(ConvertAttribute, ReadsTextsAsWhatTheyWillBe) {
    using enum AttributeType;
    const auto text_to = [&](AttributeType type, std::string_view value) {
        const std::string after = become("in", value, to("in", type));
        if (attribute("in").type == type) convert(to("in", text));
        return after;
    };
    EXPECT_EQ(text_to(number, "12.50"), "12.50");
    EXPECT_EQ(text_to(number, "a dozen"), "number.not_a_number:1");
    EXPECT_EQ(text_to(boolean, "yes"), "1");
    EXPECT_EQ(text_to(boolean, "perhaps"), "boolean.unreadable:1");
    EXPECT_EQ(text_to(date, "2026-03-31"), "2026-03-31");
    EXPECT_EQ(text_to(date, "31 March"), "date.unreadable:1");
    EXPECT_EQ(text_to(long_text, "Long"), "Long");
    EXPECT_EQ(text_to(file, "a/b.pdf"), "a/b.pdf");
    EXPECT_EQ(text_to(datetime, "2026-03-31T14:00:00Z"), "2026-03-31T14:00:00Z");
    // A zero in front is more than a number holds.
    auto numbers = to("in", number);
    edit(television, "in", "007");
    EXPECT_EQ(rules(convert(numbers)), "conversion.spelling:1");
    EXPECT_EQ(own(television, "in"), "7");
}

TEST_F(ConvertAttribute, TakesUnitsAndCurrenciesOnTheWay) {
    using enum AttributeType;
    auto grams = to("rating", measurement);
    EXPECT_THAT(
        refusal([&] { convert_attribute(*catalogue, grams, ChangeIntent::save, Progress()); }),
        HasSubstr("which unit"));
    grams.rules.unit = "GRAM";
    EXPECT_EQ(become("rating", "1500", grams), "1500 GRAM");
    auto kilograms = to("rating", number);
    kilograms.rules.unit = "KILOGRAM";
    EXPECT_EQ(convert(kilograms).count("converted"), 1);
    EXPECT_EQ(own(television, "rating"), "1.5");
    EXPECT_EQ(attribute("rating").measurement_family, "");

    auto price = to("rating", price_collection);
    price.scopes.currency = sample.currency("EUR");
    EXPECT_EQ(convert(price).count("moved"), 1);
    EXPECT_EQ(own(television, "rating[EUR]"), "1.5");
    edit(television, "rating[USD]", "2");
    auto back = to("rating", number);
    back.scopes.currency = sample.currency("USD");
    EXPECT_EQ(convert(back).count("not_kept"), 1);
    EXPECT_EQ(own(television, "rating"), "2");

    edit(television, "weight", "5 KILOGRAM");
    EXPECT_EQ(convert(to("weight", text)).count("converted"), 1);
    EXPECT_EQ(own(television, "weight"), "5 KILOGRAM");
    auto weight = to("weight", measurement);
    weight.rules.unit = "GRAM";
    convert(weight);
    EXPECT_EQ(own(television, "weight"), "5 KILOGRAM");
}

TEST_F(ConvertAttribute, GivesAMeasurementAnotherDefaultUnit) {
    edit(television, "weight", "500 GRAM");
    auto weight = to("weight", AttributeType::measurement);
    weight.rules.unit = "KGM";
    EXPECT_EQ(convert(weight).entities_changed, 1);
    EXPECT_EQ(attribute("weight").default_unit, "KILOGRAM");
    EXPECT_EQ(own(television, "weight"), "500 GRAM");
    weight.rules.unit = "LITER";
    EXPECT_THAT(
        refusal([&] { convert_attribute(*catalogue, weight, ChangeIntent::save, Progress()); }),
        HasSubstr("is not a unit of Weight"));
}

TEST_F(ConvertAttribute, MakesOptionsOfTextsAndTextsOfOptions) {
    using enum AttributeType;
    edit(television, "in", "Very Dark");
    edit(shirt, "in", "very dark");
    edit(shirt_red_m, "in", "Light");
    const auto made = convert(to("in", simple_select));
    EXPECT_EQ(made.count("options_made"), 2);
    EXPECT_EQ(made.count("converted"), 3);
    EXPECT_EQ(own(shirt, "in"), "very_dark");
    EXPECT_EQ(catalogue->structure()->find_option(attribute("in").id, "light")->labels.at("en_US"),
              "Light");
    EXPECT_EQ(convert(to("in", multi_select)).count("converted"), 3);
    edit(television, "in", "light,very_dark");
    // A list of two is no single choice.
    EXPECT_EQ(rules(convert(to("in", simple_select))), "conversion.several:1");
    auto dropping = to("in", simple_select);
    dropping.unconvertible = Unconvertible::drop;
    const auto dropped = convert(dropping);
    EXPECT_EQ(dropped.count("lost"), 1);
    EXPECT_EQ(dropped.issues.front().product, "tv");
    EXPECT_EQ(dropped.issues.front().value, "light,very_dark");
    EXPECT_EQ(own(television, "in"), "");
    auto labels = to("in", text);
    labels.rules.words = OptionWords::label;
    const auto texts = convert(labels);
    EXPECT_EQ(texts.count("options_removed"), 2);
    EXPECT_EQ(own(shirt_red_m, "in"), "Light");
    auto known_only = to("in", simple_select);
    known_only.rules.makes_options = false;
    EXPECT_EQ(rules(convert(known_only)), "option.unknown:2");
}

TEST_F(ConvertAttribute, WritesLinkedProductsAsTheirCodesAndReadsThemBack) {
    using enum AttributeType;
    edit(television, "in", "SHIRT-RED-S");
    edit(shirt, "in", " tv ");
    edit(shirt_red, "in", "shirt");  // a model
    const auto linked = convert(to("in", product_link));
    EXPECT_EQ(linked.count("converted"), 3);
    EXPECT_EQ(linked.values.at(2).after, "shirt-red-s");
    EXPECT_EQ(own(television, "in"), "shirt-red-s");
    EXPECT_EQ(own(shirt_red, "in"), "shirt");
    // They lead to the product, whatever its code.
    {
        ChangeSetWriter writer(*catalogue, {"ada", "edit", {}, {}, 0});
        const Product variant = *catalogue->products().load(shirt_red_s);
        Product renamed = variant;
        renamed.code = "shirt-7";
        writer.update(variant, renamed);
        writer.finish();
    }
    EXPECT_EQ(convert(to("in", long_text)).count("converted"), 3);
    EXPECT_EQ(own(television, "in"), "shirt-7");
    edit(shirt, "in", "tv, shirt");
    const auto refused = convert(to("in", product_link));
    EXPECT_EQ(rules(refused), "product_link.unknown:1");
    EXPECT_EQ(refused.issues.at(0).product, "shirt");
    EXPECT_EQ(refused.issues.at(0).value, "tv, shirt");
    auto dropping = to("in", product_link);
    dropping.unconvertible = Unconvertible::drop;
    EXPECT_EQ(convert(dropping).count("lost"), 1);
    EXPECT_EQ(own(shirt, "in"), "");
    EXPECT_EQ(convert(to("in", text)).count("converted"), 2);
    EXPECT_EQ(own(shirt_red, "in"), "shirt");
}

TEST_F(ConvertAttribute, WritesTablesAsFilesHaveThem) {
    using enum AttributeType;
    {
        ChangeSetWriter writer(*catalogue, {"ada", "import", {}, {}, 0});
        Attribute contents;
        contents.code = "contents";
        contents.type = table;
        for (const char* code : {"what", "share"}) {
            TableColumn& column = contents.table_columns.emplace_back();
            column.id = static_cast<std::int32_t>(contents.table_columns.size());
            column.code = code;
        }
        writer.put(contents);
        writer.finish();
    }
    const std::string rows = R"([{"what":"linen","share":"80"},{"what":"silk, \"raw\""}])";
    EXPECT_TRUE(edit(shirt, "contents", rows).issues.empty());
    EXPECT_THAT(refusal([&] {
                    convert_attribute(*catalogue, to("contents", number), ChangeIntent::save,
                                      Progress());
                }),
                HasSubstr("It can become: text, long_text."));
    const auto written = convert(to("contents", long_text));
    EXPECT_EQ(written.count("converted"), 1);
    EXPECT_EQ(rules(written), "convert.settings:1");
    EXPECT_EQ(own(shirt, "contents"), rows);
    EXPECT_TRUE(attribute("contents").table_columns.empty());
    // A text says no columns.
    EXPECT_THAT(refusal([&] {
                    convert_attribute(*catalogue, to("contents", table), ChangeIntent::save,
                                      Progress());
                }),
                HasSubstr("cannot become table"));
}

TEST_F(ConvertAttribute, LetsValuesBeginToVary) {
    edit(television, "in", "Same");
    auto by_locale = to("in", AttributeType::text);
    by_locale.localizable = true;
    const auto spread = convert(by_locale);
    EXPECT_EQ(spread.count("moved"), 1);
    EXPECT_EQ(spread.count("copied"), 2);
    EXPECT_EQ(own(television, "in[de_DE]"), "Same");
    // By channel, too: each has its own locales.
    auto by_channel = to("in", AttributeType::text);
    by_channel.scopable = true;
    EXPECT_EQ(convert(by_channel).count("copied"), 3);
    EXPECT_EQ(own(television, "in[print,de_DE]"), "Same");
    auto neither = to("in", AttributeType::text);
    neither.scopable = neither.localizable = false;
    edit(television, "in[ecommerce,fr_FR]", "Pareil");
    neither.scopes.locales = {sample.locale("fr_FR"), sample.locale("en_US")};
    neither.scopes.channels = {sample.channel("ecommerce")};
    const auto narrowed = convert(neither);
    EXPECT_EQ(own(television, "in"), "Pareil");
    EXPECT_EQ(narrowed.count("moved"), 1);
    EXPECT_EQ(narrowed.count("not_kept"), 5);
    auto chosen = to("in", AttributeType::text);
    chosen.localizable = true;
    chosen.scopes.locales = {sample.locale("fr_FR")};
    EXPECT_EQ(convert(chosen).count("copied"), 0);
    EXPECT_EQ(own(television, "in[fr_FR]"), "Pareil");
}

TEST_F(ConvertAttribute, TellsBeforehandWhatWouldNotDifferAnyMore) {
    using enum AttributeType;
    const auto make_unique = [&](bool localizable) {
        ChangeSetWriter writer(*catalogue, {"ada", "structure", {}, {}, 0});
        Attribute changed = attribute("in");
        changed.unique = true;
        changed.localizable = localizable;
        writer.put(changed);
        writer.finish();
    };
    make_unique(false);
    edit(television, "in", "1");
    edit(shirt, "in", "1.0");
    edit(shirt_red, "in", "2");
    EXPECT_EQ(rules(convert(to("in", number))), "unique.twins:1");
    const auto words = [&](ChangeIntent intent) {
        const auto report = convert_attribute(*catalogue, to("in", number), intent, Progress());
        return report.issues.empty() ? std::string() : report.issues.front().message;
    };
    EXPECT_EQ(words(ChangeIntent::preview),
              "shirt and tv would have the same in, which must differ from product to product.");
    EXPECT_EQ(words(ChangeIntent::preview), words(ChangeIntent::save));
    edit(shirt, "in", "3");
    EXPECT_EQ(rules(convert(to("in", number))), "");

    // The same in two languages of one product differs; in one field of two it would not.
    for (const ProductId product : {television, shirt, shirt_red})
        edit(product, "in", std::nullopt);
    convert(to("in", text));
    make_unique(true);
    edit(television, "in[en_US]", "Same");
    edit(television, "in[de_DE]", "Same");
    edit(shirt, "in[fr_FR]", "same");
    auto plain = to("in", text);
    plain.localizable = false;
    EXPECT_EQ(rules(convert(plain)), "unique.twins:2");  // said of each of the two
    plain.scopes.locales = {sample.locale("en_US")};
    EXPECT_FALSE(convert(plain).refused());
    EXPECT_EQ(own(television, "in"), "Same");
}

TEST_F(ConvertAttribute, LetsOthersFollowOrRefuses) {
    using enum AttributeType;
    EXPECT_THAT(refusal([&] {
                    convert_attribute(*catalogue, to("sku", text), ChangeIntent::save, Progress());
                }),
                HasSubstr("known by"));
    EXPECT_THAT(refusal([&] {
                    convert_attribute(*catalogue, to("weight", date), ChangeIntent::save,
                                      Progress());
                }),
                HasSubstr("It can become: text, long_text, number, simple_select, multi_select"));
    EXPECT_THAT(rules(convert(to("size", multi_select))), HasSubstr("convert.axis:1"));
    EXPECT_EQ(rules(convert(to("size", text))), "");
    EXPECT_EQ(own(shirt_red_s, "size"), "s");
    EXPECT_EQ(rules(convert(to("size", simple_select))), "");
    // Told apart by texts that are one number.
    convert(to("size", text));
    edit(shirt_red_s, "size", "1");
    edit(shirt_red_m, "size", "1.0");
    EXPECT_EQ(rules(convert(to("size", number))), "convert.axis_value:1");
    edit(shirt_red_m, "size", "m");
    auto dropping = to("size", number);
    dropping.unconvertible = Unconvertible::drop;
    EXPECT_EQ(rules(convert(dropping)), "convert.axis_lost:1");

    EXPECT_EQ(rules(convert(to("picture", text))), "convert.family:1");
    EXPECT_EQ(catalogue->structure()->families.find("tvs")->image_attribute, 0);
    save_filter(*catalogue, "cheap", "price[EUR] < 5");
    auto price = to("price", number);
    price.scopes.currency = sample.currency("EUR");
    EXPECT_EQ(rules(convert(price)), "structure.filter:1");
    save_filter(*catalogue, "rated", "rating > 3");
    auto rating = to("rating", measurement);
    rating.rules.unit = "GRAM";
    EXPECT_EQ(rules(convert(rating)), "");
}

// Values that were written in the new form decide whether the conversion can be taken back.
TEST_F(ConvertAttribute, IsTakenBackOnlyWithLaterValues) {
    edit(television, "in", "5");
    const auto converted = convert_attribute(*catalogue, to("in", AttributeType::number),
                                             ChangeIntent::save, Progress());
    edit(shirt, "in", "6");
    const auto undo = [&](OnConflict on_conflict) {
        return undo_change_set(*catalogue, converted.change_set, on_conflict, Progress());
    };
    const auto refused = undo(OnConflict::refuse);
    ASSERT_EQ(refused.conflicts.size(), 1U);
    EXPECT_EQ(refused.conflicts[0].product, "shirt");
    EXPECT_EQ(refused.change_set, 0);
    const auto kept = undo(OnConflict::keep_later);
    EXPECT_EQ(kept.conflicts.size(), 2U);  // the attribute, and the value that cannot come back
    EXPECT_EQ(attribute("in").type, AttributeType::number);
    EXPECT_EQ(own(television, "in"), "5");
    if (kept.change_set != 0)
        undo_change_set(*catalogue, kept.change_set, OnConflict::refuse, Progress());
    undo(OnConflict::overwrite);
    EXPECT_EQ(attribute("in").type, AttributeType::text);
    EXPECT_EQ(own(shirt, "in"), "");
    EXPECT_EQ(own(television, "in"), "5");
    EXPECT_THAT(verify_catalogue(*catalogue, Progress()).damage, testing::IsEmpty());
}

}  // namespace
}  // namespace vitrine
