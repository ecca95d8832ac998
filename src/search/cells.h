// One number a row: the array beneath every column. Kept as (row, number) pairs where few rows have
// one, and as one place a row where more than a quarter have.
#pragma once

#include <algorithm>
#include <limits>
#include <vector>

#include "base/parallel.h"
#include "search/bitmap.h"
#include "search/column_file.h"

namespace vitrine {

template <class Number>
class Cells {
public:
    // The number that says "nothing here": no cell holds it.
    static constexpr Number none = std::numeric_limits<Number>::is_signed
                                       ? std::numeric_limits<Number>::min()
                                       : std::numeric_limits<Number>::max();

    // Null where the row has none. Valid until the next change.
    const Number* find(Row row) const {
        if (m_is_dense) {
            return row < m_numbers.size() && m_numbers[row] != none ? &m_numbers[row] : nullptr;
        }
        const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), row);
        if (at == m_rows.end() || *at != row) return nullptr;
        return &m_numbers[static_cast<std::size_t>(at - m_rows.begin())];
    }

    // Sets or, with `none`, clears one row. Rows in ascending order are fast.
    void set(Row row, Number number) {
        if (m_is_dense) {
            if (row >= m_numbers.size()) {
                if (number == none) return;
                m_numbers.resize(row + 1, none);
            }
            m_filled += number != none;
            m_filled -= m_numbers[row] != none;
            m_numbers[row] = number;
            return;
        }
        if (m_rows.empty() || row > m_rows.back()) {
            if (number == none) return;
            m_rows.push_back(row);
            m_numbers.push_back(number);
            if (++m_filled > m_most_pairs) settle(m_expected);
            return;
        }
        set_among(row, number);
    }

    // So many rows are about to be filled: once it is clear that they shall have places, they get
    // them, rather than moving all in the end.
    void expect(std::size_t rows) {
        m_expected = rows;
        m_most_pairs = rows / 4;
    }
    std::size_t expected() const { return m_expected; }

    // Chooses between pairs and places for a column of so many rows.
    void settle(std::size_t rows) {
        if (m_is_dense || m_filled <= rows / 4) return;
        std::vector<Number> places(std::max<std::size_t>(rows, m_rows.back() + 1), none);
        for (std::size_t i = 0; i < m_rows.size(); ++i) places[m_rows[i]] = m_numbers[i];
        m_numbers = std::move(places);
        m_rows = {};
        m_is_dense = true;
    }

    std::size_t filled() const { return m_filled; }
    bool is_dense() const { return m_is_dense; }
    // Of a dense column: rows there is a place for.
    std::size_t places() const { return m_numbers.size(); }

    // use(row, number), ascending.
    template <class Use>
    void each(Use use) const {
        if (m_is_dense) {
            for (Row row = 0; row < m_numbers.size(); ++row) {
                if (m_numbers[row] != none) use(row, m_numbers[row]);
            }
        } else {
            for (std::size_t i = 0; i < m_rows.size(); ++i) use(m_rows[i], m_numbers[i]);
        }
    }

    // Rows of `among` whose number passes. test(number) is asked by several threads, also for rows
    // that are not among them and for `none`.
    template <class Test>
    Bitmap select(const Bitmap& among, Test test) const {
        Bitmap found(among.size());
        if (!m_is_dense) {
            for (std::size_t i = 0; i < m_rows.size(); ++i) {
                if (among.test(m_rows[i]) && test(m_numbers[i])) found.set(m_rows[i]);
            }
            return found;
        }
        // Without a branch a row: what the processor cannot foresee costs more than the test.
        constexpr int few = 12;  // rows of 64 that are faster asked one by one
        constexpr std::size_t rows_a_thread = 200'000;
        const auto ask_word = [&](std::size_t begin, std::size_t end) {
            const std::uint64_t wanted = among.word(begin / 64);
            std::uint64_t word = 0;
            const auto ask = [&](std::size_t bit) {
                const Number number = m_numbers[begin + bit];
                word |= static_cast<std::uint64_t>((number != none) & test(number)) << bit;
            };
            if (std::popcount(wanted) > few) {
                for (std::size_t bit = 0; bit < end - begin; ++bit) ask(bit);
            } else {
                for (std::uint64_t left = wanted; left != 0; left &= left - 1) {
                    const auto bit = static_cast<std::size_t>(std::countr_zero(left));
                    if (begin + bit < end) ask(bit);
                }
            }
            found.set_word(begin / 64, word & wanted);
        };
        const std::size_t rows = std::min(among.size(), m_numbers.size());
        in_parallel(rows, rows_a_thread, [&](std::size_t begin, std::size_t end) {
            for (; begin < end; begin += 64) ask_word(begin, std::min(begin + 64, end));
        });
        return found;
    }

    void write(ColumnFileWriter& file) const {
        file.number(m_is_dense);
        file.number<std::uint64_t>(m_filled);
        file.array(m_rows);
        file.array(m_numbers);
    }
    void read(BlockReader& block) {
        m_is_dense = block.number<bool>();
        m_filled = block.number<std::uint64_t>();
        block.array(m_rows);
        block.array(m_numbers);
        if (!m_is_dense && m_rows.size() != m_numbers.size()) throw ColumnFileDamaged();
    }

private:
    void set_among(Row row, Number number) {
        const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), row);
        const auto place = m_numbers.begin() + (at - m_rows.begin());
        if (at != m_rows.end() && *at == row) {
            if (number != none) {
                *place = number;
                return;
            }
            m_rows.erase(at);
            m_numbers.erase(place);
            --m_filled;
        } else if (number != none) {
            m_rows.insert(at, row);
            m_numbers.insert(place, number);
            ++m_filled;
        }
    }

    bool m_is_dense = false;
    std::size_t m_filled = 0;
    std::size_t m_expected = 0;
    std::size_t m_most_pairs = std::numeric_limits<std::size_t>::max();
    std::vector<Row> m_rows;        // of pairs, ascending
    std::vector<Number> m_numbers;  // beside m_rows, or a place a row
};

}  // namespace vitrine
