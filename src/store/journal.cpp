#include "store/journal.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <limits>

namespace vitrine {
namespace {

constexpr std::string_view change_set_columns =
    "id, at, author, source, profile, note, state, undo_of, counts";
constexpr std::string_view change_columns = "seq, change_set, entity_kind, entity_id, op, delta";

ChangeSet read_change_set(const sql::Statement& row) {
    ChangeSet set;
    set.id = row.integer(0);
    set.at = Instant(std::chrono::milliseconds(row.integer(1)));
    set.origin.author = row.text(2);
    set.origin.source = row.text(3);
    set.origin.profile = row.text(4);
    set.origin.note = row.text(5);
    set.state = static_cast<ChangeSetState>(row.integer(6));
    set.origin.undo_of = row.integer(7);
    set.counts = row.text(8);
    return set;
}

void read_change(const sql::Statement& row, Change& change) {
    change.seq = row.integer(0);
    change.change_set = row.integer(1);
    change.entity_kind = static_cast<EntityKind>(row.integer(2));
    change.entity_id = row.integer(3);
    change.operation = static_cast<Operation>(row.integer(4));
    change.delta = row.blob(5);
}

std::vector<ChangeSet> read_all(sql::Statement& statement) {
    std::vector<ChangeSet> sets;
    sql::each(statement, [&](const sql::Statement& row) { sets.push_back(read_change_set(row)); });
    return sets;
}

}  // namespace

std::string_view entity_kind_name(EntityKind kind) {
    switch (kind) {
        case EntityKind::product:
            return "product";
        case EntityKind::attribute:
            return "attribute";
        case EntityKind::attribute_group:
            return "attribute_group";
        case EntityKind::option:
            return "attribute_option";
        case EntityKind::family:
            return "family";
        case EntityKind::family_variant:
            return "family_variant";
        case EntityKind::category:
            return "category";
        case EntityKind::channel:
            return "channel";
        case EntityKind::locale:
            return "locale";
        case EntityKind::currency:
            return "currency";
        case EntityKind::association_type:
            return "association_type";
        case EntityKind::group_type:
            return "group_type";
        case EntityKind::group:
            return "group";
        case EntityKind::scope:
            return "scope";
    }
    return "unknown";
}

std::string_view change_set_state_name(ChangeSetState state) {
    switch (state) {
        case ChangeSetState::running:
            return "running";
        case ChangeSetState::done:
            return "done";
        case ChangeSetState::rolled_back:
            return "rolled_back";
    }
    return "unknown";
}

std::string current_author() {
    const passwd* account = ::getpwuid(::getuid());
    if (account != nullptr && account->pw_name != nullptr) return account->pw_name;
    const char* name = std::getenv("USER");
    return name != nullptr ? name : std::to_string(::getuid());
}

std::vector<ChangeSet> Journal::list(std::int64_t limit, std::int64_t offset) {
    const auto statement =
        m_connection.prepare("SELECT " + std::string(change_set_columns) +
                             " FROM change_set ORDER BY id DESC LIMIT $1 OFFSET $2");
    statement->bind(1, limit).bind(2, offset);
    return read_all(*statement);
}

std::optional<ChangeSet> Journal::find(ChangeSetId id) {
    const auto statement = m_connection.prepare("SELECT " + std::string(change_set_columns) +
                                                " FROM change_set WHERE id = $1");
    statement->bind(1, id);
    auto sets = read_all(*statement);
    return sets.empty() ? std::nullopt : std::optional(std::move(sets.front()));
}

std::vector<ChangeSet> Journal::running() {
    const auto statement = m_connection.prepare("SELECT " + std::string(change_set_columns) +
                                                " FROM change_set WHERE state = 0 ORDER BY id");
    return read_all(*statement);
}

std::optional<ChangeSet> Journal::last_undoable() {
    const auto statement = m_connection.prepare("SELECT " + std::string(change_set_columns) +
                                                " FROM change_set WHERE state = 1 AND undo_of IS "
                                                "NULL AND id < $1 ORDER BY id DESC LIMIT 1");
    ChangeSetId before = std::numeric_limits<ChangeSetId>::max();
    for (;;) {
        statement->bind(1, before);
        auto sets = read_all(*statement);
        if (sets.empty()) return std::nullopt;
        if (!undone_by(sets.front().id)) return std::move(sets.front());
        before = sets.front().id;
    }
}

std::optional<ChangeSetId> Journal::undone_by(ChangeSetId id) {
    const auto statement = m_connection.prepare(
        "SELECT id FROM change_set WHERE undo_of = $1 AND state = 1 ORDER BY id DESC");
    std::vector<ChangeSetId> undos;
    statement->bind(1, id);
    sql::each(*statement, [&](const sql::Statement& row) { undos.push_back(row.integer(0)); });
    for (const ChangeSetId undo : undos) {
        if (!undone_by(undo)) return undo;
    }
    return std::nullopt;
}

bool Journal::is_neutral(ChangeSetId id) {
    if (undone_by(id)) return true;
    const auto set = find(id);
    return set && set->origin.undo_of != 0;
}

void Journal::each_change(ChangeSetId change_set, Order order,
                          const std::function<void(const Change&)>& use) {
    // Page by page, so that `use` may write to the journal while it is read.
    constexpr std::int64_t page_size = 1000;
    const bool backwards = order == Order::newest_first;
    const auto statement = m_connection.prepare(
        "SELECT " + std::string(change_columns) + " FROM change WHERE change_set = $1 AND seq " +
        (backwards ? "< $2 ORDER BY seq DESC" : "> $2 ORDER BY seq") + " LIMIT $3");
    std::int64_t last = backwards ? std::numeric_limits<std::int64_t>::max() : 0;
    std::vector<Change> page;
    do {
        page.clear();
        statement->bind(1, change_set).bind(2, last).bind(3, page_size);
        sql::each(*statement,
                  [&](const sql::Statement& row) { read_change(row, page.emplace_back()); });
        for (const Change& change : page) use(change);
        if (!page.empty()) last = page.back().seq;
    } while (static_cast<std::int64_t>(page.size()) == page_size);
}

std::vector<Change> Journal::changes_of(EntityKind kind, std::int64_t entity) {
    const auto statement = m_connection.prepare(
        "SELECT " + std::string(change_columns) +
        " FROM change WHERE entity_kind = $1 AND entity_id = $2 ORDER BY seq DESC");
    std::vector<Change> changes;
    statement->bind(1, static_cast<std::int64_t>(kind)).bind(2, entity);
    sql::each(*statement,
              [&](const sql::Statement& row) { read_change(row, changes.emplace_back()); });
    return changes;
}

std::int64_t Journal::last_seq_of(EntityKind kind, std::int64_t entity) {
    const auto statement = m_connection.prepare(
        "SELECT max(seq) FROM change WHERE entity_kind = $1 AND entity_id = $2");
    std::int64_t seq = 0;
    statement->bind(1, static_cast<std::int64_t>(kind)).bind(2, entity);
    sql::each(*statement, [&](const sql::Statement& row) { seq = row.integer(0); });
    return seq;
}

std::int64_t Journal::last_seq() {
    const auto statement = m_connection.prepare("SELECT max(seq) FROM change");
    std::int64_t seq = 0;
    sql::each(*statement, [&](const sql::Statement& row) { seq = row.integer(0); });
    return seq;
}

std::vector<ProductId> Journal::products_changed_since(std::int64_t seq) {
    const auto statement = m_connection.prepare(
        "SELECT DISTINCT entity_id FROM change WHERE seq > $1 AND entity_kind = 1 ORDER BY "
        "entity_id");
    std::vector<ProductId> products;
    statement->bind(1, seq);
    sql::each(*statement, [&](const sql::Statement& row) {
        products.push_back(static_cast<ProductId>(row.integer(0)));
    });
    return products;
}

}  // namespace vitrine
