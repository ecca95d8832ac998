// How values relate to each other: whether two are the same in the eyes of a filter, and which of
// them several products own.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalog/product.h"

namespace vitrine {

// As "=" of the filter language compares: texts and file names without regard to case and accents,
// amounts by what they measure, lists without regard to order. Values of different types differ.
bool is_same_value(const Value& a, const Value& b);

// Counts who owns what. Only texts, files and numbers are counted.
class RepeatedValues {
public:
    explicit RepeatedValues(const std::vector<ValueKey>& keys);

    // Whether there is anything to count.
    bool counts_any() const { return !m_owners.empty(); }
    // Each product once. Its own values only.
    void count(const Product& owner);
    // Whether more than one of the products counted owns the value under the key.
    bool is_repeated(ValueKey key, const Value& value) const;

private:
    std::map<ValueKey, std::unordered_map<std::string, int>> m_owners;
};

}  // namespace vitrine
