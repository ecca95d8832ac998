#include "interchange/akeneo_files.h"

#include <gtest/gtest.h>

namespace vitrine {
namespace {

TEST(AkeneoFiles, AreKnownByTheirNamesInPluralAndSingular) {
    EXPECT_EQ(akeneo_file_by_name("attributes.csv"), AkeneoFile::attributes);
    EXPECT_EQ(akeneo_file_by_name("attribute.csv"), AkeneoFile::attributes);
    EXPECT_EQ(akeneo_file_by_name("Product_Models.CSV"), AkeneoFile::product_models);
    EXPECT_EQ(akeneo_file_by_name("option.csv"), AkeneoFile::attribute_options);
    EXPECT_EQ(akeneo_file_by_name("products_2.csv"), AkeneoFile::products);
    EXPECT_EQ(akeneo_file_by_name("spring.csv"), std::nullopt);
}

TEST(AkeneoFiles, AreKnownByTheNamesOfQuickExports) {
    EXPECT_EQ(akeneo_file_by_name(
                  "12_products_export_grid_context_en_US_ecommerce_2018-02-01_10-30-00.csv"),
              AkeneoFile::products);
    EXPECT_EQ(akeneo_file_by_name("12_products_export_grid_context_en_US_ecommerce_2018-02-01_10-"
                                  "30-00_product_models.csv"),
              AkeneoFile::product_models);
}

TEST(AkeneoFiles, LeaveOutAccountsAndJobs) {
    for (const char* name : {"users.csv", "user_groups.csv", "user_roles.csv", "jobs.csv"}) {
        EXPECT_TRUE(is_left_out_by_name(name)) << name;
    }
    EXPECT_FALSE(is_left_out_by_name("groups.csv"));
}

TEST(AkeneoFiles, AreKnownByTheirHeadings) {
    EXPECT_EQ(akeneo_file_by_headings({"code", "family_variant", "parent"}, "sku"),
              AkeneoFile::product_models);
    EXPECT_EQ(akeneo_file_by_headings({"code", "family", "variant-axes_1"}, "sku"),
              AkeneoFile::family_variants);
    EXPECT_EQ(akeneo_file_by_headings({"type", "code", "label-en_US", "group"}, "sku"),
              AkeneoFile::attributes);
    EXPECT_EQ(akeneo_file_by_headings({"code", "type", "label-en_US"}, "sku"), AkeneoFile::groups);
    EXPECT_EQ(akeneo_file_by_headings({"code", "label-en_US", "parent"}, "sku"),
              AkeneoFile::categories);
    EXPECT_EQ(akeneo_file_by_headings({" SKU ", "name"}, "sku"), AkeneoFile::products);
    EXPECT_EQ(akeneo_file_by_headings({"article", "name"}, "article"), AkeneoFile::products);
    EXPECT_EQ(akeneo_file_by_headings({"uuid", "name"}, "sku"), AkeneoFile::products);
}

TEST(AkeneoFiles, AreUnknownWhereTheHeadingsFitSeveral) {
    EXPECT_EQ(akeneo_file_by_headings({"code", "label-en_US"}, "sku"), std::nullopt);
    EXPECT_EQ(akeneo_file_by_headings({}, "sku"), std::nullopt);
}

}  // namespace
}  // namespace vitrine
