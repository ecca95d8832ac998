// Lists as anybody would work them out who has all products before his eyes: judge each, then put
// those that fit in order. Slow and obvious; what the index answers is held against it.
#pragma once

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "catalog/completeness.h"
#include "catalog/filter_terms.h"
#include "catalog/value_relations.h"
#include "operations/list_sort.h"
#include "operations/product_history.h"
#include "operations/quality_index.h"

namespace vitrine::test {

// Every product and model of a catalogue, in order of id. Unchanging: any number of threads.
class AllProducts {
public:
    explicit AllProducts(Catalogue& catalogue) {
        catalogue.products().each([&](const Product& product) { m_products.push_back(product); });
        std::unordered_map<ProductId, const Product*> by_id;
        for (const Product& product : m_products) by_id[product.id] = &product;
        for (const Product& product : m_products) {
            Lineage& lineage = m_lineages.emplace_back(Lineage{&product, nullptr, nullptr});
            if (product.parent != 0) lineage.parent = by_id.at(product.parent);
            if (product.parent != 0 && lineage.parent->parent != 0)
                lineage.root = by_id.at(lineage.parent->parent);
            if (product.is_model()) continue;
            for (const Product* model : {lineage.parent, lineage.root})
                if (model != nullptr) m_variants[model->id].push_back(m_lineages.size() - 1);
        }
    }
    const std::vector<Lineage>& lineages() const { return m_lineages; }
    // A product comes before a model of the same code.
    ProductId find(std::string_view code) const {
        ProductId found = 0;
        for (const Product& product : m_products) {
            if (fold_case(product.code) != fold_case(code)) continue;
            if (!product.is_model()) return product.id;
            found = product.id;
        }
        return found;
    }
    // Of a model, as places among the lineages.
    const std::vector<std::size_t>& variants_of(ProductId model) const {
        static const std::vector<std::size_t> none;
        const auto found = m_variants.find(model);
        return found == m_variants.end() ? none : found->second;
    }

private:
    std::vector<Product> m_products;
    std::vector<Lineage> m_lineages;
    std::unordered_map<ProductId, std::vector<std::size_t>> m_variants;
};

// One thread. The catalogue must not change meanwhile.
class ReferenceLists {
public:
    ReferenceLists(Catalogue& catalogue, const AllProducts& all)
        : m_catalogue(catalogue), m_structure(*catalogue.structure()), m_all(all) {
        m_history.refresh(catalogue, Progress());
        m_quality.refresh(catalogue, Progress());
    }

    std::vector<ProductId> list(const ListRequest& request) {
        Filter filter;
        filter.kind = Filter::Kind::conjunction;
        if (!request.filter.empty())
            filter.parts.push_back(
                parse_filter(m_structure, request.filter,
                             [this](std::string_view code) { return m_all.find(code); }));
        filter.parts.push_back(search_filter(request.search));
        FilterContext context{&m_structure, request.channel, request.locale};
        context.variants = [this](ProductId model, ChannelId channel, LocaleId locale) {
            return complete_variants(model, {channel, locale});
        };
        RepeatedValues repeated(duplicate_keys(filter, context));
        for (const Lineage& lineage : m_all.lineages()) repeated.count(*lineage.self);
        context.is_repeated = [&](ValueKey key, const Value& value) {
            return repeated.is_repeated(key, value);
        };
        context.history = [&](const Filter& condition) {
            return m_history.products(m_catalogue.journal(), condition, request.now);
        };
        context.problems = [&](const Filter& condition) { return m_quality.products(condition); };
        const Matcher matcher(filter, context);
        std::vector<ProductId> found;
        for (const std::size_t place : in_order(request)) {
            const Lineage& lineage = m_all.lineages()[place];
            if (lineage.self->is_model() && !request.models) continue;
            if (matcher.matches(lineage)) found.push_back(lineage.self->id);
        }
        return found;
    }

private:
    using Aspect = std::pair<ChannelId, LocaleId>;

    // By place; of models that of their own values, which nobody asks for.
    const std::vector<int>& percents(Aspect aspect) {
        const auto [known, is_new] = m_percents.try_emplace(aspect);
        if (is_new) {
            const Channel& channel = *m_structure.channels.find(aspect.first);
            for (const Lineage& lineage : m_all.lineages())
                known->second.push_back(
                    completeness(m_structure, lineage, channel, aspect.second).percent());
        }
        return known->second;
    }
    CompletenessCount complete_variants(ProductId model, Aspect aspect) {
        CompletenessCount count;
        for (const std::size_t variant : m_all.variants_of(model)) {
            ++count.required;
            if (percents(aspect)[variant] == 100) ++count.filled;
        }
        return count;
    }

    // All places in the order of the request, kept for the next one that asks for it.
    const std::vector<std::size_t>& in_order(const ListRequest& request) {
        const Aspect aspect(request.channel, request.locale);
        const auto [known, is_new] = m_orders.try_emplace({request.sort, aspect});
        std::vector<std::size_t>& order = known->second;
        if (!is_new) return order;
        struct Keys {
            SortKey sort;
            std::string code;
        };
        std::vector<Keys> keys;
        ListSort sort(m_structure, request);
        for (std::size_t place = 0; place < m_all.lineages().size(); ++place) {
            order.push_back(place);
            if (!sort.sorts()) continue;
            const Lineage& lineage = m_all.lineages()[place];
            keys.push_back({key_of(sort, aspect, place), fold_case(lineage.self->code)});
        }
        if (!sort.sorts()) return order;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            if (stands_before(keys[a].sort, keys[b].sort, sort.direction())) return true;
            if (stands_before(keys[b].sort, keys[a].sort, sort.direction())) return false;
            return keys[a].code < keys[b].code;
        });
        return order;
    }
    SortKey key_of(ListSort& sort, Aspect aspect, std::size_t place) {
        const Lineage& lineage = m_all.lineages()[place];
        if (sort.by_problems()) {
            return Decimal(m_quality.counts({})[static_cast<std::size_t>(lineage.self->id)], 0);
        }
        if (!sort.by_completeness()) return sort.key_of(lineage);
        return ListSort::key_of_percent(lineage.self->is_model()
                                            ? complete_variants(lineage.self->id, aspect).percent()
                                            : percents(aspect)[place]);
    }

    Catalogue& m_catalogue;
    const Structure& m_structure;
    const AllProducts& m_all;
    ProductHistory m_history;
    QualityIndex m_quality;
    std::map<Aspect, std::vector<int>> m_percents;
    std::map<std::pair<std::string, Aspect>, std::vector<std::size_t>> m_orders;
};

}  // namespace vitrine::test
