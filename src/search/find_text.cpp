#include "search/find_text.h"

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vitrine {

std::size_t find_text_scalar(std::string_view text, std::string_view part, std::size_t from) {
    return text.find(part, from);
}

#if defined(__x86_64__)

bool has_avx2() {
    return __builtin_cpu_supports("avx2") != 0;
}

// Compares the first and the last byte of `part` at 32 places at once, and the rest only where both
// fit: W. Muła, "SIMD-friendly algorithms for substring searching", 2016.
__attribute__((target("avx2"))) std::size_t find_text_avx2(std::string_view text,
                                                           std::string_view part,
                                                           std::size_t from) {
    const std::size_t length = part.size();
    if (text.size() < length) return std::string_view::npos;
    const std::size_t last_start = text.size() - length;
    const char* const bytes = text.data();
    const __m256i first = _mm256_set1_epi8(part.front());
    const __m256i last = _mm256_set1_epi8(part.back());
    std::size_t at = from;
    for (; at + 32 <= last_start + 1; at += 32) {
        const auto* begin = reinterpret_cast<const __m256i*>(bytes + at);
        const auto* end = reinterpret_cast<const __m256i*>(bytes + at + length - 1);
        const __m256i fits = _mm256_and_si256(_mm256_cmpeq_epi8(first, _mm256_loadu_si256(begin)),
                                              _mm256_cmpeq_epi8(last, _mm256_loadu_si256(end)));
        auto places = static_cast<std::uint32_t>(_mm256_movemask_epi8(fits));
        for (; places != 0; places &= places - 1) {
            const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(places));
            if (std::memcmp(bytes + place, part.data(), length) == 0) return place;
        }
    }
    return find_text_scalar(text, part, at);
}

#else

bool has_avx2() {
    return false;
}

std::size_t find_text_avx2(std::string_view text, std::string_view part, std::size_t from) {
    return find_text_scalar(text, part, from);
}

#endif

std::size_t find_text(std::string_view text, std::string_view part, std::size_t from) {
    static const bool fast = has_avx2();
    return fast ? find_text_avx2(text, part, from) : find_text_scalar(text, part, from);
}

}  // namespace vitrine
