// Gives equal texts or lists one number while a column is filled for the first time. Where most
// differ it gives up: there is little to gain and much to remember.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "base/checksum.h"

namespace vitrine {

class Interner {
public:
    // The number of equal `bytes` seen before: equals(number) says whether they are. Otherwise
    // what add() gives.
    template <class Equals, class Add>
    std::uint32_t intern(std::string_view bytes, Equals equals, Add add) {
        if (m_is_closed) return add();
        const std::uint64_t hash = quick_hash(bytes);
        ++m_asked;
        if (m_known * 2 >= m_places.size()) grow();
        Place& place = place_of(hash);
        if (place.number != nothing) {
            return equals(place.number) ? place.number : add();
        }
        const std::uint32_t number = add();
        place = {hash, number};
        if (++m_known > m_asked / 2 && m_asked >= enough_asked) close();
        return number;
    }

    // From now on everything gets a number of its own.
    void close() {
        m_is_closed = true;
        m_places = {};
    }

private:
    static constexpr std::size_t enough_asked = 4096;
    static constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();
    struct Place {
        std::uint64_t hash = 0;
        std::uint32_t number = nothing;
    };

    // Where the hash stands, or else the free place where it may.
    Place& place_of(std::uint64_t hash) {
        const std::size_t last = m_places.size() - 1;
        std::size_t at = hash & last;
        while (m_places[at].number != nothing && m_places[at].hash != hash) at = (at + 1) & last;
        return m_places[at];
    }
    void grow() {
        constexpr std::size_t first_size = 64;
        std::vector<Place> old(m_places.empty() ? first_size : m_places.size() * 2);
        std::swap(old, m_places);
        for (const Place& place : old) {
            if (place.number != nothing) place_of(place.hash) = place;
        }
    }

    bool m_is_closed = false;
    std::size_t m_asked = 0;
    std::size_t m_known = 0;
    std::vector<Place> m_places;  // a power of two of them, half of them free
};

}  // namespace vitrine
