// A kind of structure entity, loaded whole: by id and by code without regard to case.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/text.h"

namespace vitrine {

// T has `id` and `code`. Ids are dense from `first_id` and never reused; removed ones leave a gap.
template <class T>
class Entities {
public:
    explicit Entities(std::int32_t first_id = 1) : m_first_id(first_id) {}

    // Null if there is none. Pointers live until the next put() or remove().
    const T* find(std::int32_t id) const {
        const auto index = static_cast<std::size_t>(id - m_first_id);
        return id >= m_first_id && index < m_items.size() && m_items[index].id != 0
                   ? &m_items[index]
                   : nullptr;
    }
    const T* find(std::string_view code) const {
        const auto at = m_by_code.find(FoldedCase(code).view());
        return at == m_by_code.end() ? nullptr : find(at->second);
    }
    // The code, or an empty text for an unknown id.
    const std::string& code_of(std::int32_t id) const {
        static const std::string none;
        const T* item = find(id);
        return item != nullptr ? item->code : none;
    }
    std::int32_t next_id() const { return m_first_id + static_cast<std::int32_t>(m_items.size()); }

    // Adds `item`, or replaces the one of its id. An id of 0 gets the next one; the id is returned.
    std::int32_t put(T item) {
        if (item.id == 0) item.id = next_id();
        const auto index = static_cast<std::size_t>(item.id - m_first_id);
        if (index >= m_items.size()) m_items.resize(index + 1);
        if (m_items[index].id != 0) m_by_code.erase(key(m_items[index]));
        m_by_code[key(item)] = item.id;
        const std::int32_t id = item.id;
        m_items[index] = std::move(item);
        return id;
    }
    void remove(std::int32_t id) {
        if (const T* item = find(id)) {
            m_by_code.erase(key(*item));
            m_items[static_cast<std::size_t>(id - m_first_id)] = T{};
        }
    }

    std::size_t size() const { return m_by_code.size(); }
    // Every entity in order of its id.
    std::vector<const T*> all() const {
        std::vector<const T*> found;
        for (const T& item : m_items) {
            if (item.id != 0) found.push_back(&item);
        }
        return found;
    }

    // The first entity, by id, for which `condition` holds, or null.
    template <class Condition>
    const T* find_if(Condition condition) const {
        for (const T& item : m_items) {
            if (item.id != 0 && condition(item)) return &item;
        }
        return nullptr;
    }
    // Calls `function` with every entity in order of its id: all() without the list.
    template <class Function>
    void each(Function function) const {
        for (const T& item : m_items) {
            if (item.id != 0) function(item);
        }
    }

    // The key under which codes are unique: entity_key(), which a kind may overload beside itself.
    static std::string key(const T& item) { return entity_key(item); }

private:
    std::int32_t m_first_id;
    std::vector<T> m_items;
    // Looked up by views, so that a cell's code needs no string.
    std::unordered_map<std::string, std::int32_t, TextHash, std::equal_to<>> m_by_code;
};

template <class T>
std::string entity_key(const T& item) {
    return fold_case(item.code);
}

}  // namespace vitrine
