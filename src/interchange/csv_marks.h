// Where the cells of a CSV file may end, found for 64 bytes at once: with AVX2 where the processor
// has it, in plain code elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vitrine {

// Bit n stands for byte n.
struct CsvMarks {
    std::uint64_t delimiters = 0;
    // The delimiters, and the control characters up to the carriage return: NUL, tabs and line
    // ends.
    std::uint64_t all = 0;

    static constexpr std::ptrdiff_t width = 64;
};

// The marks of the 64 bytes at `bytes`.
using FindCsvMarks = CsvMarks (*)(const char* bytes, char delimiter);

// The faster of the two ways that this processor has.
FindCsvMarks find_csv_marks();

// The ways themselves, for tests and benchmarks.
CsvMarks csv_marks_scalar(const char* bytes, char delimiter);
// Only where has_avx2().
CsvMarks csv_marks_avx2(const char* bytes, char delimiter);

}  // namespace vitrine
