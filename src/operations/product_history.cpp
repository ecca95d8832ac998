#include "operations/product_history.h"

#include <algorithm>

#include "base/text.h"
#include "catalog/filter_fields.h"

namespace vitrine {

void ProductHistory::refresh(Catalogue& catalogue, const Progress& progress, std::int64_t last) {
    Journal& journal = catalogue.journal();
    const ChangeSetId known = m_change_sets.empty() ? 0 : m_change_sets.back().id;
    constexpr std::int64_t page_size = 1000;
    std::vector<ChangeSet> later;
    for (std::int64_t offset = 0;; offset += page_size) {
        progress.check();
        std::vector<ChangeSet> page = journal.list(page_size, offset);
        const bool is_last = page.size() < page_size || page.back().id <= known;
        for (ChangeSet& change_set : page) {
            if (change_set.id <= known) break;
            change_set.counts.clear();
            later.push_back(std::move(change_set));
        }
        if (is_last) break;
    }
    std::move(later.rbegin(), later.rend(), std::back_inserter(m_change_sets));

    // Taken over at the end: a pass that is cancelled is made again, which changes nothing twice.
    std::int64_t last_seq = m_seq;
    // Where the journal was cut off, the first change that is left need not be the creation.
    const bool is_whole = journal.horizon() == 0;
    journal.each_row_since(
        m_seq, [&](std::int64_t seq, ChangeSetId id, const std::vector<ProductId>& products) {
            progress.check();
            if (seq > last) return;
            last_seq = seq;
            for (const ProductId product : products) {
                const auto index = static_cast<std::size_t>(product);
                if (index >= m_updated.size()) {
                    m_created.resize(index + 1);
                    m_updated.resize(index + 1);
                }
                if (is_whole && m_created[index] == 0) m_created[index] = id;
                m_updated[index] = id;
            }
        });
    // Products of which the journal does not tell are among those that are asked for.
    const auto products = static_cast<std::size_t>(catalogue.products().highest_id()) + 1;
    if (products > m_updated.size()) {
        m_created.resize(products);
        m_updated.resize(products);
    }
    const auto note_creation = [&](const Change& change) {
        progress.check();
        if (change.entity_kind != EntityKind::product || change.seq > last) return;
        ChangeSetId& created = m_created[static_cast<std::size_t>(change.entity_id)];
        if (change.operation == Operation::create && created == 0) created = change.change_set;
    };
    if (!is_whole) journal.each_change_since(m_seq, Journal::Order::oldest_first, note_creation);
    m_seq = last_seq;
}

std::vector<bool> ProductHistory::products(Journal& journal, const Filter& condition,
                                           Instant now) const {
    switch (condition.field) {
        case FilterField::updated:
            return within(m_updated, filter_instants(condition, now));
        case FilterField::created:
            return within(m_created, filter_instants(condition, now));
        default:
            return changed_by(journal, condition);
    }
}

const ChangeSet* ProductHistory::find(ChangeSetId id) const {
    const auto at = std::lower_bound(
        m_change_sets.begin(), m_change_sets.end(), id,
        [](const ChangeSet& change_set, ChangeSetId wanted) { return change_set.id < wanted; });
    return at != m_change_sets.end() && at->id == id ? &*at : nullptr;
}

std::vector<bool> ProductHistory::within(const std::vector<ChangeSetId>& change_sets,
                                         const InstantRange& range) const {
    std::vector<bool> found(change_sets.size());
    // What the journal does not tell any more was before all that it tells.
    const bool earliest_holds = range.holds(Instant::min());
    // Neighbours mostly come from one change set.
    ChangeSetId last = 0;
    bool last_holds = earliest_holds;
    for (std::size_t product = 0; product < change_sets.size(); ++product) {
        if (change_sets[product] != last) {
            last = change_sets[product];
            const ChangeSet* change_set = find(last);
            last_holds = change_set == nullptr ? earliest_holds : range.holds(change_set->at);
        }
        found[product] = last_holds;
    }
    return found;
}

std::vector<bool> ProductHistory::changed_by(Journal& journal, const Filter& condition) const {
    const auto is_meant = [&](const ChangeSet& change_set) {
        if (condition.number) return Decimal(change_set.id, 0) == *condition.number;
        if (!condition.texts.empty()) {
            return fold_for_search(change_set.origin.author) ==
                   fold_for_search(condition.texts.front());
        }
        return !condition.ids.empty() &&
               change_set.origin.source ==
                   change_sources()[static_cast<std::size_t>(condition.ids.front())];
    };
    std::vector<bool> found(m_updated.size());
    std::vector<ChangeSetId> meant;
    for (const ChangeSet& change_set : m_change_sets) {
        if (is_meant(change_set)) meant.push_back(change_set.id);
    }
    // Rows come in order of their numbers, in which a long job and others may take turns.
    std::int64_t first_seq = m_seq + 1;
    for (const ChangeSetId id : meant) {
        const std::int64_t first = journal.first_seq_of(id);
        if (first == 0) continue;
        first_seq = std::min(first_seq, first);
        break;
    }
    journal.each_row_since(first_seq - 1, [&](std::int64_t seq, ChangeSetId id,
                                              const std::vector<ProductId>& products) {
        if (seq > m_seq || !std::binary_search(meant.begin(), meant.end(), id)) return;
        for (const ProductId product : products) {
            if (static_cast<std::size_t>(product) < found.size()) {
                found[static_cast<std::size_t>(product)] = true;
            }
        }
    });
    return found;
}

}  // namespace vitrine
