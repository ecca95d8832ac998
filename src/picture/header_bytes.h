// The bytes that the readers of headers look at, and numbers out of them.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace vitrine {

// The beginning of a file. What lies behind its end reads as 0, so that a cut file needs no care.
class HeaderBytes {
public:
    explicit HeaderBytes(std::vector<unsigned char> bytes) : m_bytes(std::move(bytes)) {}

    std::size_t size() const { return m_bytes.size(); }
    std::string_view text() const {
        return {reinterpret_cast<const char*>(m_bytes.data()), m_bytes.size()};
    }
    std::uint32_t at(std::size_t place) const {
        return place < m_bytes.size() ? m_bytes[place] : 0;
    }
    bool has(std::string_view magic, std::size_t place = 0) const {
        return place <= m_bytes.size() && text().substr(place).starts_with(magic);
    }
    // Up to four bytes.
    std::uint32_t big_endian(std::size_t place, int count) const {
        std::uint32_t value = 0;
        for (int i = 0; i < count; ++i)
            value = value << 8 | at(place + static_cast<std::size_t>(i));
        return value;
    }
    std::uint32_t little_endian(std::size_t place, int count) const {
        std::uint32_t value = 0;
        for (int i = count - 1; i >= 0; --i)
            value = value << 8 | at(place + static_cast<std::size_t>(i));
        return value;
    }

private:
    std::vector<unsigned char> m_bytes;
};

}  // namespace vitrine
