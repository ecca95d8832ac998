#include "store/journal.h"

#include <algorithm>
#include <limits>

#include "store/change_pack.h"
#include "store/delta.h"

namespace vitrine {
namespace {

// As it is stored: one change, or a pack of them.
struct Row {
    Change change;
    std::string products;  // of a pack, else empty
};

constexpr std::string_view change_set_columns =
    "id, at, author, source, profile, note, state, undo_of, counts";
constexpr std::string_view select_rows =
    "SELECT c.seq, c.change_set, c.entity_kind, c.entity_id, c.op, c.delta, p.products"
    " FROM change c LEFT JOIN change_pack p ON c.entity_id = 0 AND p.seq = c.seq WHERE ";

// A page of the journal ends with either.
constexpr std::size_t most_rows = 1000;
constexpr std::size_t most_bytes = 1'048'576;

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

void read_row(const sql::Statement& from, Row& row) {
    row.change.seq = from.integer(0);
    row.change.change_set = from.integer(1);
    row.change.entity_kind = static_cast<EntityKind>(from.integer(2));
    row.change.entity_id = from.integer(3);
    row.change.operation = static_cast<Operation>(from.integer(4));
    row.change.delta = from.blob(5);
    row.products = from.blob(6);
}

// Rows that `condition` leaves ($1 bound to `value`), page by page, so that `use` may write to the
// journal while it is read; what it writes is passed over.
template <class Use>
void each_row(sql::Connection& connection, std::string_view condition, std::int64_t value,
              Journal::Order order, std::int64_t last_seq, Use use) {
    const bool backwards = order == Journal::Order::newest_first;
    const auto statement = connection.prepare(std::string(select_rows) + std::string(condition) +
                                              " AND c.seq BETWEEN $2 AND $3 ORDER BY c.seq" +
                                              (backwards ? " DESC" : ""));
    std::int64_t first = 0;
    std::int64_t last = last_seq;
    std::vector<Row> page;
    do {
        page.clear();
        std::size_t bytes = 0;
        statement->bind(1, value).bind(2, first).bind(3, last);
        while (page.size() < most_rows && bytes < most_bytes && statement->step()) {
            Row& row = page.emplace_back();
            read_row(*statement, row);
            bytes += row.change.delta.size() + row.products.size();
        }
        statement->reset();
        for (const Row& row : page) use(row);
        if (page.empty()) return;
        (backwards ? last : first) = page.back().change.seq + (backwards ? -1 : 1);
    } while (first <= last);
}

// Every change of a row, of a pack only those that are `wanted`.
void take_apart(const Row& row, Journal::Order order, const Journal::UseChange& use,
                const WantedChanges& wanted = {}) {
    if (row.products.empty()) return use(row.change);
    std::vector<Change> changes;
    each_packed_change(
        row.products, row.change.delta,
        [&](ProductId product, Operation operation, std::string_view delta) {
            changes.push_back({row.change.seq, row.change.change_set, EntityKind::product, product,
                               operation, std::string(delta)});
        },
        wanted);
    if (order == Journal::Order::newest_first) std::reverse(changes.begin(), changes.end());
    for (const Change& change : changes) use(change);
}

std::vector<ChangeSet> change_sets_of(sql::Statement& statement) {
    std::vector<ChangeSet> sets;
    sql::each(statement, [&](const sql::Statement& row) { sets.push_back(read_change_set(row)); });
    return sets;
}

}  // namespace

std::vector<ChangeSet> Journal::list(std::int64_t limit, std::int64_t offset) {
    const auto statement =
        m_connection.prepare("SELECT " + std::string(change_set_columns) +
                             " FROM change_set ORDER BY id DESC LIMIT $1 OFFSET $2");
    statement->bind(1, limit).bind(2, offset);
    return change_sets_of(*statement);
}

std::optional<ChangeSet> Journal::find(ChangeSetId id) {
    const auto statement = m_connection.prepare("SELECT " + std::string(change_set_columns) +
                                                " FROM change_set WHERE id = $1");
    statement->bind(1, id);
    auto sets = change_sets_of(*statement);
    return sets.empty() ? std::nullopt : std::optional(std::move(sets.front()));
}

std::vector<ChangeSet> Journal::running() {
    const auto statement = m_connection.prepare("SELECT " + std::string(change_set_columns) +
                                                " FROM change_set WHERE state = 0 ORDER BY id");
    return change_sets_of(*statement);
}

std::optional<ChangeSet> Journal::last_of(std::string_view source, std::string_view profile) {
    const auto statement =
        m_connection.prepare("SELECT " + std::string(change_set_columns) +
                             " FROM change_set WHERE state = 1 AND source = $1 AND profile = $2"
                             " ORDER BY id DESC LIMIT 1");
    statement->bind(1, source).bind(2, profile);
    auto sets = change_sets_of(*statement);
    return sets.empty() ? std::nullopt : std::optional(std::move(sets.front()));
}

std::optional<ChangeSet> Journal::last_undoable() {
    const auto statement = m_connection.prepare("SELECT " + std::string(change_set_columns) +
                                                " FROM change_set WHERE state = 1 AND undo_of IS "
                                                "NULL AND id < $1 ORDER BY id DESC LIMIT 1");
    ChangeSetId before = std::numeric_limits<ChangeSetId>::max();
    for (;;) {
        statement->bind(1, before);
        auto sets = change_sets_of(*statement);
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

void Journal::each_change(ChangeSetId change_set, Order order, const UseChange& use) {
    each_row(m_connection, "c.change_set = $1", change_set, order, last_seq(),
             [&](const Row& row) { take_apart(row, order, use); });
}

void Journal::each_change_since(std::int64_t seq, Order order, const UseChange& use) {
    each_row(m_connection, "c.seq > $1", seq, order, last_seq(),
             [&](const Row& row) { take_apart(row, order, use); });
}

void Journal::each_structure_change_since(std::int64_t seq, const UseChange& use) {
    each_row(m_connection, "c.entity_kind <> 1 AND c.seq > $1", seq, Order::newest_first,
             last_seq(), [&](const Row& row) { use(row.change); });
}

void Journal::each_change_of_fields_since(std::int64_t seq, std::span<const AttributeId> fields,
                                          const UseChange& use) {
    const WantedChanges wanted{{}, fields};
    const auto touches = [&](const Change& change) {
        if (change.operation == Operation::remove) return true;
        const FieldChanges changes = decode_changes(change.delta);
        return std::any_of(changes.begin(), changes.end(), [&](const FieldChange& changed) {
            return wanted.has_field(changed.key.attribute);
        });
    };
    each_row(m_connection, "c.entity_kind = 1 AND c.op <> 1 AND c.seq > $1", seq,
             Order::newest_first, last_seq(), [&](const Row& row) {
                 const bool is_pack = !row.products.empty();
                 if (is_pack || touches(row.change))
                     take_apart(row, Order::newest_first, use, wanted);
             });
}

void Journal::each_change_of_products(std::span<const ProductId> ids, const UseChange& use,
                                      std::int64_t seq) {
    if (ids.empty()) return;
    const WantedChanges wanted{ids, {}};
    const ProductId first = ids.front(), last = ids.back();
    std::vector<std::int64_t> seqs;
    const auto plain = m_connection.prepare(
        "SELECT seq, entity_id FROM change WHERE entity_kind = 1 AND entity_id BETWEEN $1 AND $2"
        " AND seq > $3");
    const auto find_plain = [&](ProductId from, ProductId to) {
        plain->bind(1, from).bind(2, to).bind(3, seq);
        sql::each(*plain, [&](const sql::Statement& row) {
            if (wanted.has_product(static_cast<ProductId>(row.integer(1))))
                seqs.push_back(row.integer(0));
        });
    };
    // A few that lie far apart are better asked for one by one.
    if (static_cast<std::size_t>(last - first) < 8 * ids.size()) {
        find_plain(first, last);
    } else {
        for (const ProductId id : ids) find_plain(id, id);
    }
    // Which products a pack holds is said apart from what happened to them: only those that count
    // are read.
    const auto packs = m_connection.prepare(
        "SELECT seq, products FROM change_pack WHERE first_product <= $2 AND last_product >= $1 "
        "AND "
        "seq > $3");
    packs->bind(1, first).bind(2, last).bind(3, seq);
    sql::each(*packs, [&](const sql::Statement& row) {
        const auto products = packed_products(row.blob(1));
        const bool holds = std::any_of(products.begin(), products.end(),
                                       [&](ProductId id) { return wanted.has_product(id); });
        if (holds) seqs.push_back(row.integer(0));
    });
    std::sort(seqs.begin(), seqs.end(), std::greater<>());
    const auto read = m_connection.prepare(std::string(select_rows) + "c.seq = $1");
    Row row;
    for (const std::int64_t found : seqs) {
        read->bind(1, found);
        sql::each(*read, [&](const sql::Statement& from) { read_row(from, row); });
        take_apart(row, Order::newest_first, use, wanted);
    }
}

std::vector<Change> Journal::changes_of(EntityKind kind, std::int64_t entity) {
    std::vector<Change> changes;
    const auto keep = [&](const Change& change) { changes.push_back(change); };
    if (kind == EntityKind::product) {
        const auto id = static_cast<ProductId>(entity);
        each_change_of_products({&id, 1}, keep);
        return changes;
    }
    const auto statement = m_connection.prepare(
        std::string(select_rows) + "c.entity_kind = $1 AND c.entity_id = $2 ORDER BY c.seq DESC");
    statement->bind(1, static_cast<std::int64_t>(kind)).bind(2, entity);
    sql::each(*statement, [&](const sql::Statement& from) {
        Row row;
        read_row(from, row);
        keep(row.change);
    });
    return changes;
}

std::int64_t Journal::number(std::string_view sql, std::optional<std::int64_t> value) {
    const auto statement = m_connection.prepare(sql);
    if (value) statement->bind(1, *value);
    std::int64_t number = 0;
    sql::each(*statement, [&](const sql::Statement& row) { number = row.integer(0); });
    return number;
}

std::int32_t Journal::highest_entity(EntityKind kind) {
    return static_cast<std::int32_t>(
        number("SELECT max(entity_id) FROM change WHERE entity_kind = $1",
               static_cast<std::int64_t>(kind)));
}

std::int64_t Journal::first_seq_of(ChangeSetId change_set) {
    return number("SELECT min(seq) FROM change WHERE change_set = $1", change_set);
}

std::int64_t Journal::last_seq_of(ChangeSetId change_set) {
    const std::int64_t last =
        number("SELECT max(seq) FROM change WHERE change_set = $1", change_set);
    if (last != 0) return last;
    return std::max(number("SELECT max(seq) FROM change WHERE change_set < $1", change_set),
                    horizon());
}

std::int64_t Journal::last_seq_by(Instant instant) {
    const std::int64_t next = number(
        "SELECT min(c.seq) FROM change_set s JOIN change c ON c.change_set = s.id WHERE s.at > $1",
        instant.time_since_epoch().count());
    return next == 0 ? last_seq() : next - 1;
}

std::int64_t Journal::last_seq() {
    const std::int64_t last = number("SELECT max(seq) FROM change");
    return last != 0 ? last : horizon();
}

std::int64_t Journal::horizon() {
    return number("SELECT value FROM meta WHERE key = 'history_horizon'");
}

std::optional<Instant> Journal::horizon_at() {
    const std::int64_t at = number("SELECT value FROM meta WHERE key = 'history_horizon_at'");
    return at == 0 ? std::nullopt : std::optional(Instant(std::chrono::milliseconds(at)));
}

void Journal::drop_until(std::int64_t seq, ChangeSetId last, Instant at) {
    // A clock may have gone back meanwhile.
    at = std::max(at, horizon_at().value_or(at));
    // The history of prices stays: the price ledger rests on it.
    for (const char* table :
         {"DELETE FROM change_pack WHERE seq <= $1", "DELETE FROM change WHERE seq <= $1"}) {
        m_connection.prepare(table)->bind(1, seq).run();
    }
    m_connection.prepare("DELETE FROM change_set WHERE id <= $1")->bind(1, last).run();
    const auto note = m_connection.prepare(
        "INSERT INTO meta (key, value) VALUES ($1, $2)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    const std::pair<std::string_view, std::int64_t> notes[] = {
        {"history_horizon", seq}, {"history_horizon_at", at.time_since_epoch().count()}};
    for (const auto& [key, number] : notes) {
        const std::string text = std::to_string(number);
        note->bind(1, key).bind(2, std::string_view(text)).run();
    }
}

void Journal::each_row_since(std::int64_t seq, const UseProducts& use) {
    const auto statement = m_connection.prepare(
        "SELECT c.seq, c.change_set, c.entity_id, p.products FROM change c"
        " LEFT JOIN change_pack p ON c.entity_id = 0 AND p.seq = c.seq"
        " WHERE c.seq > $1 AND c.entity_kind = 1 ORDER BY c.seq");
    statement->bind(1, seq);
    sql::each(*statement, [&](const sql::Statement& row) {
        const auto plain = static_cast<ProductId>(row.integer(2));
        use(row.integer(0), row.integer(1),
            plain != 0 ? std::vector{plain} : packed_products(row.blob(3)));
    });
}

std::vector<ProductId> Journal::products_changed_since(std::int64_t seq) {
    std::vector<ProductId> products;
    if (seq < horizon()) {
        const std::int64_t next = number("SELECT next FROM sequence WHERE name = 'product'");
        for (ProductId id = 1; id < next; ++id) products.push_back(id);
        return products;
    }
    each_row_since(seq, [&](std::int64_t, ChangeSetId, const std::vector<ProductId>& changed) {
        products.insert(products.end(), changed.begin(), changed.end());
    });
    std::sort(products.begin(), products.end());
    products.erase(std::unique(products.begin(), products.end()), products.end());
    return products;
}

}  // namespace vitrine
