// Finding one text in a long one, as fast as the machine reads: AVX2 where the processor has it,
// found out at run time, and plain code elsewhere.
#pragma once

#include <cstddef>
#include <string_view>

namespace vitrine {

// The first place of `part` in `text` at or behind `from`; npos where there is none. `part` is not
// empty.
std::size_t find_text(std::string_view text, std::string_view part, std::size_t from);

// The ways themselves, for tests and benchmarks; find_text() chooses among them.
std::size_t find_text_scalar(std::string_view text, std::string_view part, std::size_t from);
bool has_avx2();
// Only where has_avx2().
std::size_t find_text_avx2(std::string_view text, std::string_view part, std::size_t from);

}  // namespace vitrine
