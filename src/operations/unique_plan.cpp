#include "operations/unique_plan.h"

namespace vitrine {

void UniquePlan::add(const Product& before, const Product& after) {
    if (m_values == nullptr) return;
    for (const FieldChange& change : differences(before, after)) {
        if (!m_values->watches(change.key.attribute)) continue;
        Move move{before.id, change.key, {}, {}, 0};
        if (change.before) move.left = unique_hash(change.key, *change.before);
        if (change.after) move.wanted = unique_hash(change.key, *change.after);
        m_by_field.emplace(std::pair(before.id, change.key), m_moves.size());
        m_moves.push_back(move);
    }
}

void UniquePlan::settle() {
    for (std::size_t at = 0; at < m_moves.size(); ++at) {
        const Move& move = m_moves[at];
        if (!move.wanted || move.wanted == move.left) continue;
        const auto first = m_wanting.find(*move.wanted);
        if (const ProductId owner = keeper(move)) {
            refuse(at, owner);
        } else if (first != m_wanting.end()) {
            refuse(at, m_moves[first->second].product);
        } else {
            m_wanting.emplace(*move.wanted, at);
        }
    }
}

// Another product that has the value and does not give it up.
ProductId UniquePlan::keeper(const Move& move) const {
    for (const ProductId owner : m_values->owners(*move.wanted, move.key.attribute)) {
        if (owner == move.product) continue;
        const auto moves = m_by_field.find({owner, move.key});
        if (moves == m_by_field.end()) return owner;
        const Move& others = m_moves[moves->second];
        if (others.taken_by != 0 || others.wanted == move.wanted) return owner;
    }
    return 0;
}

// Who was to get what the product leaves, and keeps now, cannot have it either.
void UniquePlan::refuse(std::size_t move, ProductId owner) {
    std::vector<std::pair<std::size_t, ProductId>> refused = {{move, owner}};
    while (!refused.empty()) {
        const auto [at, taken_by] = refused.back();
        refused.pop_back();
        Move& one = m_moves[at];
        one.taken_by = taken_by;
        if (!one.left) continue;
        const auto next = m_wanting.find(*one.left);
        if (next == m_wanting.end()) continue;
        refused.emplace_back(next->second, one.product);
        m_wanting.erase(next);
    }
}

ProductId UniquePlan::taken_by(ProductId product, ValueKey key) const {
    const auto move = m_by_field.find({product, key});
    return move == m_by_field.end() ? 0 : m_moves[move->second].taken_by;
}

}  // namespace vitrine
