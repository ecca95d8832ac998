#include "workbench/history_desk.h"

#include <algorithm>

#include "base/message_catalogue.h"
#include "base/translate.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

constexpr std::size_t entities_shown = 500;

HistoryDesk::Row row_of(const HistoryEntry& entry) {
    const ChangeSet& change_set = entry.change_set;
    HistoryDesk::Row row;
    row.id = change_set.id;
    row.when = format_instant(change_set.at);
    row.who = change_set.origin.author;
    row.what = source_label(change_set.origin.source);
    row.note = counts_sentence(change_set.counts);
    row.has_products = change_set.counts.find("\"product\"") != std::string::npos;
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

// "name[en_GB]" by the label of its attribute: "Name [en_GB]".
std::string field_label(const Structure& structure, const std::string& name) {
    const auto scope = name.find('[');
    const Attribute* attribute = structure.attributes.find(name.substr(0, scope));
    if (attribute == nullptr) return name;
    std::string label = label_of(attribute->labels, attribute->code, program_language());
    if (scope != std::string::npos) label += ' ' + name.substr(scope);
    return label;
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

const HistoryDesk::Row* HistoryDesk::find(ChangeSetId id) const {
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [id](const Row& candidate) { return candidate.id == id; });
    return row == m_rows.end() ? nullptr : &*row;
}

void HistoryDesk::choose(ChangeSetId id) {
    if (id == m_chosen) return;
    m_chosen = id;
    m_reading.request_stop();
    m_cells.clear();
    m_cells_sentence = id == 0 ? std::string() : tr("Reading what was changed…");
    if (events.cells_changed) events.cells_changed();
    if (id == 0) return;
    m_reading = ask(
        m_workspace.previewer(),
        [id](Catalogue& catalogue, const Progress& progress) {
            const CatalogueSnapshot snapshot(catalogue);
            return change_set_details(catalogue, id, entities_shown, progress);
        },
        m_receiver.guard([this, id](const ChangeSetDetails& details) {
            if (id == m_chosen) show_details(details);
        }),
        m_receiver.guard([this, id](const std::exception_ptr& failure) {
            if (id != m_chosen) return;
            m_cells_sentence = sentence_of(failure);
            if (events.cells_changed) events.cells_changed();
        }));
}

void HistoryDesk::show_details(const ChangeSetDetails& details) {
    const auto structure = m_workspace.structure();
    for (const ChangedEntity& entity : details.entities) {
        Cell cell;
        cell.subject = entity.code;
        if (entity.kind != EntityKind::product) {
            // TRANSLATORS: 0 "Attribute", 1 its code.
            cell.subject = tr("{0} {1}", entity_label(entity_kind_name(entity.kind)), entity.code);
        }
        if (entity.operation == Operation::create) {
            cell.after = tr("(created)");
            m_cells.push_back(cell);
            continue;
        }
        if (entity.operation == Operation::remove) {
            cell.after = tr("(removed)");
            m_cells.push_back(cell);
            cell.after.clear();
        }
        for (const auto& field : entity.fields) {
            cell.field = entity.kind == EntityKind::product ? field_label(*structure, field.name)
                                                            : field.name;
            cell.before = field.before;
            cell.after = field.after;
            m_cells.push_back(cell);
        }
    }
    m_cells_sentence.clear();
    if (details.has_more) {
        m_cells_sentence = tr("It changed more than this: these are the first {0}.",
                              format_number(static_cast<std::int64_t>(entities_shown)));
    } else if (m_cells.empty()) {
        m_cells_sentence = tr("It changed nothing that can be shown cell by cell.");
    }
    if (events.cells_changed) events.cells_changed();
}

std::string HistoryDesk::products_filter(ChangeSetId id) const {
    const Row* row = find(id);
    return row != nullptr && row->has_products ? "changed by " + std::to_string(id) : std::string();
}

std::string HistoryDesk::label_of(ChangeSetId id) const {
    const Row* row = find(id);
    if (row == nullptr) return {};
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
