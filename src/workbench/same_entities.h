// Whether two states of the structure have the same categories, groups, ...: every change of the
// catalogue makes a new structure, and lists that would look the same keep what somebody opened and
// selected in them.
#pragma once

#include "catalog/entities.h"

namespace vitrine {

template <class Entity>
bool same_entities(const Entities<Entity>& a, const Entities<Entity>& b) {
    if (a.size() != b.size()) return false;
    bool same = true;
    a.each([&](const Entity& entity) {
        if (!same) return;
        const Entity* other = b.find(entity.id);
        same = other != nullptr && *other == entity;
    });
    return same;
}

}  // namespace vitrine
