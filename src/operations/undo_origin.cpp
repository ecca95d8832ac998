#include "operations/undo_origin.h"

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {

ChangeSet undoable(Catalogue& catalogue, ChangeSetId id) {
    const auto set = catalogue.journal().find(id);
    if (!set)
        throw Error(Failure::usage, tr("There is no change set {0}. The history lists them.", id));
    switch (set->state) {
        case ChangeSetState::running:
            throw Error(Failure::usage,
                        tr("Change set {0} is still running. Wait until it has finished.", id));
        case ChangeSetState::rolled_back:
            throw Error(Failure::usage,
                        tr("Change set {0} was interrupted and taken back already.", id));
        case ChangeSetState::done:
            break;
    }
    if (const auto undo = catalogue.journal().undone_by(id)) {
        throw Error(Failure::usage, tr("Change set {0} was undone already, by change set {1}. Undo "
                                       "that one to do it again.",
                                       id, *undo));
    }
    return *set;
}

ChangeSetOrigin undo_origin(Catalogue& catalogue, const ChangeSet& set) {
    ChangeSet first = set;
    while (first.origin.undo_of != 0) {
        const auto earlier = catalogue.journal().find(first.origin.undo_of);
        if (!earlier) break;
        first = *earlier;
    }
    ChangeSetOrigin origin;
    origin.author = current_author();
    origin.undo_of = set.id;
    const bool again = set.origin.source == "undo";
    origin.source = again ? "redo" : "undo";
    origin.note = again ? tr("Change set {0} again: {1}", first.id, first.origin.note)
                        : tr("Undo of change set {0}: {1}", first.id, first.origin.note);
    return origin;
}

}  // namespace vitrine
