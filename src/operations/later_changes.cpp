#include "operations/later_changes.h"

#include "store/delta.h"

namespace vitrine {

bool LaterChanges::changed_since(const Change& change) {
    for (const Change& later : m_journal.changes_of(change.entity_kind, change.entity_id)) {
        if (later.seq <= change.seq) return false;
        if (stands(later.change_set)) return true;
    }
    return false;
}

bool LaterChanges::changed_since(const Change& change, const Product& stored) {
    if (stored.seq == change.seq) return false;
    const auto later = changed().find(stored.id);
    return later != changed().end() && later->second > change.seq;
}

std::vector<ProductId> LaterChanges::products() {
    std::vector<ProductId> products;
    for (const auto& [id, seq] : changed()) products.push_back(id);
    return products;
}

const std::unordered_map<ProductId, std::int64_t>& LaterChanges::changed() {
    if (!m_changed) {
        m_changed.emplace();
        m_journal.each_row_since(
            m_journal.first_seq_of(m_set),
            [&](std::int64_t seq, ChangeSetId set, const std::vector<ProductId>& products) {
                if (!stands(set)) return;
                for (const ProductId id : products) (*m_changed)[id] = seq;
            });
    }
    return *m_changed;
}

std::string LaterChanges::code_of_removed(ProductId id) {
    if (!m_removed) {
        m_removed.emplace();
        m_journal.each_change_since(m_journal.first_seq_of(m_set), Journal::Order::oldest_first,
                                    [&](const Change& change) {
                                        if (change.entity_kind == EntityKind::product &&
                                            change.operation == Operation::remove)
                                            (*m_removed)[static_cast<ProductId>(change.entity_id)] =
                                                decode_removed(change.delta).code;
                                    });
    }
    return (*m_removed)[id];
}

std::int64_t LaterChanges::last_product_change() {
    if (!m_last_product_change) {
        m_last_product_change = 0;
        const auto statement = m_catalogue.connection().prepare(
            "SELECT change_set, max(seq) FROM change WHERE entity_kind = 1 AND op <> 3 GROUP BY "
            "change_set");
        std::vector<std::pair<ChangeSetId, std::int64_t>> sets;
        sql::each(*statement, [&](const sql::Statement& row) {
            sets.emplace_back(row.integer(0), row.integer(1));
        });
        for (const auto& [id, seq] : sets) {
            if (seq > *m_last_product_change && stands(id)) m_last_product_change = seq;
        }
    }
    return *m_last_product_change;
}

// A change set of others whose effect was not taken back.
bool LaterChanges::stands(ChangeSetId id) {
    if (id == m_set || id == m_undo.id()) return false;
    const auto [known, is_new] = m_stands.try_emplace(id, false);
    if (is_new) known->second = !m_journal.is_neutral(id);
    return known->second;
}

}  // namespace vitrine
