// An import in two steps: what it would do, looked through and chosen from, then doing it. The same
// job both times.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "operations/import_diff.h"
#include "workbench/activities.h"
#include "workbench/editor.h"

namespace vitrine {

// How far a choice goes.
enum class ImportScope { cell, row, field };

class ImportDesk {
public:
    ImportDesk(Workspace& workspace, Editor& editor, Activities& activities);

    static constexpr std::string_view akeneo_dialect = "akeneo-csv";

    enum class State { idle, previewing, previewed, importing, imported, failed };
    State state() const { return m_state; }
    const ImportReport* report() const { return m_report ? &*m_report : nullptr; }
    // Why it ended; a stop is said too.
    const std::string& failure() const { return m_failure; }

    // How files can be read: Akeneo's dialect first, then whose exports are known by name.
    struct Dialect {
        std::string name;
        std::string title;  // for people
    };
    std::vector<Dialect> dialects() const;
    const std::string& dialect() const { return m_dialect; }

    // Files or folders, read as the dialect says. Works everything out and changes nothing; what
    // was left out before is taken again.
    void preview(std::vector<std::filesystem::path> paths, const std::string& dialect = {});
    // Does what was previewed last, but for what is left out.
    void import();
    void cancel();

    // What it would change, a line for each field of each row; a new product whose fields are not
    // kept has one line without a field. Behind preview(), until import().
    struct Line {
        ImportDiffRow row;
        ImportDiffField field;  // without a name: the row as a whole
        bool is_taken = true;
    };
    // Shows the lines of the rows that fit, and of them the field that the filter names, if it
    // names one; takes time in proportion to what would change.
    void show(const ImportDiffFilter& filter);
    std::size_t line_count() const { return m_lines; }
    Line line(std::size_t index);
    // Fields that would change, with how often.
    std::vector<std::pair<std::string, ImportDiff::Count>> fields() const;

    // What of the line's cell is taken; a cell counts only where all three hold.
    struct Takes {
        bool cell = true;
        bool row = true;
        bool field = true;  // of any row
    };
    Takes takes(std::size_t line);
    // Leaves out what is taken, and takes again what is left out.
    void toggle(std::size_t line, ImportScope scope);
    // "Left out: 2 rows, 1 field, 3 cells."; empty where nothing is.
    std::string choice_sentence() const;

    // Writes the rows that were not taken into the folder, with the reasons; says what it did.
    std::string keep_rejected(const std::filesystem::path& folder) const;

    // "1,239 products: 1,204 new, 30 changed, 5 refused", one line per kind that has rows.
    std::vector<std::string> kind_sentences() const;
    // "The import would ...", or what it did.
    std::string summary() const;

    std::function<void()> on_change;

private:
    void run(bool preview);

    Workspace& m_workspace;
    Editor& m_editor;
    Activities& m_activities;
    // Of the shown rows: which row of the diff, and the first of its lines.
    struct Shown {
        std::uint32_t row = 0;
        std::size_t line = 0;
    };
    const Shown& shown_at(std::size_t line) const;
    Takes takes(const Line& line) const;

    std::string m_dialect = std::string(akeneo_dialect);
    std::shared_ptr<ImportDiff> m_diff;
    std::vector<Shown> m_shown;
    std::string m_shown_field;  // of each row only this one; empty: all
    std::size_t m_lines = 0;
    ImportChoice m_choice;
    std::vector<std::filesystem::path> m_paths;
    State m_state = State::idle;
    std::optional<ImportReport> m_report;
    std::string m_failure;
    std::stop_source m_job{std::nostopstate};
    Receiver m_receiver;
};

}  // namespace vitrine
