#include "store/past_products.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "store/delta.h"
#include "store/inverse.h"

namespace vitrine {
namespace {

class KinThen {
public:
    KinThen(Catalogue& catalogue, std::string_view code, std::int64_t seq)
        : m_catalogue(catalogue), m_code(fold_case(code)), m_seq(seq) {
        ProductStore& products = catalogue.products();
        std::set<ProductId> bearers;
        for (const auto space : {ProductStore::Space::products, ProductStore::Space::models}) {
            if (const auto id = products.find(space, code)) bearers.insert(*id);
        }
        go_back(bearers);
        const Product* found = find(bearers);
        if (found == nullptr || found->is_model()) {
            read_moves(bearers);
            go_back(bearers);
            found = find(bearers);
        }
        if (found != nullptr) go_back_kin(*found);
    }

    std::vector<PastProduct> take() {
        std::vector<PastProduct> all;
        for (auto& [id, past] : m_known) all.push_back(std::move(past));
        return all;
    }

private:
    void go_back(const std::set<ProductId>& wanted) {
        std::vector<ProductId> ids;
        for (const ProductId id : wanted) {
            if (!m_known.contains(id)) ids.push_back(id);
        }
        for (PastProduct& past : products_then(m_catalogue, ids, m_seq)) {
            const ProductId id = past.id;
            m_known.emplace(id, std::move(past));
        }
    }

    // Who had the code: a product before a model.
    const Product* find(const std::set<ProductId>& bearers) const {
        const Product* found = nullptr;
        for (const ProductId id : bearers) {
            const auto& state = m_known.at(id).state;
            if (!state || fold_case(state->code) != m_code) continue;
            if (found == nullptr || found->is_model()) found = &*state;
        }
        return found;
    }

    // Who had the code, and who had which parent, at some time since then and has it no more.
    void read_moves(std::set<ProductId>& bearers) {
        const AttributeId fields[] = {property::code, property::parent};
        const auto had = [&](ProductId id, std::string_view code, ProductId parent) {
            if (fold_case(code) == m_code) bearers.insert(id);
            if (parent != 0) m_former_children[parent].insert(id);
        };
        m_catalogue.journal().each_change_of_fields_since(m_seq, fields, [&](const Change& change) {
            const auto id = static_cast<ProductId>(change.entity_id);
            if (change.operation == Operation::remove) {
                const Product removed = decode_removed(change.delta);
                return had(id, removed.code, removed.parent);
            }
            for (const FieldChange& changed : decode_changes(change.delta)) {
                if (!changed.before) continue;
                if (changed.key.attribute == property::code) {
                    had(id, std::get<std::string>(*changed.before), 0);
                } else if (changed.key.attribute == property::parent) {
                    had(id, {}, std::get<Reference>(*changed.before).id);
                }
            }
        });
    }

    void go_back_kin(const Product& product) {
        std::set<ProductId> kin;
        for (const auto& [key, value] : product.values) {
            if (key.attribute != property::linked_products &&
                key.attribute != property::linked_models)
                continue;
            const auto& ids = std::get<References>(value).ids;
            kin.insert(ids.begin(), ids.end());
        }
        if (product.is_model()) {
            for (const ProductId id : m_catalogue.products().children_of(product.id))
                kin.insert(id);
            kin.merge(m_former_children[product.id]);
        }
        go_back(kin);
        // The model, and the root above it.
        ProductId above = product.parent;
        for (int level = 0; level < 2 && above != 0; ++level) {
            go_back({above});
            const auto& state = m_known.at(above).state;
            above = state ? state->parent : 0;
        }
    }

    Catalogue& m_catalogue;
    std::string m_code;
    std::int64_t m_seq;
    std::map<ProductId, PastProduct> m_known;
    std::map<ProductId, std::set<ProductId>> m_former_children;  // by model
};

}  // namespace

std::vector<PastProduct> products_then(Catalogue& catalogue, std::span<const ProductId> ids,
                                       std::int64_t seq) {
    std::vector<PastProduct> then;
    then.reserve(ids.size());
    for (const ProductId id : ids) then.push_back({id, false, catalogue.products().load(id)});
    catalogue.journal().each_change_of_products(
        ids,
        [&](const Change& change) {
            const auto at = std::lower_bound(ids.begin(), ids.end(), change.entity_id);
            PastProduct& past = then[static_cast<std::size_t>(at - ids.begin())];
            past.changed = true;
            if (!step_back(past.state, change)) {
                throw Error(Failure::storage,
                            tr("A journal entry is damaged. Run verify to find which."),
                            "a change did not lead to what came after it");
            }
        },
        seq);
    for (PastProduct& past : then) {
        if (!past.changed || !past.state) continue;
        past.state->id = past.id;
        past.state->seq = 0;
    }
    return then;
}

std::vector<PastProduct> product_and_kin_then(Catalogue& catalogue, std::string_view code,
                                              std::int64_t seq) {
    return KinThen(catalogue, code, seq).take();
}

}  // namespace vitrine
