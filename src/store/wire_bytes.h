// Numbers and bytes as documents write them (store/document.h): for store/document.cpp, which reads
// and writes them by the million.
#pragma once

#include <cstring>
#include <limits>
#include <string_view>

#include "base/decimal.h"
#include "base/error.h"
#include "base/translate.h"

namespace vitrine::wire_bytes {

[[noreturn]] inline void damaged() {
    throw Error(Failure::storage,
                tr("A product in the catalogue is damaged. Run verify to find which."),
                "malformed document");
}

// Inlined where they can be: a product has dozens of values of few bytes each, and they are read
// by the million.
inline char take_byte(std::string_view& in) {
    if (in.empty()) damaged();
    const char byte = in.front();
    in.remove_prefix(1);
    return byte;
}

inline std::string_view take_bytes(std::string_view& in, std::uint64_t count) {
    if (count > in.size()) damaged();
    const auto bytes = in.substr(0, count);
    in.remove_prefix(count);
    return bytes;
}

inline std::uint64_t take_number(std::string_view& in) {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(take_byte(in));
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80) return value;
    }
    damaged();
}

inline std::int64_t take_signed_number(std::string_view& in) {
    const std::uint64_t value = take_number(in);
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

inline Decimal take_decimal(std::string_view& in) {
    const char scale = take_byte(in);
    if (scale < 0 || scale > Decimal::max_scale) damaged();
    return Decimal(take_signed_number(in), scale);
}

inline std::int32_t take_id(std::string_view& in) {
    const std::uint64_t id = take_number(in);
    if (id > static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max())) damaged();
    return static_cast<std::int32_t>(id);
}

// Writes are made through a pointer into room that is known to be enough: documents are written for
// every product of an import. Each returns where the next byte goes.

constexpr std::size_t longest_varint = 10;

inline char* write_varint(char* to, std::uint64_t value) {
    while (value >= 0x80) {
        *to++ = static_cast<char>(value | 0x80);
        value >>= 7;
    }
    *to++ = static_cast<char>(value);
    return to;
}

inline char* write_id(char* to, std::int32_t id) {
    return write_varint(to, static_cast<std::uint32_t>(id));
}

inline char* write_signed(char* to, std::int64_t value) {
    return write_varint(
        to, (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

inline char* write_decimal(char* to, const Decimal& decimal) {
    *to++ = static_cast<char>(decimal.scale());
    return write_signed(to, decimal.mantissa());
}

inline char* write_bytes(char* to, std::string_view bytes) {
    std::memcpy(to, bytes.data(), bytes.size());
    return to + bytes.size();
}

}  // namespace vitrine::wire_bytes
