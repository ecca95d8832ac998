#include "workbench/import_desk.h"

#include "base/text.h"
#include "base/translate.h"
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

void ImportDesk::preview(std::vector<std::filesystem::path> paths) {
    m_paths = std::move(paths);
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
    ImportOptions options;
    options.paths = m_paths;
    options.preview = preview;
    auto activity = std::make_shared<Activities::Id>(0);
    m_job = ask(
        m_workspace.writer(),
        [options](Catalogue& catalogue, const Progress& progress) {
            return import_catalogue(catalogue, options, progress);
        },
        m_receiver.guard([this, preview, activity](ImportReport report) {
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

}  // namespace vitrine
