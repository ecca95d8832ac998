#include "search/find_text.h"

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vitrine {

std::size_t find_places_scalar(std::string_view text, std::string_view part, std::size_t from,
                               std::span<std::uint32_t> places) {
    std::size_t count = 0;
    while (count < places.size()) {
        const std::size_t place = text.find(part, from);
        if (place == std::string_view::npos) break;
        places[count++] = static_cast<std::uint32_t>(place);
        from = place + 1;
    }
    return count;
}

#if defined(__x86_64__)

bool has_avx2() {
    return __builtin_cpu_supports("avx2") != 0;
}

// Compares the first and the last byte of `part` at 32 places at once, and the rest only where both
// fit: W. Muła, "SIMD-friendly algorithms for substring searching", 2016.
__attribute__((target("avx2"))) std::size_t find_places_avx2(std::string_view text,
                                                             std::string_view part,
                                                             std::size_t from,
                                                             std::span<std::uint32_t> places) {
    const std::size_t length = part.size();
    if (text.size() < length) return 0;
    const std::size_t last_start = text.size() - length;
    const char* const bytes = text.data();
    const __m256i first = _mm256_set1_epi8(part.front());
    const __m256i last = _mm256_set1_epi8(part.back());
    std::size_t count = 0;
    std::size_t at = from;
    for (; at + 32 <= last_start + 1; at += 32) {
        const auto* begin = reinterpret_cast<const __m256i*>(bytes + at);
        const auto* end = reinterpret_cast<const __m256i*>(bytes + at + length - 1);
        const __m256i fits = _mm256_and_si256(_mm256_cmpeq_epi8(first, _mm256_loadu_si256(begin)),
                                              _mm256_cmpeq_epi8(last, _mm256_loadu_si256(end)));
        auto candidates = static_cast<std::uint32_t>(_mm256_movemask_epi8(fits));
        for (; candidates != 0; candidates &= candidates - 1) {
            const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(candidates));
            // The first and the last byte are known to be right.
            if (length > 2 && std::memcmp(bytes + place + 1, part.data() + 1, length - 2) != 0) {
                continue;
            }
            if (count == places.size()) return count;
            places[count++] = static_cast<std::uint32_t>(place);
        }
    }
    return count + find_places_scalar(text, part, at, places.subspan(count));
}

#else

bool has_avx2() {
    return false;
}

std::size_t find_places_avx2(std::string_view text, std::string_view part, std::size_t from,
                             std::span<std::uint32_t> places) {
    return find_places_scalar(text, part, from, places);
}

#endif

std::size_t find_places(std::string_view text, std::string_view part, std::size_t from,
                        std::span<std::uint32_t> places) {
    static const bool fast = has_avx2();
    return fast ? find_places_avx2(text, part, from, places)
                : find_places_scalar(text, part, from, places);
}

}  // namespace vitrine
