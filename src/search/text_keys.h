// Sorting rows by bytes that compare as their texts do, such as a collator gives.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/row_order.h"

namespace vitrine {

class TextKeys {
public:
    // Each row once at most. A key has no zero byte but at its end. Throws Error (storage) beyond 4
    // GB of keys.
    void add(Row row, std::string_view key);

    // Takes over the keys of others. Throws as add() does.
    void append(const TextKeys& others);

    // Sorted by key, equal keys as in `ties`; `count`: rows there are. Uses two threads, done when
    // it returns.
    RowOrder order(const RowOrder& ties, std::size_t count);

private:
    struct Entry {
        std::uint64_t head = 0;   // the key's first bytes, as a number that compares as they do
        std::uint32_t begin = 0;  // of the rest of it
        std::uint32_t size = 0;
        Row row = 0;
        std::uint32_t tie = 0;
    };
    std::string_view rest(const Entry& entry) const {
        return std::string_view(m_bytes).substr(entry.begin, entry.size);
    }
    bool equal(const Entry& a, const Entry& b) const {
        return a.head == b.head && rest(a) == rest(b);
    }
    bool before(const Entry& a, const Entry& b) const;

    std::vector<Entry> m_entries;
    std::string m_bytes;
};

}  // namespace vitrine
