// Gives equal texts or lists one number while a column is filled for the first time. Where most
// differ it gives up: there is little to gain and much to remember.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "base/checksum.h"

namespace vitrine {

class Interner {
public:
    // The number of equal `bytes` seen before: equals(number) says whether they are. Otherwise
    // what add() gives.
    template <class Equals, class Add>
    std::uint32_t intern(std::string_view bytes, Equals equals, Add add) {
        if (m_is_closed) return add();
        const auto [at, is_new] = m_numbers.try_emplace(quick_hash(bytes));
        ++m_asked;
        if (is_new) {
            const std::uint32_t number = at->second = add();
            if (m_asked >= enough_asked && m_numbers.size() > m_asked / 2) close();
            return number;
        }
        return equals(at->second) ? at->second : add();
    }

    // From now on everything gets a number of its own.
    void close() {
        m_is_closed = true;
        m_numbers = {};
    }

private:
    static constexpr std::size_t enough_asked = 4096;

    bool m_is_closed = false;
    std::size_t m_asked = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> m_numbers;  // by hash
};

}  // namespace vitrine
