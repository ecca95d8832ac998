// Columns so long that several threads answer together, against asking row by row.
#include <gtest/gtest.h>

#include <random>

#include "catalog/sample_structure.h"
#include "search/completeness_column.h"

namespace vitrine::test {
namespace {

class LongColumn : public ::testing::Test {
protected:
    int any(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    // Rows of which a filter left some, in parts thinly and in parts densely.
    Bitmap some_rows(std::size_t rows) {
        Bitmap among(rows);
        for (Row row = 0; row < rows; ++row) among.set(row, any(row / 1000 % 2 == 0 ? 40 : 2) == 0);
        return among;
    }
    template <class Test>
    static Bitmap asked(const Bitmap& among, Test test) {
        Bitmap found(among.size());
        among.each([&](Row row) { found.set(row, test(row)); });
        return found;
    }

    std::mt19937 m_random{1};
};

TEST_F(LongColumn, OfIdsIsTheSameInParts) {
    constexpr std::size_t rows = 450'001;
    Column column(ColumnKind::id);
    for (Row row = 0; row < rows; ++row) {
        const Value value = Reference{1 + any(50)};
        if (any(10) > 0) column.set(row, &value);
    }
    column.settle(rows);
    for (const Bitmap& among : {Bitmap(rows, true), some_rows(rows)}) {
        EXPECT_EQ(column.between(10, 20, among), asked(among, [&](Row row) {
                      const auto id = column.id(row);
                      return id && *id >= 10 && *id <= 20;
                  }));
        EXPECT_EQ(column.present(among), asked(among, [&](Row row) { return column.has(row); }));
    }
}

TEST_F(LongColumn, OfListsIsTheSameInParts) {
    constexpr std::size_t rows = 260'000;
    Column column(ColumnKind::list);
    for (Row row = 0; row < rows; ++row) {
        References list;
        for (int left = any(5); left > 0; --left) list.ids.push_back(1 + any(1000));
        const Value value = std::move(list);
        if (any(10) > 0) column.set(row, &value);
    }
    column.settle(rows);
    std::vector<bool> wanted(1001);
    for (int id = 0; id < 30; ++id) wanted[static_cast<std::size_t>(any(1001))] = true;
    for (const Bitmap& among : {Bitmap(rows, true), some_rows(rows)}) {
        EXPECT_EQ(column.any_of(wanted, among), asked(among, [&](Row row) {
                      for (const std::int32_t id : column.list(row)) {
                          if (wanted[static_cast<std::size_t>(id)]) return true;
                      }
                      return false;
                  }));
    }
}

TEST_F(LongColumn, OfTextsIsTheSameInParts) {
    constexpr std::size_t rows = 250'000;
    Column column(ColumnKind::text);
    for (Row row = 0; row < rows; ++row) {
        std::string text = std::to_string(any(1'000'000)) + " shirt of linen ";
        for (int left = any(10); left > 0; --left) text += static_cast<char>('a' + any(26));
        const Value value = std::move(text);
        if (any(10) > 0) column.set(row, &value);
    }
    column.settle(rows);
    ASSERT_GT(column.texts().bytes(), 4'000'000U);
    for (const char* part : {"7", "zq", "shirt", "none of them"}) {
        for (const Bitmap& among : {Bitmap(rows, true), some_rows(rows)}) {
            EXPECT_EQ(column.containing(part, among),
                      asked(among,
                            [&](Row row) {
                                return column.text(row).find(part) != std::string_view::npos;
                            }))
                << part;
        }
    }
}

TEST_F(LongColumn, OfCompletenessIsTheSameInParts) {
    constexpr ProductId products = 140'000;
    SampleStructure sample;
    Columns columns;
    std::vector<Product> all;
    for (ProductId id = 1; id <= products; ++id) {
        Product& product =
            all.emplace_back(sample.product(std::to_string(id), any(2) == 0 ? "tvs" : "shirts"));
        product.id = id;
        if (any(2) == 0) product.values.set(sample.key("name", "", "en_US"), std::string("Name"));
        if (any(2) == 0) {
            product.values.set(sample.key("brand"), Reference{sample.option("brand", "sony")});
        }
        columns.set(sample.structure, {&product, nullptr, nullptr});
    }
    columns.settle();
    CompletenessColumns completeness(columns);
    const Channel& shop = *sample.structure.channels.find(sample.channel("ecommerce"));
    const auto& percents = completeness.percents(sample.structure, shop.id, sample.locale("en_US"));
    for (const Product& product : all) {
        ASSERT_EQ(percents[row_of(product.id)],
                  vitrine::completeness(sample.structure, {&product, nullptr, nullptr}, shop,
                                        sample.locale("en_US"))
                      .percent())
            << product.id;
    }
}

}  // namespace
}  // namespace vitrine::test
