#include "workbench/history_desk.h"

#include <algorithm>
#include <utility>

#include "base/clock.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/shown_name.h"
#include "store/entity_kinds.h"
#include "workbench/choices.h"
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
    row.what = change_label(change_set);
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
std::string history_field_label(const Structure& structure, const std::string& name,
                                const std::string& locale) {
    const auto scope = name.find('[');
    const Attribute* attribute = structure.attributes.find(name.substr(0, scope));
    if (attribute == nullptr) return name;
    std::string label = label_of(structure, attribute->labels, attribute->code, locale);
    if (scope != std::string::npos) label += ' ' + name.substr(scope);
    return label;
}

// "Channel Web shop": of what is gone, or never had a label, the code.
std::string history_subject(const Structure& structure, const ChangedEntity& entity,
                            const std::string& locale) {
    if (entity.kind == EntityKind::product) return entity.code;
    std::string label = entity.code;
    with_entities(structure, entity.kind, [&](const auto& entities) {
        const auto* known = entities.find(static_cast<std::int32_t>(entity.id));
        if constexpr (requires { known->labels; }) {
            if (known != nullptr && !known->labels.empty())
                label = label_of(structure, known->labels, known->code, locale);
        }
    });
    // TRANSLATORS: 0 "Attribute", 1 its label.
    return tr("{0} {1}", entity_label(entity_kind_name(entity.kind)), label);
}

}  // namespace

HistoryDesk::HistoryDesk(Workspace& workspace, Editor& editor)
    : m_workspace(workspace), m_editor(editor) {
    m_subscription = m_workspace.listen([this](const CatalogueChange& change) {
        if (!m_followed) return;
        if (change.structure || change.everything || !change.products.empty()) refresh();
        // Labels are those of the locale that is looked at.
        if (change.context && m_chosen != 0) choose(std::exchange(m_chosen, 0));
    });
}

void HistoryDesk::refresh() {
    m_followed = true;
    m_listing.request_stop();
    m_listing = ask(
        m_workspace.reader(),
        [query = query(), limit = m_limit](Catalogue& catalogue, const Progress& progress) {
            return find_change_sets(catalogue, query, limit, progress);
        },
        m_receiver.guard([this, asked = ++m_asked](const HistoryPage& page) {
            if (asked == m_asked) show_page(page);
        }),
        m_receiver.guard([this](const std::exception_ptr& failure) {
            if (events.failed && !is_cancelled(failure)) events.failed(sentence_of(failure));
        }));
}

void HistoryDesk::show_page(const HistoryPage& page) {
    m_was_read = true;
    m_found = page.found;
    m_rows.clear();
    for (const HistoryEntry& entry : page.entries) m_rows.push_back(row_of(entry));
    m_authors = page.authors;
    // Whom somebody looks for stays to be seen, also where nothing by them is kept any more.
    for (const std::string& known : {m_wanted.author, me()}) {
        if (!known.empty() && std::ranges::find(m_authors, known) == m_authors.end())
            m_authors.push_back(known);
    }
    std::ranges::stable_partition(m_authors, [](const auto& author) { return author == me(); });
    m_kinds.clear();
    for (const std::string& kind : page.kinds) m_kinds.push_back({kind, source_label(kind)});
    if (!m_wanted.kind.empty() && std::ranges::find(page.kinds, m_wanted.kind) == page.kinds.end())
        m_kinds.push_back({m_wanted.kind, source_label(m_wanted.kind)});
    sort_by_label(m_kinds);
    const auto total = static_cast<long>(page.total);
    m_count_sentence = m_conditions.empty()
                           ? trn("{0} change set", "{0} change sets", total, format_number(total))
                           : trn("{0} of {1} change set", "{0} of {1} change sets", total,
                                 format_number(page.found), format_number(total));
    if (events.changed) events.changed();
}

void HistoryDesk::show_more() {
    m_limit += page_length;
    refresh();
}

std::string HistoryDesk::me() {
    return current_author();
}

void HistoryDesk::look_for(Wanted wanted) {
    if (wanted == m_wanted) return;
    const Wanted before = std::exchange(m_wanted, std::move(wanted));
    const auto follow = [this](Condition condition, bool changed) {
        if (!changed) return;
        std::erase(m_conditions, condition);
        if (is_set(condition)) m_conditions.push_back(condition);
    };
    follow(Condition::author, before.author != m_wanted.author);
    follow(Condition::kind, before.kind != m_wanted.kind);
    follow(Condition::period, before.period != m_wanted.period ||
                                  before.first_day != m_wanted.first_day ||
                                  before.last_day != m_wanted.last_day);
    follow(Condition::text, before.text != m_wanted.text);
    m_day_error.clear();
    for (const std::string* day : {&m_wanted.first_day, &m_wanted.last_day}) {
        if (m_wanted.period != Period::between || day->empty() || parse_date(*day)) continue;
        m_day_error = tr("\"{0}\" is no day. Write it as 2026-11-22.", *day);
        if (events.changed) events.changed();
        return;
    }
    m_limit = page_length;
    refresh();
}

bool HistoryDesk::is_set(Condition condition) const {
    switch (condition) {
        case Condition::author:
            return !m_wanted.author.empty();
        case Condition::kind:
            return !m_wanted.kind.empty();
        case Condition::period:
            return m_wanted.period == Period::between
                       ? !m_wanted.first_day.empty() || !m_wanted.last_day.empty()
                       : m_wanted.period != Period::all;
        case Condition::text:
            return !trim(m_wanted.text).empty();
    }
    return false;
}

HistoryQuery HistoryDesk::query() {
    HistoryQuery query;
    query.author = m_wanted.author;
    query.kind = m_wanted.kind;
    query.text = m_wanted.text;
    const Instant now = system_now();
    switch (m_wanted.period) {
        case Period::all:
            break;
        case Period::today:
            query.since = start_of_day_before(now, 0);
            break;
        case Period::week:
            query.since = start_of_day_before(now, 6);
            break;
        case Period::month:
            query.since = start_of_day_before(now, 29);
            break;
        case Period::between:
            if (const auto day = parse_date(m_wanted.first_day))
                query.since = start_of_local_day(*day);
            if (const auto day = parse_date(m_wanted.last_day))
                query.until = start_of_local_day(*day + 1);
            break;
    }
    return query;
}

std::string HistoryDesk::words_of(Condition condition) const {
    switch (condition) {
        case Condition::author:
            return tr("by {0}", m_wanted.author);
        case Condition::kind:
            // TRANSLATORS: {0} is what a change set was: Edit, Import.
            return tr("of the kind {0}", source_label(m_wanted.kind));
        case Condition::text:
            return tr("with \"{0}\"", trim(m_wanted.text));
        case Condition::period:
            break;
    }
    switch (m_wanted.period) {
        case Period::today:
            return tr("of today");
        case Period::week:
            return tr("of the last 7 days");
        case Period::month:
            return tr("of the last 30 days");
        case Period::all:
        case Period::between:
            break;
    }
    if (m_wanted.last_day.empty()) return tr("since {0}", m_wanted.first_day);
    if (m_wanted.first_day.empty()) return tr("until {0}", m_wanted.last_day);
    return tr("from {0} to {1}", m_wanted.first_day, m_wanted.last_day);
}

std::string HistoryDesk::empty_reason() const {
    if (!m_was_read || !m_rows.empty()) return {};
    if (m_conditions.empty()) return tr("Nothing has happened to this catalogue yet.");
    std::vector<std::string> words;
    for (const Condition condition : m_conditions) words.push_back(words_of(condition));
    // TRANSLATORS: {0} is a list of conditions: "by ada, of the kind Import, of today".
    return tr("There is no change set {0}.", join(words, ", "));
}

std::string HistoryDesk::last_condition() const {
    return m_conditions.empty() ? std::string() : words_of(m_conditions.back());
}

void HistoryDesk::remove_last_condition() {
    if (m_conditions.empty()) return;
    Wanted wanted = m_wanted;
    switch (m_conditions.back()) {
        case Condition::author:
            wanted.author.clear();
            break;
        case Condition::kind:
            wanted.kind.clear();
            break;
        case Condition::period:
            wanted.period = Period::all;
            wanted.first_day.clear();
            wanted.last_day.clear();
            break;
        case Condition::text:
            wanted.text.clear();
            break;
    }
    look_for(std::move(wanted));
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
        cell.subject = history_subject(*structure, entity, m_workspace.locale_code());
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
            cell.field =
                entity.kind == EntityKind::product
                    ? history_field_label(*structure, field.name, m_workspace.locale_code())
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
