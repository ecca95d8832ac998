#include "workbench/bulk_desk.h"

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/bulk_step.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

std::string count_words(std::size_t count) {
    return format_number(static_cast<std::int64_t>(count));
}

}  // namespace

BulkDesk::BulkDesk(Workspace& workspace, Editor& editor, Activities& activities)
    : m_workspace(workspace), m_editor(editor), m_activities(activities) {}

void BulkDesk::offer(std::vector<ProductId> selected, std::vector<ProductId> listed) {
    m_selected = std::move(selected);
    m_listed = std::move(listed);
    m_takes_selected = has_selection();
    if (m_state == State::saving) {
        m_preview.reset();  // of other products
    } else {
        drop_preview();
    }
}

void BulkDesk::take_selected(bool selected) {
    m_takes_selected = selected && has_selection();
    propose(m_draft);
}

std::string BulkDesk::selected_words() const {
    return trn("{0} selected product", "{0} selected products",
               static_cast<long>(m_selected.size()), count_words(m_selected.size()));
}

std::string BulkDesk::listed_words() const {
    return trn("The only product of this list", "All {0} products of this list",
               static_cast<long>(m_listed.size()), count_words(m_listed.size()));
}

BulkEdit BulkDesk::edit(const BulkChange& change) const {
    BulkEdit edit;
    edit.changes.push_back(change);
    edit.products = products();
    return edit;
}

void BulkDesk::set_state(State state, std::string problem) {
    m_state = state;
    m_problem = std::move(problem);
    if (on_change) on_change();
}

void BulkDesk::propose(BulkDraft draft) {
    if (m_state == State::saving) return;
    m_job.request_stop();
    ++m_asked;
    m_draft = std::move(draft);
    const auto change = to_change(m_draft);
    const auto structure = m_workspace.structure();
    if (!change || !structure || products().empty()) {
        m_preview.reset();
        set_state(State::incomplete);
        return;
    }
    try {
        const BulkStep step(*structure, *change, {}, nullptr);
    } catch (const Error& error) {
        m_preview.reset();
        set_state(State::incomplete, error.sentence());
        return;
    }
    m_job = ask(
        m_workspace.previewer(),
        [edit = edit(*change)](Catalogue& catalogue, const Progress& progress) {
            return preview_bulk_edit(catalogue, edit, {}, progress);
        },
        m_receiver.guard([this, asked = m_asked](BulkReport report) {
            if (asked != m_asked) return;
            m_preview = std::move(report);
            set_state(State::previewed);
        }),
        m_receiver.guard([this, asked = m_asked](const std::exception_ptr& failure) {
            if (asked != m_asked) return;
            m_preview.reset();
            set_state(is_cancelled(failure) ? State::incomplete : State::failed,
                      sentence_of(failure));
        }));
    set_state(State::previewing);
}

Progress::Snapshot BulkDesk::progress() const {
    if (m_state == State::previewing) return m_workspace.previewer().progress();
    if (m_state == State::saving) return m_workspace.writer().progress();
    return {};
}

bool BulkDesk::can_save() const {
    const bool is_shown =
        m_state == State::previewed || m_state == State::stopped || m_state == State::failed;
    return is_shown && m_preview && m_preview->products_changed > 0;
}

void BulkDesk::save() {
    if (!can_save()) return;
    const BulkChange change = *to_change(m_draft);
    auto activity = std::make_shared<Activities::Id>(0);
    m_job = ask(
        m_workspace.writer(),
        [edit = edit(change)](Catalogue& catalogue, const Progress& progress) {
            return bulk_edit(catalogue, edit, {}, progress);
        },
        m_receiver.guard([this, activity](const BulkReport& report) {
            m_activities.end(*activity);
            m_editor.note_change(report.change_set,
                                 trn("Change of {0} product", "Change of {0} products",
                                     static_cast<long>(report.products_changed),
                                     format_number(report.products_changed)));
            m_preview.reset();
            set_state(State::saved);
            if (on_saved) on_saved(report);
            m_workspace.refresh();
        }),
        m_receiver.guard([this, activity](const std::exception_ptr& failure) {
            m_activities.end(*activity);
            fail(failure);
        }));
    *activity = m_activities.begin(trn("Changing {0} product", "Changing {0} products",
                                       static_cast<long>(m_preview->products_changed),
                                       format_number(m_preview->products_changed)),
                                   m_job, [this] { return m_workspace.writer().progress(); });
    set_state(State::saving);
}

void BulkDesk::fail(const std::exception_ptr& failure) {
    const bool stopped = is_cancelled(failure);
    const std::string sentence =
        stopped ? tr("Stopped. Nothing was changed.") : sentence_of(failure);
    set_state(stopped ? State::stopped : State::failed, sentence);
    const auto& tell = stopped ? on_stopped : on_failed;
    if (tell) tell(sentence);
}

void BulkDesk::cancel() {
    m_job.request_stop();
    if (on_change) on_change();
}

bool BulkDesk::is_stopping() const {
    return m_job.stop_requested();
}

void BulkDesk::leave() {
    if (m_state == State::previewing) drop_preview();
}

void BulkDesk::drop_preview() {
    m_job.request_stop();
    ++m_asked;
    m_preview.reset();
    m_state = State::incomplete;
    m_problem.clear();
}

std::string BulkDesk::summary() const {
    if (!m_preview) return {};
    const BulkReport& report = *m_preview;
    std::vector<std::string> parts = {
        trn("{0} product of {1} would change", "{0} products of {1} would change",
            static_cast<long>(report.products_changed), format_number(report.products_changed),
            format_number(report.products))};
    const auto add = [&parts](std::int64_t count, std::string words) {
        if (count > 0) parts.push_back(std::move(words));
    };
    const auto of = [](std::int64_t count) { return static_cast<long>(count); };
    add(report.unchanged, trn("{0} unchanged", "{0} unchanged", of(report.unchanged),
                              format_number(report.unchanged)));
    add(report.refused,
        trn("{0} refused", "{0} refused", of(report.refused), format_number(report.refused)));
    add(report.elsewhere,
        trn("{0} left to its model or variants", "{0} left to their model or variants",
            of(report.elsewhere), format_number(report.elsewhere)));
    return join(parts, ", ");
}

std::string BulkDesk::saved_words(const BulkReport& report) {
    std::string words =
        trn("{0} product changed.", "{0} products changed.",
            static_cast<long>(report.products_changed), format_number(report.products_changed));
    if (report.refused > 0) {
        words += ' ' + trn("{0} refused.", "{0} refused.", static_cast<long>(report.refused),
                           format_number(report.refused));
    }
    return words;
}

}  // namespace vitrine
