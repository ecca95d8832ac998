#include "search/row_order.h"

#include <gmock/gmock.h>

#include <numeric>
#include <optional>
#include <random>

namespace vitrine::test {
namespace {

// What RowOrder promises, said by a stable sort.
std::vector<Row> expected(const Bitmap& among, const std::vector<std::optional<int>>& keys,
                          const std::vector<Row>& ties, SortDirection direction) {
    std::vector<Row> rows;
    for (const Row row : ties) {
        if (among.test(row)) rows.push_back(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        if (!keys[a] || !keys[b]) return keys[a].has_value() && !keys[b].has_value();
        return direction == SortDirection::ascending ? *keys[a] < *keys[b] : *keys[b] < *keys[a];
    });
    return rows;
}

TEST(RowOrder, SortsAsAStableSortDoesWhateverTheShare) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        const std::size_t count = 1 + random() % 400;
        std::vector<Row> ties(count);
        std::iota(ties.begin(), ties.end(), 0U);
        std::shuffle(ties.begin(), ties.end(), random);
        const RowOrder by_code = RowOrder::of_rows(ties, count);

        std::vector<std::optional<int>> keys(count);
        std::vector<std::pair<int, Row>> pairs;
        for (Row row = 0; row < count; ++row) {
            if (random() % 4 == 0) continue;
            keys[row] = static_cast<int>(random() % 9);
            pairs.emplace_back(*keys[row], row);
        }
        const RowOrder order = RowOrder::by_key(pairs, by_code, count);
        for (const unsigned share : {1U, 3U, 40U}) {
            Bitmap among(count);
            for (Row row = 0; row < count; ++row) among.set(row, random() % share == 0);
            for (const auto direction : {SortDirection::ascending, SortDirection::descending}) {
                ASSERT_EQ(order.sorted(among, direction, by_code),
                          expected(among, keys, ties, direction));
            }
        }
    }
}

TEST(RowOrder, GivesEqualKeysOneRank) {
    const RowOrder by_code = RowOrder::of_rows({2, 1, 0}, 3);
    const RowOrder order = RowOrder::by_key<int>({{5, 0}, {5, 2}}, by_code, 3);
    EXPECT_EQ(order.rank(0), order.rank(2));
    EXPECT_EQ(order.rank(1), RowOrder::no_rank);
    EXPECT_EQ(order.rank(99), RowOrder::no_rank);
}

}  // namespace
}  // namespace vitrine::test
