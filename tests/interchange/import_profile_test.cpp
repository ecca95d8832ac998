#include "interchange/import_profile.h"

#include <gmock/gmock.h>

#include "base/text.h"

namespace vitrine {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A profile in which every member differs from its default.
ImportProfile full_profile() {
    ImportProfile profile;
    profile.name = "acme";
    profile.title = "Acme's price list";
    profile.source = {"acme*.csv", "\t", "windows-1252", "Sheet 2", "/items/item"};
    profile.decimal_sign = ',';
    profile.date_format = "dd.MM.yyyy";
    profile.locale = "de_DE";
    profile.channel = "print";
    profile.currency = "EUR";
    profile.family = "tools";
    profile.category_separator = "";
    profile.locale_column = "lang";
    profile.locales = {{"fr", "fr_FR"}, {"de", "de_DE"}};
    profile.mode = ImportMode::delete_missing;
    profile.delete_at_most = 12;
    profile.override_inherited = true;
    profile.may_create = {true, true, true, true, true, true};
    profile.variants.by = VariantRule::By::children;
    profile.variants.column = "children";
    profile.variants.key = "id";
    profile.variants.key_prefix = "id:";
    profile.variants.kind_column = "type";
    profile.variants.model_kinds = {"configurable"};
    profile.variants.record_separator = ";";
    profile.variants.part_separator = "/";
    profile.variants.assign = ":";
    profile.variants.code_name = "code";
    profile.variants.make_codes = true;
    ColumnMapping column;
    column.column = "Gewicht {number}";
    column.target.kind = ColumnTarget::Kind::attribute;
    column.target.code = "weight";
    column.target.locale = "de_DE";
    column.target.channel = "print";
    column.target.currency = "EUR";
    column.target.unit = "KILOGRAM";
    column.target.create = NewAttribute{AttributeType::measurement, "Gewicht", true, true};
    column.target.series = 3;
    column.target.quantity_sign = "=";
    column.transforms = {{TransformKind::trim, "", "", {}},
                         {TransformKind::lookup, "", "keep", {{"b", "1"}, {"a", "2"}}}};
    column.level = ColumnLevel::variant;
    column.ignore_blanks = true;
    profile.columns = {column, {}};
    NamedValues named{"N {number}", "V {number}", "|",
                      ",",          ":",          "p_",
                      "/",          true,         ColumnLevel::both,
                      {"none"},     {"-"},        {{"category", column.target}}};
    profile.named_values = {named};
    profile.variant_file = VariantFile{"variants*.csv", {column}, {named}};
    return profile;
}

Issues issues_of(std::string_view text) {
    auto parsed = parse_import_profile(text);
    return std::holds_alternative<Issues>(parsed) ? std::get<Issues>(parsed) : Issues{};
}

TEST(ImportProfile, ComesBackFromItsTextAsItWas) {
    const std::string text = to_json(full_profile());
    const auto parsed = parse_import_profile(text);
    ASSERT_TRUE(std::holds_alternative<ImportProfile>(parsed)) << text;
    EXPECT_EQ(std::get<ImportProfile>(parsed), full_profile());
    EXPECT_EQ(to_json(std::get<ImportProfile>(parsed)), text);
}

TEST(ImportProfile, LeavesOutWhatHasItsDefault) {
    EXPECT_EQ(to_json({}), "{\n  \"vitrine_import_profile\": 1\n}\n");
    EXPECT_THAT(issues_of(to_json({})), IsEmpty());
}

TEST(ImportProfile, WritesAColumnALine) {
    ImportProfile profile;
    profile.columns.resize(2);
    profile.columns[0].column = "SKU";
    profile.columns[0].target = {ColumnTarget::Kind::property, "code", {}, {}, {}, {}, {}, 1, {}};
    profile.columns[1].column = "Name";
    EXPECT_THAT(to_json(profile),
                HasSubstr("\"columns\": [\n    {\"column\": \"SKU\", \"to\": {\"property\": "
                          "\"code\"}},\n    {\"column\": \"Name\"}\n  ]"));
}

TEST(ImportProfile, RefusesWhatItDoesNotKnowAndSaysWhere) {
    const Issues issues = issues_of(
        R"({"vitrine_import_profile": 1, "columns": [{"column": "a", "to": {"atribute": "b"}}]})");
    ASSERT_THAT(issues, SizeIs(1));
    EXPECT_EQ(issues[0].column, "columns[0].to.atribute");
    EXPECT_EQ(issues[0].rule, "profile.unknown_key");
    EXPECT_EQ(issues[0].message, "columns[0].to.atribute: the key \"atribute\" is not known here.");
    EXPECT_THAT(issues[0].fix, HasSubstr("attribute"));
}

TEST(ImportProfile, SaysEverythingThatIsWrong) {
    const Issues issues = issues_of(R"({
        "vitrine_import_profile": 1, "decimal_sign": "x", "mode": "some", "name": 4,
        "delete_at_most": -1, "source": [], "variants": {"by": "group_column"},
        "columns": [{"to": {"property": "price", "create": {"type": "colour"}, "series": 101}},
                    {"transforms": [{"from": "a"}]}]})");
    std::vector<std::string> places;
    for (const Issue& issue : issues) {
        places.push_back(issue.column);
        EXPECT_FALSE(issue.message.empty());
        EXPECT_FALSE(issue.fix.empty());
    }
    EXPECT_THAT(places, ElementsAre("name", "source", "decimal_sign", "mode", "delete_at_most",
                                    "variants.column", "columns[0].to.property",
                                    "columns[0].to.create.type", "columns[0].to.series",
                                    "columns[1].transforms[0].do"));
}

TEST(ImportProfile, RefusesOtherTexts) {
    EXPECT_EQ(issues_of("{")[0].rule, "profile.syntax");
    EXPECT_EQ(issues_of("[]")[0].rule, "profile.value");
    EXPECT_EQ(issues_of("{}")[0].column, "vitrine_import_profile");
    EXPECT_EQ(issues_of(R"({"vitrine_import_profile": 2})")[0].column, "vitrine_import_profile");
    EXPECT_EQ(issues_of(R"({"vitrine_import_profile": 1, "name": "a", "name": "b"})")[0].rule,
              "profile.repeated_key");
}

}  // namespace
}  // namespace vitrine
