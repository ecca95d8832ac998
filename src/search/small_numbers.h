// Numbers in as few bytes as they need, seven bits in each, the lowest first.
#pragma once

#include <cstdint>
#include <string>

namespace vitrine {

inline void put_small(std::string& bytes, std::uint32_t number) {
    for (; number >= 0x80; number >>= 7) {
        bytes.push_back(static_cast<char>(static_cast<unsigned char>(number | 0x80)));
    }
    bytes.push_back(static_cast<char>(number));
}

// Bytes that put_small() takes.
inline std::size_t small_size(std::uint32_t number) {
    std::size_t size = 1;
    for (; number >= 0x80; number >>= 7) ++size;
    return size;
}

// The next number; `at` moves behind it.
inline std::uint32_t take_small(const char*& at) {
    auto byte = static_cast<unsigned char>(*at++);
    std::uint32_t number = byte & 0x7FU;
    for (int shift = 7; byte >= 0x80; shift += 7) {
        byte = static_cast<unsigned char>(*at++);
        number |= (byte & 0x7FU) << shift;
    }
    return number;
}

}  // namespace vitrine
