// Changes products on behalf of every screen, and takes back what was changed from this window.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "operations/undo_change_set.h"
#include "workbench/typed_values.h"
#include "workbench/workspace.h"

namespace vitrine {

class Editor {
public:
    explicit Editor(Workspace& workspace) : m_workspace(workspace) {}

    using Done = std::function<void(const TypedReport&)>;
    using Failed = std::function<void(const std::string& sentence)>;

    // Saves in the background as one change set. `source` is "edit", "paste", "fill" or "clear".
    void apply(std::vector<TypedValue> values, std::string source, Done done, Failed failed);

    // Does in the background what another view-model saves, such as a filter; Ctrl+Z takes the
    // change set back that it returns (0: nothing changed), called `label`.
    void save(std::function<ChangeSetId(Catalogue&)> work, std::string label,
              std::function<void()> done, Failed failed);

    // What Ctrl+Z would take back: the change sets made from this window, the last first. Older
    // ones are taken back on the history page, where one sees what they were.
    bool can_undo() const { return !m_undoable.empty(); }
    bool can_redo() const { return !m_redoable.empty(); }
    // "Edit of 3 values", for the menu; empty where there is nothing.
    std::string undo_label() const;
    std::string redo_label() const;

    // `said` gets one sentence that tells what was taken back, or done again, or why not. What
    // could not be, and still can be, is offered again.
    using Said = std::function<void(const std::string& sentence)>;
    void undo(Said said);
    void redo(Said said);
    // Any change set of the history: takes it back, or does it again where it was taken back.
    // `label` is what it is called where it was not made from this window.
    void undo_change(ChangeSetId id, std::string label, Said said);
    void redo_change(ChangeSetId id, std::string label, Said said);

    enum class Direction {
        undo,  // a change is taken back
        redo,  // what was taken back is done again
    };
    // What was to be taken back or done again, but was changed again since.
    struct Undecided {
        Direction direction = Direction::undo;
        std::string label;  // of the change
        UndoReport report;  // with the conflicts; nothing was changed yet
    };
    // Asked what shall become of it. `decide` goes on with keep_later or overwrite; not called,
    // everything stays as it is and can be undone or redone as before. Without a listener `said`
    // gets the refusal.
    using Decide = std::function<void(OnConflict)>;
    using OnUndecided = std::function<void(const Undecided& undecided, Decide decide)>;
    void on_conflict(OnUndecided listener) { m_on_conflict = std::move(listener); }

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
    using Steps = std::deque<Step>;  // in the order of their change sets
    // A step on its way.
    struct Move {
        Step step;  // of redo: the undo that is undone, or with `names_undone` what it undid
        Direction direction = Direction::undo;
        bool names_undone = false;
        bool was_offered = false;  // by can_undo() or can_redo(), which it is again if it fails
    };
    static std::optional<Step> take(Steps& steps, ChangeSetId id);
    void start(Move move, Said said, OnConflict on_conflict = OnConflict::refuse);
    void finish(const Move& move, ChangeSetId undone, const UndoReport& report);
    void ask_what_to_do(const Move& move, const UndoReport& report, const Said& said);
    void offer_again(const Move& move);
    void changed() const;

    Workspace& m_workspace;
    Steps m_undoable, m_redoable;
    int m_pending = 0;
    std::function<void()> m_on_change;
    OnUndecided m_on_conflict;
    Receiver m_receiver;
};

}  // namespace vitrine
