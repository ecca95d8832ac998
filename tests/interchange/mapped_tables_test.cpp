#include "interchange/mapped_tables.h"

#include <gmock/gmock.h>

#include "interchange/mapped_reading.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class MappedTablesTest : public ::testing::Test {
protected:
    // The tables of `csv` by the profile with these members.
    std::string map(const std::string& members, std::string_view csv,
                    std::string_view variants = {}) {
        tables = {};
        const auto parsed = parse_import_profile(
            R"({"vitrine_import_profile": 1, "locale": "en_US", )" + members + "}");
        if (const auto* wrong = std::get_if<Issues>(&parsed)) return to_sentence(wrong->at(0));
        const auto& profile = std::get<ImportProfile>(parsed);
        const auto main = folder.write("main.csv", csv);
        const auto other =
            variants.empty() ? std::filesystem::path() : folder.write("variants.csv", variants);
        const MappedTables mapped(profile, structure, test::open_files(main, other));
        issues = mapped.issues();
        unmapped = mapped.unmapped_columns();
        tables = test::read_whole(mapped);
        return test::as_text(tables);
    }

    test::TemporaryFolder folder;
    Structure structure;
    Issues issues;
    std::vector<std::string> unmapped;
    std::vector<test::WholeTable> tables;
};

const std::string everything = R"("may_create": {"options": true, "attributes": true,
    "categories": true, "families": true}, )";

TEST_F(MappedTablesTest, MakesTheStructureThatTheRowsNeed) {
    EXPECT_EQ(map(everything + R"("family": "Tools", "columns": [
                  {"column": "SKU", "to": {"property": "code"}},
                  {"column": "Colour", "to": {"attribute": "color",
                   "create": {"type": "simple_select", "label": "Colour"}}},
                  {"column": "Path", "to": {"property": "categories"}}])",
                  "SKU,Colour,Path,Rest\na,Light Blue,Hand > Saws,1\nb,light blue,Saws,2\n"),
              "category: code|parent|label-en_US\n"
              "  hand||Hand\n"
              "  hand_saws|hand|Saws\n"
              "  saws||Saws\n"
              "attribute: code|label-en_US|type|localizable|metric_family|default_metric_unit|"
              "decimals_allowed|negative_allowed|wysiwyg_enabled\n"
              "  sku|SKU|pim_catalog_identifier|0|||0|0|0\n"
              "  color|Colour|pim_catalog_simpleselect|0|||1|1|0\n"
              "option: attribute|code|label-en_US\n"
              "  color|light_blue|Light Blue\n"
              "family: code|label-en_US|attributes|attribute_as_label|attribute_as_image\n"
              "  tools|Tools|sku,color||\n"
              "product: sku|family|color|categories\n"
              "  a|tools|light_blue|hand_saws\n"
              "  b|tools|light_blue|saws\n");
    EXPECT_THAT(unmapped, ElementsAre("Rest"));
    EXPECT_THAT(issues, IsEmpty());
}

TEST_F(MappedTablesTest, UseWhatTheCatalogueHas) {
    Attribute color;
    color.code = "Farbe";
    color.type = AttributeType::simple_select;
    const AttributeId id = structure.attributes.put(color);
    structure.options.put({0, id, "01", {{"en_US", "Blue"}}, 0});
    Attribute name;
    name.code = "name";
    name.localizable = name.scopable = true;
    structure.attributes.put(name);
    Channel print;
    print.code = "print";
    structure.channels.put(print);
    structure.categories.put({0, "tools", 0, {{"en_US", "Tools"}}, 0});
    structure.categories.put({0, "4711", 1, {{"en_US", "Saws"}}, 1});
    EXPECT_EQ(map(R"("columns": [{"column": "SKU", "to": {"property": "code"}},
                     {"column": "Colour", "to": {"attribute": "farbe"}},
                     {"column": "Name", "to": {"attribute": "name"}},
                     {"column": "Path", "to": {"property": "categories"}}])",
                  "SKU,Colour,Name,Path\na,blue,x,Tools > Saws\nb,01,y,4711\nc,red,z,New\n"),
              "product: sku|family|Farbe|name-en_US-print|categories\n"
              "  a||01|x|4711\n"
              "  b||01|y|4711\n"
              "  c||red|z|New\n");
}

TEST_F(MappedTablesTest, NameTheRowAndTheColumnOfTheSource) {
    map(everything + R"("decimal_sign": ",", "columns": [
        {"column": "SKU", "to": {"property": "code"}},
        {"column": "Weight", "to": {"attribute": "weight", "unit": "KILOGRAM",
         "create": {"type": "measurement"}}},
        {"column": "Since", "to": {"attribute": "since", "create": {"type": "date"}},
         "transforms": [{"do": "date_format", "from": "dd.MM.yyyy"}]}])",
        "SKU;Weight;Since\na;1,5;31.12.2025\nb;heavy;soon\n;2 g;\n");
    const auto& products = tables.back();
    EXPECT_EQ(products.rows[0], (std::vector<std::string>{"a", "", "1.5 KILOGRAM", "2025-12-31"}));
    EXPECT_EQ(products.rows[1], (std::vector<std::string>{"b", "", "", ""}));
    EXPECT_THAT(products.untouched[1], ElementsAre(1, 2, 3));
    EXPECT_EQ(products.left_out, 1);
    ASSERT_THAT(products.issues, SizeIs(3));
    EXPECT_EQ(products.issues[0].rule, "mapping.measurement");
    EXPECT_EQ(products.issues[1].rule, "transform.date_format");
    EXPECT_EQ(products.issues[2].rule, "mapping.no_code");
    for (const Issue& issue : products.issues) {
        EXPECT_FALSE(issue.message.empty());
        EXPECT_FALSE(issue.fix.empty());
    }
    EXPECT_EQ(products.issues[0].row, 3);
    EXPECT_EQ(products.issues[0].column, "Weight");
    EXPECT_EQ(products.issues[0].value, "heavy");
    EXPECT_EQ(products.issues[0].product, "b");
    EXPECT_EQ(products.issues[2].row, 4);
}

const std::string shirts = R"("family": "shirts", "columns": [
    {"column": "SKU", "to": {"property": "code"}, "level": "variant"},
    {"column": "Name", "to": {"attribute": "name", "create": {}}},
    {"column": "Price", "to": {"attribute": "price", "currency": "EUR",
     "create": {"type": "price_collection"}}, "level": "variant"},
    {"column": "Picture", "to": {"attribute": "picture", "create": {"type": "image"},
     "series": 3}}],
    "named_values": [{"names": "Option", "values": "Value", "axes": true}])";

// Without the tables of the structure.
std::string products_only(const std::string& text) {
    const auto at = std::min(text.find("product_model:"), text.find("product:"));
    return at == std::string::npos ? text : text.substr(at);
}

TEST_F(MappedTablesTest, GroupRowsWithTheSameKey) {
    const std::string text =
        map(everything + R"("variants": {"by": "group_column", "column": "Handle",
                        "make_codes": true}, )" +
                shirts,
            "Handle,SKU,Name,Price,Picture,Option,Value\n"
            "tee,t-1,Tee,10,a.jpg,Size,Small\ntee,,,12,b.jpg,,Large\ntee,,,,c.jpg,,\n"
            "mug,,Mug,5,m.jpg,,\nmug,,,,n.jpg,,\n");
    EXPECT_THAT(text, HasSubstr("family_variant: code|family|variant-axes_1|variant-attributes_1\n"
                                "  shirts_by_size|shirts|size|price\n"));
    EXPECT_EQ(products_only(text),
              "product_model: code|family_variant|name|picture|picture_2|picture_3\n"
              "  tee|shirts_by_size|Tee|a.jpg|b.jpg|c.jpg\n"
              "product: sku|family|name|price-EUR|picture|picture_2|picture_3\n"
              "  mug|shirts|Mug|5|m.jpg|n.jpg|\n"
              "product: sku|parent|price-EUR|size\n"
              "  t-1|tee|10|small\n"
              "  tee-large|tee|12|large\n");
    EXPECT_THAT(tables.back().lines, ElementsAre(2, 3));
}

TEST_F(MappedTablesTest, ReadBlankRowsAsMoreOfTheSame) {
    EXPECT_EQ(products_only(map(everything + R"("variants": {"by": "blank_rows", "column": "Name",
                                "key": "Code"}, )" +
                                    shirts,
                                "Code,SKU,Name,Price,Picture,Option,Value\n"
                                "tee,t-1,Tee,10,,Size,S\n,t-2,,12,,,L\nmug,m-1,Mug,5,,,\n")),
              "product_model: code|family_variant|name|picture\n"
              "  tee|shirts_by_size|Tee|\n"
              "product: sku|family|name|price-EUR|picture\n"
              "  m-1|shirts|Mug|5|\n"
              "product: sku|parent|price-EUR|size\n"
              "  t-1|tee|10|s\n"
              "  t-2|tee|12|l\n");
}

TEST_F(MappedTablesTest, FindModelsByTheParentsThatVariantsName) {
    EXPECT_EQ(products_only(map(everything + R"("variants": {"by": "parent_column",
                                "column": "Parent", "key": "Id", "key_prefix": "id:"}, )" +
                                    shirts,
                                "Id,Parent,SKU,Name,Price,Picture,Option,Value\n"
                                "1,id:2,t-1,,10,,Size,S\n2,,tee,Tee,,,Size,\"S, L\"\n"
                                "3,tee,t-2,,12,,Size,L\n4,,mug,Mug,5,,,\n")),
              "product_model: code|family_variant|name|picture\n"
              "  tee|shirts_by_size|Tee|\n"
              "product: sku|family|name|price-EUR|picture\n"
              "  mug|shirts|Mug|5|\n"
              "product: sku|parent|price-EUR|size\n"
              "  t-1|tee|10|s\n"
              "  t-2|tee|12|l\n");
}

TEST_F(MappedTablesTest, ReadVariantsFromAFileOfTheirOwn) {
    const std::string text =
        map(everything + R"("family": "f", "variants": {"by": "separate_file", "column": "Product",
        "key": "Id"}, "columns": [{"column": "Ref", "to": {"property": "code"}},
        {"column": "Name", "to": {"attribute": "name", "create": {}}}],
        "variant_file": {"columns": [{"column": "Reference", "to": {"property": "code"}}],
        "named_values": [{"names": "N", "values": "V", "separator": ",", "cut": ":",
        "axes": true}]})",
            "Id,Ref,Name\n1,tee,Tee\n2,mug,Mug\n",
            "Product,Reference,N,V\n1,t-1,\"Size:a:0,Cut:b\",\"S:0,Slim:1\"\n9,x,Size,L\n");
    EXPECT_EQ(products_only(text),
              "product_model: code|family_variant|name\n  tee|f_by_size_cut|Tee\n"
              "product: sku|family|name\n  mug|f|Mug\n"
              "product: sku|parent|size|cut\n  t-1|tee|s|slim\n"
              "  ! mapping.no_model 3  \n");
    EXPECT_EQ(tables.back().source, SourceFile::variants);
    EXPECT_EQ(tables.back().left_out, 1);
}

TEST_F(MappedTablesTest, ReadVariantsThatTheModelLists) {
    EXPECT_EQ(products_only(map(everything + R"("variants": {"by": "children",
                                "column": "Children"}, )" +
                                    shirts,
                                "SKU,Name,Price,Picture,Option,Value,Children\n"
                                "t-1,,10,,,,\ntee,Tee,,,,,\"sku=t-1,size=S|sku=t-2,size=L\"\n"
                                "t-2,,12,,,,\n")),
              "product_model: code|family_variant|name|picture\n"
              "  tee|shirts_by_size|Tee|\n"
              "product: sku|family|name|price-EUR|picture\n"
              "product: sku|parent|price-EUR|size\n"
              "  t-1|tee|10|s\n"
              "  t-2|tee|12|l\n");
}

TEST_F(MappedTablesTest, TakeRowsInOtherLocalesAsTexts) {
    EXPECT_EQ(products_only(map(everything + R"("locale_column": "lang", "locales":
                  {"en": "en_US", "fr": "fr_FR"}, "columns": [
                  {"column": "sku", "to": {"property": "code"}},
                  {"column": "name", "to": {"attribute": "name",
                   "create": {"localizable": true}}},
                  {"column": "size", "to": {"attribute": "size", "create": {}}}])",
                                "sku,lang,name,size\na,en,Saw,9\na,fr,Scie,9\n")),
              "product: sku|family|name-en_US|size\n  a||Saw|9\n"
              "product: sku|name-fr_FR\n  a|Scie\n");
}

TEST_F(MappedTablesTest, JoinAnAmountAndTheUnitInAColumnOfItsOwn) {
    EXPECT_EQ(products_only(map(everything + R"("decimal_sign": ",", "columns": [
                  {"column": "sku", "to": {"property": "code"}},
                  {"column": "Weight", "to": {"attribute": "weight", "unit": "KILOGRAM",
                   "create": {"type": "measurement"}},
                   "transforms": [{"do": "join", "from": "Weight unit", "to": " "}]}])",
                                "sku;weight;weight unit\na;1,5;kg\nb;20;g\nc;3;\nd;;kg\n")),
              "product: sku|family|weight\n"
              "  a||1.5 KILOGRAM\n"
              "  b||20 GRAM\n"
              "  c||3 KILOGRAM\n"
              "  d||\n");
    EXPECT_THAT(unmapped, IsEmpty()) << "the column of units is taken";
    EXPECT_THAT(issues, IsEmpty());
}

TEST_F(MappedTablesTest, LinkProductsAndModelsWithQuantities) {
    EXPECT_EQ(products_only(map(everything + R"("columns": [
                  {"column": "sku", "to": {"property": "code"}},
                  {"column": "parts", "to": {"association": "KIT", "quantity_sign": "="},
                   "transforms": [{"do": "split", "from": ","}]}])",
                                "sku,parts\na,\"b=2,c\"\n")),
              "product: sku|family|KIT-products|KIT-products-quantity|KIT-product_models|"
              "KIT-product_models-quantity\n"
              "  a||b,c|2|1||\n");
}

TEST_F(MappedTablesTest, KeepCodesApart) {
    map(everything + R"("columns": [{"column": "SKU", "to": {"property": "code"}},
                        {"column": "C", "to": {"property": "categories"}}])",
        "SKU,C\na,T-Shirt\nb,T Shirt\nc,\xE6\xBC\xA2\xE5\xAD\x97\nd,t shirt\n");
    const auto& rows = tables.front().rows;
    ASSERT_THAT(rows, SizeIs(3));
    EXPECT_EQ(rows[0][0], "t_shirt");
    EXPECT_THAT(rows[1][0], HasSubstr("t_shirt_"));
    EXPECT_THAT(rows[2][0], SizeIs(9));
}

TEST_F(MappedTablesTest, SayWhatIsWrongWithTheProfileForThisFile) {
    EXPECT_THAT(map(R"("columns": [{"column": "x", "to": {"attribute": "y"}}])", "SKU\na\n"),
                Not(HasSubstr("product:")));
    ASSERT_THAT(issues, SizeIs(1));
    EXPECT_EQ(issues[0].rule, "mapping.no_code_column");
    map(R"("variants": {"by": "group_column", "column": "Group"},
           "columns": [{"column": "SKU", "to": {"property": "code"}}])",
        "SKU\na\n");
    ASSERT_THAT(issues, SizeIs(1));
    EXPECT_EQ(issues[0].rule, "mapping.no_variant_column");
}

TEST_F(MappedTablesTest, LeaveBlankCellsAloneWhereTheProfileSaysSo) {
    map(everything + R"("columns": [{"column": "SKU", "to": {"property": "code"}},
        {"column": "a", "to": {"attribute": "a", "create": {}}, "ignore_blanks": true},
        {"column": "b", "to": {"attribute": "b", "create": {}}}])",
        "SKU,a,b\nx,,\n");
    EXPECT_THAT(tables.back().untouched.at(0), ElementsAre(1, 2));
}

}  // namespace
}  // namespace vitrine
