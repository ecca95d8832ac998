// Changes products on behalf of every screen, and takes back what was changed from this window.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "operations/edit_products.h"
#include "operations/undo_change_set.h"
#include "workbench/workspace.h"

namespace vitrine {

// One cell as somebody typed it.
struct TypedValue {
    ProductId product = 0;
    FieldAddress field;
    std::optional<std::string> text;  // absent: clear it, so that an inherited value shows again
    // What the screen showed before, as value_to_label writes it; absent where it showed nothing
    // yet. Where the stored value reads differently by now, the cell is refused instead of
    // overwritten.
    std::optional<std::string> shown;
};

class Editor {
public:
    explicit Editor(Workspace& workspace) : m_workspace(workspace) {}

    using Done = std::function<void(const EditReport&)>;
    using Failed = std::function<void(const std::string& sentence)>;

    // Saves in the background as one change set. `source` is "edit", "paste", "fill" or "clear".
    void apply(std::vector<TypedValue> values, std::string source, Done done, Failed failed);

    // What Ctrl+Z would take back: the change sets made from this window, the last first. Older
    // ones are taken back on the history page, where one sees what they were.
    bool can_undo() const { return !m_undoable.empty(); }
    bool can_redo() const { return !m_redoable.empty(); }
    // "Edit of 3 values", for the menu; empty where there is nothing.
    std::string undo_label() const;
    std::string redo_label() const;

    // `said` gets one sentence that tells what was taken back or why not.
    void undo(std::function<void(const std::string& sentence)> said);
    void redo(std::function<void(const std::string& sentence)> said);
    // Any change set of the history: takes it back, or does it again where it was taken back.
    void undo_change(ChangeSetId id, std::string label,
                     std::function<void(const std::string& sentence)> said);
    void redo_change(ChangeSetId id, std::string label,
                     std::function<void(const std::string& sentence)> said);

    // Asked where what is to be taken back was changed again since; nothing was changed yet.
    // `decide` goes on with keep_later or overwrite; not called, everything stays as it is. Without
    // a listener `said` gets the refusal.
    using Decide = std::function<void(OnConflict)>;
    void on_conflict(
        std::function<void(const std::string& label, const Issues& conflicts, Decide decide)>
            listener) {
        m_on_conflict = std::move(listener);
    }

    // A change set made from this window by another way, such as an import: Ctrl+Z takes it back.
    void note_change(ChangeSetId id, std::string label);

    // Edits on their way to the file.
    int pending() const { return m_pending; }
    // Called whenever pending() or the undo and redo offers change.
    void on_change(std::function<void()> listener) { m_on_change = std::move(listener); }

private:
    struct Step {
        ChangeSetId change_set = 0;
        std::string label;
    };
    enum class Direction {
        undo,
        redo,         // the step is the undo that is undone
        redo_undone,  // the step is the change set that was undone
    };
    void take_back(Step step, Direction direction, std::function<void(const std::string&)> said,
                   OnConflict on_conflict = OnConflict::refuse);
    void changed() const;

    Workspace& m_workspace;
    std::deque<Step> m_undoable, m_redoable;
    int m_pending = 0;
    std::function<void()> m_on_change;
    std::function<void(const std::string&, const Issues&, Decide)> m_on_conflict;
    Receiver m_receiver;
};

}  // namespace vitrine
