// The only way to change a catalogue: a change set, written to the journal with what it changes.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/progress.h"
#include "store/catalogue.h"
#include "store/writer_lock.h"

namespace vitrine {

class ComputedValues;
class PriceWriter;
class UniqueValues;

// One save is one change set and, unless it is a long job, one transaction. Destroyed before
// finish(), nothing of it remains (what a long job has committed is rolled back from the journal).
// One thread; the catalogue must outlive it.
//
// Computed values (catalog/computed_attributes.h) are kept right whatever is written: those of the
// product at hand at once, those that follow from it or from the structure when the change set
// ends. What a caller sets in a computed attribute is replaced.
//
// Changes of products are journalled in packs (store/change_pack.h), whichever the mode; a pack of
// one is a plain row. All products of a pack get its seq as theirs. A pack is written when the
// structure or one of its products changes again, when it is full, and when a chunk is committed:
// until then the journal does not show it, not even on this connection.
class ChangeSetWriter {
public:
    enum class Mode {
        edit,     // one transaction, on disk when finish() returns
        bulk,     // one transaction; a power failure soon after finish() may take it back, whole
        job,      // commits in chunks by commit_chunk(); others may see finished chunks
        load,     // a job that fills a catalogue: see store/initial_load.h. Where it holds products
                  // or others have it open, a job as above; else one transaction
        preview,  // one transaction that finish() takes back: what would happen, without it
                  // happening
    };

    // Takes the writer lock and begins. Throws Error (locked) if another program does not let go.
    ChangeSetWriter(Catalogue& catalogue, ChangeSetOrigin origin, Mode mode = Mode::edit);
    ~ChangeSetWriter();
    ChangeSetWriter(const ChangeSetWriter&) = delete;
    ChangeSetWriter& operator=(const ChangeSetWriter&) = delete;

    // The structure as this change set sees it, its own changes included. In a job and in a preview
    // the reference follows them; otherwise ask again after a put().
    const Structure& structure() const { return *m_structure; }

    // Adds a product; a missing uuid is made, the id is given (unless it is restored with one) and
    // returned. Throws Error (usage) if the code is taken; the writer can then only be destroyed.
    ProductId create(Product product) {
        add(product);
        return product.id;
    }
    // The same for one that is used further: its uuid, id and seq are filled in.
    void add(Product& product);
    // Saves `after` in place of `before`, which must be the stored state. Returns false and records
    // nothing where the two do not differ.
    bool update(const Product& before, Product after);
    void remove(const Product& product);
    // Notes by which row of an import the product is known again: no change, so not journalled.
    void set_row_hash(ProductId product, std::int64_t hash) {
        m_catalogue.products().set_row_hash(product, hash);
        m_noted_rows = true;
    }
    // Something that is no change was written beside the changes and stays, also without any.
    void keep_notes() { m_noted_rows = true; }
    void forget_row(ProductId product) {
        m_catalogue.products().forget_row(product);
        m_noted_rows = true;
    }

    // Adds (id 0) or replaces a structure entity; an equal one records nothing. Returns its id,
    // which no entity of the kind ever had where it is new.
    template <class T>
    std::int32_t put(T entity);
    // Interned: given anew only for a combination never seen.
    ScopeId scope(ChannelId channel, LocaleId locale, CurrencyId currency);
    // Structure as structure_state() of store/inverse.h gives it; absent removes it.
    void restore(EntityKind kind, std::int32_t id, const std::optional<std::string>& state);
    // Notes, in this change set, that another one was rolled back.
    void mark_rolled_back(ChangeSetId id);

    // Changes of prices. Good until the change set ends.
    PriceWriter& prices();

    // The key for the attribute's value, its scope interned where needed.
    ValueKey key_for(const Attribute& attribute, ChannelId channel, LocaleId locale,
                     CurrencyId currency = 0);

    // Computes now what finish() would compute, in a preview, too. `found` is called for each
    // product whose values changes by it. Throws Error (cancelled) where `progress` is stopped.
    using FoundComputed = std::function<void(const Product& before, const Product& after)>;
    void complete_computed_values(const Progress& progress, const FoundComputed& found = {});
    // What could not be computed, as errors of its cells, which have no values: the first thousand.
    const Issues& computed_issues() const;

    // Who owns the values of unique attributes, this change set included; null where none is
    // unique. The writer saves what it is told, also values that another product owns: whoever
    // makes them asks before. Good until the structure changes or a chunk is committed.
    UniqueValues* unique_values();

    // Mode job: commits what is written so far and lets other writers in between. False where there
    // was nothing to commit, and in the other modes: then nobody came in between.
    bool commit_chunk();

    // Commits (or, in a preview, takes back) and closes the change set. Returns its id, 0 where
    // nothing changed: then nothing was recorded.
    ChangeSetId finish();

    // Changes recorded so far.
    std::int64_t change_count() const { return m_change_count; }
    // The change set's id as soon as something is recorded; 0 before.
    ChangeSetId id() const;

private:
    friend class ComputedValues;
    friend class PriceWriter;
    struct State;
    // Null where nothing is computed.
    ComputedValues* computed_values() {
        return m_knows_computed ? m_computed.get() : look_for_computed_values();
    }
    ComputedValues* look_for_computed_values();
    void forget_computed_values();
    void follow_structure(EntityKind kind);
    void save(const Product& before, Product after, const FieldChanges& changes);
    // A copy of the structure of its own, made before the first change to it.
    Structure& own_structure();
    void begin_transaction();
    std::int32_t unused_id(EntityKind kind);
    void ensure_change_set();
    std::int64_t record_structure(EntityKind kind, std::int64_t id, Operation operation,
                                  std::string_view delta);
    std::int64_t record_product(ProductId id, Operation operation, const FieldChanges& changes,
                                std::string_view removed = {});
    void count(EntityKind kind, Operation operation);
    std::int64_t take_seq();
    void settle_products();
    void forget_unique_values();
    void note_unique(const Product* before, const Product* after);
    void write_pack();
    void write_row(std::int64_t seq, EntityKind kind, std::int64_t id, int operation,
                   std::string_view delta);
    void save_sequences();
    void show_structure();

    Catalogue& m_catalogue;
    ChangeSetOrigin m_origin;
    Mode m_mode;
    std::shared_ptr<const Structure> m_read_structure;  // of the catalogue, as it began
    std::shared_ptr<Structure> m_own_structure;
    const Structure* m_structure = nullptr;  // either of them
    std::int64_t m_change_count = 0;
    bool m_structure_changed = false;
    bool m_finished = false;
    bool m_marked = false;
    bool m_noted_rows = false;
    std::unique_ptr<ComputedValues> m_computed;  // null: nothing is computed, once that is known
    bool m_knows_computed = false;
    bool m_computes_anew = false;  // the structure was changed in what values are computed by
    std::unique_ptr<UniqueValues> m_unique;  // null: nothing is unique, once that is known
    bool m_knows_unique = false;
    std::unique_ptr<PriceWriter> m_prices;  // null: no prices changed
    std::unique_ptr<State> m_state;
};

// Takes back a change set whose job died. Called when a catalogue is opened.
void roll_back(Catalogue& catalogue, const ChangeSet& change_set);

}  // namespace vitrine
