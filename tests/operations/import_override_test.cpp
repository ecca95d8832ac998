#include "operations/read_fixture.h"

namespace vitrine::test {
namespace {

// The brand of the shirts belongs to their root model, oxford, and is acme there.
class ImportOverride : public ReadTest {
protected:
    ImportReport variants(std::string_view brand, bool overrides, bool preview = false) {
        ImportOptions options;
        options.override_inherited = overrides;
        options.preview = preview;
        return products("sku;parent;family;size;brand\noxford-blue-s;oxford_blue;shirts;s;" +
                            std::string(brand) + "\n",
                        options);
    }
    std::string own_brand() {
        const auto found = product("oxford-blue-s");
        const Attribute& brand = *structure().attributes.find("brand");
        const Value* value = found->values.find({brand.id, 0});
        return value == nullptr ? "" : value_to_text(structure(), brand, *value);
    }
};

TEST_F(ImportOverride, LeavesCellsOfTheModelOutUnlessTold) {
    EXPECT_EQ(rules(variants("nordlys", false)), "cell.not_owned:1");
    EXPECT_EQ(own_brand(), "");
}

TEST_F(ImportOverride, TakesWhatDiffersAndCountsIt) {
    EXPECT_EQ(rules(variants("nordlys", true, true)), "cell.override:1");
    EXPECT_EQ(own_brand(), "");
    const auto report = variants("nordlys", true);
    EXPECT_EQ(rules(report), "cell.override:1");
    EXPECT_EQ(report.total().updated, 1);
    EXPECT_EQ(report.total().warnings, 0);
    EXPECT_EQ(own_brand(), "nordlys");
    EXPECT_EQ(variants("nordlys", true).total().unchanged, 1);
}

TEST_F(ImportOverride, ResetsToTheModelWhereTheCellSaysTheSameOrNothing) {
    for (const std::string_view cell : {"acme", ""}) {
        variants("nordlys", true);
        ASSERT_EQ(own_brand(), "nordlys");
        EXPECT_EQ(rules(variants(cell, true)), "");
        EXPECT_EQ(own_brand(), "");
    }
}

TEST_F(ImportOverride, NeverOverridesWhatTellsTheModelsApart) {
    ImportOptions options;
    options.override_inherited = true;
    const auto report =
        products("sku;parent;family;size;color\noxford-blue-s;oxford_blue;shirts;s;red\n", options);
    EXPECT_EQ(rules(report), "cell.not_owned:1");
}

TEST_F(ImportOverride, LooksAtARowAgainThatWasImportedWithoutIt) {
    variants("acme", false);
    variants("nordlys", false);
    EXPECT_EQ(rules(variants("nordlys", true)), "cell.override:1");
    EXPECT_EQ(own_brand(), "nordlys");
}

}  // namespace
}  // namespace vitrine::test
