#include "operations/undo_change_set.h"

#include <map>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/history.h"
#include "operations/saved_filters.h"
#include "operations/undo_origin.h"
#include "operations/undo_places.h"
#include "operations/undo_structure.h"
#include "operations/value_fit.h"
#include "store/change_set_writer.h"
#include "store/delta.h"
#include "store/inverse.h"
#include "store/structure_json.h"

namespace vitrine {
namespace {

class Undoing {
public:
    Undoing(Catalogue& catalogue, const ChangeSet& set, OnConflict on_conflict,
            const Progress& progress)
        : m_catalogue(catalogue),
          m_set(set),
          m_on_conflict(on_conflict),
          m_progress(progress),
          m_writer(catalogue, undo_origin(catalogue, set)),
          m_structure(catalogue, m_writer.structure(), set, on_conflict,
                      {[this](const Change& change) { return changed_since(change); },
                       [this] { return products_changed_later(); }}) {}

    UndoReport run() {
        std::int64_t done = 0;
        for (const auto& stray : m_structure.strays()) clear(stray);
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
        check_places();
        if (m_report.conflicts.empty() || m_on_conflict != OnConflict::refuse) {
            m_report.change_set = m_writer.finish();
        } else {
            m_report.restored = 0;
        }
        return std::move(m_report);
    }

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
    // Variants that could not stand as they would: what comes later has to go first.
    void check_places() {
        for (Issue& issue : m_places.check(m_writer.structure())) {
            if (m_on_conflict != OnConflict::refuse) {
                throw Error(Failure::usage,
                            tr("This cannot be taken back: {0}", issue.message + ' ' + issue.fix),
                            issue.rule);
            }
            conflict(std::move(issue), tr("Stays as it is"));
            m_report.conflicts.back().rule = "undo.kept";
        }
    }
    // What nobody can decide.
    void keep(std::string product, std::string column, std::string message) {
        conflict(std::move(product), std::move(column), std::move(message), tr("Stays as it is"));
        m_report.conflicts.back().rule = "undo.kept";
        m_kept_something = true;
    }

    // Somebody changed the structure entity after `change`, and that still stands.
    bool changed_since(const Change& change) {
        for (const Change& later :
             m_catalogue.journal().changes_of(change.entity_kind, change.entity_id)) {
            if (later.seq <= change.seq) return false;
            if (stands(later.change_set)) return true;
        }
        return false;
    }

    // The same for a product.
    bool changed_since(const Change& change, const Product& stored) {
        if (stored.seq == change.seq) return false;
        const auto later = changed_later().find(stored.id);
        return later != changed_later().end() && later->second > change.seq;
    }

    // Read once, not product by product.
    const std::unordered_map<ProductId, std::int64_t>& changed_later() {
        if (!m_changed_later) {
            m_changed_later.emplace();
            m_catalogue.journal().each_row_since(
                m_catalogue.journal().first_seq_of(m_set.id),
                [&](std::int64_t seq, ChangeSetId set, const std::vector<ProductId>& products) {
                    if (!stands(set)) return;
                    for (const ProductId id : products) (*m_changed_later)[id] = seq;
                });
        }
        return *m_changed_later;
    }
    std::vector<ProductId> products_changed_later() {
        std::vector<ProductId> products;
        for (const auto& [id, seq] : changed_later()) products.push_back(id);
        return products;
    }

    // A change set of others whose effect was not taken back.
    bool stands(ChangeSetId id) {
        if (id == m_set.id || id == m_writer.id()) return false;
        const auto [known, is_new] = m_stands.try_emplace(id, false);
        if (is_new) known->second = !m_catalogue.journal().is_neutral(id);
        return known->second;
    }

    void undo_product(const Change& change) {
        const auto id = static_cast<ProductId>(change.entity_id);
        const auto stored = m_catalogue.products().load(id);
        switch (change.operation) {
            case Operation::create:
                if (!stored) return;
                if (stored->is_model() && !m_catalogue.products().children_of(id).empty()) {
                    keep(stored->code, {}, tr("It has variants that are kept, so it is kept too."));
                    return;
                }
                if (changed_since(change, *stored) &&
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
                    keep(code_of_removed(id), {}, tr("It was removed since."));
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

    // Of one that somebody removed after the change set began: its code at the end. Those are read
    // once, not product by product.
    std::string code_of_removed(ProductId id) {
        if (!m_removed_later) {
            m_removed_later.emplace();
            m_catalogue.journal().each_change_since(
                m_catalogue.journal().first_seq_of(m_set.id), Journal::Order::oldest_first,
                [&](const Change& change) {
                    if (change.entity_kind == EntityKind::product &&
                        change.operation == Operation::remove)
                        (*m_removed_later)[static_cast<ProductId>(change.entity_id)] =
                            decode_removed(change.delta).code;
                });
        }
        return (*m_removed_later)[id];
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
            // What is computed follows from what is put back, whatever it was since.
            if (now != changed.after && !is_computed(changed.key) &&
                !conflict(
                    field_conflict(stored, changed, now),
                    changed.before ? text_of(changed.key, changed.before) : tr("It is emptied"))) {
                continue;
            }
            set_field(product, changed.key, changed.before);
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
        if (std::string reason = m_structure.reason_to_stay(change); !reason.empty()) {
            keep({}, name, std::move(reason));
            return;
        }
        if (changed_since(change) &&
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
        if (!m_last_product_change) {
            m_last_product_change = 0;
            const auto statement = m_catalogue.connection().prepare(
                "SELECT change_set, max(seq) FROM change WHERE entity_kind = 1 AND op <> 3 GROUP "
                "BY change_set");
            std::vector<std::pair<ChangeSetId, std::int64_t>> sets;
            sql::each(*statement, [&](const sql::Statement& row) {
                sets.emplace_back(row.integer(0), row.integer(1));
            });
            for (const auto& [id, seq] : sets) {
                if (seq > *m_last_product_change && stands(id)) m_last_product_change = seq;
            }
        }
        return *m_last_product_change > change.seq;
    }

    Catalogue& m_catalogue;
    const ChangeSet& m_set;
    OnConflict m_on_conflict;
    const Progress& m_progress;
    ChangeSetWriter m_writer;
    UndoPlaces m_places{m_catalogue};
    std::map<ChangeSetId, bool> m_stands;
    // Products changed by others after the change set began, with the number of the last change.
    std::optional<std::unordered_map<ProductId, std::int64_t>> m_changed_later;
    const UndoneStructure m_structure;  // asks the above
    std::optional<std::unordered_map<ProductId, std::string>> m_removed_later;
    bool m_kept_something = false;
    std::optional<std::int64_t> m_last_product_change;
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
    return Undoing(catalogue, set, on_conflict, progress).run();
}

}  // namespace vitrine
