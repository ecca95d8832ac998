#include "catalog/value.h"

#include <algorithm>

namespace vitrine {
namespace {

constexpr auto before = [](const Values::Entry& entry, ValueKey key) { return entry.first < key; };

}  // namespace

bool is_filled(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return !text->empty();
    if (const auto* many = std::get_if<References>(&value)) return !many->ids.empty();
    if (const auto* one = std::get_if<Reference>(&value)) return one->id != 0;
    if (const auto* file = std::get_if<FileReference>(&value)) {
        return !file->name.empty() || !file->checksum.empty();
    }
    if (const auto* quantities = std::get_if<Quantities>(&value)) return !quantities->items.empty();
    if (const auto* table = std::get_if<Table>(&value)) return !table->rows.empty();
    return true;
}

Value value_of(const TableCell::Content& content) {
    return std::visit([](const auto& held) { return Value(held); }, content);
}

std::optional<TableCell::Content> content_of(const Value& value) {
    return std::visit(
        [](const auto& held) -> std::optional<TableCell::Content> {
            if constexpr (std::is_constructible_v<TableCell::Content, decltype(held)>) {
                return held;
            } else {
                return std::nullopt;
            }
        },
        value);
}

const Value* Values::find(ValueKey key) const {
    const auto at = std::lower_bound(m_entries.begin(), m_entries.end(), key, before);
    return at != m_entries.end() && at->first == key ? &at->second : nullptr;
}

void Values::set(ValueKey key, Value&& value) {
    if (!is_filled(value)) {
        erase(key);
        return;
    }
    if (m_entries.empty() || m_entries.back().first < key) {
        m_entries.emplace_back(key, std::move(value));
        return;
    }
    const auto at = std::lower_bound(m_entries.begin(), m_entries.end(), key, before);
    if (at != m_entries.end() && at->first == key) {
        at->second = std::move(value);
    } else {
        m_entries.emplace(at, key, std::move(value));
    }
}

void Values::erase(ValueKey key) {
    const auto at = std::lower_bound(m_entries.begin(), m_entries.end(), key, before);
    if (at != m_entries.end() && at->first == key) m_entries.erase(at);
}

}  // namespace vitrine
