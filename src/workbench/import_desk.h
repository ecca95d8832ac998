// An import in two steps: what it would do, looked through and chosen from, then doing it. The same
// job both times.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interchange/table_format.h"
#include "operations/import_diff.h"
#include "workbench/activities.h"
#include "workbench/editor.h"
#include "workbench/import_lines.h"

namespace vitrine {

class ImportColumns;
class ImportSource;
struct RefusedTable;
struct RejectedFiles;

// How far a choice goes.
enum class ImportScope { cell, row, field };

class ImportDesk {
public:
    ImportDesk(Workspace& workspace, Editor& editor, Activities& activities);
    ~ImportDesk();

    static constexpr std::string_view akeneo_dialect = "akeneo-csv";

    enum class State { idle, previewing, previewed, importing, imported, failed };
    State state() const { return m_state; }
    const ImportReport* report() const { return m_report.get(); }
    // Why it ended; a stop is said too.
    const std::string& failure() const { return m_failure; }

    // How files can be read: Akeneo's dialect first, then whose exports are known by name.
    struct Dialect {
        std::string name;
        std::string title;  // for people
    };
    std::vector<Dialect> dialects() const;
    // Data sources of the catalogue by their labels, as names their codes; first none.
    std::vector<Dialect> data_sources() const;
    const std::string& dialect() const { return m_reading.dialect; }
    struct Reading {
        std::string dialect{akeneo_dialect};
        std::shared_ptr<const ImportProfile> profile{};  // somebody's own, in place of the dialect
        TableOptions format{};                           // what is not to be found out
        std::string data_source{};                       // ImportOptions::data_source
    };
    const Reading& reading() const { return m_reading; }
    // What stands in place of the dialects where a profile does: its title, or that the columns
    // were chosen by hand. Empty where a dialect is read.
    std::string own_dialect() const;

    // What operations/import_source.h reads: files, folders, archives, addresses. Read as the
    // dialect says, or that of last time where none is named. Works everything out and changes
    // nothing; what was left out before is taken again.
    void preview(std::vector<std::filesystem::path> places, const std::string& dialect = {});
    // A table that was copied in a spreadsheet: tab-separated, its first line names the columns.
    void preview_text(const std::string& table);
    // The same places, read otherwise: nothing is fetched or unpacked again.
    void preview_as(Reading reading);
    // What the places are called.
    std::string title() const;
    // What the only file turned out to be; null where there are several, or none that is a table.
    // Behind preview(), even where it failed.
    const TableFormat* found() const { return m_found ? &*m_found : nullptr; }

    // Works out which column of the only file may be what, on a thread of the workspace; then there
    // are columns(), or columns_failure() says why not.
    void ask_columns();
    bool is_asking_columns() const { return m_is_asking_columns; }
    const std::shared_ptr<ImportColumns>& columns() const { return m_columns; }
    const std::string& columns_failure() const { return m_columns_failure; }

    // Does what was previewed last, but for what is left out.
    void import();
    void cancel();

    // What it would change: all lines behind preview(), until import().
    using Line = ImportLine;
    static constexpr std::size_t most_lines = 500;
    // Looks for the lines that fit on a thread of the workspace; until it is found, the lines of
    // before stay. What is asked last counts.
    void show(const ImportDiffFilter& filter);
    bool is_showing() const { return m_is_showing; }
    // Why there are no lines; empty where there is no such reason.
    const std::string& search_failure() const { return m_search_failure; }
    std::size_t line_count() const { return m_lines.count; }
    // The first most_lines of them.
    const std::vector<Line>& lines() const { return m_lines.first; }
    // Fields that would change, with how often, in order of their labels.
    struct Field {
        std::string name;   // field_name()
        std::string label;  // in the locale looked at; no other field has the same
        ImportDiff::Count count;
    };
    const std::vector<Field>& fields() const { return m_fields; }
    // The label of a field in lines().
    const std::string& label(const std::string& field) const;

    // What of the line's cell is taken; a cell counts only where all three hold.
    struct Takes {
        bool cell = true;
        bool row = true;
        bool field = true;  // of any row
    };
    Takes takes(std::size_t line) const { return takes(lines().at(line)); }
    // Leaves out what is taken, and takes again what is left out.
    void toggle(std::size_t line, ImportScope scope);
    // "Left out: 2 rows, 1 field, 3 cells."; empty where nothing is.
    std::string choice_sentence() const;

    // Writes the rows that were not taken into the folder, with the reasons, on a thread of the
    // workspace.
    void keep_rejected(const std::filesystem::path& folder);
    bool is_keeping() const { return m_is_keeping; }
    // What came of it, in a sentence; empty before.
    const std::string& kept() const { return m_kept; }
    // "3 refused rows are in /home/ann/refused, with the reason behind each.", and which could not
    // be kept, why, and what to do about them.
    static std::string kept_words(const RejectedFiles& files, const std::filesystem::path& folder);

    // Reads the rows that were not taken, to be mended here, on a thread of the workspace; then
    // there are refused(), or kept() says why not.
    void ask_refused();
    const std::vector<RefusedTable>& refused() const { return m_refused; }
    // Looks at what these rows alone would change, read as the file they come from.
    void preview_mended(const RefusedTable& mended);

    // Where in the files it is, and of which product: "spring.csv row 12, LI-1010, price-EUR".
    static std::string place_of(const Issue& issue);

    // "1,239 products: 1,204 new, 30 changed, 5 refused", one line per kind that has rows.
    std::vector<std::string> kind_sentences() const;
    // "3 rows read: 1 would be created, 2 would be changed. Nothing is changed yet.", or what was
    // done.
    std::string summary() const;

    std::function<void()> on_change;   // of state()
    std::function<void()> on_lines;    // of lines(), by show()
    std::function<void()> on_kept;     // of is_keeping()
    std::function<void()> on_refused;  // of refused()
    std::function<void()> on_columns;  // of is_asking_columns()

private:
    void run(bool preview);
    void drop_preview();
    void begin_anew();
    void name_fields();
    void note_choice();

    Workspace& m_workspace;
    Editor& m_editor;
    Activities& m_activities;
    Takes takes(const Line& line) const;

    Reading m_reading;
    std::shared_ptr<ImportSource> m_source;  // null: not fetched or unpacked yet
    std::optional<TableFormat> m_found;
    std::shared_ptr<ImportColumns> m_columns;
    bool m_is_asking_columns = false;
    std::string m_columns_failure;
    // Used by one job at a time: that of the preview, then those of show().
    std::shared_ptr<ImportDiff> m_diff;
    std::vector<Field> m_fields;
    std::map<std::string, std::string> m_labels;  // by field
    ImportLines m_lines;
    bool m_is_showing = false;
    std::string m_search_failure;
    int m_asked = 0;  // how often lines were asked for
    bool m_is_keeping = false;
    std::string m_kept;
    std::vector<RefusedTable> m_refused;
    ImportChoice m_choice;
    std::vector<std::filesystem::path> m_places;
    std::optional<std::string> m_text;  // in place of what the place holds
    std::string m_text_title;           // for people
    State m_state = State::idle;
    std::shared_ptr<const ImportReport> m_report;
    std::string m_failure;
    std::stop_source m_job{std::nostopstate};
    std::stop_source m_search{std::nostopstate};
    Receiver m_receiver;
};

}  // namespace vitrine
