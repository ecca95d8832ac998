// Exact decimals, a number a row, in as few bytes as they allow: whole multiples of 1/10^scale in
// 32 bits, in 64 where one of them is larger. The scale is that of the number with most decimals,
// four at most; what these cannot hold stands beside them as it is.
#pragma once

#include <optional>
#include <unordered_map>

#include "base/decimal.h"
#include "search/cells.h"

namespace vitrine {

class ScaledNumbers {
public:
    // Numbers within [lowest, highest]; an absent limit is none.
    struct Range {
        std::optional<Decimal> lowest, highest;
        bool lowest_included = true, highest_included = true;
        bool holds(const Decimal& number) const;
    };

    // Absent where the row has none.
    std::optional<Decimal> find(Row row) const;
    void set(Row row, const Decimal& number);
    void clear(Row row);
    // The row has what `other` has.
    void share(Row row, Row other);
    void expect(std::size_t rows) { m_narrow.expect(rows); }
    void settle(std::size_t rows);

    // Rows of `among` whose number is within the range.
    Bitmap within(const Range& range, const Bitmap& among) const;

    // use(cells) with the cells that every filled row has a number in.
    template <class Use>
    auto with_cells(Use use) const {
        return m_is_wide ? use(m_wide) : use(m_narrow);
    }

    // The cells hold every number as it is, in one scale.
    bool is_exact() const { return m_exact.empty(); }

    void write(ColumnFileWriter& file) const;
    void read(BlockReader& block);

private:
    void set_kept(Row row, std::int64_t kept);
    void rescale(int scale);
    void widen();

    int m_scale = 0;
    bool m_is_wide = false;
    Cells<std::int32_t> m_narrow;
    Cells<std::int64_t> m_wide;
    std::unordered_map<Row, Decimal> m_exact;  // numbers that the cells hold rounded down
};

}  // namespace vitrine
