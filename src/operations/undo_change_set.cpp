#include "operations/undo_change_set.h"

#include <set>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/history.h"
#include "operations/later_changes.h"
#include "operations/saved_filters.h"
#include "operations/undo_origin.h"
#include "operations/undo_places.h"
#include "operations/undo_prices.h"
#include "operations/undo_structure.h"
#include "operations/unique_rule.h"
#include "operations/value_fit.h"
#include "store/change_set_writer.h"
#include "store/delta.h"
#include "store/inverse.h"
#include "store/price_writer.h"
#include "store/structure_json.h"

namespace vitrine {
namespace {

// What stays as it is, because it could not stand as it would: known when an undo was tried.
struct Kept {
    KeptTrees trees;
    std::set<std::pair<ProductId, ValueKey>> fields;  // whose values others own by now
    std::set<AttributeId> attributes;                 // whose values would have to differ again

    std::size_t size() const { return trees.size() + fields.size() + attributes.size(); }
};

class Undoing {
public:
    // `kept` grows where something could not stand as it would.
    Undoing(Catalogue& catalogue, const ChangeSet& set, OnConflict on_conflict,
            const Progress& progress, Kept& kept)
        : m_catalogue(catalogue),
          m_set(set),
          m_on_conflict(on_conflict),
          m_progress(progress),
          m_kept(kept),
          m_writer(catalogue, undo_origin(catalogue, set)),
          m_later(catalogue, set.id, m_writer),
          m_structure(catalogue, m_writer.structure(), set, on_conflict, m_later,
                      kept.trees.products, kept.attributes),
          m_kept_something(kept.size() != 0) {}

    // Absent where `kept` was not enough: nothing is done then, and it is to be tried anew.
    std::optional<UndoReport> run() {
        std::int64_t done = 0;
        for (const auto& [product, why] : m_kept.trees.misplaced) keep(why);
        for (const auto& stray : m_structure.strays()) clear(stray);
        m_catalogue.prices().each_change(m_set.id, [&](const PriceChangeRow& change) {
            m_progress.tick(++done);
            undo_price(change);
        });
        // Newest first: products before the structure they use, children before their parents.
        m_catalogue.journal().each_change(m_set.id, Journal::Order::newest_first,
                                          [&](const Change& change) {
                                              m_progress.tick(++done);
                                              if (change.entity_kind == EntityKind::scope) return;
                                              if (change.entity_kind == EntityKind::product)
                                                  undo_product(change);
                                              else
                                                  undo_structure(change);
                                          });
        m_misplaced = m_places.check(m_writer.structure());
        std::vector<UniqueValues::Twins> twins;
        if (UniqueValues* unique = m_writer.unique_values()) twins = unique->new_twins();
        if (m_on_conflict != OnConflict::refuse && !(m_misplaced.empty() && twins.empty())) {
            m_kept.trees.add(m_catalogue, m_misplaced);
            for (const auto& one : twins) keep_apart(one);
            return std::nullopt;
        }
        for (Misplaced& one : m_misplaced) keep(std::move(one.issue));
        for (const auto& one : twins) {
            if (auto issue = twins_issue(m_catalogue, m_writer.structure(), one))
                keep(*std::move(issue));
        }
        if (m_report.conflicts.empty() || m_on_conflict != OnConflict::refuse) {
            m_report.change_set = m_writer.finish();
        } else {
            m_report.restored = 0;
        }
        return std::move(m_report);
    }

    const std::vector<Misplaced>& misplaced() const { return m_misplaced; }

private:
    // True where the later state is to be overwritten. `outcome` is what stands there then.
    bool conflict(Issue issue, std::string outcome) {
        issue.severity = Severity::warning;
        issue.rule = "undo.conflict";
        m_report.conflicts.push_back(std::move(issue));
        m_report.if_overwritten.push_back(std::move(outcome));
        if (m_on_conflict == OnConflict::overwrite) return true;
        m_kept_something = true;
        return false;
    }
    bool conflict(std::string product, std::string column, std::string message,
                  std::string outcome) {
        Issue issue;
        issue.product = std::move(product);
        issue.column = std::move(column);
        issue.message = std::move(message);
        return conflict(std::move(issue), std::move(outcome));
    }
    void undo_price(const PriceChangeRow& change) {
        auto issue = later_price(m_catalogue, m_writer.structure(), change);
        if (issue && !conflict(*std::move(issue), price_before(change))) return;
        apply_inverse(m_writer.prices(), change);
        ++m_report.restored;
    }

    // What nobody can decide.
    void keep(Issue issue) {
        conflict(std::move(issue), tr("Stays as it is"));
        m_report.conflicts.back().rule = "undo.kept";
        m_kept_something = true;
    }
    void keep(std::string product, std::string column, std::string message) {
        Issue issue;
        issue.product = std::move(product);
        issue.column = std::move(column);
        issue.message = std::move(message);
        keep(std::move(issue));
    }
    // Two products that would own the same: one keeps what it has now, or the attribute does.
    void keep_apart(const UniqueValues::Twins& twins) {
        const std::pair field(twins.product, twins.key), other(twins.other, twins.key);
        if (m_restored.contains(field)) {
            m_kept.fields.insert(field);
        } else if (m_restored.contains(other)) {
            m_kept.fields.insert(other);
        } else {
            m_kept.attributes.insert(twins.key.attribute);
        }
    }
    void note_restored(ProductId product, ValueKey key) {
        const Attribute* attribute = m_structure.afterwards().attributes.find(key.attribute);
        if (attribute != nullptr && must_differ(*attribute)) m_restored.insert({product, key});
    }
    // Whether the field stays as it is, which is said then.
    bool keeps(const std::string& code, ProductId product, ValueKey key,
               const std::optional<Value>& value) {
        if (!m_kept.fields.contains({product, key})) return false;
        keep(code, field_name(m_writer.structure(), key),
             tr("Another product has \"{0}\" now, and it must differ from product to product.",
                text_of(key, value)));
        return true;
    }
    // One of a tree that stays as it is: said once.
    void keep_in_tree(ProductId id, const std::string& code) {
        if (m_kept.trees.misplaced.contains(id) || !m_said.insert(id).second) return;
        keep(code, {},
             tr("It stays as it is with the models and variants that it belongs to: some "
                "of them could not be told apart any more, or have no place."));
    }

    void undo_product(const Change& change) {
        const auto id = static_cast<ProductId>(change.entity_id);
        const auto stored = m_catalogue.products().load(id);
        if (m_kept.trees.products.contains(id)) {
            if (stored) keep_in_tree(id, stored->code);
            if (!stored && change.operation == Operation::remove)
                keep_in_tree(id, decode_removed(change.delta).code);
            return;
        }
        switch (change.operation) {
            case Operation::create:
                if (!stored) return;
                if (stored->is_model() && !m_catalogue.products().children_of(id).empty()) {
                    keep(stored->code, {}, tr("It has variants that are kept, so it is kept too."));
                    return;
                }
                if (m_later.changed_since(change, *stored) &&
                    !conflict(stored->code, {}, tr("It was changed since it was created."),
                              tr("It is removed"))) {
                    return;
                }
                m_writer.remove(*stored);
                break;
            case Operation::remove:
                if (stored) return;
                if (!put_back(id, decode_removed(change.delta))) return;
                break;
            case Operation::update:
                if (!stored) {
                    keep(m_later.code_of_removed(id), {}, tr("It was removed since."));
                    return;
                }
                if (!undo_fields(change, *stored)) return;
                break;
        }
        ++m_report.restored;
    }

    bool put_back(ProductId id, Product removed) {
        using enum ProductStore::Space;
        if (m_catalogue.products().find(removed.is_model() ? models : products, removed.code)) {
            keep(removed.code, {}, tr("Another product has this code now."));
            return false;
        }
        for (const FieldChange& misfit : m_structure.take_misfits(removed))
            keep_misfit(removed.code, misfit);
        for (const FieldChange& owned : differences(removed, Product{})) {
            if (keeps(removed.code, id, owned.key, owned.before))
                set_field(removed, owned.key, std::nullopt);
            note_restored(id, owned.key);
        }
        removed.id = id;
        m_writer.create(std::move(removed));
        m_places.restored(id);
        return true;
    }

    void keep_misfit(const std::string& code, const FieldChange& changed) {
        keep(code, field_name(m_writer.structure(), changed.key),
             tr("What was there, \"{0}\", does not fit any more: the attribute was changed, or "
                "something that it names was removed.",
                text_of(changed.key, changed.before)));
    }

    bool undo_fields(const Change& change, const Product& stored) {
        Product product = stored;
        for (const FieldChange& changed : decode_changes(change.delta)) {
            const auto now = field(stored, changed.key);
            if (is_code_taken(m_catalogue.products(), stored, changed)) {
                keep(stored.code, field_name(m_writer.structure(), changed.key),
                     tr("Another product has the code {0} now.",
                        std::get<std::string>(*changed.before)));
                continue;
            }
            if (changed.before && now != changed.before &&
                !fits(m_structure.afterwards(), changed.key, *changed.before)) {
                keep_misfit(stored.code, changed);
                continue;
            }
            if (keeps(stored.code, stored.id, changed.key, changed.before)) continue;
            // What is computed follows from what is put back, whatever it was since.
            if (now != changed.after && !is_computed(changed.key) &&
                !conflict(
                    field_conflict(stored, changed, now),
                    changed.before ? text_of(changed.key, changed.before) : tr("It is emptied"))) {
                continue;
            }
            set_field(product, changed.key, changed.before);
            note_restored(product.id, changed.key);
            m_places.changed(m_writer.structure(), product, changed.key);
        }
        return m_writer.update(stored, std::move(product));
    }

    bool is_computed(ValueKey key) const {
        const Attribute* attribute = m_writer.structure().attributes.find(key.attribute);
        return attribute != nullptr && !attribute->expression.empty();
    }

    // Empties a field that nothing of the change set fills again.
    void clear(const UndoneStructure::Stray& stray) {
        const auto stored = m_catalogue.products().load(stray.product);
        const auto now = stored ? field(*stored, stray.key) : std::nullopt;
        if (!now) return;
        if (!conflict(field_conflict(*stored, {stray.key, std::nullopt, std::nullopt}, now),
                      tr("It is emptied"))) {
            return;
        }
        Product product = *stored;
        set_field(product, stray.key, std::nullopt);
        m_writer.update(*stored, std::move(product));
    }

    std::string text_of(ValueKey key, const std::optional<Value>& value) {
        return field_text(m_catalogue, m_writer.structure(), key, value);
    }

    Issue field_conflict(const Product& stored, const FieldChange& changed,
                         const std::optional<Value>& now) {
        const auto text = [&](const std::optional<Value>& value) {
            return text_of(changed.key, value);
        };
        Issue issue;
        issue.product = stored.code;
        issue.column = field_name(m_writer.structure(), changed.key);
        issue.value = text(now);
        const std::string left = text(changed.after);
        const std::string earlier = text(changed.before);
        issue.message = left.empty()          ? tr("Filled since, with \"{0}\".", issue.value)
                        : issue.value.empty() ? tr("Emptied since; it was \"{0}\".", left)
                                              : tr("Changed again since, from \"{0}\" to \"{1}\".",
                                                   left, issue.value);
        issue.fix = earlier.empty() ? tr("Overwritten, it is emptied.")
                                    : tr("Overwritten, it becomes \"{0}\".", earlier);
        return issue;
    }

    void undo_structure(const Change& change) {
        const std::string name(entity_kind_name(change.entity_kind));
        const std::string code = code_of(m_writer.structure(), change.entity_kind,
                                         static_cast<std::int32_t>(change.entity_id));
        if (change.entity_kind == EntityKind::family_variant &&
            m_kept.trees.levels.contains(static_cast<FamilyVariantId>(change.entity_id))) {
            keep({}, name, tr("\"{0}\" stays, because models and variants of it do.", code));
            return;
        }
        if (std::string reason = m_structure.reason_to_stay(change); !reason.empty()) {
            keep({}, name, std::move(reason));
            return;
        }
        if (m_later.changed_since(change) &&
            !conflict({}, name, tr("\"{0}\" was changed since.", code),
                      change.operation == Operation::create ? tr("It is removed")
                                                            : tr("The earlier version"))) {
            return;
        }
        // What is kept may use the structure that was created with it.
        if (change.operation == Operation::create &&
            (m_kept_something || used_by_later_changes(change))) {
            keep({}, name, tr("\"{0}\" may be in use by later changes, so it is kept.", code));
            return;
        }
        if (change.entity_kind == EntityKind::saved_filter) {
            if (const auto reason = refusal_by_channels(m_writer.structure(), change)) {
                keep({}, name, *reason);
                return;
            }
        }
        apply_inverse(m_writer, m_catalogue, change);
        if (change.entity_kind == EntityKind::family_variant)
            m_places.levels_changed(static_cast<FamilyVariantId>(change.entity_id));
        ++m_report.restored;
    }

    // Any product written by somebody else after the structure came into being may refer to it.
    bool used_by_later_changes(const Change& change) {
        // No product refers to a saved filter, but other filters and channels do.
        if (change.entity_kind == EntityKind::saved_filter) {
            return !users_of_saved_filter(m_writer.structure(),
                                          static_cast<SavedFilterId>(change.entity_id))
                        .empty();
        }
        return m_later.last_product_change() > change.seq;
    }

    Catalogue& m_catalogue;
    const ChangeSet& m_set;
    OnConflict m_on_conflict;
    const Progress& m_progress;
    Kept& m_kept;
    std::vector<Misplaced> m_misplaced;
    std::set<std::pair<ProductId, ValueKey>> m_restored;  // fields of what must differ
    std::set<ProductId> m_said;                           // of those that are kept
    ChangeSetWriter m_writer;
    UndoPlaces m_places{m_catalogue};
    LaterChanges m_later;
    const UndoneStructure m_structure;  // asks the above
    bool m_kept_something;
    UndoReport m_report;
};

}  // namespace

ChangeSetId redo_of(Catalogue& catalogue, ChangeSetId id) {
    if (!catalogue.journal().find(id)) {
        throw Error(Failure::usage, tr("There is no change set {0}. The history lists them.", id));
    }
    const auto undo = catalogue.journal().undone_by(id);
    if (!undo) throw Error(Failure::usage, tr("Change set {0} was not undone.", id));
    return *undo;
}

UndoReport undo_change_set(Catalogue& catalogue, ChangeSetId id, OnConflict on_conflict,
                           const Progress& progress) {
    const ChangeSet set = undoable(catalogue, id);
    Kept kept;
    for (;;) {
        const std::size_t known = kept.size();
        std::vector<Misplaced> misplaced;
        {
            Undoing undoing(catalogue, set, on_conflict, progress, kept);
            if (auto report = undoing.run()) return *std::move(report);
            misplaced = undoing.misplaced();
        }
        // The trees as they would be are known by now; here are those that stay.
        kept.trees.add(catalogue, misplaced);
        if (kept.size() == known && !misplaced.empty()) {
            const Issue& why = misplaced.front().issue;
            throw Error(Failure::usage,
                        tr("This cannot be taken back: {0}", why.message + ' ' + why.fix),
                        why.rule);
        }
    }
}

}  // namespace vitrine
