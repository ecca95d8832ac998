#include "search/row_order.h"

namespace vitrine {

namespace {

// Below this share of all rows it is faster to sort what was found than to walk past the rest.
constexpr std::size_t few = 16;

}  // namespace

RowOrder RowOrder::of_rows(const std::vector<Row>& rows, std::size_t count) {
    RowOrder order(count);
    for (const Row row : rows) order.append(row, false);
    return order;
}

void RowOrder::write(ColumnFileWriter& file) const {
    file.array(m_rows);
    Bitmap equals_last(m_rows.size());
    for (std::size_t i = 1; i < m_rows.size(); ++i) {
        if (rank(m_rows[i]) == rank(m_rows[i - 1])) equals_last.set(static_cast<Row>(i));
    }
    file.array(equals_last.words());
}

RowOrder RowOrder::read(BlockReader& block, std::size_t count) {
    std::vector<Row> rows;
    std::vector<std::uint64_t> words;
    block.array(rows);
    block.array(words);
    block.finish();
    if (rows.size() > count || words.size() != (rows.size() + 63) / 64) throw ColumnFileDamaged();
    const Bitmap equals_last = Bitmap::of_words(std::move(words), rows.size());
    RowOrder order(count);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] >= count) throw ColumnFileDamaged();
        order.append(rows[i], equals_last.test(static_cast<Row>(i)));
    }
    return order;
}

void RowOrder::append(Row row, bool equals_last) {
    m_ranks[row] = equals_last ? m_ranks[m_rows.back()] : static_cast<std::uint32_t>(m_rows.size());
    m_rows.push_back(row);
}

std::vector<Row> RowOrder::without(const std::vector<Row>& rows) const {
    Bitmap gone(m_ranks.size());
    for (const Row row : rows) {
        if (row < gone.size()) gone.set(row);
    }
    std::vector<Row> kept;
    kept.reserve(m_rows.size());
    for (const Row row : m_rows) {
        if (!gone.test(row)) kept.push_back(row);
    }
    return kept;
}

void RowOrder::walk(const Bitmap& among, SortDirection direction, std::vector<Row>& found) const {
    const auto take = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            if (among.test(m_rows[i])) found.push_back(m_rows[i]);
        }
    };
    if (direction == SortDirection::ascending) return take(0, m_rows.size());
    for (std::size_t end = m_rows.size(); end > 0;) {
        const std::size_t begin = m_ranks[m_rows[end - 1]];
        take(begin, end);
        end = begin;
    }
}

std::vector<Row> RowOrder::sorted(const Bitmap& among, SortDirection direction,
                                  const RowOrder& ties) const {
    const std::size_t count = among.count();
    std::vector<Row> found;
    found.reserve(count);
    if (count < among.size() / few) {
        among.each([&](Row row) { found.push_back(row); });
        std::sort(found.begin(), found.end(), [&](Row a, Row b) {
            const std::uint32_t first = rank(a);
            const std::uint32_t second = rank(b);
            if (first == second) return ties.rank(a) < ties.rank(b);
            if (first == no_rank || second == no_rank) return second == no_rank;
            return direction == SortDirection::ascending ? first < second : first > second;
        });
        return found;
    }
    walk(among, direction, found);
    if (found.size() == count) return found;
    Bitmap rest = among;
    for (const Row row : found) rest.reset(row);
    ties.walk(rest, SortDirection::ascending, found);
    return found;
}

}  // namespace vitrine
