#include "search/text_keys.h"

#include <algorithm>
#include <limits>
#include <thread>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {
namespace {

void check_size(std::size_t bytes) {
    if (bytes > std::numeric_limits<std::uint32_t>::max()) {
        throw Error(Failure::storage, tr("A column holds more than 4 GB of text."));
    }
}

}  // namespace

void TextKeys::add(Row row, std::string_view key) {
    Entry entry;
    entry.row = row;
    constexpr std::size_t head_size = sizeof entry.head;
    for (std::size_t i = 0; i < head_size; ++i) {
        entry.head = entry.head << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
    }
    // What the head holds whole is told from a longer one by its size.
    key.remove_prefix(std::min(key.size(), head_size));
    check_size(m_bytes.size() + key.size());
    entry.begin = static_cast<std::uint32_t>(m_bytes.size());
    entry.size = static_cast<std::uint32_t>(key.size());
    m_bytes.append(key);
    m_entries.push_back(entry);
}

void TextKeys::append(const TextKeys& others) {
    check_size(m_bytes.size() + others.m_bytes.size());
    const auto moved = static_cast<std::uint32_t>(m_bytes.size());
    m_bytes.append(others.m_bytes);
    for (Entry entry : others.m_entries) {
        entry.begin += moved;
        m_entries.push_back(entry);
    }
}

bool TextKeys::before(const Entry& a, const Entry& b) const {
    if (a.head != b.head) return a.head < b.head;
    const int compared = rest(a).compare(rest(b));
    return compared != 0 ? compared < 0 : a.tie < b.tie;
}

RowOrder TextKeys::order(const RowOrder& ties, std::size_t count) {
    for (Entry& entry : m_entries) entry.tie = ties.rank(entry.row);
    const auto is_before = [this](const Entry& a, const Entry& b) { return before(a, b); };
    const auto middle = m_entries.begin() + static_cast<std::ptrdiff_t>(m_entries.size()) / 2;
    {
        const std::jthread half([&] { std::sort(m_entries.begin(), middle, is_before); });
        std::sort(middle, m_entries.end(), is_before);
    }
    std::inplace_merge(m_entries.begin(), middle, m_entries.end(), is_before);
    RowOrder order(count);
    order.m_rows.reserve(m_entries.size());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        order.append(m_entries[i].row, i > 0 && equal(m_entries[i - 1], m_entries[i]));
    }
    return order;
}

}  // namespace vitrine
