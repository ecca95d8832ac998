#include "operations/import_fixture.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

using ImportStructure = ImportTest;

TEST_F(ImportStructure, TakesAWholeFolderInTheOrderInWhichItsFilesNeedEachOther) {
    EXPECT_EQ(structure().attributes.size(), 17U);
    EXPECT_EQ(structure().options.size(), 7U);
    EXPECT_EQ(structure().families.size(), 1U);
    EXPECT_EQ(structure().family_variants.size(), 2U);
    const Channel* shop = structure().channels.find("ecommerce");
    ASSERT_NE(shop, nullptr);
    EXPECT_EQ(structure().categories.code_of(shop->tree), "master");
    // Named before the attributes are there, and kept.
    EXPECT_EQ(shop->conversion_units.at(structure().attributes.find("weight")->id), "GRAM");
    const Family* family = structure().families.find("shirt");
    EXPECT_EQ(structure().attributes.code_of(family->label_attribute), "name");
    EXPECT_EQ(family->requirements.at(shop->id).size(), 3U);
    const FamilyVariant* variant = structure().family_variants.find("shirt_by_color_size");
    ASSERT_EQ(variant->levels.size(), 2U);
    EXPECT_EQ(variant->level_of(structure().attributes.find("ean")->id), 2);
    EXPECT_TRUE(structure().association_types.find("PAIR")->two_way);
}

TEST_F(ImportStructure, RecordsNothingTheSecondTime) {
    open();
    const std::int64_t seq = m_catalogue->journal().last_seq();
    const ImportReport again = import({test_data("akeneo/shop")});
    EXPECT_EQ(again.total().unchanged, again.total().read);
    EXPECT_EQ(again.change_set, 0);
    EXPECT_EQ(m_catalogue->journal().last_seq(), seq);
}

TEST_F(ImportStructure, LeavesWhatHasNoColumn) {
    const auto report = import_text("attributes.csv", "code;label-fr_FR\nname;Nom\n");
    EXPECT_EQ(counts(report, "attribute").updated, 1);
    const Attribute* name = structure().attributes.find("name");
    EXPECT_EQ(name->labels.at("en_US"), "Name");
    EXPECT_EQ(name->labels.at("fr_FR"), "Nom");
    EXPECT_TRUE(name->localizable);
}

TEST_F(ImportStructure, RejectsRowsOneByOne) {
    const auto report = import_text("attributes.csv",
                                    "code;type;metric_family;group\n"
                                    "good;pim_catalog_text;;main\n"
                                    "table;pim_catalog_asset_collection;;main\n"
                                    "height;pim_catalog_metric;Lenght;main\n"
                                    "with-hyphen;pim_catalog_text;;main\n"
                                    "ean;pim_catalog_number;;main\n"
                                    "lost;pim_catalog_text;;nowhere\n"
                                    ";pim_catalog_text;;main\n"
                                    "good;pim_catalog_text;;main\n"
                                    "other;pim_catalog_text;;main;too;many\n");
    EXPECT_EQ(counts(report, "attribute").created, 1);
    EXPECT_EQ(counts(report, "attribute").rejected, 8);
    EXPECT_EQ(
        rules(report),
        "attribute.measurement_family:1 attribute.type:1 attribute.type_change:1 code.invalid:1 "
        "code.unknown:1 row.cells:1 row.duplicate:1 row.no_code:1");
    EXPECT_EQ(report.issues[0].row, 3);
    EXPECT_EQ(report.issues[0].file, "attributes.csv");
    EXPECT_EQ(report.issues[0].column, "type");
    EXPECT_EQ(report.issues[0].value, "pim_catalog_asset_collection");
}

TEST_F(ImportStructure, PlacesCategoriesWhoseParentComesLater) {
    const auto report =
        import_text("categories.csv",
                    "code;parent;label-en_US\nsocks;clothes;Socks\nclothes;master;Clothes\n"
                    "lost;nowhere;Lost\nmaster;socks;Master\n");
    EXPECT_EQ(counts(report, "category").created, 2);
    // A parent that never comes, and a root that would stand below its own grandchild.
    EXPECT_EQ(rules(report), "category.parent:2");
    const Category* socks = structure().categories.find("socks");
    EXPECT_EQ(structure().categories.code_of(socks->parent), "clothes");
}

TEST_F(ImportStructure, DoesNotMoveTheAxesOfAFamilyVariant) {
    const auto report = import_text(
        "family_variants.csv",
        "code;family;variant-axes_1;variant-attributes_1\nshirt_by_size;shirt;color;sku\n"
        "new;shirt;;sku\nother;nowhere;color;sku\nodd;shirt;note;sku\n");
    EXPECT_EQ(counts(report, "family_variant").rejected, 4);
    EXPECT_EQ(rules(report), "code.unknown:1 family_variant.axes:2 family_variant.axes_change:1");
}

TEST_F(ImportStructure, RefusesAFileWithoutCodesOrWithDoubledColumns) {
    const std::int64_t seq = m_catalogue->journal().last_seq();
    EXPECT_THAT(refusal("families.csv", "label-en_US;label-en_US\nShirt;Shirt\n"),
                HasSubstr("families.csv"));
    EXPECT_EQ(m_catalogue->journal().last_seq(), seq);
}

TEST_F(ImportStructure, WarnsOfColumnsItDoesNotRead) {
    const auto report = import_text("families.csv", "code;colour\nshirt;red\n");
    EXPECT_EQ(rules(report), "heading.not_read:1");
    EXPECT_EQ(counts(report, "family").unchanged, 1);
}

TEST_F(EmptyImportTest, TakesEmptyFilesAndPassesOverStrangers) {
    const TemporaryFolder files;
    files.write("products.csv", "");
    files.write("users.csv", "username;password\njulia;secret\n");
    files.write("notes.csv", "when;what\ntoday;nothing\n");
    files.write("readme.txt", "not for us");
    files.write("locales.csv", "code\nen_US\n");
    const auto report = import({files.path()});
    EXPECT_EQ(counts(report, "locale").created, 1);
    ASSERT_EQ(report.issues.size(), 1U);
    EXPECT_EQ(report.issues[0].rule, "file.unknown");
    EXPECT_EQ(report.issues[0].file, "notes.csv");
}

}  // namespace
}  // namespace vitrine::test
