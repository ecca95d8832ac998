#include "store/change_set_writer.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/translate.h"
#include "store/change_pack.h"
#include "store/computed_values.h"
#include "store/delta.h"
#include "store/initial_load.h"
#include "store/inverse.h"
#include "store/price_writer.h"
#include "store/sequence.h"
#include "store/structure_json.h"
#include "store/unique_values.h"

namespace vitrine {

using Json = nlohmann::ordered_json;

struct ChangeSetWriter::State {
    std::optional<WriterLock> lock;
    std::optional<JobLock> job;
    std::unique_ptr<InitialLoad> load;
    std::optional<sql::Transaction> transaction;
    std::unique_ptr<sql::Statement> insert_change, insert_pack, put_structure, remove_structure;
    ChangePack pack;
    std::int64_t pack_seq = 0;  // given when the first product enters the pack
    ChangeSetId change_set = 0;
    bool chunks_committed = false;
    std::int64_t next_product = 0;
    std::int64_t next_change = 0;
    std::map<EntityKind, std::int32_t> unused_ids;  // see unused_id()
    std::map<EntityKind, std::map<Operation, std::int64_t>> counts;
};

ChangeSetWriter::ChangeSetWriter(Catalogue& catalogue, ChangeSetOrigin origin, Mode mode)
    : m_catalogue(catalogue),
      m_origin(std::move(origin)),
      m_mode(mode),
      m_state(std::make_unique<State>()) {
    auto& connection = catalogue.connection();
    begin_transaction();
    m_state->insert_change = connection.prepare(
        "INSERT INTO change (seq, change_set, entity_kind, entity_id, op, delta) VALUES ($1, $2, "
        "$3, $4, $5, $6)");
    m_state->insert_pack = connection.prepare(
        "INSERT INTO change_pack (seq, first_product, last_product, products)"
        " VALUES ($1, $2, $3, $4)");
    m_state->put_structure = connection.prepare(
        "INSERT INTO structure (kind, id, code, body) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (kind, id) DO UPDATE SET code = excluded.code, body = excluded.body");
    m_state->remove_structure =
        connection.prepare("DELETE FROM structure WHERE kind = $1 AND id = $2");
}

ChangeSetWriter::~ChangeSetWriter() {
    if (m_finished) return;
    if (m_state->load) m_state->load->stop();
    m_state->transaction.reset();
    m_state->load.reset();
    m_state->lock.reset();
    if (!m_state->chunks_committed) return;
    try {
        if (const auto set = m_catalogue.journal().find(m_state->change_set))
            roll_back(m_catalogue, *set);
    } catch (const Error&) {
        // It is rolled back when the catalogue is opened the next time.
    }
}

ChangeSetId ChangeSetWriter::id() const {
    return m_state->change_set;
}

void ChangeSetWriter::begin_transaction() {
    m_state->lock.emplace(m_catalogue.file());
    if (m_mode == Mode::load) m_state->load = InitialLoad::try_begin(m_catalogue);
    if (m_mode == Mode::load && !m_state->load) m_mode = Mode::job;
    using enum sql::Transaction::Kind;
    using enum sql::Durability;
    m_state->transaction.emplace(m_catalogue.connection(), m_state->load ? exclusive : write,
                                 m_mode == Mode::edit || m_state->load ? full : normal);
    if (m_state->load) m_state->load->drop_index();
    // Others may have written since the structure was read.
    m_catalogue.refresh();
    if (m_structure == nullptr || m_state->chunks_committed) {
        m_read_structure = m_catalogue.structure();
        m_own_structure.reset();
        m_structure = m_read_structure.get();
        if (m_mode != Mode::edit && m_mode != Mode::bulk) own_structure();
    }
    forget_computed_values();
    forget_unique_values();
    m_state->next_product = read_sequence(m_catalogue.connection(), "product");
    m_state->next_change = read_sequence(m_catalogue.connection(), "change");
    m_state->unused_ids.clear();
}

// The structure alone does not know it: it forgets its last entities when they are removed, and
// that may be taken back.
std::int32_t ChangeSetWriter::unused_id(EntityKind kind) {
    const auto [known, is_new] = m_state->unused_ids.try_emplace(kind, 0);
    if (is_new) known->second = m_catalogue.journal().highest_entity(kind) + 1;
    return known->second;
}

void ChangeSetWriter::ensure_change_set() {
    if (m_state->change_set != 0) return;
    auto& connection = m_catalogue.connection();
    m_state->change_set = read_sequence(connection, "change_set");
    write_sequence(connection, "change_set", m_state->change_set + 1);
    if (m_mode == Mode::job) m_state->job.emplace(m_catalogue.file(), m_state->change_set);
    const auto insert = connection.prepare(
        "INSERT INTO change_set (id, at, author, source, profile, note, state, undo_of, counts)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '{}')");
    insert->bind(1, m_state->change_set).bind(2, m_catalogue.now().time_since_epoch().count());
    insert->bind(3, std::string_view(m_origin.author)).bind(4, std::string_view(m_origin.source));
    insert->bind(5, std::string_view(m_origin.profile)).bind(6, std::string_view(m_origin.note));
    insert->bind(7, static_cast<std::int64_t>(ChangeSetState::running))
        .bind_id(8, m_origin.undo_of)
        .run();
}

void ChangeSetWriter::write_row(std::int64_t seq, EntityKind kind, std::int64_t id, int operation,
                                std::string_view delta) {
    m_state->insert_change->bind(1, seq)
        .bind(2, m_state->change_set)
        .bind(3, static_cast<std::int64_t>(kind));
    m_state->insert_change->bind(4, id).bind(5, operation).bind_blob(6, delta).run();
}

void ChangeSetWriter::count(EntityKind kind, Operation operation) {
    ++m_state->counts[kind][operation];
    ++m_change_count;
}

std::int64_t ChangeSetWriter::take_seq() {
    ensure_change_set();
    write_pack();
    return m_state->next_change++;
}

std::int64_t ChangeSetWriter::record_structure(EntityKind kind, std::int64_t id,
                                               Operation operation, std::string_view delta) {
    const std::int64_t seq = take_seq();
    write_row(seq, kind, id, static_cast<int>(operation), delta);
    count(kind, operation);
    return seq;
}

std::int64_t ChangeSetWriter::record_product(ProductId id, Operation operation,
                                             const FieldChanges& changes,
                                             std::string_view removed) {
    ensure_change_set();
    if (!m_state->pack.has_room_for(id)) write_pack();
    if (m_state->pack.empty()) m_state->pack_seq = m_state->next_change++;
    m_state->pack.add(id, operation, changes, removed);
    count(EntityKind::product, operation);
    return m_state->pack_seq;
}

void ChangeSetWriter::write_pack() {
    ChangePack& pack = m_state->pack;
    const std::int64_t seq = m_state->pack_seq;
    if (pack.size() == 1) {
        each_packed_change(pack.products(), pack.changes(),
                           [&](ProductId id, Operation operation, std::string_view delta) {
                               write_row(seq, EntityKind::product, id, static_cast<int>(operation),
                                         delta);
                           });
    } else if (!pack.empty()) {
        write_row(seq, EntityKind::product, 0,
                  pack.operation() ? static_cast<int>(*pack.operation()) : 0, pack.changes());
        m_state->insert_pack->bind(1, seq).bind(2, pack.first()).bind(3, pack.last());
        m_state->insert_pack->bind_blob(4, pack.products()).run();
    }
    pack.clear();
}

void ChangeSetWriter::add(Product& product) {
    if (product.uuid.empty()) product.uuid = make_uuid();
    if (product.id == 0) {
        product.id = static_cast<ProductId>(m_state->next_product++);
    } else {
        m_state->next_product = std::max<std::int64_t>(m_state->next_product, product.id + 1);
    }
    if (ComputedValues* computed = computed_values()) computed->complete(product);
    product.seq = record_product(product.id, Operation::create, {});
    note_unique(nullptr, &product);
    if (m_state->load) return m_state->load->insert(product);
    try {
        m_catalogue.products().insert(product);
    } catch (const Error&) {
        // Asked for only now, since the database knows without being asked each time.
        using enum ProductStore::Space;
        if (!m_catalogue.products().find(product.is_model() ? models : products, product.code))
            throw;
        throw Error(Failure::usage,
                    tr("There is a product with the code {0} already.", product.code));
    }
}

bool ChangeSetWriter::update(const Product& before, Product after) {
    FieldChanges changes = differences(before, after);
    if (changes.empty()) return false;
    if (ComputedValues* computed = computed_values();
        computed != nullptr && computed->complete(before, after, changes)) {
        changes = differences(before, after);
        if (changes.empty()) return false;
    }
    save(before, std::move(after), changes);
    return true;
}

void ChangeSetWriter::save(const Product& before, Product after, const FieldChanges& changes) {
    after.seq = record_product(after.id, Operation::update, changes);
    note_unique(&before, &after);
    const bool in_place =
        after.code == before.code && after.kind == before.kind && after.parent == before.parent;
    if (in_place) {
        m_catalogue.products().update_in_place(after);
    } else {
        m_catalogue.products().update(after);
    }
}

void ChangeSetWriter::remove(const Product& product) {
    record_product(product.id, Operation::remove, {}, encode_removed(product));
    note_unique(&product, nullptr);
    m_catalogue.products().remove(product.id);
}

Structure& ChangeSetWriter::own_structure() {
    if (!m_own_structure) {
        m_own_structure = std::make_shared<Structure>(*m_read_structure);
        m_structure = m_own_structure.get();
    }
    return *m_own_structure;
}

template <class T>
std::int32_t ChangeSetWriter::put(T entity) {
    constexpr EntityKind kind = EntityTraits<T>::kind;
    constexpr auto of_kind = EntityTraits<T>::entities;
    const Entities<T>& known = m_structure->*of_kind;
    const bool is_new = entity.id == 0;
    if (is_new) entity.id = std::max(known.next_id(), unused_id(kind));
    const T* stored = known.find(entity.id);
    if (stored != nullptr && *stored == entity) return entity.id;
    const std::string before = stored == nullptr ? std::string() : to_json(*stored);
    const std::string after = to_json(entity);
    record_structure(
        kind, entity.id, stored == nullptr ? Operation::create : Operation::update,
        structure_delta({stored == nullptr ? "" : stored->code, before}, {entity.code, after}));
    m_state->put_structure->bind(1, static_cast<std::int64_t>(kind)).bind(2, entity.id);
    m_state->put_structure->bind(3, std::string_view(entity.code))
        .bind(4, std::string_view(after))
        .run();
    m_structure_changed = true;
    const std::int32_t id = (own_structure().*of_kind).put(std::move(entity));
    follow_structure(kind);
    return id;
}

template std::int32_t ChangeSetWriter::put(Attribute);
template std::int32_t ChangeSetWriter::put(AttributeGroup);
template std::int32_t ChangeSetWriter::put(Option);
template std::int32_t ChangeSetWriter::put(Family);
template std::int32_t ChangeSetWriter::put(FamilyVariant);
template std::int32_t ChangeSetWriter::put(Category);
template std::int32_t ChangeSetWriter::put(Channel);
template std::int32_t ChangeSetWriter::put(Locale);
template std::int32_t ChangeSetWriter::put(Currency);
template std::int32_t ChangeSetWriter::put(AssociationType);
template std::int32_t ChangeSetWriter::put(GroupType);
template std::int32_t ChangeSetWriter::put(Group);
template std::int32_t ChangeSetWriter::put(Scope);
template std::int32_t ChangeSetWriter::put(SavedFilter);
template std::int32_t ChangeSetWriter::put(ReferenceEntity);
template std::int32_t ChangeSetWriter::put(Record);
template std::int32_t ChangeSetWriter::put(Market);
template std::int32_t ChangeSetWriter::put(Location);
template std::int32_t ChangeSetWriter::put(QualitySetting);
template std::int32_t ChangeSetWriter::put(DataSource);
template std::int32_t ChangeSetWriter::put(Segment);
template std::int32_t ChangeSetWriter::put(PriceList);
template std::int32_t ChangeSetWriter::put(PriceRule);

void ChangeSetWriter::restore(EntityKind kind, std::int32_t id,
                              const std::optional<std::string>& state) {
    const std::string before = body_of(*m_structure, kind, id);
    const std::string code_before = code_of(*m_structure, kind, id);
    if (!state) {
        if (before.empty()) return;
        record_structure(kind, id, Operation::remove, structure_delta({code_before, before}, {}));
        m_state->remove_structure->bind(1, static_cast<std::int64_t>(kind)).bind(2, id).run();
        remove_entity(own_structure(), kind, id);
        m_structure_changed = true;
        follow_structure(kind);
        return;
    }
    const Json wanted = Json::parse(*state);
    const std::string code = wanted.at("code");
    const std::string body = wanted.at("body").dump();
    if (body == before && code == code_before) return;
    record_structure(kind, id, before.empty() ? Operation::create : Operation::update,
                     structure_delta({code_before, before}, {code, body}));
    m_state->put_structure->bind(1, static_cast<std::int64_t>(kind)).bind(2, id);
    m_state->put_structure->bind(3, std::string_view(code)).bind(4, std::string_view(body)).run();
    put_json(own_structure(), kind, id, code, body);
    m_structure_changed = true;
    follow_structure(kind);
}

void ChangeSetWriter::mark_rolled_back(ChangeSetId id) {
    ensure_change_set();
    const auto update =
        m_catalogue.connection().prepare("UPDATE change_set SET state = $2 WHERE id = $1");
    update->bind(1, id).bind(2, static_cast<std::int64_t>(ChangeSetState::rolled_back)).run();
    m_marked = true;
}

void ChangeSetWriter::save_sequences() {
    auto& connection = m_catalogue.connection();
    write_sequence(connection, "product", m_state->next_product);
    write_sequence(connection, "change", m_state->next_change);
    if (m_structure_changed) {
        const std::string seq = std::to_string(m_state->next_change - 1);
        connection.prepare("UPDATE meta SET value = $1 WHERE key = 'structure_seq'")
            ->bind(1, std::string_view(seq))
            .run();
    }
}

// What was committed is what the catalogue shows from now on.
void ChangeSetWriter::show_structure() {
    if (!m_structure_changed) return;
    m_catalogue.m_structure = m_own_structure;
    m_catalogue.m_structure_seq = m_state->next_change - 1;
}

bool ChangeSetWriter::commit_chunk() {
    if (m_mode != Mode::job || (m_change_count == 0 && !m_noted_rows)) return false;
    settle_products();
    save_sequences();
    m_state->transaction->commit();
    m_state->transaction.reset();
    m_state->chunks_committed = true;
    sql::checkpoint_sqlite(m_catalogue.connection(), sql::Checkpoint::passive);
    show_structure();
    m_state->lock.reset();
    begin_transaction();
    return true;
}

ChangeSetId ChangeSetWriter::finish() {
    if (m_mode == Mode::preview || (m_change_count == 0 && !m_marked)) {
        m_finished = true;
        if (m_mode != Mode::preview && m_noted_rows) m_state->transaction->commit();
        m_state->transaction.reset();
        return 0;
    }
    settle_products();
    Json counts = Json::object();
    for (const auto& [kind, operations] : m_state->counts) {
        Json& of_kind = counts[std::string(entity_kind_name(kind))];
        for (const auto& [operation, count] : operations) {
            of_kind[std::string(operation_name(operation))] = count;
        }
    }
    const std::string counts_text = counts.dump();
    const auto update = m_catalogue.connection().prepare(
        "UPDATE change_set SET state = 1, counts = $2 WHERE id = $1");
    update->bind(1, m_state->change_set).bind(2, std::string_view(counts_text)).run();
    save_sequences();
    if (m_state->load) m_state->load->make_index();
    m_state->transaction->commit();
    m_finished = true;
    m_state->transaction.reset();
    m_state->load.reset();
    show_structure();
    if (m_mode == Mode::job)
        sql::checkpoint_sqlite(m_catalogue.connection(), sql::Checkpoint::passive);
    m_state->job.reset();
    m_state->lock.reset();
    return m_state->change_set;
}

}  // namespace vitrine
