#include "search/text_arena.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/error.h"
#include "base/translate.h"
#include "search/find_text.h"

namespace vitrine {

std::uint32_t TextArena::add(std::string_view folded) {
    const auto append = [&] {
        if (m_bytes.size() + folded.size() >= std::numeric_limits<std::uint32_t>::max()) {
            throw Error(Failure::storage, tr("A column holds more than 4 GB of text."));
        }
        m_bytes.append(folded);
        m_bytes.push_back('\0');
        m_starts.push_back(static_cast<std::uint32_t>(m_bytes.size()));
        return static_cast<std::uint32_t>(m_starts.size() - 2);
    };
    return m_interner.intern(
        folded, [&](std::uint32_t number) { return text(number) == folded; }, append);
}

void TextArena::settle() {
    m_interner.close();
    m_bytes.shrink_to_fit();
    m_starts.shrink_to_fit();
}

void TextArena::write(ColumnFileWriter& file) const {
    file.array(m_starts);
    file.array(m_bytes);
}

void TextArena::read(BlockReader& block) {
    block.array(m_starts);
    block.array(m_bytes);
    if (m_starts.empty() || m_starts.back() != m_bytes.size()) throw ColumnFileDamaged();
    m_interner.close();
}

template <class Test>
Bitmap TextArena::select(Test test) const {
    Bitmap found(size());
    for (std::uint32_t number = 0; number < size(); ++number) {
        if (test(text(number))) found.set(number);
    }
    return found;
}

Bitmap TextArena::containing(std::string_view part) const {
    if (part.empty()) return Bitmap(size(), true);
    Bitmap found(size());
    std::array<std::uint32_t, 1024> places;
    std::size_t number = 0;
    for (std::size_t from = 0;;) {
        const std::size_t count = find_places(m_bytes, part, from, places);
        for (std::size_t i = 0; i < count; ++i) {
            number = number_at(places[i], number);
            found.set(static_cast<Row>(number));
        }
        if (count < places.size()) return found;
        // Further places in the text just found are of no interest.
        from = m_starts[number + 1];
    }
}

// Places come in order, so that their text is found by walking, or by a search where it is far.
std::size_t TextArena::number_at(std::uint32_t place, std::size_t from) const {
    constexpr int near = 16;
    for (int steps = 0; steps < near; ++steps, ++from) {
        if (place < m_starts[from + 1]) return from;
    }
    const auto first = m_starts.begin() + static_cast<std::ptrdiff_t>(from);
    return static_cast<std::size_t>(std::upper_bound(first, m_starts.end(), place) -
                                    m_starts.begin()) -
           1;
}

Bitmap TextArena::equal_to(std::string_view whole) const {
    return select([whole](std::string_view text) { return text == whole; });
}

Bitmap TextArena::starting_with(std::string_view part) const {
    return select([part](std::string_view text) { return text.starts_with(part); });
}

Bitmap TextArena::ending_with(std::string_view part) const {
    return select([part](std::string_view text) { return text.ends_with(part); });
}

}  // namespace vitrine
