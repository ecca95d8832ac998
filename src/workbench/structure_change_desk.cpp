#include "workbench/structure_change_desk.h"

#include "base/translate.h"
#include "workbench/words.h"

namespace vitrine {

StructureChangeDesk::StructureChangeDesk(Workspace& workspace, Editor& editor,
                                         Activities& activities)
    : m_workspace(workspace), m_editor(editor), m_activities(activities) {}

void StructureChangeDesk::set_state(State state, std::string problem) {
    m_state = state;
    m_problem = std::move(problem);
    if (on_change) on_change();
}

// On the writer's thread: a preview is the change itself, taken back.
void StructureChangeDesk::propose(StructureWork work, std::string label) {
    if (m_state == State::saving) return;
    m_job.request_stop();
    const int asked = ++m_asked;
    m_work = std::move(work);
    m_label = std::move(label);
    m_preview.reset();
    if (!m_work) {
        set_state(State::incomplete);
        return;
    }
    m_job = ask(
        m_workspace.writer(),
        [work = m_work](Catalogue& catalogue, const Progress& progress) {
            return work(catalogue, ChangeIntent::preview, progress);
        },
        m_receiver.guard([this, asked](StructureChangeReport report) {
            if (asked != m_asked) return;
            m_preview = std::move(report);
            set_state(State::previewed);
        }),
        m_receiver.guard([this, asked](const std::exception_ptr& failure) {
            if (asked != m_asked) return;
            if (is_cancelled(failure)) {
                set_state(State::stopped, tr("Stopped. Nothing was changed."));
            } else {
                set_state(State::failed, sentence_of(failure));
            }
        }));
    set_state(State::previewing);
}

Progress::Snapshot StructureChangeDesk::progress() const {
    if (m_state != State::previewing && m_state != State::saving) return {};
    return m_workspace.writer().progress();
}

bool StructureChangeDesk::can_save() const {
    return m_state == State::previewed && m_preview && !m_preview->refused() &&
           (m_preview->entities_changed > 0 || m_preview->products_changed > 0);
}

void StructureChangeDesk::save() {
    if (!can_save()) return;
    auto activity = std::make_shared<Activities::Id>(0);
    m_job = ask(
        m_workspace.writer(),
        [work = m_work](Catalogue& catalogue, const Progress& progress) {
            return work(catalogue, ChangeIntent::save, progress);
        },
        m_receiver.guard([this, activity](const StructureChangeReport& report) {
            m_activities.end(*activity);
            finish(report);
        }),
        m_receiver.guard([this, activity](const std::exception_ptr& failure) {
            m_activities.end(*activity);
            const bool stopped = is_cancelled(failure);
            const std::string sentence =
                stopped ? tr("Stopped. Nothing was changed.") : sentence_of(failure);
            set_state(stopped ? State::stopped : State::failed, sentence);
            if (on_failed) on_failed(sentence);
        }));
    *activity =
        m_activities.begin(m_label, m_job, [this] { return m_workspace.writer().progress(); });
    set_state(State::saving);
}

// Somebody else may have changed the catalogue since the preview: then it may be refused.
void StructureChangeDesk::finish(const StructureChangeReport& report) {
    if (report.refused()) {
        m_preview = report;
        set_state(State::previewed);
        if (on_failed) on_failed(to_sentence(report.issues.front()));
        return;
    }
    m_editor.note_change(report.change_set, m_label);
    const std::string sentence = saved_words(m_label, report);
    m_preview.reset();
    set_state(State::saved);
    if (on_saved) on_saved(sentence);
    m_workspace.refresh();
}

void StructureChangeDesk::cancel() {
    m_job.request_stop();
    if (on_change) on_change();
}

void StructureChangeDesk::leave() {
    if (m_state == State::saving) return;
    m_job.request_stop();
    ++m_asked;
    m_work = {};
    m_preview.reset();
    m_state = State::incomplete;
    m_problem.clear();
}

std::string StructureChangeDesk::summary() const {
    switch (m_state) {
        case State::incomplete:
            return {};
        case State::previewing:
            return tr("Looking at what would change…");
        case State::saving:
            return is_stopping() ? tr("Stopping…") : tr("Changing the catalogue…");
        case State::saved:
            return tr("Done.");
        case State::stopped:
        case State::failed:
            return m_problem;
        case State::previewed:
            break;
    }
    if (m_preview->refused()) return tr("This cannot be done as asked. Nothing was changed.");
    const std::int64_t products = m_preview->products_changed;
    if (products == 0 && m_preview->entities_changed == 0) return tr("Nothing would change.");
    if (products == 0) return tr("No product would change.");
    return trn("{0} product or model would change.", "{0} products and models would change.",
               static_cast<long>(products), format_number(products));
}

std::vector<std::string> StructureChangeDesk::count_lines() const {
    std::vector<std::string> lines;
    if (!m_preview) return lines;
    for (const ChangeCount& count : m_preview->counts) {
        // TRANSLATORS: {0} is what is counted, {1} how many: "Values converted: 310".
        if (count.count != 0)
            lines.push_back(tr("{0}: {1}", count.label, format_number(count.count)));
    }
    return lines;
}

std::int64_t StructureChangeDesk::remark_count() const {
    std::int64_t all = 0;
    if (m_preview) {
        for (const auto& [rule, count] : m_preview->issues_by_rule) all += count;
    }
    return all;
}

std::string StructureChangeDesk::saved_words(const std::string& label,
                                             const StructureChangeReport& report) {
    if (report.products_changed == 0) return tr("Done: {0}.", label);
    return trn(
        "Done: {1}. {0} product or model changed.", "Done: {1}. {0} products and models changed.",
        static_cast<long>(report.products_changed), format_number(report.products_changed), label);
}

}  // namespace vitrine
