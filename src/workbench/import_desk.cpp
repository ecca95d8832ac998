#include "workbench/import_desk.h"

#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/import_mapped.h"
#include "operations/import_presets.h"
#include "operations/import_source.h"
#include "operations/rejected_rows.h"
#include "workbench/choices.h"
#include "workbench/field_label.h"
#include "workbench/import_columns.h"
#include "workbench/refused_rows.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

// Absent for Akeneo's own dialect.
std::optional<ImportProfile> profile_of(const ImportDesk::Reading& reading) {
    if (reading.profile) return *reading.profile;
    if (reading.dialect == ImportDesk::akeneo_dialect) return std::nullopt;
    return import_preset(reading.dialect);
}

// As the files are read: what was stated, over what the profile says.
TableOptions options_of(const ImportDesk::Reading& reading) {
    const auto profile = profile_of(reading);
    return profile ? with_options(table_options(profile->source), reading.format) : reading.format;
}

std::optional<TableFormat> find_format(const ImportSource& source,
                                       const ImportDesk::Reading& reading) {
    const std::filesystem::path file = source.only_file();
    if (file.empty()) return std::nullopt;
    // Where what was stated does not fit, the import says so; it may still be stated otherwise.
    for (const TableOptions& options : {options_of(reading), TableOptions()}) {
        try {
            return find_table_format(file, options);
        } catch (const Error&) {
            continue;
        }
    }
    return std::nullopt;
}

ImportReport run_import(Catalogue& catalogue, const ImportDesk::Reading& reading,
                        const ImportOptions& options, const Progress& progress) {
    const auto profile = profile_of(reading);
    return profile ? import_mapped(catalogue, *profile, options, progress)
                   : import_catalogue(catalogue, options, progress);
}

}  // namespace

ImportDesk::ImportDesk(Workspace& workspace, Editor& editor, Activities& activities)
    : m_workspace(workspace), m_editor(editor), m_activities(activities) {}

ImportDesk::~ImportDesk() = default;

std::vector<ImportDesk::Dialect> ImportDesk::dialects() const {
    std::vector<Dialect> dialects = {
        {std::string(akeneo_dialect), tr("Akeneo, or a file exported here")}};
    for (const ImportPreset& preset : import_presets())
        dialects.push_back({preset.name, preset.title});
    return dialects;
}

std::vector<ImportDesk::Dialect> ImportDesk::data_sources() const {
    std::vector<Dialect> sources = {{"", tr("Nobody in particular")}};
    const auto structure = m_workspace.structure();
    if (!structure) return sources;
    structure->data_sources.each([&](const DataSource& source) {
        sources.push_back({source.code, label_of(*structure, source.labels, source.code,
                                                 m_workspace.locale_code())});
    });
    return sources;
}

void ImportDesk::begin_anew() {
    m_source.reset();
    m_text.reset();
    m_columns.reset();
    m_reading.profile.reset();
    m_reading.format = {};
    m_reading.data_source.clear();
    m_choice = {};
}

void ImportDesk::preview(std::vector<std::filesystem::path> places, const std::string& dialect) {
    begin_anew();
    m_places = std::move(places);
    if (!dialect.empty()) m_reading.dialect = dialect;
    run(true);
}

void ImportDesk::preview_text(const std::string& table) {
    begin_anew();
    m_text = table;
    m_text_title = tr("Clipboard");
    // The file's name, which tells nothing of what is in it.
    m_places = {tr("Clipboard") + ".tsv"};
    run(true);
}

void ImportDesk::preview_mended(const RefusedTable& mended) {
    m_source.reset();
    m_columns.reset();
    m_choice = {};
    m_text = to_csv(mended);
    m_text_title = tr("Mended rows of {0}", mended.file);
    m_places = {mended.file};
    m_reading.format = mended_format();
    run(true);
}

void ImportDesk::preview_as(Reading reading) {
    m_reading = std::move(reading);
    m_choice = {};
    run(true);
}

std::string ImportDesk::title() const {
    std::vector<std::string> names;
    for (const auto& place : m_places) {
        const std::string text = place.string();
        names.push_back(m_text ? m_text_title : text);
        if (text.find("://") != std::string::npos) names.back() = place_name(place);
    }
    return join(names, ", ");
}

void ImportDesk::import() {
    if (m_state == State::previewed) run(false);
}

void ImportDesk::cancel() {
    m_job.request_stop();
}

void ImportDesk::drop_preview() {
    m_search.request_stop();
    ++m_asked;
    m_is_showing = false;
    m_diff.reset();
    m_lines = {};
    m_fields.clear();
    m_labels.clear();
}

void ImportDesk::run(bool preview) {
    m_state = preview ? State::previewing : State::importing;
    m_report.reset();
    m_failure.clear();
    m_kept.clear();
    m_refused.clear();
    drop_preview();
    struct Outcome {
        std::shared_ptr<ImportSource> source;
        std::optional<TableFormat> found;
        std::shared_ptr<const ImportReport> report;
        std::shared_ptr<ImportDiff> diff;  // of a preview
        ImportLines lines;
    };
    // Kept by the job too: what it found out before it failed counts.
    auto outcome = std::make_shared<Outcome>();
    outcome->source = m_source;
    ImportOptions options;
    options.preview = preview;
    options.format = m_reading.format;
    options.data_source = m_reading.data_source;
    if (!preview) options.choice = m_choice;
    auto activity = std::make_shared<Activities::Id>(0);
    const auto settle = [this, outcome, activity](State state) {
        m_source = outcome->source;
        m_found = outcome->found;
        m_state = state;
        m_activities.end(*activity);
        if (on_change) on_change();
    };
    m_job = m_workspace.writer().start(
        [outcome, options, places = m_places, text = m_text, reading = m_reading](
            Catalogue& catalogue, const Progress& progress) mutable {
            if (!outcome->source && text) {
                outcome->source = ImportSource::of_text(places.front().string(), *text);
            } else if (!outcome->source) {
                outcome->source = std::make_shared<ImportSource>(places, progress);
            }
            options.paths = outcome->source->paths();
            outcome->found = find_format(*outcome->source, reading);
            if (options.preview) {
                outcome->diff = std::make_shared<ImportDiff>();
                options.found = [&](const ImportedChange& change) {
                    outcome->diff->add(catalogue, change);
                };
            }
            outcome->report = std::make_shared<const ImportReport>(
                run_import(catalogue, reading, options, progress));
            if (outcome->diff)
                outcome->lines = find_lines(*outcome->diff, {}, most_lines, progress);
        },
        m_receiver.guard([this, preview, outcome, settle](const std::exception_ptr& failure) {
            if (failure) {
                m_failure = is_cancelled(failure) ? tr("Import stopped. Nothing was changed.")
                                                  : sentence_of(failure);
                settle(State::failed);
                return;
            }
            m_diff = std::move(outcome->diff);
            m_lines = std::move(outcome->lines);
            name_fields();
            m_report = std::move(outcome->report);
            if (!preview) m_editor.note_change(m_report->change_set, tr("Import"));
            settle(preview ? State::previewed : State::imported);
            m_workspace.refresh();
        }));
    const std::string name = m_text             ? m_text_title
                             : m_places.empty() ? ""
                                                : place_name(m_places.front());
    *activity = m_activities.begin(preview ? tr("Looking at {0}", name) : tr("Importing {0}", name),
                                   m_job, [this] { return m_workspace.writer().progress(); });
    if (on_change) on_change();
}

void ImportDesk::ask_columns() {
    const std::filesystem::path file = m_source ? m_source->only_file() : std::filesystem::path();
    m_columns.reset();
    m_columns_failure.clear();
    const auto structure = m_workspace.structure();
    if (file.empty() || !structure) {
        m_columns_failure = tr("Columns are looked at in one file at a time.");
        if (on_columns) on_columns();
        return;
    }
    m_is_asking_columns = true;
    auto proposed = std::make_shared<ProposedColumns>();
    m_workspace.previewer().start_unconnected(
        [proposed, structure, source = m_source, file,
         format = m_reading.format](const Progress& progress) {
            *proposed = propose_columns(*structure, file, format, progress);
        },
        m_receiver.guard([this, proposed, structure](const std::exception_ptr& failure) {
            m_is_asking_columns = false;
            m_columns_failure = sentence_of(failure);
            if (!failure) {
                m_columns = std::make_shared<ImportColumns>(structure, m_workspace.locale_code(),
                                                            std::move(*proposed));
                if (m_reading.profile) m_columns->take(*m_reading.profile);
            }
            if (on_columns) on_columns();
        }));
    if (on_columns) on_columns();
}

void ImportDesk::show(const ImportDiffFilter& filter) {
    if (!m_diff) return;
    m_search.request_stop();
    m_is_showing = true;
    auto found = std::make_shared<ImportLines>();
    m_search = m_workspace.previewer().start_unconnected(
        [diff = m_diff, filter, found](const Progress& progress) {
            *found = find_lines(*diff, filter, most_lines, progress);
        },
        m_receiver.guard([this, found, asked = ++m_asked](const std::exception_ptr& failure) {
            if (asked != m_asked) return;
            m_is_showing = false;
            m_lines = failure ? ImportLines() : std::move(*found);
            m_search_failure = sentence_of(failure);
            note_choice();
            if (on_lines) on_lines();
        }));
}

void ImportDesk::note_choice() {
    for (Line& line : m_lines.first) {
        const Takes taken = takes(line);
        line.is_taken = taken.cell && taken.row && taken.field;
    }
}

ImportDesk::Takes ImportDesk::takes(const Line& line) const {
    Takes taken;
    taken.field = !m_choice.fields.contains(line.field.name);
    const auto row = m_choice.in_rows.find({line.file, line.row});
    if (row == m_choice.in_rows.end()) return taken;
    taken.row = !row->second.empty();
    taken.cell = !row->second.contains(line.field.name);
    return taken;
}

void ImportDesk::toggle(std::size_t index, ImportScope scope) {
    const Line& one = m_lines.first.at(index);
    const Takes taken = takes(one);
    const ImportChoice::Row key{one.file, one.row};
    switch (scope) {
        case ImportScope::row:
            if (taken.row) {
                m_choice.in_rows[key].clear();
            } else {
                m_choice.in_rows.erase(key);
            }
            break;
        case ImportScope::cell:
            // A row that is left out as a whole has no cell to be left out.
            if (!taken.row) break;
            if (taken.cell) {
                m_choice.in_rows[key].insert(one.field.name);
            } else if (m_choice.in_rows[key].erase(one.field.name); m_choice.in_rows[key].empty()) {
                m_choice.in_rows.erase(key);
            }
            break;
        case ImportScope::field:
            if (taken.field) {
                m_choice.fields.insert(one.field.name);
            } else {
                m_choice.fields.erase(one.field.name);
            }
            break;
    }
    note_choice();
}

void ImportDesk::keep_rejected(const std::filesystem::path& folder) {
    if (!m_report || m_is_keeping) return;
    m_is_keeping = true;
    m_kept.clear();
    auto files = std::make_shared<RejectedFiles>();
    m_workspace.previewer().start_unconnected(
        // The source is kept too: what it unpacked or fetched is read again.
        [files, folder, source = m_source, report = m_report,
         reading = m_reading](const Progress&) {
            *files = write_rejected_rows(*report, options_of(reading), folder);
        },
        m_receiver.guard([this, files, folder](const std::exception_ptr& failure) {
            m_is_keeping = false;
            m_kept = failure ? sentence_of(failure) : kept_words(*files, folder);
            if (on_kept) on_kept();
        }));
    if (on_kept) on_kept();
}

void ImportDesk::ask_refused() {
    if (!m_report || m_is_keeping) return;
    m_is_keeping = true;
    m_kept.clear();
    auto tables = std::make_shared<std::vector<RefusedTable>>();
    m_workspace.previewer().start_unconnected(
        [tables, source = m_source, report = m_report, reading = m_reading](const Progress&) {
            *tables = read_refused(*report, options_of(reading));
        },
        m_receiver.guard([this, tables](const std::exception_ptr& failure) {
            m_is_keeping = false;
            if (failure) {
                m_kept = sentence_of(failure);
            } else if (tables->empty()) {
                m_kept =
                    tr("None of the refused lines can be shown as cells. Keep them as a file.");
            }
            m_refused = std::move(*tables);
            if (on_kept) on_kept();
            if (on_refused) on_refused();
        }));
    if (on_kept) on_kept();
}

}  // namespace vitrine
