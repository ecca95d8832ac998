// All rows in the order of one key, sorted once: a result in this order is then a walk, however
// many rows it has.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "search/bitmap.h"

namespace vitrine {

enum class SortDirection { ascending, descending };

class RowOrder {
public:
    // Every row once, in this order: what breaks ties in other orders.
    static RowOrder of_rows(std::vector<Row> rows, std::size_t count);

    // Sorted by key, those of equal keys as in `ties`. Rows that are not in `keys` have no key.
    // Keys are compared by `<` alone. `count`: rows there are.
    template <class Key>
    static RowOrder by_key(std::vector<std::pair<Key, Row>> keys, const RowOrder& ties,
                           std::size_t count) {
        std::sort(keys.begin(), keys.end(), [&ties](const auto& a, const auto& b) {
            if (a.first < b.first) return true;
            if (b.first < a.first) return false;
            return ties.rank(a.second) < ties.rank(b.second);
        });
        RowOrder order(count);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            order.append(keys[i].second, i > 0 && !(keys[i - 1].first < keys[i].first));
        }
        return order;
    }

    // The rows of `among` in order. Equal keys stand as in `ties` in either direction, and rows
    // without a key come last, as in `ties`.
    std::vector<Row> sorted(const Bitmap& among, SortDirection direction,
                            const RowOrder& ties) const;

    static constexpr std::uint32_t no_rank = 0xFFFFFFFF;
    // Equal for equal keys, larger for larger ones; no_rank for rows without a key.
    std::uint32_t rank(Row row) const { return row < m_ranks.size() ? m_ranks[row] : no_rank; }

private:
    explicit RowOrder(std::size_t count) : m_ranks(count, no_rank) {}
    void append(Row row, bool equals_last);
    void walk(const Bitmap& among, SortDirection direction, std::vector<Row>& found) const;

    std::vector<Row> m_rows;             // those that have a key, ascending
    std::vector<std::uint32_t> m_ranks;  // by row: the place in m_rows where its key begins
};

}  // namespace vitrine
