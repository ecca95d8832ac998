// One bit a row: which rows a filter leaves.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitrine {

// Position of a product in the columns: its id less one. Rows of removed products stay, empty.
using Row = std::uint32_t;

class Bitmap {
public:
    Bitmap() = default;
    explicit Bitmap(std::size_t size, bool value = false);

    std::size_t size() const { return m_size; }
    // New rows are 0.
    void resize(std::size_t size);

    bool test(Row row) const { return (m_words[row >> 6] >> (row & 63) & 1) != 0; }
    void set(Row row) { m_words[row >> 6] |= std::uint64_t{1} << (row & 63); }
    void reset(Row row) { m_words[row >> 6] &= ~(std::uint64_t{1} << (row & 63)); }
    void set(Row row, bool value) { value ? set(row) : reset(row); }

    // 64 rows at a time, the first in the lowest bit.
    std::uint64_t word(std::size_t index) const { return m_words[index]; }
    void set_word(std::size_t index, std::uint64_t word) { m_words[index] = word; }

    // Of bitmaps of one size.
    Bitmap& operator&=(const Bitmap& other);
    Bitmap& operator|=(const Bitmap& other);
    // Takes out what is in `other`.
    Bitmap& operator-=(const Bitmap& other);
    void flip();

    std::size_t count() const;
    bool none() const;
    bool operator==(const Bitmap&) const = default;

    // 64 rows a word, as word() gives them.
    const std::vector<std::uint64_t>& words() const { return m_words; }
    // The inverse of words(): `words` are as many as `size` rows need.
    static Bitmap of_words(std::vector<std::uint64_t> words, std::size_t size);

    // use(row) for each row that is set, ascending.
    template <class Use>
    void each(Use use) const {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            for (std::uint64_t word = m_words[i]; word != 0; word &= word - 1) {
                use(static_cast<Row>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
            }
        }
    }

private:
    void clear_tail();

    std::size_t m_size = 0;
    std::vector<std::uint64_t> m_words;  // bits beyond m_size are 0
};

}  // namespace vitrine
