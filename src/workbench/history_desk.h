// The journal as a list: who changed what, when, and whether it was taken back.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "operations/history.h"
#include "workbench/editor.h"

namespace vitrine {

class HistoryDesk {
public:
    HistoryDesk(Workspace& workspace, Editor& editor);

    struct Row {
        ChangeSetId id = 0;
        std::string when, who, what, note, state;
        bool can_undo = false;
        bool can_redo = false;
    };
    const std::vector<Row>& rows() const { return m_rows; }
    bool has_more() const { return m_has_more; }

    // Reads the newest entries; while the page is looked at it also follows every change.
    void refresh();
    void show_more();
    void leave() { m_followed = false; }

    // `said` gets one sentence about what happened.
    void undo(ChangeSetId id, std::function<void(const std::string& sentence)> said);
    void redo(ChangeSetId id, std::function<void(const std::string& sentence)> said);

    struct Events {
        std::function<void()> changed;
        std::function<void(const std::string& sentence)> failed;
    };
    Events events;

private:
    // "Import, spring.csv (20 products created)"; empty where there is no such row.
    std::string label_of(ChangeSetId id) const;

    Workspace& m_workspace;
    Editor& m_editor;
    std::vector<Row> m_rows;
    std::int64_t m_limit = 100;
    bool m_has_more = false;
    bool m_followed = false;
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
