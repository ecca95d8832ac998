// All rows in the order of one key, sorted once: a result in this order is then a walk, however
// many rows it has.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "search/bitmap.h"
#include "search/column_file.h"

namespace vitrine {

enum class SortDirection { ascending, descending };

class RowOrder {
public:
    // Rows in this order; those marked in `equals_last`, where it is not empty, have the key of
    // the row before. With every row once and no equal ones: what breaks ties in other orders.
    static RowOrder of_rows(const std::vector<Row>& rows, const std::vector<bool>& equals_last,
                            std::size_t count);

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

    // As by_key() for whole numbers, a few times as fast.
    static RowOrder by_number(const std::vector<std::pair<std::int64_t, Row>>& keys,
                              const RowOrder& ties, std::size_t count);

    // The same order after some rows changed: `changed` holds each with its new key, or none where
    // it has lost its key or its product. `ties` and `count` are those after the change. The keys
    // of a few other rows are asked of key_of(row): about 20 for each changed row in a million.
    template <class Key, class KeyOf>
    RowOrder repaired(const std::vector<std::pair<std::optional<Key>, Row>>& changed,
                      const RowOrder& ties, std::size_t count, KeyOf key_of) const;

    // The rows of `among` in order. Equal keys stand as in `ties` in either direction, and rows
    // without a key come last, as in `ties`.
    std::vector<Row> sorted(const Bitmap& among, SortDirection direction,
                            const RowOrder& ties) const;

    static constexpr std::uint32_t no_rank = 0xFFFFFFFF;
    // Equal for equal keys, larger for larger ones; no_rank for rows without a key.
    std::uint32_t rank(Row row) const { return row < m_ranks.size() ? m_ranks[row] : no_rank; }

    void write(ColumnFileWriter& file) const;
    // For so many rows. Reads the block to its end.
    static RowOrder read(BlockReader& block, std::size_t count);

    // Rows that have a key, ascending; equal ones as in the ties that the order was made with.
    const std::vector<Row>& rows() const { return m_rows; }

private:
    friend class TextKeys;
    explicit RowOrder(std::size_t count) : m_ranks(count, no_rank) {}
    void append(Row row, bool equals_last);
    std::size_t walk(const Bitmap& among, SortDirection direction, Row* found) const;

    std::vector<Row> without(const std::vector<Row>& rows) const;

    std::vector<Row> m_rows;             // those that have a key, ascending
    std::vector<bool> m_equals_last;     // beside m_rows: whether the key is that of the row before
    std::vector<std::uint32_t> m_ranks;  // by row: the place in m_rows where its key begins
};

template <class Key, class KeyOf>
RowOrder RowOrder::repaired(const std::vector<std::pair<std::optional<Key>, Row>>& changed,
                            const RowOrder& ties, std::size_t count, KeyOf key_of) const {
    std::vector<Row> gone;
    std::vector<std::pair<Key, Row>> added;
    for (const auto& [key, row] : changed) {
        gone.push_back(row);
        if (key) added.emplace_back(*key, row);
    }
    const auto before = [&ties](const Key& a, Row a_row, const Key& b, Row b_row) {
        if (a < b) return true;
        if (b < a) return false;
        return ties.rank(a_row) < ties.rank(b_row);
    };
    std::sort(added.begin(), added.end(), [&](const auto& a, const auto& b) {
        return before(a.first, a.second, b.first, b.second);
    });

    const std::vector<Row> kept = without(gone);
    RowOrder order(count);
    auto at = kept.begin();
    const std::pair<Key, Row>* last_added = nullptr;  // where the row before is one of those
    const auto take_kept = [&](Row row) {
        const bool equals_last = last_added != nullptr  ? !(last_added->first < key_of(row))
                                 : order.m_rows.empty() ? false
                                                        : rank(order.m_rows.back()) == rank(row);
        order.append(row, equals_last);
        last_added = nullptr;
    };
    for (const auto& entry : added) {
        const auto place = std::lower_bound(
            at, kept.end(), entry, [&](Row row, const std::pair<Key, Row>& added_row) {
                return before(key_of(row), row, added_row.first, added_row.second);
            });
        for (; at != place; ++at) take_kept(*at);
        const bool equals_last =
            !order.m_rows.empty() &&
            !((last_added != nullptr ? last_added->first : key_of(order.m_rows.back())) <
              entry.first);
        order.append(entry.second, equals_last);
        last_added = &entry;
    }
    for (; at != kept.end(); ++at) take_kept(*at);
    return order;
}

}  // namespace vitrine
