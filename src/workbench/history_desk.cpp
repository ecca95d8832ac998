#include "workbench/history_desk.h"

#include <algorithm>

#include "base/translate.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

HistoryDesk::Row row_of(const HistoryEntry& entry) {
    const ChangeSet& change_set = entry.change_set;
    HistoryDesk::Row row;
    row.id = change_set.id;
    row.when = format_instant(change_set.at);
    row.who = change_set.origin.author;
    row.what = source_label(change_set.origin.source);
    row.note = counts_sentence(change_set.counts);
    // A note says what was changed better than the counts, where there is one.
    if (!change_set.origin.note.empty()) {
        row.note = row.note.empty() ? change_set.origin.note
                                    : tr("{0} ({1})", change_set.origin.note, row.note);
    }
    switch (change_set.state) {
        case ChangeSetState::running:
            row.state = tr("Running");
            break;
        case ChangeSetState::rolled_back:
            row.state = tr("Interrupted, taken back");
            break;
        case ChangeSetState::done:
            if (entry.undone_by) row.state = tr("Taken back");
            row.can_undo = !entry.undone_by;
            row.can_redo = entry.undone_by.has_value();
            break;
    }
    return row;
}

}  // namespace

HistoryDesk::HistoryDesk(Workspace& workspace, Editor& editor)
    : m_workspace(workspace), m_editor(editor) {
    m_subscription = m_workspace.listen([this](const CatalogueChange& change) {
        if (m_followed && (change.structure || change.everything || !change.products.empty())) {
            refresh();
        }
    });
}

void HistoryDesk::refresh() {
    m_followed = true;
    ask(
        m_workspace.reader(),
        [limit = m_limit](Catalogue& catalogue, const Progress&) {
            // One more than is shown tells whether there is more.
            return list_history(catalogue, limit + 1);
        },
        m_receiver.guard([this, limit = m_limit](std::vector<HistoryEntry> entries) {
            m_has_more = static_cast<std::int64_t>(entries.size()) > limit;
            if (m_has_more) entries.resize(static_cast<std::size_t>(limit));
            m_rows.clear();
            for (const HistoryEntry& entry : entries) m_rows.push_back(row_of(entry));
            if (events.changed) events.changed();
        }),
        m_receiver.guard([this](const std::exception_ptr& failure) {
            if (events.failed) events.failed(sentence_of(failure));
        }));
}

void HistoryDesk::show_more() {
    m_limit += 200;
    refresh();
}

std::string HistoryDesk::label_of(ChangeSetId id) const {
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [id](const Row& candidate) { return candidate.id == id; });
    if (row == m_rows.end()) return {};
    return row->note.empty() ? row->what : row->what + ", " + row->note;
}

void HistoryDesk::undo(ChangeSetId id, std::function<void(const std::string&)> said) {
    if (auto label = label_of(id); !label.empty())
        m_editor.undo_change(id, std::move(label), std::move(said));
}

void HistoryDesk::redo(ChangeSetId id, std::function<void(const std::string&)> said) {
    if (auto label = label_of(id); !label.empty())
        m_editor.redo_change(id, std::move(label), std::move(said));
}

}  // namespace vitrine
