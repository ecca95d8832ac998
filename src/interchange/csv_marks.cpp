#include "interchange/csv_marks.h"

#include <bit>
#include <cstring>

#include "base/processor.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vitrine {
namespace {

constexpr std::uint64_t ones = 0x0101010101010101U;  // in each of eight bytes
constexpr std::uint64_t low = ones * 0x7F;
constexpr std::uint64_t high = ones * 0x80;

// The highest bits of eight bytes side by side, that of the first byte lowest.
std::uint64_t gather(std::uint64_t bytes) {
    return ((bytes & high) >> 7U) * 0x0102040810204080U >> 56U;
}

}  // namespace

// Exact, since no sum carries over into the next byte.
CsvMarks csv_marks_scalar(const char* bytes, char delimiter) {
    const std::uint64_t wanted = ones * static_cast<unsigned char>(delimiter);
    CsvMarks marks;
    for (unsigned i = 0; i < CsvMarks::width; i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes + i, 8);
        if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
        const std::uint64_t others = eight ^ wanted;
        const std::uint64_t is_other = ((others & low) + low) | others;
        const std::uint64_t is_above = ((eight & low) + ones * (0x7F - '\r')) | eight;
        marks.delimiters |= gather(~is_other) << i;
        marks.all |= gather(~(is_other & is_above)) << i;
    }
    return marks;
}

#if defined(__x86_64__)

__attribute__((target("avx2"))) CsvMarks csv_marks_avx2(const char* bytes, char delimiter) {
    const __m256i wanted = _mm256_set1_epi8(delimiter);
    const __m256i highest_control = _mm256_set1_epi8('\r');
    CsvMarks marks;
    for (unsigned i = 0; i < CsvMarks::width; i += 32) {
        const __m256i some = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + i));
        const __m256i delimiters = _mm256_cmpeq_epi8(some, wanted);
        const __m256i controls = _mm256_cmpeq_epi8(_mm256_min_epu8(some, highest_control), some);
        const auto bits = [](__m256i each) __attribute__((target("avx2"))) {
            return std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(each))};
        };
        marks.delimiters |= bits(delimiters) << i;
        marks.all |= bits(_mm256_or_si256(delimiters, controls)) << i;
    }
    return marks;
}

#else

CsvMarks csv_marks_avx2(const char* bytes, char delimiter) {
    return csv_marks_scalar(bytes, delimiter);
}

#endif

FindCsvMarks find_csv_marks() {
    return has_avx2() ? csv_marks_avx2 : csv_marks_scalar;
}

}  // namespace vitrine
