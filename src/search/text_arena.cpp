#include "search/text_arena.h"

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "base/translate.h"
#include "search/find_text.h"

namespace vitrine {

std::uint32_t TextArena::add(std::string_view folded) {
    if (m_bytes.size() + folded.size() >= std::numeric_limits<std::uint32_t>::max()) {
        throw Error(Failure::storage, tr("A column holds more than 4 GB of text."));
    }
    m_bytes.append(folded);
    m_bytes.push_back('\0');
    m_starts.push_back(static_cast<std::uint32_t>(m_bytes.size()));
    return static_cast<std::uint32_t>(m_starts.size() - 2);
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
    std::size_t number = 0;
    std::size_t at = 0;
    while ((at = find_text(m_bytes, part, at)) != std::string_view::npos) {
        // Hits come in order, so that their text is found by walking, or by a search where far.
        if (at >= m_starts[number + 1]) {
            number = static_cast<std::size_t>(
                         std::upper_bound(m_starts.begin() + static_cast<std::ptrdiff_t>(number),
                                          m_starts.end(), static_cast<std::uint32_t>(at)) -
                         m_starts.begin()) -
                     1;
        }
        found.set(static_cast<Row>(number));
        at = m_starts[number + 1];
    }
    return found;
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
