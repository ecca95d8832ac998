// What there is to choose from, by labels, and in the order of the alphabet.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "catalog/shown_name.h"
#include "catalog/structure.h"

namespace vitrine {

// A channel, locale or option to choose from.
struct Choice {
    std::int32_t id = 0;
    std::string code;
    std::string label;
};

// Anything that has id, code and labels.
template <class Entity>
Choice choice_of(const Structure& structure, const Entity& entity, std::string_view language) {
    return {entity.id, entity.code, label_of(structure, entity.labels, entity.code, language)};
}

// Every one of them, in their order.
template <class Entity>
std::vector<Choice> choices_of(const Structure& structure, const Entities<Entity>& entities,
                               std::string_view language) {
    std::vector<Choice> choices;
    entities.each(
        [&](const Entity& entity) { choices.push_back(choice_of(structure, entity, language)); });
    return choices;
}
// The options of an attribute, in their order; none where there are more than `most`.
std::vector<Choice> option_choices(const Structure& structure, AttributeId attribute,
                                   std::string_view language,
                                   std::size_t most = std::numeric_limits<std::size_t>::max());
// Likewise the records of a reference entity, by their codes.
std::vector<Choice> record_choices(const Structure& structure, ReferenceEntityId entity,
                                   std::string_view language,
                                   std::size_t most = std::numeric_limits<std::size_t>::max());
// Yes and No; the ids only tell them apart.
std::vector<Choice> boolean_choices();

// "Height  (height)"; the label alone where both are the same.
std::string label_with_code(const std::string& label, const std::string& code);

// Orders by what `words` says of an item, whatever its case and accents; equal ones stay in their
// order. Each is asked once, as there may be a hundred thousand categories.
template <class Item, class Words>
void sort_by_words(std::vector<Item>& items, Words words) {
    std::vector<std::pair<std::string, std::size_t>> order;
    order.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        order.emplace_back(fold_for_search(words(items[i])), i);
    std::sort(order.begin(), order.end());
    std::vector<Item> sorted;
    sorted.reserve(items.size());
    for (const auto& [key, index] : order) sorted.push_back(std::move(items[index]));
    items = std::move(sorted);
}
template <class Item>
void sort_by_label(std::vector<Item>& items) {
    sort_by_words(items, [](const Item& item) -> const std::string& { return item.label; });
}

}  // namespace vitrine
