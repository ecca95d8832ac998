#include "search/find_text.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vitrine {
namespace {

// Places come in order, so that their text is found by walking, or by a search where it is far.
std::size_t number_at(std::span<const std::uint32_t> starts, std::size_t place, std::size_t from) {
    constexpr int near = 16;
    for (int steps = 0; steps < near; ++steps, ++from) {
        if (place < starts[from + 1]) return from;
    }
    const auto first = starts.begin() + static_cast<std::ptrdiff_t>(from);
    return static_cast<std::size_t>(std::upper_bound(first, starts.end(), place) - starts.begin()) -
           1;
}

// From byte `at` on, in text `number` or a later one; `bytes` end with the last text that counts.
void find_rest(const TextRow& texts, std::string_view bytes, std::string_view part, std::size_t at,
               std::size_t number, Bitmap& found) {
    for (;;) {
        at = bytes.find(part, at);
        if (at == std::string_view::npos) return;
        number = number_at(texts.starts, at, number);
        found.set(static_cast<Row>(number));
        at = texts.starts[number + 1];
    }
}

}  // namespace

void find_texts_scalar(const TextRow& texts, std::string_view part, std::size_t begin,
                       std::size_t end, Bitmap& found) {
    find_rest(texts, texts.bytes.substr(0, texts.starts[end]), part, texts.starts[begin], begin,
              found);
}

#if defined(__x86_64__)

// Compares the first and the last byte of `part` at 32 places at once, and the rest only where both
// fit: W. Muła, "SIMD-friendly algorithms for substring searching", 2016.
__attribute__((target("avx2"))) void find_texts_avx2(const TextRow& texts, std::string_view part,
                                                     std::size_t begin, std::size_t end,
                                                     Bitmap& found) {
    const std::string_view all = texts.bytes.substr(0, texts.starts[end]);
    const std::size_t length = part.size();
    if (all.size() < length) return;
    const std::size_t last_start = all.size() - length;
    const char* const bytes = all.data();
    const __m256i first = _mm256_set1_epi8(part.front());
    const __m256i last = _mm256_set1_epi8(part.back());
    std::size_t number = begin;
    std::size_t at = texts.starts[begin];
    while (at + 32 <= last_start + 1) {
        const auto* firsts = reinterpret_cast<const __m256i*>(bytes + at);
        const auto* lasts = reinterpret_cast<const __m256i*>(bytes + at + length - 1);
        const __m256i fits = _mm256_and_si256(_mm256_cmpeq_epi8(first, _mm256_loadu_si256(firsts)),
                                              _mm256_cmpeq_epi8(last, _mm256_loadu_si256(lasts)));
        auto candidates = static_cast<std::uint32_t>(_mm256_movemask_epi8(fits));
        std::size_t next = at + 32;
        while (candidates != 0) {
            const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(candidates));
            candidates &= candidates - 1;
            // The first and the last byte are known to be right.
            if (length > 2 && std::memcmp(bytes + place + 1, part.data() + 1, length - 2) != 0) {
                continue;
            }
            number = number_at(texts.starts, place, number);
            found.set(static_cast<Row>(number));
            const std::size_t next_text = texts.starts[number + 1];
            if (next_text >= next) {
                next = next_text;
                break;
            }
            candidates &= ~std::uint32_t{0} << (next_text - at);
        }
        at = next;
    }
    find_rest(texts, all, part, at, number, found);
}

#else

void find_texts_avx2(const TextRow& texts, std::string_view part, std::size_t begin,
                     std::size_t end, Bitmap& found) {
    find_texts_scalar(texts, part, begin, end, found);
}

#endif

void find_texts(const TextRow& texts, std::string_view part, std::size_t begin, std::size_t end,
                Bitmap& found) {
    static const bool fast = has_avx2();
    fast ? find_texts_avx2(texts, part, begin, end, found)
         : find_texts_scalar(texts, part, begin, end, found);
}

}  // namespace vitrine
