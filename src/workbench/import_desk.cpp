#include "workbench/import_desk.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "base/translate.h"
#include "operations/import_mapped.h"
#include "operations/import_presets.h"
#include "operations/rejected_rows.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

std::string kind_words(const std::string& kind) {
    if (kind == "product") return tr("Products");
    if (kind == "product_model") return tr("Product models");
    if (kind == "attribute") return tr("Attributes");
    if (kind == "attribute_group") return tr("Attribute groups");
    if (kind == "attribute_option" || kind == "option") return tr("Options");
    if (kind == "family") return tr("Families");
    if (kind == "family_variant") return tr("Family variants");
    if (kind == "category") return tr("Categories");
    if (kind == "channel") return tr("Channels");
    if (kind == "locale") return tr("Locales");
    if (kind == "currency") return tr("Currencies");
    if (kind == "association_type") return tr("Association types");
    if (kind == "group") return tr("Groups");
    if (kind == "group_type") return tr("Group types");
    return kind;
}

std::string count_words(const ImportCounts& counts) {
    std::vector<std::string> parts;
    const auto add = [&parts](std::int64_t count, std::string words) {
        if (count > 0) parts.push_back(std::move(words));
    };
    const auto of = [](std::int64_t count) { return static_cast<long>(count); };
    add(counts.created,
        trn("{0} new", "{0} new", of(counts.created), format_number(counts.created)));
    add(counts.updated,
        trn("{0} changed", "{0} changed", of(counts.updated), format_number(counts.updated)));
    add(counts.unchanged, trn("{0} unchanged", "{0} unchanged", of(counts.unchanged),
                              format_number(counts.unchanged)));
    add(counts.rejected,
        trn("{0} refused", "{0} refused", of(counts.rejected), format_number(counts.rejected)));
    return join(parts, ", ");
}

}  // namespace

ImportDesk::ImportDesk(Workspace& workspace, Editor& editor, Activities& activities)
    : m_workspace(workspace), m_editor(editor), m_activities(activities) {}

std::vector<ImportDesk::Dialect> ImportDesk::dialects() const {
    std::vector<Dialect> dialects = {
        {std::string(akeneo_dialect), tr("Akeneo, or a file exported here")}};
    for (const std::string& name : import_preset_names())
        dialects.push_back({name, import_preset(name).title});
    return dialects;
}

void ImportDesk::preview(std::vector<std::filesystem::path> paths, const std::string& dialect) {
    m_paths = std::move(paths);
    if (!dialect.empty()) m_dialect = dialect;
    m_choice = {};
    run(true);
}

void ImportDesk::import() {
    if (m_state == State::previewed) run(false);
}

void ImportDesk::cancel() {
    m_job.request_stop();
}

void ImportDesk::run(bool preview) {
    m_state = preview ? State::previewing : State::importing;
    m_report.reset();
    m_failure.clear();
    m_diff.reset();
    m_shown.clear();
    m_lines = 0;
    ImportOptions options;
    options.paths = m_paths;
    options.preview = preview;
    if (!preview) options.choice = m_choice;
    auto activity = std::make_shared<Activities::Id>(0);
    auto diff = preview ? std::make_shared<ImportDiff>() : nullptr;
    m_job = ask(
        m_workspace.writer(),
        [options, diff, dialect = m_dialect](Catalogue& catalogue,
                                             const Progress& progress) mutable {
            if (diff) {
                options.found = [&](const ImportedChange& change) { diff->add(catalogue, change); };
            }
            return dialect == akeneo_dialect
                       ? import_catalogue(catalogue, options, progress)
                       : import_mapped(catalogue, import_preset(dialect), options, progress);
        },
        m_receiver.guard([this, preview, activity, diff](ImportReport report) {
            m_diff = diff;
            if (m_diff) show({});
            m_state = preview ? State::previewed : State::imported;
            if (!preview) m_editor.note_change(report.change_set, tr("Import"));
            m_report = std::move(report);
            m_activities.end(*activity);
            if (on_change) on_change();
            m_workspace.refresh();
        }),
        m_receiver.guard([this, activity](const std::exception_ptr& failure) {
            m_state = State::failed;
            m_failure = is_cancelled(failure) ? tr("Import stopped. Nothing was changed.")
                                              : sentence_of(failure);
            m_activities.end(*activity);
            if (on_change) on_change();
        }));
    const std::string name = m_paths.empty() ? "" : m_paths.front().filename().string();
    *activity = m_activities.begin(preview ? tr("Looking at {0}", name) : tr("Importing {0}", name),
                                   m_job, [this] { return m_workspace.writer().progress(); });
    if (on_change) on_change();
}

std::vector<std::string> ImportDesk::kind_sentences() const {
    std::vector<std::string> sentences;
    if (!m_report) return sentences;
    for (const auto& [kind, counts] : m_report->by_kind) {
        if (counts.read == 0) continue;
        sentences.push_back(tr("{0}: {1}", kind_words(kind), count_words(counts)));
    }
    return sentences;
}

std::string ImportDesk::summary() const {
    if (!m_report) return {};
    const ImportCounts total = m_report->total();
    const std::int64_t changes = total.created + total.updated;
    const auto rows = static_cast<long>(total.read);
    if (changes == 0) {
        return trn("{0} row read. Nothing in it differs from the catalogue.",
                   "{0} rows read. Nothing in them differs from the catalogue.", rows,
                   format_number(total.read));
    }
    if (m_state == State::imported) {
        return trn("{0} row read, {1} imported.", "{0} rows read, {1} imported.", rows,
                   format_number(total.read), format_number(changes));
    }
    return trn("{0} row read, {1} would be imported. Nothing is changed yet.",
               "{0} rows read, {1} would be imported. Nothing is changed yet.", rows,
               format_number(total.read), format_number(changes));
}

void ImportDesk::show(const ImportDiffFilter& filter) {
    m_shown.clear();
    m_lines = 0;
    m_shown_field = filter.field;
    if (!m_diff) return;
    for (const std::uint32_t row : m_diff->find(filter)) {
        m_shown.push_back({row, m_lines});
        m_lines += m_shown_field.empty() ? std::max<std::size_t>(m_diff->field_count(row), 1) : 1;
    }
}

const ImportDesk::Shown& ImportDesk::shown_at(std::size_t line) const {
    const auto behind =
        std::upper_bound(m_shown.begin(), m_shown.end(), line,
                         [](std::size_t at, const Shown& shown) { return at < shown.line; });
    return *std::prev(behind);
}

ImportDesk::Line ImportDesk::line(std::size_t index) {
    const Shown& shown = shown_at(index);
    Line line{m_diff->row(shown.row), {}};
    const auto& fields = line.row.fields;
    if (!m_shown_field.empty()) {
        line.field = *std::find_if(fields.begin(), fields.end(), [&](const ImportDiffField& field) {
            return field.name == m_shown_field;
        });
    } else if (!fields.empty()) {
        line.field = fields[index - shown.line];
    }
    const Takes taken = takes(line);
    line.is_taken = taken.cell && taken.row && taken.field;
    return line;
}

ImportDesk::Takes ImportDesk::takes(const Line& line) const {
    Takes taken;
    taken.field = !m_choice.fields.contains(line.field.name);
    const auto row = m_choice.in_rows.find({line.row.file, line.row.line});
    if (row == m_choice.in_rows.end()) return taken;
    taken.row = !row->second.empty();
    taken.cell = !row->second.contains(line.field.name);
    return taken;
}

ImportDesk::Takes ImportDesk::takes(std::size_t index) {
    return takes(line(index));
}

void ImportDesk::toggle(std::size_t index, ImportScope scope) {
    const Line one = line(index);
    const Takes taken = takes(one);
    const ImportChoice::Row key{one.row.file, one.row.line};
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
}

std::vector<std::pair<std::string, ImportDiff::Count>> ImportDesk::fields() const {
    if (!m_diff) return {};
    return {m_diff->counts().begin(), m_diff->counts().end()};
}

std::string ImportDesk::choice_sentence() const {
    long rows = 0;
    long cells = 0;
    for (const auto& [row, fields] : m_choice.in_rows) {
        if (fields.empty()) ++rows;
        cells += static_cast<long>(fields.size());
    }
    const auto fields = static_cast<long>(m_choice.fields.size());
    std::vector<std::string> parts;
    if (rows > 0) parts.push_back(trn("{0} row", "{0} rows", rows, format_number(rows)));
    if (fields > 0) parts.push_back(trn("{0} field", "{0} fields", fields, format_number(fields)));
    if (cells > 0) parts.push_back(trn("{0} cell", "{0} cells", cells, format_number(cells)));
    return parts.empty() ? std::string() : tr("Left out: {0}.", join(parts, ", "));
}

std::string ImportDesk::keep_rejected(const std::filesystem::path& folder) const {
    if (!m_report) return {};
    const TableOptions format = m_dialect == akeneo_dialect
                                    ? TableOptions()
                                    : table_options(import_preset(m_dialect).source);
    const RejectedFiles files = write_rejected_rows(*m_report, format, folder);
    return trn("{0} refused row is in {1}, with the reason behind it.",
               "{0} refused rows are in {1}, with the reason behind each.",
               static_cast<long>(files.rows), format_number(files.rows), folder.string());
}

}  // namespace vitrine
