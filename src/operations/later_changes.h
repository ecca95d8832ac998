// What others did after a change set began and that still stands: an undo asks before it
// overwrites.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/change_set_writer.h"

namespace vitrine {

// Each question reads the journal once, when it is asked first; what is written meanwhile by `undo`
// does not count. Both must outlive it.
class LaterChanges {
public:
    LaterChanges(Catalogue& catalogue, ChangeSetId set, const ChangeSetWriter& undo)
        : m_catalogue(catalogue), m_journal(catalogue.journal()), m_set(set), m_undo(undo) {}

    // Somebody changed the structure entity after `change`.
    bool changed_since(const Change& change);
    // The same for a product.
    bool changed_since(const Change& change, const Product& stored);
    // All products that others changed.
    std::vector<ProductId> products();
    // Of one that somebody removed: its code at the end.
    std::string code_of_removed(ProductId id);
    // The number of the last change of any product, removals left out; 0 where there is none.
    std::int64_t last_product_change();

private:
    bool stands(ChangeSetId id);
    const std::unordered_map<ProductId, std::int64_t>& changed();

    Catalogue& m_catalogue;
    Journal& m_journal;
    const ChangeSetId m_set;
    const ChangeSetWriter& m_undo;
    std::map<ChangeSetId, bool> m_stands;
    // With the number of the last change.
    std::optional<std::unordered_map<ProductId, std::int64_t>> m_changed;
    std::optional<std::unordered_map<ProductId, std::string>> m_removed;
    std::optional<std::int64_t> m_last_product_change;
};

}  // namespace vitrine
