// Finding the places of one text in a long one, as fast as the machine reads: AVX2 where the
// processor has it, found out at run time, and plain code elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace vitrine {

// Where `part` stands in `text` at or behind `from`: ascending, overlapping ones too, until
// `places` is full or nothing is left. Returns how many; more may follow behind the last one only
// if `places` is full. `part` is not empty, `text` has less than 4 GB.
std::size_t find_places(std::string_view text, std::string_view part, std::size_t from,
                        std::span<std::uint32_t> places);

// The ways themselves, for tests and benchmarks; find_places() chooses among them.
std::size_t find_places_scalar(std::string_view text, std::string_view part, std::size_t from,
                               std::span<std::uint32_t> places);
bool has_avx2();
// Only where has_avx2().
std::size_t find_places_avx2(std::string_view text, std::string_view part, std::size_t from,
                             std::span<std::uint32_t> places);

}  // namespace vitrine
