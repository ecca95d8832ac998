#include "workbench/editor.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/translate.h"
#include "operations/history.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

std::string sentence_about(const UndoReport& report, const std::string& label,
                           Editor::Direction direction) {
    const bool undo = direction == Editor::Direction::undo;
    if (report.change_set != 0) {
        return undo ? tr("Taken back: {0}.", label) : tr("Done again: {0}.", label);
    }
    if (!report.conflicts.empty()) {
        const std::string reason = to_sentence(report.conflicts.front());
        return undo ? tr("Not taken back: {0}. {1}", label, reason)
                    : tr("Not done again: {0}. {1}", label, reason);
    }
    return undo ? tr("Nothing is left to take back of: {0}.", label)
                : tr("Nothing is left to do again of: {0}.", label);
}

// Another try would end in the same way: somebody else has taken it back, or the history of it was
// dropped.
bool is_final(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const Error& error) {
        return error.failure() == Failure::usage;
    } catch (...) {
        return false;
    }
}

}  // namespace

void Editor::apply(std::vector<TypedValue> values, std::string source, Done done, Failed failed) {
    if (values.empty()) return;
    ++m_pending;
    changed();
    ask(
        m_workspace.writer(),
        [values = std::move(values), source, locale = m_workspace.locale_code()](
            Catalogue& catalogue, const Progress&) {
            return save_typed(catalogue, values, source, locale);
        },
        m_receiver.guard([this, source, done = std::move(done)](const TypedReport& report) {
            --m_pending;
            if (report.change_set != 0) {
                const std::string label =
                    report.changed == 1 ? source_label(source)
                                        : trn("{0} of {1} value", "{0} of {1} values",
                                              static_cast<long>(report.changed),
                                              source_label(source), format_number(report.changed));
                note_change(report.change_set, label);
            }
            changed();
            done(report);
            m_workspace.refresh();
        }),
        m_receiver.guard([this, failed = std::move(failed)](const std::exception_ptr& failure) {
            --m_pending;
            changed();
            failed(sentence_of(failure));
        }));
}

void Editor::save(std::function<ChangeSetId(Catalogue&)> work, std::string label,
                  std::function<void()> done, Failed failed) {
    ++m_pending;
    changed();
    ask(
        m_workspace.writer(),
        [work = std::move(work)](Catalogue& catalogue, const Progress&) { return work(catalogue); },
        m_receiver.guard(
            [this, label = std::move(label), done = std::move(done)](ChangeSetId change_set) {
                --m_pending;
                note_change(change_set, label);
                changed();
                done();
                m_workspace.refresh();
            }),
        m_receiver.guard([this, failed = std::move(failed)](const std::exception_ptr& failure) {
            --m_pending;
            changed();
            failed(sentence_of(failure));
        }));
}

std::string Editor::undo_label() const {
    return can_undo() ? m_undoable.back().label : "";
}
std::string Editor::redo_label() const {
    return can_redo() ? m_redoable.back().label : "";
}

void Editor::note_change(ChangeSetId id, std::string label) {
    if (id == 0) return;
    m_undoable.push_back({id, std::move(label)});
    m_redoable.clear();
    changed();
}

void Editor::undo(Said said) {
    if (!can_undo()) return;
    Step step = std::move(m_undoable.back());
    m_undoable.pop_back();
    start({std::move(step), Direction::undo, false, true}, std::move(said));
}

void Editor::redo(Said said) {
    if (!can_redo()) return;
    Step step = std::move(m_redoable.back());
    m_redoable.pop_back();
    start({std::move(step), Direction::redo, false, true}, std::move(said));
}

void Editor::undo_change(ChangeSetId id, std::string label, Said said) {
    const auto offered = take(m_undoable, id);
    start({offered ? *offered : Step{id, std::move(label)}, Direction::undo, false,
           offered.has_value()},
          std::move(said));
}

void Editor::redo_change(ChangeSetId id, std::string label, Said said) {
    start({{id, std::move(label)}, Direction::redo, true, false}, std::move(said));
}

std::optional<Editor::Step> Editor::take(Steps& steps, ChangeSetId id) {
    const auto at = std::find_if(steps.begin(), steps.end(),
                                 [id](const Step& step) { return step.change_set == id; });
    if (at == steps.end()) return std::nullopt;
    Step step = std::move(*at);
    steps.erase(at);
    return step;
}

void Editor::start(Move move, Said said, OnConflict on_conflict) {
    ++m_pending;
    changed();
    using Answer = std::pair<ChangeSetId, UndoReport>;  // with what was undone
    ask(
        m_workspace.writer(),
        [id = move.step.change_set, names_undone = move.names_undone, on_conflict](
            Catalogue& catalogue, const Progress& progress) {
            const ChangeSetId undone = names_undone ? redo_of(catalogue, id) : id;
            return Answer(undone, undo_change_set(catalogue, undone, on_conflict, progress));
        },
        m_receiver.guard([this, move, said, on_conflict](const Answer& answer) {
            const auto& [undone, report] = answer;
            --m_pending;
            if (on_conflict == OnConflict::refuse && !report.conflicts.empty()) {
                offer_again(move);
                changed();
                ask_what_to_do(move, report, said);
                return;
            }
            finish(move, undone, report);
            changed();
            said(sentence_about(report, move.step.label, move.direction));
            m_workspace.refresh();
        }),
        m_receiver.guard([this, move, said](const std::exception_ptr& failure) {
            --m_pending;
            if (!is_final(failure)) offer_again(move);
            changed();
            said(sentence_of(failure));
        }));
}

// Undoing an undo is a change set of its own, so each direction feeds the other.
void Editor::finish(const Move& move, ChangeSetId undone, const UndoReport& report) {
    // What the history page undid or redid is no longer there to be done by a key.
    take(m_undoable, undone);
    take(m_redoable, undone);
    if (report.change_set == 0) return;
    auto& opposite = move.direction == Direction::undo ? m_redoable : m_undoable;
    opposite.push_back({report.change_set, move.step.label});
}

void Editor::ask_what_to_do(const Move& move, const UndoReport& report, const Said& said) {
    if (!m_on_conflict) {
        said(sentence_about(report, move.step.label, move.direction));
        return;
    }
    m_on_conflict({move.direction, move.step.label, report},
                  m_receiver.guard([this, move, said](OnConflict decision) {
                      if (move.was_offered) {
                          take(move.direction == Direction::undo ? m_undoable : m_redoable,
                               move.step.change_set);
                      }
                      start(move, said, decision);
                  }));
}

// At its place, however many others are on their way.
void Editor::offer_again(const Move& move) {
    if (!move.was_offered) return;
    Steps& steps = move.direction == Direction::undo ? m_undoable : m_redoable;
    const auto at = std::find_if(steps.begin(), steps.end(), [&](const Step& step) {
        return step.change_set > move.step.change_set;
    });
    steps.insert(at, move.step);
}

void Editor::changed() const {
    if (m_on_change) m_on_change();
}

}  // namespace vitrine
