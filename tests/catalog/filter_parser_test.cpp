#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "catalog/measurement.h"
#include "catalog/query.h"
#include "sample_structure.h"

namespace vitrine {
namespace {

std::string normalised(const SampleStructure& sample, std::string_view text) {
    return to_text(sample.structure, parse_filter(sample.structure, text));
}

TEST(ParseFilter, ReadsAndWritesTheSameTree) {
    const SampleStructure sample;
    struct Case {
        const char *text, *expected;
    };
    const Case cases[] = {
        {"", ""},
        {"   ", ""},
        {"all", ""},
        {"sku = A-1", "sku = A-1"},
        {"code = \"A 1\"", "sku = \"A 1\""},
        {"SKU == a", "sku = a"},
        {"`sku` <> a", "sku != a"},
        {"sku in (a, \"b, c\" ,d)", "sku in (a, \"b, c\", d)"},
        {"sku starts with TV- and sku ends with 1", "sku starts with TV- and sku ends with 1"},
        {"family = tvs", "family = tvs"},
        {"family = \"TV sets\"", "family = tvs"},
        {"family is not empty", "family is not empty"},
        {"category under master", "category under master"},
        {"category = Televisions", "category = tvs"},
        {"categories contains led_tvs", "category = led_tvs"},
        {"group in (promo)", "group in (promo)"},
        {"parent = shirt OR parent under shirt", "parent = shirt or parent under shirt"},
        {"kind = model", "kind = model"},
        {"kind = product", "kind in (simple, variant)"},
        {"kind != Product", "kind not in (simple, variant)"},
        {"enabled = true", "enabled = yes"},
        {"completeness < 100", "completeness < 100"},
        {"completeness[fr_FR,ecommerce] <= 99.5", "completeness[ecommerce,fr_FR] <= 99.5"},
        {"brand in (sony, lg)", "brand in (sony, lg)"},
        {"brand = \"sony group\"", "brand = sony"},
        {"brand not in (Sony-Gruppe)", "brand not in (sony)"},
        {"features does not contain hdr", "features != hdr"},
        {"name[fr_FR] contains \"ultra hd\"", "name[fr_FR] contains \"ultra hd\""},
        {"name contains \"say \\\"hi\\\" \\\\ bye\"", "name contains \"say \\\"hi\\\" \\\\ bye\""},
        {"name = and_more", "name = and_more"},
        {"name = \"and\"", "name = \"and\""},
        {"description[en_US,print] is empty", "description[print,en_US] is empty"},
        {"price[EUR] < 500", "price[EUR] < 500"},
        {"price[eur] in (1, 2.50)", "price[EUR] = 1 or price[EUR] = 2.50"},
        {"price[EUR] not in (1, 2)", "price[EUR] != 1 and price[EUR] != 2"},
        {"price[EUR] in (1)", "price[EUR] = 1"},
        {"price is empty", "price is empty"},
        {"weight > 500", "weight > 500 GRAM"},
        {"weight > 0.5 kg and enabled = 1", "weight > 0.5 KILOGRAM and enabled = yes"},
        {"weight>=0.5kg", "weight >= 0.5 KILOGRAM"},
        {"screen = \"55 inch\"", "screen = 55 INCH"},
        {"weight in (1 KILOGRAM, 500 GRAM)", "weight = 1 KILOGRAM or weight = 500 GRAM"},
        {"release_date[print] >= 2026-03-31", "release_date[print] >= 2026-03-31"},
        {"waterproof != no", "waterproof != no"},
        {"picture is not empty", "picture is not empty"},
        {"`in` = x", "`in` = x"},
        {"\"ultra hd\"", "\"ultra hd\""},
        {"\"ultra hd\" and enabled = 1", "\"ultra hd\" and enabled = yes"},
        {"sku=a and sku=b or sku=c", "sku = a and sku = b or sku = c"},
        {"sku=a and (sku=b or sku=c)", "sku = a and (sku = b or sku = c)"},
        {"((sku=a and (sku=b and sku=c)))", "sku = a and sku = b and sku = c"},
        {"not sku=a and sku=b", "not (sku = a) and sku = b"},
        {"NOT (sku=a And sku=b)", "not (sku = a and sku = b)"},
        {"not not sku = a", "not not (sku = a)"},
        {"sku=a and price[EUR] in (1,2)", "sku = a and (price[EUR] = 1 or price[EUR] = 2)"},
        {"not all", "not all"},
        {"category under tvs or not (picture is empty)",
         "category under tvs or not (picture is empty)"},
        {"price[EUR] BETWEEN 1 AND 2.50 and enabled = 1",
         "price[EUR] between 1 and 2.50 and enabled = yes"},
        {"price[EUR] not between 1 and 2", "price[EUR] not between 1 and 2"},
        {"not price[EUR] between 1 and 2", "not (price[EUR] between 1 and 2)"},
        {"weight between 0.5 and 2 kg", "weight between 0.5 KILOGRAM and 2 KILOGRAM"},
        {"weight between 500 g and 2kg", "weight between 500 GRAM and 2 KILOGRAM"},
        {"weight between 5 and 10", "weight between 5 GRAM and 10 GRAM"},
        {"release_date[print] between 2026-01-01 and 2026-01-01",
         "release_date[print] between 2026-01-01 and 2026-01-01"},
        {"completeness not between 1 and 99", "completeness not between 1 and 99"},
        {"category not under tvs", "category not under tvs"},
        {"category under (tvs, \"led_tvs\")", "category under (tvs, led_tvs)"},
        {"parent not under (shirt)", "parent not under shirt"},
        {"name does not start with A and sku does not end with 1",
         "name does not start with A and sku does not end with 1"},
        {"sku matches \"^[A-Z]+-\\\\d$\"", "sku matches \"^[A-Z]+-\\\\d$\""},
        {"description does not match /ultra/i", "description does not match /ultra/i"},
        {"features contains all of (hdr, wifi)", "features = hdr and features = wifi"},
        {"features contains all of (hdr)", "features = hdr"},
        {"enabled = 1 or features contains all of (hdr, wifi)",
         "enabled = yes or features = hdr and features = wifi"},
        {"completeness[ecommerce] >= 100 on all locales",
         "completeness[ecommerce] >= 100 on all locales"},
        {"completeness between 1 and 99 on any locale",
         "completeness between 1 and 99 on any locale"},
        {"variants[fr_FR,ecommerce] any complete", "variants[ecommerce,fr_FR] any complete"},
        {"variants all incomplete", "variants all incomplete"},
        {"name differs between en_US and fr_FR", "name differs between en_US and fr_FR"},
        {"description[print] differs between en_US and fr_FR",
         "description[print] differs between en_US and fr_FR"},
        {"description[fr_FR] differs between ecommerce and print",
         "description[fr_FR] differs between ecommerce and print"},
        {"color differs from parent", "color differs from parent"},
        {"ean is duplicate or name[fr_FR] is not duplicate",
         "ean is duplicate or name[fr_FR] is not duplicate"},
        {"updated since 2026-03-31", "updated since 2026-03-31"},
        {"created before 2026-03-31T14:00:00+02:00", "created before 2026-03-31T12:00:00Z"},
        {"updated between 2026-03-01 and 2026-03-31T12:00:00.5Z",
         "updated between 2026-03-01 and 2026-03-31T12:00:00.500Z"},
        {"created not between 2026-03-01 and 2026-03-31",
         "created not between 2026-03-01 and 2026-03-31"},
        {"updated in last 7 days and enabled = 1", "updated in last 7 days and enabled = yes"},
        {"updated in last 48 hours", "updated in last 2 days"},
        {"updated in last 1 weeks", "updated in last 7 days"},
        {"updated IN LAST 1 hour", "updated in last 1 hour"},
        {"changed by 42", "changed by 42"},
        {"changed by \"42\" or changed by \"Anna K\"",
         "changed by \"42\" or changed by \"Anna K\""},
        {"not changed by Import", "not (changed by import)"},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.text);
        Filter filter;
        ASSERT_NO_THROW(filter = parse_filter(sample.structure, c.text));
        const std::string text = to_text(sample.structure, filter);
        EXPECT_EQ(text, c.expected);
        EXPECT_TRUE(parse_filter(sample.structure, text) == filter);
    }
}

TEST(ParseFilter, SaysWhereAndWhyItCannotReadAndWhatWasMeant) {
    const SampleStructure sample;
    struct Case {
        const char* text;
        int position;
        const char* part;
    };
    const Case cases[] = {
        {"brnad = sony", 1, "Did you mean brand?"},
        {"enabled = 1 and completness < 100", 17, "Did you mean completeness?"},
        {"Colour = red", 1, "Did you mean color?"},
        {"zzzzzzzz = 1", 1, "there is no attribute \"zzzzzzzz\"."},
        {"brand = sonny", 9, "Did you mean sony?"},
        {"brand in (lg, philips)", 15, "the option of brand \"philips\" is not known."},
        {"family = tv", 10, "Did you mean tvs?"},
        {"category under led", 16, "Did you mean led_tvs?"},
        {"group = promotoin", 9, "the group \"promotoin\" is not known."},
        {"kind = bundle", 8, "Use one of: product, simple, variant, model."},
        {"name[en_UK] = x", 6, "Did you mean en_US?"},
        {"name[ecommerce] = x", 6, "name does not vary by \"ecommerce\""},
        {"brand[EUR] = sony", 7, "brand does not vary by \"EUR\""},
        {"sku[en_US] = x", 5, "leave the brackets out"},
        {"name[en_US = x", 12, "closing bracket ]"},
        {"price < 500", 1, "price needs a currency, such as price[EUR]."},
        {"price[EUR] < 12,5", 16, "12.5"},
        {"price[EUR] < cheap", 14, "\"cheap\" is not a number."},
        {"price[EUR] contains 5", 12, "cannot be compared with \"contains\""},
        {"name < x", 6, "cannot be compared with \"<\""},
        {"weight > 5 METER", 10, "is not a unit of Weight."},
        {"release_date > 31.12.2026", 16, "is not a date."},
        {"enabled = maybe", 11, "neither yes nor no"},
        {"name contains ultra hd", 21, "Put a text of several words in quotes."},
        {"name = \"\"", 8, "is empty"},
        {"name =", 7, "a value is missing here."},
        {"name = and x", 8, "Put it in quotes"},
        {"name", 5, "expected a comparison after name"},
        {"name is full", 6, "expected a comparison after name"},
        {"sku = a and", 12, "a condition is missing"},
        {"sku = \"a", 7, "this quote is never closed."},
        {"(sku = a", 1, "this parenthesis is never closed."},
        {"sku = a)", 8, "this parenthesis was never opened."},
        {"sku ! a", 5, "\"!\" has no meaning here."},
        {"= a", 1, "expected the name of a field"},
        {"brand in sony", 10, "expected a list in parentheses"},
        {"brand in (sony lg)", 16, "expected a comma or a closing parenthesis"},
        {"name = \"äöü\" zzz", 14, "expected \"and\" or \"or\" before \"zzz\""},
        {"any contains x", 1, "there is no attribute"},
        {"name contians x", 6, "Did you mean contains?"},
        {"name does not strat with x", 6, "Did you mean does not start with?"},
        {"weight betwen 1 and 2", 8, "Did you mean between?"},
        {"ean is dublicate", 5, "Did you mean is duplicate?"},
        {"variants all complet", 10, "Did you mean all complete?"},
        {"variants is empty", 10, "variants cannot be compared with \"is empty\""},
        {"completness[ecommerce] = 1", 1, "Did you mean completeness?"},
        {"weight between 1", 17, "expected \"and\" and a second value."},
        {"weight between 2 KILOGRAM and 1", 16, "nothing is between these"},
        {"weight between 2 KILOGRAM and 500 GRAM", 16, "write the lower one first"},
        {"release_date between 2026-02-01 and 2026-01-01", 22, "nothing is between these"},
        {"release_date between 2026-02-01 and tomorrow", 37, "is not a date."},
        {"name matches \"a(b\"", 14, "\"a(b\" is no regular expression."},
        {"name[fr_FR] does not match \"[\"", 28, "is no regular expression."},
        {"brand matches x", 7, "brand cannot be compared with \"matches\""},
        {"brand contains all of (sony)", 7, "cannot be compared with \"contains all of\""},
        {"features contains all of hdr", 26, "expected a list in parentheses"},
        {"completeness = 100 on all", 23, "\"on all locales\" or \"on any locale\""},
        {"completeness[fr_FR] = 100 on all locales", 27, "leave fr_FR out"},
        {"completeness in (1, 2) on any locale", 24, "for each value"},
        {"price[EUR] = 5 on all locales", 16, "expected \"and\" or \"or\" before \"on\""},
        {"name differs between en_US", 27, "expected \"and\""},
        {"name differs between en_US and", 31, "expected a channel or locale here."},
        {"name differs between en_US and fr_RF", 32, "Did you mean fr_FR?"},
        {"name differs between en_US and print", 32, "\"print\" does not fit here"},
        {"name differs between print and en_US", 22, "by which name varies"},
        {"name[fr_FR] differs between en_US and de_DE", 29, "leave fr_FR out"},
        {"brand differs between en_US and fr_FR", 7, "cannot be compared"},
        {"waterproof is duplicate", 12, "cannot be compared"},
        {"sku is duplicate", 5, "cannot be compared"},
        {"updated sinse 2026-03-31", 9, "Did you mean since?"},
        {"updatd since 2026-03-31", 1, "Did you mean updated?"},
        {"updated > 2026-03-31", 9, "Use one of: since, before, between, not between, in last."},
        {"updated since yesterday", 15, "neither a day nor an instant"},
        {"updated since 2026-03-31T14:00", 15, "2026-03-31T14:00:00Z"},
        {"created between 2026-04-01 and 2026-03-31", 17, "nothing is between these"},
        {"updated in last week", 17, "expected a whole number"},
        {"updated in last 7", 17, "expected days, hours or weeks behind the number."},
        {"updated in last 7 dyas", 17, "Did you mean days?"},
        {"updated in last 1.5 days", 17, "expected a whole number"},
        {"changed by", 11, "a value is missing here."},
        {"changed by improt", 12, "Did you mean import?"},
        {"changed by anna", 12, "Write an author in quotes."},
        {"changed since 2026-03-31", 9, "cannot be compared with \"since\". Use one of: by."},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.text);
        try {
            parse_filter(sample.structure, c.text);
            ADD_FAILURE() << "was read";
        } catch (const Error& error) {
            EXPECT_EQ(error.failure(), Failure::usage);
            EXPECT_EQ(error.detail(), "position " + std::to_string(c.position)) << error.sentence();
            EXPECT_NE(error.sentence().find(c.part), std::string::npos) << error.sentence();
        }
    }
}

TEST(ParseFilter, RefusesNonsenseOfAnyDepth) {
    const SampleStructure sample;
    EXPECT_THROW(parse_filter(sample.structure, std::string(100'000, '(')), Error);
    std::string nots;
    for (int i = 0; i < 50'000; ++i) nots += "not ";
    EXPECT_THROW(parse_filter(sample.structure, nots), Error);
    EXPECT_THROW(parse_filter(sample.structure, "sku = \xFF"), Error);
}

TEST(ParseFilter, TakesTheOnlyCurrencyOfTheChannelsWhereNoneIsSaid) {
    SampleStructure sample;
    Channel ecommerce = *sample.structure.channels.find("ecommerce");
    ecommerce.currencies = {sample.currency("EUR")};
    sample.structure.channels.put(ecommerce);
    EXPECT_EQ(normalised(sample, "price < 500"), "price[EUR] < 500");
}

TEST(ParseFilter, AsksForTheCodeWhereALabelNamesSeveral) {
    SampleStructure sample;
    for (const char* code : {"tvs", "clothing"}) {
        Category category = *sample.structure.categories.find(code);
        category.labels["en_US"] = "Goods";
        sample.structure.categories.put(category);
    }
    EXPECT_THROW(parse_filter(sample.structure, "category = Goods"), Error);
}

class SavedFilters : public ::testing::Test {
protected:
    void save(std::string name, std::string text) {
        SavedFilter saved;
        if (const auto* known = sample.structure.saved_filters.find(name)) saved.id = known->id;
        saved.code = std::move(name);
        saved.text = std::move(text);
        sample.structure.saved_filters.put(saved);
    }
    std::string sentence_of(std::string_view text) {
        try {
            parse_filter(sample.structure, text);
        } catch (const Error& error) {
            return error.detail() + ": " + error.sentence();
        }
        return {};
    }
    bool holds(std::string_view text, const Product& product) {
        const FilterContext context{&sample.structure};
        return matches(parse_filter(sample.structure, text), context, {&product, nullptr, nullptr});
    }

    SampleStructure sample;
};

TEST_F(SavedFilters, StandForWhatTheyHoldAsIfInBrackets) {
    save("televisions", "family = tvs or sku = x");
    save("Our best", "@televisions and enabled = true");
    Product tv = sample.product("TV-1", "tvs");
    EXPECT_TRUE(holds("@televisions", tv));
    EXPECT_TRUE(holds("@TELEVISIONS and @\"our best\"", tv));
    EXPECT_FALSE(holds("sku = y and @televisions", tv));
    EXPECT_FALSE(holds("not @\"Our best\"", tv));
    tv.enabled = false;
    EXPECT_FALSE(holds("@\"Our best\"", tv));
    EXPECT_TRUE(holds("sku = \"@televisions\" or sku = TV-1", tv));
}

TEST_F(SavedFilters, AreWrittenByName) {
    save("televisions", "family = tvs");
    save("Our best", "@televisions and enabled = true");
    for (const char* text : {"@televisions", "@\"Our best\" and sku = a", "not @televisions",
                             "(@televisions or sku = a) and sku = b"}) {
        const Filter filter = parse_filter(sample.structure, text);
        EXPECT_EQ(to_text(sample.structure, filter), text);
        EXPECT_TRUE(parse_filter(sample.structure, to_text(sample.structure, filter)) == filter);
    }
    const Filter best = parse_filter(sample.structure, "not (sku = a and @\"our best\")");
    EXPECT_TRUE(uses_saved_filter(best, sample.structure.saved_filters.find("televisions")->id));
    EXPECT_FALSE(uses_saved_filter(parse_filter(sample.structure, "sku = a"), 1));
}

TEST_F(SavedFilters, SayWhatIsWrongWithThem) {
    using testing::AllOf;
    using testing::HasSubstr;
    save("televisions", "family = tvs");
    save("broken", "familly = tvs");
    EXPECT_THAT(sentence_of("sku = a and @televisoins"),
                AllOf(HasSubstr("position 13"), HasSubstr("Did you mean @televisions?")));
    EXPECT_THAT(sentence_of("sku = a or @broken"),
                AllOf(HasSubstr("position 12"), HasSubstr("the saved filter \"broken\""),
                      HasSubstr("Did you mean family?")));
    EXPECT_THAT(sentence_of("@"), HasSubstr("there is no saved filter"));
}

TEST_F(SavedFilters, ThatUseEachOtherInACircleAreNamed) {
    save("a", "sku = 1 or @b");
    save("b", "@c");
    save("c", "enabled = true and @A");
    EXPECT_THAT(sentence_of("sku = 2 and @b"), testing::HasSubstr("in a circle: b > c > a > b."));
    save("self", "not @self");
    EXPECT_THAT(sentence_of("@self"), testing::HasSubstr("in a circle: self > self."));
}

TEST_F(SavedFilters, ThatDoubleAtEveryStepAreRefused) {
    save("f0", "sku = 1");
    for (int i = 1; i < 40; ++i) {
        const std::string below = "@f" + std::to_string(i - 1);
        save("f" + std::to_string(i), below + " or " + below);
    }
    EXPECT_THAT(sentence_of("@f39"), testing::HasSubstr("use each other too often"));
    EXPECT_EQ(sentence_of("@f8"), "");
}

TEST(SearchFilter, IsTheSameAsQuotedTextInTheLanguage) {
    const SampleStructure sample;
    EXPECT_TRUE(search_filter("  ultra  hd ") == parse_filter(sample.structure, "\"ultra hd\""));
    EXPECT_TRUE(search_filter("  ") == Filter{});
    EXPECT_EQ(to_text(sample.structure, search_filter("say \"hi\"")), "\"say \\\"hi\\\"\"");
}

}  // namespace
}  // namespace vitrine
