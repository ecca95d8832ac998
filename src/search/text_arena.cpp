#include "search/text_arena.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "base/error.h"
#include "base/parallel.h"
#include "base/text.h"
#include "base/translate.h"
#include "search/find_text.h"

namespace vitrine {
namespace {

constexpr std::size_t bytes_a_thread = 2'000'000;

// Lower-cases ASCII, which folding is for it, eight letters at a time. False where there is a
// letter beyond ASCII; `folded` means nothing then.
bool fold_ascii(std::string_view text, std::string& folded) {
    constexpr std::uint64_t every = 0x0101'0101'0101'0101;
    constexpr std::uint64_t high = every * 0x80;
    const std::size_t size = text.size();
    folded.resize((size + 7) / 8 * 8);
    std::uint64_t all = 0;
    for (std::size_t at = 0; at < size; at += 8) {
        std::uint64_t letters = 0;
        std::memcpy(&letters, text.data() + at, std::min<std::size_t>(size - at, 8));
        all |= letters;
        const std::uint64_t low = letters & ~high;
        const std::uint64_t from_a = low + every * (0x80 - 'A');
        const std::uint64_t beyond_z = low + every * (0x7F - 'Z');
        letters += (from_a & ~beyond_z & high) >> 2;
        std::memcpy(folded.data() + at, &letters, 8);
    }
    folded.resize(size);
    return (all & high) == 0;
}

}  // namespace

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

std::uint32_t TextArena::add_folded(std::string_view text) {
    return fold_ascii(text, m_folded) ? add(m_folded) : add(fold_for_search(text));
}

void TextArena::settle() {
    m_interner.close();
    m_folded = {};
    m_bytes.shrink_to_fit();
    m_starts.shrink_to_fit();
}

void TextArena::write(ColumnFileWriter& file) const {
    file.number<std::uint64_t>(size());
    file.array(m_bytes);
}

// Where texts start is told by the zero bytes before them.
void TextArena::read(BlockReader& block) {
    const auto count = block.number<std::uint64_t>();
    block.array(m_bytes);
    if (count > m_bytes.size() || m_bytes.size() > std::numeric_limits<std::uint32_t>::max()) {
        throw ColumnFileDamaged();
    }
    m_starts.assign(1, 0);
    m_starts.reserve(count + 1);
    while (m_starts.back() < m_bytes.size()) {
        const std::size_t end = m_bytes.find('\0', m_starts.back());
        if (end == std::string::npos) throw ColumnFileDamaged();
        m_starts.push_back(static_cast<std::uint32_t>(end + 1));
    }
    if (size() != count) throw ColumnFileDamaged();
    m_interner.close();
}

// Of those that hold the part at all, which are found fast.
template <class Test>
Bitmap TextArena::select(std::string_view part, Test test) const {
    Bitmap found = containing(part);
    found.each([&](std::uint32_t number) {
        if (!test(text(number))) found.reset(number);
    });
    return found;
}

Bitmap TextArena::containing(std::string_view part) const {
    if (part.empty()) return Bitmap(size(), true);
    Bitmap found(size());
    const std::size_t bytes_a_text = m_bytes.size() / std::max<std::size_t>(size(), 1) + 1;
    in_parallel(size(), bytes_a_thread / bytes_a_text, [&](std::size_t begin, std::size_t end) {
        find_texts({m_bytes, m_starts}, part, begin, end, found);
    });
    return found;
}

Bitmap TextArena::equal_to(std::string_view whole) const {
    return select(whole, [whole](std::string_view text) { return text == whole; });
}

Bitmap TextArena::starting_with(std::string_view part) const {
    return select(part, [part](std::string_view text) { return text.starts_with(part); });
}

Bitmap TextArena::ending_with(std::string_view part) const {
    return select(part, [part](std::string_view text) { return text.ends_with(part); });
}

Bitmap TextArena::find(TextMatch::Way way, std::string_view folded) const {
    switch (way) {
        case TextMatch::Way::contains:
        case TextMatch::Way::contains_all:
            return containing(folded);
        case TextMatch::Way::equal:
            return equal_to(folded);
        case TextMatch::Way::starts:
            return starting_with(folded);
        case TextMatch::Way::ends:
            return ending_with(folded);
        case TextMatch::Way::pattern:
            break;
    }
    return Bitmap(size());
}

}  // namespace vitrine
