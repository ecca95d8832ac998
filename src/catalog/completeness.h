// Completeness: required values filled / required, per channel and locale. Computed, never stored.
#pragma once

#include <vector>

#include "catalog/inheritance.h"

namespace vitrine {

struct Completeness {
    int required = 0;
    int filled = 0;
    std::vector<AttributeId> missing;  // in the family's order

    bool complete() const { return filled == required; }
    // Rounded down, so that 100 means complete; 100 where nothing is required.
    int percent() const { return required == 0 ? 100 : filled * 100 / required; }
};

// What the product's family requires on `channel`, judged in `locale`, inherited values counted. An
// attribute that does not exist in the locale is not required. A price collection is filled when it
// has an amount in every currency of the channel. A product without a family requires nothing. For
// a model only the attributes of its own and higher levels count.
Completeness completeness(const Structure& structure, const Lineage& lineage,
                          const Channel& channel, LocaleId locale);

// One required attribute, with the keys of which every one must have a value. The identifier has no
// keys: it is the product's code. A key of scope -1 stands for one under which no product has a
// value yet.
struct Requirement {
    AttributeId attribute = 0;
    std::vector<ValueKey> keys;
    bool identifier = false;
    bool operator==(const Requirement&) const = default;
};

// The same in two steps, for those who judge many products: what a family requires, worked out
// once, and one product measured by it. Requirements are stale as soon as the structure changes.
std::vector<Requirement> requirements_of(const Structure& structure, const Family& family,
                                         const Channel& channel, LocaleId locale);
Completeness completeness(const Structure& structure, const Lineage& lineage,
                          const std::vector<Requirement>& requirements);

// Only the two numbers; allocates nothing.
struct CompletenessCount {
    int required = 0;
    int filled = 0;
    int percent() const { return required == 0 ? 100 : filled * 100 / required; }
};
CompletenessCount count_completeness(const Structure& structure, const Lineage& lineage,
                                     const std::vector<Requirement>& requirements);

}  // namespace vitrine
