#include "workbench/export_desk.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/translate.h"
#include "operations/export_catalogue.h"
#include "operations/export_list.h"
#include "operations/export_translation.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

using Outcome = ExportDesk::Outcome;
using Subject = ExportDraft::Subject;

constexpr std::size_t most_remarks = 1000;

// The columns of the grid that an import takes, and the headings of the others.
struct ShownColumns {
    std::vector<std::string> names;
    std::vector<std::string> headings;  // beside `names`
    std::vector<std::string> left_out;
};

ShownColumns shown_columns(const std::vector<GridColumn>& columns) {
    using Kind = GridColumn::Kind;
    ShownColumns shown;
    for (const GridColumn& column : columns) {
        // What is not a field is known by what lists sort by.
        const bool is_property =
            column.kind == Kind::sku || column.kind == Kind::family || column.kind == Kind::enabled;
        const std::string& name = is_property ? column.sort : column.name;
        if (name.empty()) {
            shown.left_out.push_back(column.heading);
        } else {
            shown.names.push_back(name);
            shown.headings.push_back(column.heading);
        }
    }
    return shown;
}

void keep_remarks(Outcome& outcome, Issues issues) {
    if (issues.size() > most_remarks) {
        outcome.remarks_left_out = static_cast<std::int64_t>(issues.size() - most_remarks);
        issues.resize(most_remarks);
    }
    outcome.remarks = std::move(issues);
}

void add_sentence(Outcome& outcome, const std::string& sentence) {
    if (!outcome.sentence.empty()) outcome.sentence += ' ';
    outcome.sentence += sentence;
}

Outcome outcome_of(ExportReport report, const std::filesystem::path& folder) {
    std::int64_t rows = 0;
    for (const auto& [name, count] : report.files) rows += count;
    Outcome outcome;
    outcome.folder = folder;
    add_sentence(outcome, trn("{0} row is in {1}.", "{0} rows are in {1}.", static_cast<long>(rows),
                              format_number(rows), folder.string()));
    if (report.pictures_written > 0) {
        add_sentence(outcome, trn("{0} picture or file stands beside them.",
                                  "{0} pictures and files stand beside them.",
                                  static_cast<long>(report.pictures_written),
                                  format_number(report.pictures_written)));
    }
    if (!report.issues.empty()) {
        add_sentence(outcome, tr("Not all could be written: {0}", to_sentence(report.issues[0])));
    }
    keep_remarks(outcome, std::move(report.issues));
    return outcome;
}

Outcome outcome_of(const ListExportReport& report, const ShownColumns& shown, bool models) {
    Outcome outcome;
    outcome.folder = report.file.parent_path();
    add_sentence(outcome, trn("{0} row of {1} columns is in {2}.",
                              "{0} rows of {1} columns are in {2}.", static_cast<long>(report.rows),
                              format_number(report.rows), report.columns, report.file.string()));
    std::vector<std::string> left_out = shown.left_out;
    for (const std::string& name : report.left_out_columns) {
        const auto at = std::find(shown.names.begin(), shown.names.end(), name);
        left_out.push_back(
            at == shown.names.end()
                ? name
                : shown.headings[static_cast<std::size_t>(at - shown.names.begin())]);
    }
    if (!left_out.empty()) {
        add_sentence(outcome,
                     tr("Not written, since no import takes them: {0}.", join(left_out, ", ")));
    }
    const auto count = static_cast<long>(report.left_out);
    if (count > 0) {
        const std::string number = format_number(report.left_out);
        add_sentence(outcome,
                     models ? trn("{0} product is not in it: it is no model.",
                                  "{0} products are not in it: they are no models.", count, number)
                            : trn("{0} product model is not in it: models are a table of "
                                  "their own.",
                                  "{0} product models are not in it: models are a table "
                                  "of their own.",
                                  count, number));
    }
    return outcome;
}

Outcome outcome_of(TranslationReport report) {
    Outcome outcome;
    outcome.folder = report.file.parent_path();
    add_sentence(outcome, trn("{0} text is in {1}; {2} without a translation.",
                              "{0} texts are in {1}; {2} without a translation.", report.texts,
                              format_number(report.texts), report.file.string(),
                              format_number(report.untranslated)));
    if (!report.issues.empty()) {
        add_sentence(outcome, tr("Not all could be written: {0}", to_sentence(report.issues[0])));
    }
    keep_remarks(outcome, std::move(report.issues));
    return outcome;
}

// Pictures are copied as they come; tables appear at the end, all at once.
std::string stopped_words(const ExportDraft& draft) {
    if (!draft.is_folder()) return tr("Export stopped. No file was changed.");
    return draft.with_files ? tr("Export stopped. No table was changed; pictures and files that "
                                 "were copied already stay.")
                            : tr("Export stopped. No table was changed.");
}

std::filesystem::path with_ending(std::filesystem::path file, WrittenFormat format) {
    const std::string_view ending = file_ending(format);
    if (fold_case(file.extension().string()) != ending) file += ending;
    return file;
}

}  // namespace

ExportDesk::ExportDesk(Workspace& workspace, const ProductGrid& grid, Activities& activities)
    : m_workspace(workspace), m_grid(grid), m_activities(activities) {}

void ExportDesk::offer(std::vector<ProductId> selected) {
    m_selected = std::move(selected);
    if (!m_selected.empty() && m_draft.subject == Subject::list) {
        m_draft.subject = Subject::selection;
    } else if (m_selected.empty() && m_draft.subject == Subject::selection) {
        m_draft.subject = Subject::list;
    }
    if (m_selected.empty() && m_draft.texts == ExportDraft::Texts::selected) {
        m_draft.texts = ExportDraft::Texts::all;
    }
    const std::vector<Choice> there = locales();
    const auto is_there = [&](const std::string& code) {
        return std::ranges::find(there, code, &Choice::code) != there.end();
    };
    if (!is_there(m_draft.labels)) m_draft.labels.clear();
    if (!is_there(m_draft.from)) m_draft.from = m_workspace.locale_code();
    if (!is_there(m_draft.to) || m_draft.to == m_draft.from) {
        const auto other = std::ranges::find_if(
            there, [&](const Choice& choice) { return choice.code != m_draft.from; });
        m_draft.to = other == there.end() ? std::string() : other->code;
    }
}

std::vector<Choice> ExportDesk::locales() const {
    std::vector<Choice> choices;
    const auto structure = m_workspace.structure();
    if (!structure) return choices;
    for (const LocaleId id : structure->active_locales()) {
        const std::string& code = structure->locales.code_of(id);
        choices.push_back({id, code, code});
    }
    return choices;
}

const std::vector<ProductId>& ExportDesk::products_of(const ExportDraft& draft) const {
    static const std::vector<ProductId> all;
    using Texts = ExportDraft::Texts;
    switch (draft.subject) {
        case Subject::catalogue:
            return all;
        case Subject::list:
            return m_grid.listed();
        case Subject::selection:
            return m_selected;
        case Subject::translation:
            break;
    }
    if (draft.texts == Texts::all) return all;
    return draft.texts == Texts::listed ? m_grid.listed() : m_selected;
}

std::string ExportDesk::obstacle(const ExportDraft& draft) const {
    const bool takes_all =
        draft.subject == Subject::catalogue ||
        (draft.subject == Subject::translation && draft.texts == ExportDraft::Texts::all);
    if (!takes_all && products_of(draft).empty()) {
        const bool selected =
            draft.subject == Subject::selection ||
            (draft.subject == Subject::translation && draft.texts == ExportDraft::Texts::selected);
        return selected ? tr("No product is selected.") : tr("The list has no product.");
    }
    if (draft.subject != Subject::translation) return {};
    if (draft.from.empty() || draft.to.empty()) {
        return tr("A translation needs two locales that channels use.");
    }
    if (draft.from == draft.to) {
        return tr("A translation leads from one locale to another one.");
    }
    return {};
}

std::string ExportDesk::file_name(const ExportDraft& draft) const {
    if (draft.is_folder()) return {};
    std::string name = m_workspace.title();
    if (draft.subject == Subject::translation) name += ' ' + draft.from + ' ' + draft.to;
    return name + std::string(file_ending(draft.written_format()));
}

bool ExportDesk::would_replace(const ExportDraft& draft, const std::filesystem::path& place) const {
    std::error_code ignored;
    if (!draft.is_folder()) {
        return std::filesystem::exists(with_ending(place, draft.written_format()), ignored);
    }
    const std::string ending(file_ending(draft.format));
    return std::ranges::any_of(
        std::initializer_list<std::string>{"products", "product_models", "attributes", "families"},
        [&](const std::string& name) {
            return std::filesystem::exists(place / (name + ending), ignored);
        });
}

template <class Work>
void ExportDesk::run(const std::filesystem::path& place, Work work) {
    // Begun once the job is started; the completion comes later, on this thread.
    auto activity = std::make_shared<Activities::Id>(0);
    auto stop = ask(m_workspace.publisher(), std::move(work),
                    m_receiver.guard([this, activity](const Outcome& outcome) {
                        --m_running;
                        m_activities.end(*activity);
                        if (events.done) events.done(outcome);
                    }),
                    m_receiver.guard([this, activity, stopped = stopped_words(m_draft)](
                                         const std::exception_ptr& failure) {
                        --m_running;
                        m_activities.end(*activity);
                        if (is_cancelled(failure)) {
                            if (events.stopped) events.stopped(stopped);
                        } else if (events.failed) {
                            events.failed(sentence_of(failure));
                        }
                    }));
    ++m_running;
    *activity = m_activities.begin(tr("Exporting {0}", place.filename().string()), stop,
                                   [this] { return m_workspace.publisher().progress(); });
}

void ExportDesk::start(const ExportDraft& draft, const std::filesystem::path& place) {
    if (!obstacle(draft).empty()) return;
    m_draft = draft;
    m_last_folder = draft.is_folder() ? place : place.parent_path();
    if (draft.subject == Subject::catalogue) {
        ExportOptions options;
        options.format = draft.format;
        options.folder = place;
        options.with_files = draft.with_files;
        run(place, [options](Catalogue& catalogue, const Progress& progress) {
            return outcome_of(export_catalogue(catalogue, options, progress), options.folder);
        });
        return;
    }
    const std::filesystem::path file = with_ending(place, draft.written_format());
    if (draft.subject == Subject::translation) {
        TranslationOptions options;
        options.file = file;
        options.from = draft.from;
        options.to = draft.to;
        options.only_missing = draft.only_missing;
        options.products = products_of(draft);
        run(file, [options = std::move(options)](Catalogue& catalogue, const Progress& progress) {
            return outcome_of(export_translation(catalogue, options, progress));
        });
        return;
    }
    ListExportOptions options;
    options.file = file;
    options.format = draft.format;
    options.products = products_of(draft);
    options.channel = m_workspace.channel();
    options.locale = m_workspace.locale();
    options.models = draft.models;
    options.labels = draft.labels;
    ShownColumns shown;
    if (draft.shown_columns) shown = shown_columns(m_grid.columns());
    options.columns = shown.names;
    run(file, [options = std::move(options), shown = std::move(shown)](Catalogue& catalogue,
                                                                       const Progress& progress) {
        return outcome_of(export_list(catalogue, options, progress), shown, options.models);
    });
}

}  // namespace vitrine
