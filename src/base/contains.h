// Whether a list has an item: std::ranges::contains, which the C++20 library does not have yet.
#pragma once

#include <algorithm>
#include <iterator>

namespace vitrine {

template <class List, class Item>
constexpr bool contains(const List& list, const Item& item) {
    return std::find(std::begin(list), std::end(list), item) != std::end(list);
}

}  // namespace vitrine
