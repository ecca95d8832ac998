// The language of bulk changes.
#include <gmock/gmock.h>

#include "base/error.h"
#include "catalog/sample_structure.h"
#include "operations/bulk_change.h"

namespace vitrine {
namespace {

using testing::HasSubstr;

class BulkText : public testing::Test {
protected:
    BulkChange read(std::string_view text) const {
        return parse_bulk_change(sample.structure, text);
    }
    template <class Action>
    Action action(std::string_view text) const {
        return std::get<Action>(read(text).action);
    }
    // The position and sentence with which `text` is refused.
    std::string refusal(std::string_view text) const {
        try {
            read(text);
        } catch (const Error& error) {
            return error.detail() + ": " + error.sentence();
        }
        return "none";
    }

    SampleStructure sample;
};

TEST_F(BulkText, ReadsEachKindOfChange) {
    EXPECT_EQ(action<SetValue>("brand=sony").text, "sony");
    EXPECT_EQ(action<SetValue>("name[en_US]=a=b~c:d").text, "a=b~c:d");
    EXPECT_EQ(action<SetValue>("name[en_US]=\\@home").text, "@home");
    EXPECT_EQ(action<SetValue>("name[en_US]=\\home").text, "\\home");
    EXPECT_EQ(kind_of(read("brand= ").action), BulkKind::clear);
    EXPECT_EQ(action<AddToList>("categories+=tvs,outlet").codes, "tvs,outlet");
    EXPECT_EQ(action<RemoveFromList>("features-=hdr").codes, "hdr");
    EXPECT_EQ(action<Calculate>("price[EUR]*=1.05"),
              (Calculate{Calculation::Sign::times, "1.05", std::nullopt}));
    EXPECT_EQ(action<Calculate>("price[EUR]+=10%"),
              (Calculate{Calculation::Sign::plus_percent, "10", std::nullopt}));
    EXPECT_EQ(action<Calculate>("price[EUR]-= 5 % round 1"),
              (Calculate{Calculation::Sign::minus_percent, "5", 1}));
    EXPECT_EQ(action<Calculate>("weight-=0.1 KILOGRAM"),
              (Calculate{Calculation::Sign::minus, "0.1 KILOGRAM", std::nullopt}));
    EXPECT_EQ(action<Calculate>("rating/=3 round 0"),
              (Calculate{Calculation::Sign::divided_by, "3", 0}));
    EXPECT_EQ(action<TextReplacement>(R"(name[fr_FR]~s/fo+(\d)/b$1/)"),
              (TextReplacement{R"(fo+(\d))", "b$1", true, true}));
    EXPECT_EQ(action<TextReplacement>(R"(name[fr_FR]~s/a\/b/c/i)"),
              (TextReplacement{"a/b", "c", true, false}));
    EXPECT_EQ(action<TextReplacement>(R"(name[fr_FR]~s|a/b.|\\|ip)"),
              (TextReplacement{"a/b.", "\\", false, false}));
    EXPECT_EQ(action<LetterCase>("name[en_US]:words"), LetterCase::capital_words);
    const auto copy = action<CopyValue>("name[fr_FR]=@name[en_US]");
    EXPECT_EQ(copy.from.locale, sample.locale("en_US"));
}

TEST_F(BulkText, IsReadBackAsItWasWritten) {
    for (const char* text : {"brand=sony",
                             "brand=",
                             "enabled=0",
                             "family=tvs",
                             "categories+=tvs, outlet",
                             "groups-=promo",
                             "features+=hdr",
                             "price[EUR]*=1.05",
                             "price[USD]+=10%",
                             "price[EUR]/=3 round 1",
                             "weight-=100 GRAM",
                             R"(name[fr_FR]~s/fo+(\d)/b$1/i)",
                             R"(name[fr_FR]~s|a/b|\\|p)",
                             "name[en_US]:upper",
                             "name[en_US]:lower",
                             "name[en_US]:capital",
                             "name[en_US]:words",
                             "name[fr_FR]=@name[en_US]",
                             "description[ecommerce,fr_FR]=@description[ecommerce,en_US]",
                             "ean=@sku",
                             R"(name[en_US]=\@home)",
                             R"(name[en_US]=\\@home)"}) {
        const BulkChange change = read(text);
        const std::string written = to_text(sample.structure, change);
        EXPECT_EQ(read(written), change) << text << " was written as " << written;
    }
    EXPECT_EQ(to_text(sample.structure, read("price[EUR] *= 1.05 round 0")),
              "price[EUR]*=1.05 round 0");
}

TEST_F(BulkText, SaysWhereItCannotBeRead) {
    EXPECT_THAT(refusal("brand"), HasSubstr("position 6: \"brand\" cannot be read at character 6"));
    EXPECT_THAT(refusal("brnad=sony"), HasSubstr("Did you mean brand?"));
    EXPECT_THAT(refusal("name=x"), HasSubstr("position 1: "));
    EXPECT_THAT(refusal("brand=sonny"), HasSubstr("position 7: "));
    EXPECT_THAT(refusal("brand=sonny"), HasSubstr("Did you mean sony?"));
    EXPECT_THAT(refusal("categories+=nowhere"), HasSubstr("position 13: "));
    EXPECT_THAT(refusal("categories+="), HasSubstr("position 13: "));
    EXPECT_THAT(refusal("price[EUR]*=abc"), HasSubstr("position 13: "));
    EXPECT_THAT(refusal("price[EUR]/=0"), HasSubstr("divided by zero"));
    EXPECT_THAT(refusal("price[EUR]*=2 round x"), HasSubstr("position 21: "));
    EXPECT_THAT(refusal("price[EUR]*=2 round 13"), HasSubstr("0 to 12"));
    EXPECT_THAT(refusal("weight+=5 INCH"), HasSubstr("position 9: "));
    EXPECT_THAT(refusal("brand*=2"), HasSubstr("position 6: "));
    EXPECT_THAT(refusal("brand:upper"), HasSubstr("position 6: "));
    EXPECT_THAT(refusal("name[en_US]:loud"), HasSubstr("position 13: "));
    EXPECT_THAT(refusal("name[en_US]~s/(/x/"), HasSubstr("not a regular expression"));
    EXPECT_THAT(refusal("name[en_US]~s/(a)/$2/"), HasSubstr("position 13: "));
    EXPECT_THAT(refusal("name[en_US]~s/a/b"), HasSubstr("A / is missing"));
    EXPECT_THAT(refusal("name[en_US]~s/a/b/x"), HasSubstr("position 19: "));
    EXPECT_THAT(refusal("name[en_US]~"), HasSubstr("s/find/replacement/"));
    EXPECT_THAT(refusal("name[fr_FR]=@nmae[en_US]"), HasSubstr("position 14: "));
    EXPECT_THAT(refusal("picture=@name[en_US]"), HasSubstr("picture"));
    EXPECT_THAT(refusal("picture=a.jpg"), HasSubstr("come with an import"));
    EXPECT_THAT(refusal("sku=x"), HasSubstr("identifier"));
    EXPECT_THAT(refusal("parent=x"), HasSubstr("cannot be edited"));
    EXPECT_THAT(refusal("enabled="), HasSubstr("position 8: "));
    // Characters are counted, not bytes.
    EXPECT_THAT(refusal("name[en_US]~s/é/è/x"), HasSubstr("position 19: "));
}

TEST(BulkKinds, AreThoseThatTheTypeAllows) {
    const SampleStructure sample;
    using enum BulkKind;
    const auto kinds = [&](const char* code) {
        return bulk_kinds(sample.structure, sample.attribute(code).id);
    };
    EXPECT_THAT(kinds("name"), testing::ElementsAre(set, clear, replace, letter_case, copy));
    EXPECT_THAT(kinds("price"), testing::ElementsAre(set, clear, calculate, copy));
    EXPECT_THAT(kinds("weight"), testing::ElementsAre(set, clear, calculate, copy));
    EXPECT_THAT(kinds("features"), testing::ElementsAre(set, clear, add, remove, copy));
    EXPECT_THAT(kinds("brand"), testing::ElementsAre(set, clear, copy));
    EXPECT_THAT(kinds("picture"), testing::ElementsAre(clear, copy));
    EXPECT_THAT(kinds("sku"), testing::IsEmpty());
    EXPECT_THAT(bulk_kinds(sample.structure, property::enabled), testing::ElementsAre(set));
    EXPECT_THAT(bulk_kinds(sample.structure, property::parent), testing::IsEmpty());
    SampleStructure with_markup;
    Attribute description = with_markup.attribute("description");
    description.html = true;
    with_markup.structure.attributes.put(description);
    EXPECT_THAT(bulk_kinds(with_markup.structure, description.id),
                testing::ElementsAre(set, clear, replace, copy));
}

}  // namespace
}  // namespace vitrine
