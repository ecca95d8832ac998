// The structure as undoing a change set would leave it, worked out before anything is taken back:
// the values of products come back before the attributes and options that they belong to.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "operations/later_changes.h"
#include "operations/undo_change_set.h"

namespace vitrine {

class UndoneStructure {
public:
    // `now` and `kept` must outlive it unchanged. The products of `kept` and these attributes stay
    // as they are, whatever is decided; `later` is asked here only.
    UndoneStructure(Catalogue& catalogue, const Structure& now, const ChangeSet& set,
                    OnConflict on_conflict, LaterChanges& later, const std::set<ProductId>& kept,
                    const std::set<AttributeId>& kept_attributes);

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
    void keep(AttributeId attribute, const std::string& why);

    Catalogue& m_catalogue;
    const Structure& m_now;
    const ChangeSetId m_set;
    const std::set<ProductId>& m_kept;
    std::optional<Structure> m_then;                // where it is another one than now
    std::map<std::int64_t, std::string> m_reasons;  // by seq
    std::vector<Change> m_changes;                  // of the structure, newest first
    std::vector<Stray> m_strays;
};

// Why a channel could not use the saved filter as it was before the change; absent where all can.
std::optional<std::string> refusal_by_channels(const Structure& now, const Change& change);

}  // namespace vitrine
