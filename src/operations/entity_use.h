// How many products use each entity of the structure.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "base/progress.h"
#include "operations/structure_names.h"

namespace vitrine {

class EntityUse {
public:
    // 0 for what no product uses, and for kinds that are not counted.
    std::int64_t products(const EntityAddress& entity) const;
    // Of the others, such as locales, no product says that it uses one.
    static bool is_counted(EntityKind kind);
    void add(EntityKind kind, std::int32_t id);
    void add(const EntityUse& other);

private:
    std::map<EntityKind, std::vector<std::int64_t>> m_products;  // by id
};

// Products and models, each by what it has itself: a value counts for its attribute, an option or
// record that it names, a place for its category, a link for its association type. Tables are not
// looked into. Reads every product, on several threads. Throws Error (cancelled).
EntityUse count_entity_use(Catalogue& catalogue, const Progress& progress);

}  // namespace vitrine
