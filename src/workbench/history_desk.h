// The journal as a list: who changed what, when, and whether it was taken back; all of it, or what
// somebody looks for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "operations/change_details.h"
#include "operations/find_change_sets.h"
#include "workbench/editor.h"

namespace vitrine {

class HistoryDesk {
public:
    // So many are read at first, and with every show_more() so many more.
    static constexpr std::size_t page_length = 200;

    HistoryDesk(Workspace& workspace, Editor& editor);

    struct Row {
        ChangeSetId id = 0;
        std::string when, who, what, note, state;
        bool can_undo = false;
        bool can_redo = false;
        bool has_products = false;
    };
    // The newest of those that are looked for.
    const std::vector<Row>& rows() const { return m_rows; }
    bool has_more() const { return m_found > static_cast<std::int64_t>(m_rows.size()); }
    // "3,400 change sets", "12 of 3,400 change sets"; empty until they were first read.
    const std::string& count_sentence() const { return m_count_sentence; }

    // Reads the newest entries in the background; while the page is looked at it also follows every
    // change. An answer to an older question is dropped.
    void refresh();
    void show_more();
    void leave() { m_followed = false; }

    // What is looked for; each change of it reads anew. Blank or `all` where it does not matter.
    enum class Period { all, today, week, month, between };
    struct Wanted {
        std::string author;  // one of authors()
        std::string kind;    // the code of one of kinds()
        Period period = Period::all;
        std::string first_day, last_day;  // of `between`: 2026-11-22, as typed; blank: no edge
        std::string text;
        bool operator==(const Wanted&) const = default;
    };
    const Wanted& wanted() const { return m_wanted; }
    void look_for(Wanted wanted);
    // In words why a day cannot be read; then the list stays as it was. Empty otherwise.
    const std::string& day_error() const { return m_day_error; }

    // Whoever and whatever occurs in the history, to choose from; who uses the program comes first.
    static std::string me();
    const std::vector<std::string>& authors() const { return m_authors; }
    struct Kind {
        std::string code;
        std::string label;
    };
    const std::vector<Kind>& kinds() const { return m_kinds; }

    // Why no row is shown: "No change set is by ada, of the kind Import." Empty while there are
    // rows, and until they were read.
    std::string empty_reason() const;
    // The condition that was set last, in words: "by ada". Empty where there is none.
    std::string last_condition() const;
    void remove_last_condition();

    // What one of them changed, cell by cell: read in the background, the last one asked for wins.
    struct Cell {
        std::string subject;  // "LI-1010", "Attribute Brand"
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
    enum class Condition { author, kind, period, text };
    bool is_set(Condition condition) const;
    std::string words_of(Condition condition) const;
    HistoryQuery query();
    void show_page(const HistoryPage& page);
    const Row* find(ChangeSetId id) const;
    void show_details(const ChangeSetDetails& details);
    // "Import, spring.csv (20 products created)"; empty where there is no such row.
    std::string label_of(ChangeSetId id) const;

    Workspace& m_workspace;
    Editor& m_editor;
    std::vector<Row> m_rows;
    Wanted m_wanted;
    std::vector<Condition> m_conditions;  // that are set, the last one last
    std::string m_day_error;
    std::vector<std::string> m_authors;
    std::vector<Kind> m_kinds;
    std::string m_count_sentence;
    std::size_t m_limit = page_length;
    std::int64_t m_found = 0;
    bool m_was_read = false;
    int m_asked = 0;
    std::stop_source m_listing{std::nostopstate};
    bool m_followed = false;
    ChangeSetId m_chosen = 0;
    std::vector<Cell> m_cells;
    std::string m_cells_sentence;
    std::stop_source m_reading{std::nostopstate};
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
