#include "operations/entity_order.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace vitrine {
namespace {

template <class T>
void order(StructureChange& change, const std::vector<const T*>& now, int T::*place,
           std::string_view codes) {
    std::map<std::string, int> wanted;
    for (const std::string_view code : split_list(codes, ','))
        wanted.emplace(fold_case(code), static_cast<int>(wanted.size()));
    const auto rank = [&](const T& one) {
        const auto at = wanted.find(fold_case(one.code));
        return at == wanted.end() ? static_cast<int>(wanted.size()) : at->second;
    };
    std::vector<T> ordered;
    for (const T* one : now) ordered.push_back(*one);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](const T& a, const T& b) { return rank(a) < rank(b); });
    if (std::equal(ordered.begin(), ordered.end(), now.begin(), now.end(),
                   [](const T& one, const T* other) { return one.id == other->id; }))
        return;
    int next = 1;
    for (T& one : ordered) {
        one.*place = next++;
        change.put(std::move(one));
    }
}

}  // namespace

std::vector<const AttributeGroup*> groups_in_order(const Structure& structure) {
    std::vector<const AttributeGroup*> groups = structure.attribute_groups.all();
    std::stable_sort(groups.begin(), groups.end(),
                     [](const AttributeGroup* a, const AttributeGroup* b) {
                         return a->sort_order < b->sort_order;
                     });
    return groups;
}

std::vector<const Category*> categories_below(const Structure& structure, CategoryId parent) {
    std::vector<const Category*> below;
    structure.categories.each([&](const Category& one) {
        if (one.parent == parent && parent != 0) below.push_back(&one);
    });
    std::stable_sort(below.begin(), below.end(), [](const Category* a, const Category* b) {
        return a->position < b->position;
    });
    return below;
}

void order_options(StructureChange& change, AttributeId attribute, std::string_view codes) {
    order(change, change.structure().options_of(attribute), &Option::sort_order, codes);
}

void order_groups(StructureChange& change, std::string_view codes) {
    order(change, groups_in_order(change.structure()), &AttributeGroup::sort_order, codes);
}

void order_categories(StructureChange& change, CategoryId parent, std::string_view codes) {
    order(change, categories_below(change.structure(), parent), &Category::position, codes);
}

}  // namespace vitrine
