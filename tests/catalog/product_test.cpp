#include "catalog/product.h"

#include <gtest/gtest.h>

#include "sample_structure.h"

namespace vitrine {
namespace {

TEST(Values, KeepNoEmptyTextAndNoEmptyList) {
    Values values;
    values.set({70, 0}, Value(std::string("x")));
    values.set({70, 0}, Value(std::string()));
    values.set({71, 0}, Value(References{}));
    values.set({72, 0}, Value(false));
    EXPECT_EQ(values.size(), 1U);
    EXPECT_EQ(values.find({70, 0}), nullptr);
    EXPECT_NE(values.find({72, 0}), nullptr);
}

TEST(Values, StaySortedHoweverTheyArrive) {
    Values values;
    values.set({72, 0}, Value(true));
    values.set({70, 1}, Value(true));
    values.set({70, 0}, Value(true));
    std::vector<ValueKey> keys;
    for (const auto& [key, value] : values) keys.push_back(key);
    EXPECT_EQ(keys, (std::vector<ValueKey>{{70, 0}, {70, 1}, {72, 0}}));
}

TEST(Values, OfTheSameAmountAreEqualHoweverManyZerosTheyWereWrittenWith) {
    EXPECT_EQ(Value(*Decimal::parse("999")), Value(*Decimal::parse("999.00")));
    EXPECT_NE(Value(Measurement{Decimal(500, 0), 103}),
              Value(Measurement{*Decimal::parse("0.5"), 104}));
}

TEST(Differences, AreAppliedWithSetFieldAndUndoneTheSameWay) {
    SampleStructure sample;
    Product before = sample.product("tv-1", "tvs");
    before.values.set(sample.key("name", "", "en_US"), Value(std::string("TV")));
    before.values.set(sample.key("price", "", "", "EUR"), Value(Decimal(999, 0)));
    before.values.set({property::categories, 0}, Value(References{{1, 2}}));
    Product after = before;
    after.code = "tv-one";
    after.family = sample.family("shirts");
    after.enabled = false;
    after.parent = 7;
    after.kind = ProductKind::variant;
    after.values.erase(sample.key("name", "", "en_US"));
    after.values.set(sample.key("price", "", "", "EUR"), Value(Decimal(89900, 2)));
    after.values.set(sample.key("brand"), Value(Reference{sample.option("brand", "lg")}));
    after.values.set({property::categories, 0}, Value(References{{2, 1}}));

    const FieldChanges changes = differences(before, after);
    EXPECT_EQ(changes.size(), 8U);
    EXPECT_TRUE(std::is_sorted(changes.begin(), changes.end(),
                               [](const auto& a, const auto& b) { return a.key < b.key; }));
    Product redone = before;
    for (const FieldChange& change : changes) set_field(redone, change.key, change.after);
    EXPECT_TRUE(differences(redone, after).empty());
    EXPECT_EQ(redone.kind, ProductKind::variant);
    for (const FieldChange& change : changes) {
        EXPECT_EQ(field(redone, change.key), change.after);
        set_field(redone, change.key, change.before);
    }
    EXPECT_TRUE(differences(before, redone).empty());
    EXPECT_EQ(redone.kind, ProductKind::simple);
}

TEST(Differences, AreNoneBetweenTheSameAmountWrittenOtherwise) {
    SampleStructure sample;
    Product before = sample.product("tv-1", "tvs");
    before.values.set(sample.key("price", "", "", "EUR"), Value(Decimal(999, 0)));
    Product after = before;
    after.values.set(sample.key("price", "", "", "EUR"), Value(Decimal(99900, 2)));
    EXPECT_TRUE(differences(before, after).empty());
}

}  // namespace
}  // namespace vitrine
