// Checksums of content: SHA-256 names assets and proves files, XXH3 tells "the same bytes" quickly.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace vitrine {

// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

// The same for a file read in pieces. Throws Error (storage) if it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

// 64-bit XXH3: for equality inside one catalogue, never for security.
std::uint64_t quick_hash(std::string_view bytes);

}  // namespace vitrine
