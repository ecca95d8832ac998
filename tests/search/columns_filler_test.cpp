// Filling columns at once against setting them row after row.
#include "search/columns_filler.h"

#include <gmock/gmock.h>

#include "search/filled_columns.h"

namespace vitrine::test {
namespace {

// What a column says of a row, whatever its kind.
auto cell(const Column* column, Row row) {
    using Cell =
        std::tuple<bool, std::optional<Decimal>, std::optional<std::int32_t>,
                   std::optional<Measurement>, std::string_view, std::vector<std::int32_t>>;
    if (column == nullptr) return Cell();
    return Cell(column->has(row), column->number(row), column->id(row), column->measurement(row),
                column->text(row), column->list(row));
}

void expect_equal(const Columns& filled, const Columns& set, const Structure& structure) {
    EXPECT_EQ(filled.rows(), set.rows());
    EXPECT_EQ(filled.alive(), set.alive());
    EXPECT_EQ(filled.enabled(), set.enabled());
    for (const auto kind : {ProductKind::simple, ProductKind::variant, ProductKind::model}) {
        EXPECT_EQ(filled.of_kind(kind), set.of_kind(kind));
    }
    for (Row row = 0; row < set.rows(); ++row) {
        EXPECT_EQ(cell(&filled.codes(), row), cell(&set.codes(), row)) << row;
        EXPECT_EQ(cell(&filled.families(), row), cell(&set.families(), row)) << row;
        EXPECT_EQ(cell(&filled.parents(), row), cell(&set.parents(), row)) << row;
        for (AttributeId attribute = 0; attribute < structure.attributes.next_id(); ++attribute) {
            for (ScopeId scope = 0; scope < 20; ++scope) {
                const ValueKey key{attribute, scope};
                EXPECT_EQ(cell(filled.find(key), row), cell(set.find(key), row))
                    << row << ' ' << attribute << ' ' << scope;
            }
        }
    }
}

Columns set_columns(const RandomCatalogue& catalogue) {
    Columns columns;
    for (const auto& [id, product] : catalogue.products) {
        columns.set(catalogue.sample.structure, catalogue.lineage(product));
    }
    columns.settle();
    return columns;
}

class ColumnsFillerAgainstSetting : public ::testing::TestWithParam<unsigned> {};

TEST_P(ColumnsFillerAgainstSetting, SaysTheSameOfEveryRow) {
    RandomCatalogue catalogue(GetParam());
    catalogue.fill(400);
    expect_equal(filled_columns(catalogue), set_columns(catalogue), catalogue.sample.structure);
}

// Ids without a product, values of another type than their attribute's, which hide what the model
// has, and of attributes that are no more.
TEST_P(ColumnsFillerAgainstSetting, SaysTheSameOfOddProducts) {
    RandomCatalogue catalogue(GetParam());
    catalogue.fill(400);
    const ValueKey name = catalogue.sample.key("name", "", "en_US");
    const ValueKey price = catalogue.sample.key("price", "", "", "EUR");
    for (auto& [id, product] : catalogue.products) {
        if (catalogue.chance(20)) product.values.set(name, Decimal(5, 0));
        if (catalogue.chance(20)) product.values.set(price, std::string("dear"));
        if (catalogue.chance(20)) product.values.set({9000, 0}, std::string("of nothing"));
        if (catalogue.chance(10)) product.family = 77;
    }
    for (const ProductId gone : {30, 31, 33, 200}) catalogue.products.erase(gone);
    expect_equal(filled_columns(catalogue), set_columns(catalogue), catalogue.sample.structure);
}

INSTANTIATE_TEST_SUITE_P(Seeds, ColumnsFillerAgainstSetting, ::testing::Range(1U, 9U));

TEST(ColumnsFiller, MakesColumnsThatCanBeChangedAfterwards) {
    RandomCatalogue catalogue(21);
    catalogue.fill(400);
    Columns filled = filled_columns(catalogue);
    Columns set = set_columns(catalogue);
    for (const ProductId id : {3, 21, 22, 150, 400}) {
        catalogue.products[id] = catalogue.make(id);
        std::vector<ProductId> changed = set.below({id});
        changed.insert(changed.begin(), id);
        for (const ProductId each : changed) {
            for (Columns* columns : {&filled, &set}) {
                columns->set(catalogue.sample.structure,
                             catalogue.lineage(catalogue.products.at(each)));
            }
        }
    }
    for (Columns* columns : {&filled, &set}) columns->remove(77);
    expect_equal(filled, set, catalogue.sample.structure);
}

TEST(ColumnsFiller, HasNoRowsWithoutProducts) {
    const SampleStructure sample;
    EXPECT_EQ(ColumnsFiller(sample.structure, 0).finish().rows(), 0U);
}

}  // namespace
}  // namespace vitrine::test
