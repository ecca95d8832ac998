// A bulk edit step by step: which products, which change, what it would do, then doing it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "operations/bulk_edit.h"
#include "workbench/activities.h"
#include "workbench/bulk_draft.h"
#include "workbench/editor.h"

namespace vitrine {

class BulkDesk {
public:
    BulkDesk(Workspace& workspace, Editor& editor, Activities& activities);

    // The products to choose between: those selected (may be none) and those of the list. Begins
    // with the selected ones where there are any. The draft stays as it was left, and is not worked
    // out before propose(); a saving that still runs goes on.
    void offer(std::vector<ProductId> selected, std::vector<ProductId> listed);
    bool has_selection() const { return !m_selected.empty(); }
    bool takes_selected() const { return m_takes_selected; }
    void take_selected(bool selected);
    // "1,204 selected products" and "All 40,112 products of this list".
    std::string selected_words() const;
    std::string listed_words() const;

    const BulkDraft& draft() const { return m_draft; }
    // Works out what it would do; the answer to an older draft is dropped. Does nothing while
    // products are saved.
    void propose(BulkDraft draft);

    enum class State {
        incomplete,  // something is still to be chosen, or problem() says what is wrong
        previewing,
        previewed,
        saving,
        saved,
        stopped,  // the saving; problem() says so, nothing was changed
        failed,   // problem() says why; nothing was changed
    };
    State state() const { return m_state; }
    const std::string& problem() const { return m_problem; }
    // Of the last preview, also while the next one is worked out and after a saving that was
    // stopped; null where there is none.
    const BulkReport* preview() const { return m_preview ? &*m_preview : nullptr; }
    Progress::Snapshot progress() const;

    // Does what was previewed. Goes on when the window that asked for it is closed.
    void save();
    bool can_save() const;
    // Stops the saving, which then leaves nothing behind.
    void cancel();
    // What was asked for last, a preview or a saving, was told to stop.
    bool is_stopping() const;
    // Nobody looks any more: a preview stops, a saving goes on.
    void leave();

    // "1,204 products of 1,300 would change, 90 unchanged, 6 refused", with what is not nothing.
    std::string summary() const;
    // "1,204 products changed. 6 refused."
    static std::string saved_words(const BulkReport& report);

    std::function<void()> on_change;
    std::function<void(const BulkReport& report)> on_saved;
    // Saving failed, or was stopped by somebody; a sentence.
    std::function<void(const std::string&sentence)> on_failed, on_stopped;

private:
    const std::vector<ProductId>& products() const {
        return m_takes_selected ? m_selected : m_listed;
    }
    BulkEdit edit(const BulkChange& change) const;
    void set_state(State state, std::string problem = {});
    void drop_preview();
    void fail(const std::exception_ptr& failure);

    Workspace& m_workspace;
    Editor& m_editor;
    Activities& m_activities;
    std::vector<ProductId> m_selected, m_listed;
    bool m_takes_selected = false;
    BulkDraft m_draft;
    State m_state = State::incomplete;
    std::string m_problem;
    std::optional<BulkReport> m_preview;
    int m_asked = 0;  // previews asked for: only the last answer counts
    std::stop_source m_job{std::nostopstate};
    Receiver m_receiver;
};

}  // namespace vitrine
