// The journal: every change set and what it changed. Reads it and drops its beginning;
// ChangeSetWriter writes it, many changes of products in one row (store/change_pack.h).
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "catalog/product.h"
#include "store/sql.h"

namespace vitrine {

// Numbers stand in files: they keep their meaning for ever.
enum class EntityKind : int {
    product = 1,
    attribute = 2,
    attribute_group = 3,
    option = 4,
    family = 5,
    family_variant = 6,
    category = 7,
    channel = 8,
    locale = 9,
    currency = 10,
    association_type = 11,
    group_type = 12,
    group = 13,
    scope = 14,
    saved_filter = 15,
    reference_entity = 16,
    record = 17,
    market = 18,
    location = 19,
    quality_setting = 20,
    data_source = 21,
    segment = 22,
    price_list = 23,
    price_rule = 25,
    price = 24,  // of a list: in the counts of change sets only (store/price_pack.h)
};
std::string_view entity_kind_name(EntityKind kind);  // "product", "attribute", ...

enum class Operation : int { create = 1, update = 2, remove = 3 };
std::string_view operation_name(Operation operation);  // "create", "update", "remove"

enum class ChangeSetState : int { running = 0, done = 1, rolled_back = 2 };
std::string_view change_set_state_name(ChangeSetState state);

// Who, from what: what a job says when it begins to change the catalogue.
struct ChangeSetOrigin {
    std::string author;   // the operating system's account
    std::string source;   // one of change_sources() of catalog/filter_fields.h
    std::string profile;  // file or profile it came from
    std::string note;     // a sentence for the history
    ChangeSetId undo_of = 0;
};

// The account the program runs under, for ChangeSetOrigin::author.
std::string current_author();

struct ChangeSet {
    ChangeSetId id = 0;
    Instant at;
    ChangeSetOrigin origin;
    ChangeSetState state = ChangeSetState::running;
    std::string counts;  // JSON object, by entity kind name: {"product":{"create":3,"update":1}}
};

struct Change {
    std::int64_t seq = 0;  // shared by the changes of one pack
    ChangeSetId change_set = 0;
    EntityKind entity_kind = EntityKind::product;
    std::int64_t entity_id = 0;
    Operation operation = Operation::update;
    std::string delta;  // delta.h for products, {"before":...,"after":...} for structure
};

class Journal {
public:
    explicit Journal(sql::Connection& connection) : m_connection(connection) {}

    // Newest first; at most `limit`.
    std::vector<ChangeSet> list(std::int64_t limit, std::int64_t offset = 0);
    std::optional<ChangeSet> find(ChangeSetId id);
    std::vector<ChangeSet> running();
    // The newest that is done, of this source and profile.
    std::optional<ChangeSet> last_of(std::string_view source, std::string_view profile);
    // The newest change set that is done and neither an undo nor undone itself: what Ctrl+Z takes
    // back.
    std::optional<ChangeSet> last_undoable();
    // The change set, done, that undid `id`; absent if it is in force.
    std::optional<ChangeSetId> undone_by(ChangeSetId id);
    // Whether the change set left no trace: it was undone, or it is the undo of one that is. Undo
    // looks through such pairs.
    bool is_neutral(ChangeSetId id);

    // Changes, each of one entity: packed rows are taken apart. `use` may write to the journal
    // meanwhile; what it writes is not among them.
    enum class Order { oldest_first, newest_first };
    using UseChange = std::function<void(const Change&)>;
    void each_change(ChangeSetId change_set, Order order, const UseChange& use);
    // Those of all change sets after `seq`, also of ones that run or were rolled back.
    void each_change_since(std::int64_t seq, Order order, const UseChange& use);
    // Those of the products and models `ids`, which are in order, after `seq`, newest first.
    void each_change_of_products(std::span<const ProductId> ids, const UseChange& use,
                                 std::int64_t seq = 0);
    // Those after `seq` by which products went away or lost or changed one of `fields`: updates and
    // removals, newest first.
    void each_change_of_fields_since(std::int64_t seq, std::span<const AttributeId> fields,
                                     const UseChange& use);
    // Those of the structure after `seq`, newest first.
    void each_structure_change_since(std::int64_t seq, const UseChange& use);
    // Every change of one entity, newest first.
    std::vector<Change> changes_of(EntityKind kind, std::int64_t entity);

    // The highest id among the changes of a kind; 0 where there are none.
    std::int32_t highest_entity(EntityKind kind);

    // The number of the change set's first change; 0 if it has none.
    std::int64_t first_seq_of(ChangeSetId change_set);
    // The number of its last change, or of the last one before it if it has none.
    std::int64_t last_seq_of(ChangeSetId change_set);
    // The number of the last change before the first one of a change set that began after
    // `instant`.
    std::int64_t last_seq_by(Instant instant);
    // The change feed's head: the highest number given; 0 in a new catalogue.
    std::int64_t last_seq();
    // The last number whose change was dropped (operations/prune_history.h), 0 if none was: no
    // earlier state can be told.
    std::int64_t horizon();
    // When the last of the dropped change sets began; absent if none was dropped, or by a version
    // that did not note it.
    std::optional<Instant> horizon_at();
    // Drops every change up to `seq` and every change set up to `last`, the latest of which began
    // at `at`. To be called in a writing transaction; what must not be dropped says
    // prune_history.h.
    void drop_until(std::int64_t seq, ChangeSetId last, Instant at);
    // Products changed after `seq`, each once, in order of id: the change feed. Where the journal
    // does not reach back to `seq` any more, every number that a product ever had.
    std::vector<ProductId> products_changed_since(std::int64_t seq);
    // The same, row by row of the journal and not sorted: which products a row changed, and in
    // which change set.
    using UseProducts =
        std::function<void(std::int64_t seq, ChangeSetId, const std::vector<ProductId>&)>;
    void each_row_since(std::int64_t seq, const UseProducts& use);

private:
    // The first column of the only row, $1 bound to `value`; 0 where there is none.
    std::int64_t number(std::string_view sql, std::optional<std::int64_t> value = {});

    sql::Connection& m_connection;
};

}  // namespace vitrine
