// Where variants would stand after an undo: below a model that is there, on a level that is there,
// told apart from their siblings. Nobody can decide that away, so such an undo is refused.
#pragma once

#include <set>

#include "base/issue.h"
#include "store/catalogue.h"

namespace vitrine {

class UndoPlaces {
public:
    explicit UndoPlaces(Catalogue& catalogue) : m_catalogue(catalogue) {}

    // A product that was removed is there again; a field of one is as it was.
    void restored(ProductId product) { m_moved.insert(product); }
    void changed(const Structure& structure, const Product& product, ValueKey field);
    // Its levels may be others now.
    void levels_changed(FamilyVariantId family_variant) { m_levels.insert(family_variant); }

    // After all is put back, within the same transaction: what cannot stand as it would. A sentence
    // each, with both codes where two are alike.
    Issues check(const Structure& structure);

private:
    void collect_below(ProductId model);

    Catalogue& m_catalogue;
    std::set<AttributeId> m_axes;  // of any family variant; empty until asked for
    std::set<ProductId> m_moved;
    std::set<FamilyVariantId> m_levels;
};

}  // namespace vitrine
