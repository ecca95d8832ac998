// Finding the texts that hold a part, among many that stand one after the other, as fast as the
// machine reads: AVX2 where the processor has it, found out at run time, and plain code elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/processor.h"
#include "search/bitmap.h"

namespace vitrine {

// Texts one after the other, each ended by a zero byte that none of them holds. Text n stands from
// starts[n] on; one start more is the end of all. Less than 4 GB.
struct TextRow {
    std::string_view bytes;
    std::span<const std::uint32_t> starts;
};

// Sets in `found`, which has a place for every text, those from number `begin` up to, but without,
// `end` that hold `part`. It is not empty and holds no zero byte. Once a text is known to hold it,
// the rest of that text is passed over.
void find_texts(const TextRow& texts, std::string_view part, std::size_t begin, std::size_t end,
                Bitmap& found);

// The ways themselves, for tests and benchmarks; find_texts() chooses among them.
void find_texts_scalar(const TextRow& texts, std::string_view part, std::size_t begin,
                       std::size_t end, Bitmap& found);
// Only where has_avx2().
void find_texts_avx2(const TextRow& texts, std::string_view part, std::size_t begin,
                     std::size_t end, Bitmap& found);

}  // namespace vitrine
