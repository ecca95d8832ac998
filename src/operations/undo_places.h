// Where variants would stand after an undo: below a model that is there, on a level that is there,
// told apart from their siblings. Nobody can decide that away: where an undo would end otherwise,
// the trees concerned stay as they are.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "base/issue.h"
#include "store/catalogue.h"

namespace vitrine {

// A variant or model below another one that could not stand where an undo would put it.
struct Misplaced {
    ProductId product = 0;
    FamilyVariantId levels = 0;  // of its tree, where the undo changes them; else 0
    Issue issue;
};

// What an undo leaves as it is, because some of it could not stand otherwise.
struct KeptTrees {
    std::map<ProductId, Issue> misplaced;  // why
    std::set<ProductId> products;          // all of their trees
    std::set<FamilyVariantId> levels;

    std::size_t size() const { return products.size() + levels.size(); }
    // Adds the trees that these stand in as the catalogue is at the moment; with changed levels,
    // all trees of the family variant.
    void add(Catalogue& catalogue, const std::vector<Misplaced>& misplaced);
};

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
    std::vector<Misplaced> check(const Structure& structure);

private:
    Catalogue& m_catalogue;
    std::set<AttributeId> m_axes;  // of any family variant; empty until asked for
    std::set<ProductId> m_moved;
    std::set<FamilyVariantId> m_levels;
};

}  // namespace vitrine
