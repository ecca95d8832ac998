#include "catalog/value_relations.h"

#include <algorithm>

#include "base/text.h"
#include "catalog/measurement.h"

namespace vitrine {
namespace {

bool is_same_amount(const Measurement& a, const Measurement& b) {
    if (a.unit == b.unit) return a.amount == b.amount;
    const Unit* unit = find_unit(b.unit);
    const auto converted = unit == nullptr ? std::nullopt : convert(a, *unit);
    return converted && *converted == b.amount;
}

bool is_same_list(std::vector<std::int32_t> a, std::vector<std::int32_t> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

// Equal for values that are the same; empty for those that are not counted.
std::string counted_as(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return fold_for_search(*text);
    if (const auto* file = std::get_if<FileReference>(&value)) return fold_for_search(file->name);
    if (const auto* number = std::get_if<Decimal>(&value)) return number->normalized().to_string();
    return {};
}

}  // namespace

bool is_same_value(const Value& a, const Value& b) {
    if (a.index() != b.index()) return false;
    if (const auto* text = std::get_if<std::string>(&a)) {
        return fold_for_search(*text) == fold_for_search(std::get<std::string>(b));
    }
    if (const auto* file = std::get_if<FileReference>(&a)) {
        return fold_for_search(file->name) == fold_for_search(std::get<FileReference>(b).name);
    }
    if (const auto* amount = std::get_if<Measurement>(&a)) {
        return is_same_amount(*amount, std::get<Measurement>(b));
    }
    if (const auto* list = std::get_if<References>(&a)) {
        return is_same_list(list->ids, std::get<References>(b).ids);
    }
    return a == b;
}

RepeatedValues::RepeatedValues(const std::vector<ValueKey>& keys) {
    for (const ValueKey key : keys) m_owners[key];
}

void RepeatedValues::count(const Product& owner) {
    for (auto& [key, owners] : m_owners) {
        const Value* value = owner.values.find(key);
        if (value != nullptr) ++owners[counted_as(*value)];
    }
}

bool RepeatedValues::is_repeated(ValueKey key, const Value& value) const {
    const std::string counted = counted_as(value);
    const auto owners = m_owners.find(key);
    if (counted.empty() || owners == m_owners.end()) return false;
    const auto found = owners->second.find(counted);
    return found != owners->second.end() && found->second > 1;
}

}  // namespace vitrine
