// Texts of a column, folded for search, one after the other: each text is kept once however many
// rows share it, and a search for a part of them is one pass over the bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/text_match.h"
#include "search/bitmap.h"
#include "search/column_file.h"
#include "search/interner.h"

namespace vitrine {

class TextArena {
public:
    // The number under which the text is found again. Numbers are dense from 0; equal texts mostly
    // get the same one. `folded` is what fold_for_search() made of it.
    std::uint32_t add(std::string_view folded);
    // The same of a text that is to be folded first.
    std::uint32_t add_folded(std::string_view text);
    std::string_view text(std::uint32_t number) const {
        return std::string_view(m_bytes).substr(m_starts[number],
                                                m_starts[number + 1] - m_starts[number] - 1);
    }
    std::size_t size() const { return m_starts.size() - 1; }
    std::size_t bytes() const { return m_bytes.size(); }

    // Numbers of all texts that hold `part`, are it, begin or end with it. `part` is folded.
    Bitmap containing(std::string_view part) const;
    Bitmap equal_to(std::string_view whole) const;
    Bitmap starting_with(std::string_view part) const;
    Bitmap ending_with(std::string_view part) const;
    // One of the four, by the name it has in filters; none for a pattern.
    Bitmap find(TextMatch::Way way, std::string_view folded) const;

    // After the first filling: gives back what only that needed.
    void settle();

    void write(ColumnFileWriter& file) const;
    void read(BlockReader& block);

private:
    template <class Test>
    Bitmap select(std::string_view part, Test test) const;

    // Each text ends in a zero byte, which no text holds: nothing found spans two of them.
    std::string m_bytes;
    std::vector<std::uint32_t> m_starts = {0};
    Interner m_interner;
    std::string m_folded;  // what add_folded() is about to add
};

}  // namespace vitrine
