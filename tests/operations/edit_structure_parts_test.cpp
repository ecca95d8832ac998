// Markets and places, columns of tables, orders, and what records hold besides texts.
#include <gtest/gtest.h>

#include <fstream>

#include "base/text.h"
#include "operations/delete_entity.h"
#include "operations/edit_structure.h"
#include "operations/edit_structure_fixture.h"
#include "operations/entity_order.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class EditStructureParts : public test::EditStructureFixture {
protected:
    StructureChangeReport make(EntityKind kind, const char* code,
                               std::vector<SaidSetting> settings) {
        return edit({{{kind, 0}, code, std::move(settings)}});
    }
    static std::string why(const StructureChangeReport& report) {
        std::string all;
        for (const Issue& issue : report.issues)
            all += issue.column + ": " + issue.message + " " + issue.fix + "\n";
        return all;
    }
    std::filesystem::path write(const char* name, std::string_view bytes) {
        const auto path = folder / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
};

// One pixel.
constexpr std::string_view gif{
    "GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0"
    "\x02\x02\x44\x01\0;",
    35};

TEST_F(EditStructureParts, MakesAMarketAndItsPlaces) {
    const auto market = make(EntityKind::market, "france",
                             {{"label[en_US]", "France"},
                              {"country", "fr"},
                              {"zone", "Europe/Paris"},
                              {"currency", "EUR"}});
    ASSERT_FALSE(market.refused()) << why(market);
    const Market* france = structure().markets.find("france");
    EXPECT_EQ(france->country, "FR");
    EXPECT_EQ(structure().currencies.code_of(france->currency), "EUR");
    const auto place =
        make(EntityKind::location, "lyon",
             {{"market", "france"}, {"is_warehouse", "1"}, {"gln", "4006381333931"}});
    ASSERT_FALSE(place.refused()) << why(place);
    EXPECT_TRUE(structure().locations.find("lyon")->is_warehouse);
    EXPECT_EQ(setting("location", "lyon", "market"), "france");
}

TEST_F(EditStructureParts, RefusesCodesOfCountriesZonesAndPlacesThatCannotBe) {
    EXPECT_THAT(why(make(EntityKind::market, "x", {{"country", "Fra"}})),
                HasSubstr("country: \"FRA\" is no country code."));
    EXPECT_THAT(why(make(EntityKind::market, "x", {{"zone", "Paris"}})),
                HasSubstr("zone: \"Paris\" is no name of a time zone."));
    EXPECT_THAT(why(make(EntityKind::location, "x", {{"gln", "4006381333932"}})),
                HasSubstr("gln: \"4006381333932\" is no GLN."));
}

TEST_F(EditStructureParts, MakesAPriceListAndKeepsWhatItIsFor) {
    ASSERT_FALSE(make(EntityKind::segment, "b2b", {{"label[en_US]", "Companies"}}).refused());
    const auto list = make(EntityKind::price_list, "companies",
                           {{"currency", "EUR"},
                            {"net", "yes"},
                            {"segment", "b2b"},
                            {"priority", "3"},
                            {"from", "2026-11-27"},
                            {"zone", "Europe/Paris"}});
    ASSERT_FALSE(list.refused()) << why(list);
    EXPECT_EQ(setting("price_list", "companies", "segment"), "b2b");
    EXPECT_EQ(setting("price_list", "companies", "net"), "1");
    EXPECT_THAT(why(make(EntityKind::price_list, "x", {{"from", "2026-11-27"}})),
                HasSubstr("currency: The price list has no currency."));
    for (const char* kind : {"segment b2b", "currency EUR"}) {
        const auto words = split(kind, ' ');
        const auto report = delete_entity(*catalogue, {find_entity(*catalogue, words[0], words[1])},
                                          ChangeIntent::preview, Progress());
        EXPECT_THAT(why(report), HasSubstr("The price list companies applies only there."));
    }
}

TEST_F(EditStructureParts, MakesPriceRulesThatCannotRunInACircle) {
    for (const char* list : {"retail", "sale", "web"})
        ASSERT_FALSE(make(EntityKind::price_list, list, {{"currency", "EUR"}}).refused());
    const std::string condition = "enabled = true";
    const auto rule = make(EntityKind::price_rule, "sale",
                           {{"source", "retail"},
                            {"target", "sale"},
                            {"factor", "0.9"},
                            {"endings", ".99,.95"},
                            {"condition", condition}});
    ASSERT_FALSE(rule.refused()) << why(rule);
    EXPECT_EQ(setting("price_rule", "sale", "condition"), condition);
    EXPECT_THAT(
        why(make(EntityKind::price_rule, "back", {{"source", "sale"}, {"target", "retail"}})),
        HasSubstr("source: Rules derive their lists from each other in a circle"));
    EXPECT_THAT(why(make(EntityKind::price_rule, "x",
                         {{"source", "sale"}, {"target", "web"}, {"condition", "enabled is yes"}})),
                HasSubstr("condition: "));
    EXPECT_THAT(why(make(EntityKind::price_rule, "x", {{"source", "sale"}, {"from_type", "rrp"}})),
                HasSubstr("There is no \"rrp\" to choose here."));
    for (const auto& [list, says] : {std::pair("retail", "sale derives prices from this list."),
                                     std::pair("sale", "sale fills this list.")}) {
        const auto report = delete_entity(*catalogue, {find_entity(*catalogue, "price_list", list)},
                                          ChangeIntent::preview, Progress());
        EXPECT_THAT(why(report), HasSubstr(says));
    }
}

TEST_F(EditStructureParts, MakesATableWithItsColumnsAndGivesItMore) {
    const auto made = make(
        EntityKind::attribute, "parts",
        {{"type", "table"},
         {"table_columns", R"([{"code":"part","type":"text","label[en_US]":"Part"},)"
                           R"({"code":"size","type":"select","options":"s=Small; l=Large"}])"}});
    ASSERT_FALSE(made.refused()) << why(made);
    const auto columns = [&] { return structure().attributes.find("parts")->table_columns; };
    ASSERT_THAT(columns(), SizeIs(2));
    EXPECT_EQ(columns()[1].options[0].first, "s");
    EXPECT_EQ(columns()[1].options[1].second.begin()->second, "Large");
    const std::string text = setting("attribute", "parts", "table_columns");
    EXPECT_EQ(set("attribute", "parts", {{"table_columns", text}}).change_set, 0) << "the same";
    const auto more =
        set("attribute", "parts",
            {{"table_columns", text.substr(0, text.size() - 1) +
                                   R"(,{"code":"count","type":"number","required":"1",)"
                                   R"("number_min":"1","max_characters":""}])"}});
    ASSERT_FALSE(more.refused()) << why(more);
    ASSERT_THAT(columns(), SizeIs(3));
    EXPECT_EQ(columns()[2].id, 3);
    EXPECT_TRUE(columns()[2].required);
    EXPECT_EQ(columns()[2].number_min, Decimal(1, 0));
}

TEST_F(EditStructureParts, KeepsTheColumnsByWhichValuesAreWritten) {
    make(
        EntityKind::attribute, "parts",
        {{"type", "table"},
         {"table_columns", R"([{"code":"part","type":"text"},{"code":"count","type":"number"}])"}});
    const auto why_not = [&](const char* text) {
        return why(set("attribute", "parts", {{"table_columns", text}}));
    };
    EXPECT_THAT(why_not(R"([{"code":"part","type":"text"}])"),
                HasSubstr("The column count cannot be taken away"));
    EXPECT_THAT(why_not(R"([{"code":"part","type":"number"},{"code":"count","type":"number"}])"),
                HasSubstr("The column part has another type"));
    EXPECT_THAT(why_not(R"([{"code":"count","type":"number"},{"code":"part","type":"text"}])"),
                HasSubstr("stays the first"));
    EXPECT_THAT(why_not(R"([{"code":"part","type":"text"},{"code":"count","type":"number"},)"
                        R"({"code":"mass","type":"measurement"}])"),
                HasSubstr("mass needs a measurement family"));
    EXPECT_THAT(why_not(""), HasSubstr("needs a column"));
    EXPECT_THAT(why(make(EntityKind::attribute, "none", {{"type", "table"}})),
                HasSubstr("table_columns: A table needs a column"));
}

TEST_F(EditStructureParts, OptionsOfAColumnHaveALabelInEachLocale) {
    const auto locales = structure().active_locales();
    ASSERT_GT(locales.size(), 1U);
    const std::string first = structure().locales.code_of(locales[0]);
    const std::string other = structure().locales.code_of(locales[1]);
    const auto say = [&](const std::string& labels) {
        const std::string columns =
            R"([{"code":"part","type":"text"},{"code":"size","type":"select",)"
            R"("options":"s=Small; l=Large; x","options[)" +
            other + R"(]":")" + labels + R"("}])";
        if (structure().attributes.find("parts") == nullptr)
            make(EntityKind::attribute, "parts",
                 {{"type", "table"}, {"table_columns", R"([{"code":"part","type":"text"}])"}});
        return set("attribute", "parts", {{"table_columns", columns}});
    };
    const auto made = say("l=Grand; S=Petit");
    ASSERT_FALSE(made.refused()) << why(made);
    const auto options = [&] {
        return structure().attributes.find("parts")->table_columns[1].options;
    };
    ASSERT_THAT(options(), SizeIs(3));
    EXPECT_EQ(options()[0].second, (Labels{{first, "Small"}, {other, "Petit"}}));
    EXPECT_EQ(options()[1].second, (Labels{{first, "Large"}, {other, "Grand"}}));
    const std::string text = setting("attribute", "parts", "table_columns");
    EXPECT_THAT(text, HasSubstr("\"s=Petit; l=Grand\""));
    EXPECT_EQ(set("attribute", "parts", {{"table_columns", text}}).change_set, 0) << "the same";
    EXPECT_THAT(why(say("m=Moyen")), HasSubstr("The column size has no option \"m\"."));
    say("x=Autre");
    EXPECT_EQ(options()[0].second, (Labels{{first, "Small"}}));
    EXPECT_EQ(options()[2].second, (Labels{{other, "Autre"}}));
}

TEST_F(EditStructureParts, PutsOptionsGroupsAndCategoriesInOrder) {
    const AttributeId color = structure().attributes.find("color")->id;
    std::vector<std::string> codes;
    for (const Option* option : structure().options_of(color)) codes.push_back(option->code);
    ASSERT_GT(codes.size(), 1U);
    EXPECT_EQ(setting("attribute", "color", "option_order"), join(codes, ","));
    std::reverse(codes.begin(), codes.end());
    set("attribute", "color", {{"option_order", join(codes, ",")}});
    EXPECT_EQ(setting("attribute", "color", "option_order"), join(codes, ","));
    EXPECT_EQ(set("attribute", "color", {{"option_order", join(codes, ",")}}).change_set, 0);
    EXPECT_THAT(why(set("attribute", "color", {{"option_order", "nothing"}})),
                HasSubstr("\"nothing\" does not exist."));

    for (const char* code : {"first", "second", "third"})
        make(EntityKind::attribute_group, code, {});
    set("attribute_group", "first", {{"order", "third,first"}});
    std::vector<std::string> groups;
    for (const AttributeGroup* group : groups_in_order(structure())) groups.push_back(group->code);
    EXPECT_THAT(groups, ElementsAre("third", "first", "second"));

    make(EntityKind::category, "top", {});
    for (const char* code : {"a", "b", "c"}) make(EntityKind::category, code, {{"parent", "top"}});
    EXPECT_EQ(setting("category", "top", "order_below"), "a,b,c");
    set("category", "top", {{"order_below", "c,a,b"}});
    EXPECT_EQ(setting("category", "top", "order_below"), "c,a,b");
}

TEST_F(EditStructureParts, ARecordHoldsAPictureAndLinks) {
    edit({{{EntityKind::reference_entity, 0}, "brand", {}},
          {{EntityKind::attribute, 0}, "logo", {{"type", "image"}}},
          {{EntityKind::attribute, 0},
           "sisters",
           {{"type", "record_links"}, {"reference_entity", "brand"}}}});
    set("reference_entity", "brand", {{"attributes", "logo,sisters"}});
    make(EntityKind::record, "brand:acme", {});
    make(EntityKind::record, "brand:apex", {});
    const auto picture = write("logo.gif", gif);
    const auto report =
        set("record", "brand:acme", {{"logo", picture.string()}, {"sisters", "apex"}});
    ASSERT_FALSE(report.refused()) << why(report);
    EXPECT_EQ(setting("record", "brand:acme", "logo"), "logo.gif");
    EXPECT_EQ(setting("record", "brand:acme", "sisters"), "apex");
    EXPECT_EQ(set("record", "brand:acme", {{"logo", "logo.gif"}}).change_set, 0) << "it stays";
    const auto text = write("note.txt", "no picture");
    EXPECT_THAT(why(set("record", "brand:acme", {{"logo", text.string()}})),
                HasSubstr("note.txt is no picture"));
    EXPECT_THAT(why(set("record", "brand:acme", {{"logo", "/nowhere/logo.gif"}})),
                HasSubstr("There is no file /nowhere/logo.gif."));
    set("record", "brand:acme", {{"logo", ""}});
    EXPECT_EQ(setting("record", "brand:acme", "logo"), "");
}

}  // namespace
}  // namespace vitrine
