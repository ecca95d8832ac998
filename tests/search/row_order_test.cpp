#include "search/row_order.h"

#include <gmock/gmock.h>

#include <numeric>
#include <optional>
#include <random>
#include <string>

#include "search/text_keys.h"

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
        const RowOrder by_code = RowOrder::of_rows(ties, {}, count);

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

TEST(RowOrder, IsTheSameByNumbersAndByTexts) {
    std::mt19937_64 random(5);
    for (int round = 0; round < 200; ++round) {
        const std::size_t count = 1 + random() % 300;
        std::vector<Row> rows(count);
        std::iota(rows.begin(), rows.end(), 0U);
        std::shuffle(rows.begin(), rows.end(), random);
        const RowOrder ties = RowOrder::of_rows(rows, {}, count);
        std::vector<std::pair<std::int64_t, Row>> numbers;
        std::vector<std::pair<std::string, Row>> texts;
        TextKeys text_keys;
        TextKeys others;  // a part of them that somebody else made
        for (Row row = 0; row < count; ++row) {
            if (random() % 5 == 0) continue;
            const int width = static_cast<int>(random() % 64);
            numbers.emplace_back(static_cast<std::int64_t>(random()) >> width, row);
            std::string text(random() % 12, 'a');
            if (!text.empty()) text.back() = static_cast<char>(random() % 255 + 1);
            (random() % 2 == 0 ? text_keys : others).add(row, text);
            texts.emplace_back(std::move(text), row);
        }
        text_keys.append(others);
        const RowOrder by_numbers = RowOrder::by_number(numbers, ties, count);
        const RowOrder by_texts = text_keys.order(ties, count);
        const RowOrder numbers_expected = RowOrder::by_key(numbers, ties, count);
        const RowOrder texts_expected = RowOrder::by_key(texts, ties, count);
        for (Row row = 0; row < count; ++row) {
            ASSERT_EQ(by_numbers.rank(row), numbers_expected.rank(row));
            ASSERT_EQ(by_texts.rank(row), texts_expected.rank(row));
        }
        ASSERT_EQ(by_numbers.rows(), numbers_expected.rows());
        ASSERT_EQ(by_texts.rows(), texts_expected.rows());
    }
}

TEST(RowOrder, RepairedIsWhatSortingAgainGives) {
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        const std::size_t before = 1 + random() % 60;
        const std::size_t count = before + random() % 5;  // new rows
        std::vector<Row> ties(count);
        std::iota(ties.begin(), ties.end(), 0U);
        std::shuffle(ties.begin(), ties.end(), random);
        const RowOrder by_code = RowOrder::of_rows(ties, {}, count);
        std::vector<std::optional<int>> keys(count);
        const auto pairs = [&] {
            std::vector<std::pair<int, Row>> found;
            for (Row row = 0; row < count; ++row) {
                if (keys[row]) found.emplace_back(*keys[row], row);
            }
            return found;
        };
        const auto new_key = [&] {
            return random() % 4 == 0 ? std::nullopt : std::optional(static_cast<int>(random() % 7));
        };
        for (Row row = 0; row < before; ++row) keys[row] = new_key();
        const RowOrder order = RowOrder::by_key(pairs(), by_code, before);

        std::vector<std::pair<std::optional<int>, Row>> changed;
        for (Row row = 0; row < count; ++row) {
            if (row < before && random() % 3 != 0) continue;
            keys[row] = new_key();
            changed.emplace_back(keys[row], row);
        }
        const RowOrder repaired =
            order.repaired(changed, by_code, count, [&](Row row) { return keys[row].value(); });
        const RowOrder again = RowOrder::by_key(pairs(), by_code, count);
        for (Row row = 0; row < count; ++row) ASSERT_EQ(repaired.rank(row), again.rank(row));
        for (const auto direction : {SortDirection::ascending, SortDirection::descending}) {
            ASSERT_EQ(repaired.sorted(Bitmap(count, true), direction, by_code),
                      again.sorted(Bitmap(count, true), direction, by_code));
        }
    }
}

TEST(RowOrder, GivesEqualKeysOneRank) {
    const RowOrder by_code = RowOrder::of_rows({2, 1, 0}, {}, 3);
    const RowOrder order = RowOrder::by_key<int>({{5, 0}, {5, 2}}, by_code, 3);
    EXPECT_EQ(order.rank(0), order.rank(2));
    EXPECT_EQ(order.rank(1), RowOrder::no_rank);
    EXPECT_EQ(order.rank(99), RowOrder::no_rank);
}

}  // namespace
}  // namespace vitrine::test
