// The journal as a list: who changed what, when, and whether it was taken back.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "operations/change_details.h"
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
        bool has_products = false;
    };
    const std::vector<Row>& rows() const { return m_rows; }
    bool has_more() const { return m_has_more; }

    // Reads the newest entries; while the page is looked at it also follows every change.
    void refresh();
    void show_more();
    void leave() { m_followed = false; }

    // What one of them changed, cell by cell: read in the background, the last one asked for wins.
    struct Cell {
        std::string subject;  // "LI-1010", "Attribute brand"
        std::string field;    // "Name [en_GB]"; blank where all of it was made or removed
        std::string before, after;
    };
    void choose(ChangeSetId id);
    ChangeSetId chosen() const { return m_chosen; }  // 0: none
    const std::vector<Cell>& cells() const { return m_cells; }
    // "Reading what was changed…", "The first 500 of them:", why there is nothing to read.
    const std::string& cells_sentence() const { return m_cells_sentence; }
    // In the filter language: the products that the change set changed. Blank where it changed
    // none.
    std::string products_filter(ChangeSetId id) const;

    // `said` gets one sentence about what happened.
    void undo(ChangeSetId id, std::function<void(const std::string& sentence)> said);
    void redo(ChangeSetId id, std::function<void(const std::string& sentence)> said);

    struct Events {
        std::function<void()> changed;
        std::function<void()> cells_changed;
        std::function<void(const std::string& sentence)> failed;
    };
    Events events;

private:
    const Row* find(ChangeSetId id) const;
    void show_details(const ChangeSetDetails& details);
    // "Import, spring.csv (20 products created)"; empty where there is no such row.
    std::string label_of(ChangeSetId id) const;

    Workspace& m_workspace;
    Editor& m_editor;
    std::vector<Row> m_rows;
    std::int64_t m_limit = 100;
    bool m_has_more = false;
    bool m_followed = false;
    ChangeSetId m_chosen = 0;
    std::vector<Cell> m_cells;
    std::string m_cells_sentence;
    std::stop_source m_reading{std::nostopstate};
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
