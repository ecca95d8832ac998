// The structure as undoing a change set would leave it, worked out before anything is taken back:
// the values of products come back before the attributes and options that they belong to.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "operations/undo_change_set.h"

namespace vitrine {

class UndoneStructure {
public:
    // What undo knows of the journal.
    struct Later {
        // Somebody changed the structure entity after the change, and that still stands.
        std::function<bool(const Change&)> changed_since;
        // The products that others changed since the change set began.
        std::function<std::vector<ProductId>()> products;
    };

    // `now` must outlive it unchanged.
    UndoneStructure(Catalogue& catalogue, const Structure& now, const ChangeSet& set,
                    OnConflict on_conflict, const Later& later);

    // Afterwards, but for what was created by the change set: that is still in it.
    const Structure& afterwards() const { return m_then ? *m_then : m_now; }
    // Takes the fields out of a product that is to be put back which would not fit.
    FieldChanges take_misfits(Product& product) const;
    // Why the change of the structure stays, whatever is decided; empty where it can be taken back.
    std::string reason_to_stay(const Change& change) const;

    // A value that others wrote since into an attribute whose type or scope the undo changes: it
    // would not fit any more.
    struct Stray {
        ProductId product = 0;
        ValueKey key;
    };
    const std::vector<Stray>& strays() const { return m_strays; }

private:
    using Fields = std::map<ValueKey, std::optional<Value>>;
    void step_back(const Change& change);
    void keep_unwhole();
    void show_as_now(EntityKind kind, std::int32_t id);
    std::set<AttributeId> reshaped() const;
    void look_for_strays(const std::set<AttributeId>& reshaped, std::vector<ProductId> products,
                         OnConflict on_conflict);
    std::map<ProductId, Fields> left_by_it(const std::vector<ProductId>& products,
                                           const std::set<AttributeId>& attributes);
    void keep(AttributeId attribute);

    Catalogue& m_catalogue;
    const Structure& m_now;
    const ChangeSetId m_set;
    std::optional<Structure> m_then;                // where it is another one than now
    std::map<std::int64_t, std::string> m_reasons;  // by seq
    std::vector<Change> m_changes;                  // of the structure, newest first
    std::vector<Stray> m_strays;
};

// Why a channel could not use the saved filter as it was before the change; absent where all can.
std::optional<std::string> refusal_by_channels(const Structure& now, const Change& change);

}  // namespace vitrine
