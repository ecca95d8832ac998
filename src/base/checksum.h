// Checksums of content: SHA-256 names assets and proves files, XXH3 tells "the same bytes" quickly.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

struct XXH3_state_s;

namespace vitrine {

// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

// The same for a file read in pieces. Throws Error (storage) if it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

// 64-bit XXH3: for equality inside one catalogue, never for security.
std::uint64_t quick_hash(std::string_view bytes);
// 128 bits, where the bytes themselves are not there to be compared.
std::pair<std::uint64_t, std::uint64_t> quick_hash_128(std::string_view bytes);

// The same of bytes that come piece by piece. [one thread]
class QuickHash {
public:
    QuickHash();

    void add(std::string_view bytes);
    // Of all that was added so far.
    std::uint64_t value() const;

private:
    struct Free {
        void operator()(XXH3_state_s* state) const;
    };
    std::unique_ptr<XXH3_state_s, Free> m_state;
};

}  // namespace vitrine
