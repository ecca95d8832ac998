// Changes of the structure that change products as well: what each would do, worked out before it
// is done, then doing it as one change set.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "operations/structure_change.h"
#include "workbench/activities.h"
#include "workbench/editor.h"

namespace vitrine {

// The same work for the preview and in earnest. [thread of the writer]
using StructureWork =
    std::function<StructureChangeReport(Catalogue&, ChangeIntent, const Progress&)>;

class StructureChangeDesk {
public:
    StructureChangeDesk(Workspace& workspace, Editor& editor, Activities& activities);

    // Works out what `work` would do; the answer to an older one is dropped. `label` is what the
    // change is called: "New code of Colour". Without work there is nothing to be done yet. Does
    // nothing while a change is made.
    void propose(StructureWork work, std::string label);

    enum class State {
        incomplete,  // something is still to be chosen, or problem() says what is wrong
        previewing,
        previewed,
        saving,
        saved,
        stopped,  // the preview or the change; nothing was changed
        failed,   // problem() says why; nothing was changed
    };
    State state() const { return m_state; }
    const std::string& problem() const { return m_problem; }
    // Of the last preview; null where there is none, or another one is worked out.
    const StructureChangeReport* preview() const { return m_preview ? &*m_preview : nullptr; }
    Progress::Snapshot progress() const;

    // Does what was previewed.
    bool can_save() const;
    void save();
    // Stops the preview or the change, which then leaves nothing behind.
    void cancel();
    bool is_stopping() const { return m_job.stop_requested(); }
    // Nobody looks any more: a preview stops, a change goes on.
    void leave();

    // "1,204 products and models would change", why it cannot be, ...
    std::string summary() const;
    // Line by line: "310 values converted".
    std::vector<std::string> count_lines() const;
    // How many remarks there are; more than the preview has.
    std::int64_t remark_count() const;
    static std::string saved_words(const std::string& label, const StructureChangeReport& report);

    std::function<void()> on_change;
    // It was done and can be undone, or failed where nobody looked any more; a sentence.
    std::function<void(const std::string&sentence)> on_saved, on_failed;

private:
    void set_state(State state, std::string problem = {});
    void finish(const StructureChangeReport& report);

    Workspace& m_workspace;
    Editor& m_editor;
    Activities& m_activities;
    StructureWork m_work;
    std::string m_label;
    State m_state = State::incomplete;
    std::string m_problem;
    std::optional<StructureChangeReport> m_preview;
    int m_asked = 0;  // previews asked for: only the last answer counts
    std::stop_source m_job{std::nostopstate};
    Receiver m_receiver;
};

}  // namespace vitrine
