#include "search/row_order.h"

#include <array>
#include <numeric>

namespace vitrine {

namespace {

// Below this share of all rows it is faster to sort what was found than to walk past the rest.
constexpr std::size_t few = 16;

}  // namespace

RowOrder RowOrder::of_rows(const std::vector<Row>& rows, const std::vector<bool>& equals_last,
                           std::size_t count) {
    RowOrder order(count);
    order.m_rows.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        order.append(rows[i], i > 0 && !equals_last.empty() && equals_last[i]);
    }
    return order;
}

// Sorted byte by byte from the lowest, each pass keeping the order of the last: a sort that
// compares asks about twenty times as many questions of a million numbers.
RowOrder RowOrder::by_number(const std::vector<std::pair<std::int64_t, Row>>& keys,
                             const RowOrder& ties, std::size_t count) {
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    std::vector<std::uint64_t> key_of(count);
    Bitmap has_key(count);
    std::uint64_t all = ~std::uint64_t{0};
    std::uint64_t any = 0;
    for (const auto& [number, row] : keys) {
        key_of[row] = static_cast<std::uint64_t>(number) ^ sign;
        has_key.set(row);
        all &= key_of[row];
        any |= key_of[row];
    }
    std::vector<Row> rows;
    rows.reserve(keys.size());
    for (const Row row : ties.m_rows) {
        if (has_key.test(row)) rows.push_back(row);
    }
    std::vector<Row> sorted(rows.size());
    for (int shift = 0; shift < 64; shift += 8) {
        if (((all ^ any) >> shift & 0xFF) == 0) continue;  // the same byte everywhere
        std::array<std::size_t, 257> starts{};
        const auto byte_of = [&](Row row) { return key_of[row] >> shift & 0xFF; };
        for (const Row row : rows) ++starts[byte_of(row) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (const Row row : rows) sorted[starts[byte_of(row)]++] = row;
        std::swap(rows, sorted);
    }
    RowOrder order(count);
    order.m_rows.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        order.append(rows[i], i > 0 && key_of[rows[i - 1]] == key_of[rows[i]]);
    }
    return order;
}

void RowOrder::write(ColumnFileWriter& file) const {
    file.array(m_rows);
    Bitmap equals_last(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_equals_last[i]) equals_last.set(static_cast<Row>(i));
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
    std::vector<bool> equals(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] >= count) throw ColumnFileDamaged();
        equals[i] = equals_last.test(static_cast<Row>(i));
    }
    return of_rows(rows, equals, count);
}

void RowOrder::append(Row row, bool equals_last) {
    m_ranks[row] = equals_last ? m_ranks[m_rows.back()] : static_cast<std::uint32_t>(m_rows.size());
    m_rows.push_back(row);
    m_equals_last.push_back(equals_last);
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

// Writes the rows of `among` in order and says how many; there must be room for one more. Every row
// is written and only counted if it belongs there: what the processor cannot foresee costs more.
std::size_t RowOrder::walk(const Bitmap& among, SortDirection direction, Row* found) const {
    std::size_t count = 0;
    const auto take = [&](std::size_t at) {
        found[count] = m_rows[at];
        count += among.test(m_rows[at]);
    };
    if (direction == SortDirection::ascending) {
        for (std::size_t at = 0; at < m_rows.size(); ++at) take(at);
        return count;
    }
    for (std::size_t end = m_rows.size(); end > 0;) {
        std::size_t begin = end - 1;
        while (m_equals_last[begin]) --begin;
        for (std::size_t at = begin; at < end; ++at) take(at);
        end = begin;
    }
    return count;
}

std::vector<Row> RowOrder::sorted(const Bitmap& among, SortDirection direction,
                                  const RowOrder& ties) const {
    const std::size_t count = among.count();
    std::vector<Row> found;
    if (count < among.size() / few) {
        // By numbers that hold rank and tie: following a row to both for each comparison takes four
        // times as long.
        std::vector<std::pair<std::uint64_t, Row>> keys;
        keys.reserve(count);
        const bool turned = direction == SortDirection::descending;
        among.each([&](Row row) {
            const std::uint32_t rank_of = rank(row);
            const std::uint64_t first = turned && rank_of != no_rank ? ~rank_of - 1U : rank_of;
            keys.emplace_back(first << 32 | ties.rank(row), row);
        });
        std::sort(keys.begin(), keys.end());
        found.reserve(count);
        for (const auto& [key, row] : keys) found.push_back(row);
        return found;
    }
    found.resize(count + 1);
    const std::size_t with_key = walk(among, direction, found.data());
    if (with_key < count) {
        Bitmap rest = among;
        for (std::size_t i = 0; i < with_key; ++i) rest.reset(found[i]);
        ties.walk(rest, SortDirection::ascending, found.data() + with_key);
    }
    found.resize(count);
    return found;
}

}  // namespace vitrine
