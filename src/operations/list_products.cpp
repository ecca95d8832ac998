#include "operations/list_products.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_terms.h"
#include "catalog/value_relations.h"
#include "operations/find_by_code.h"
#include "operations/list_sort.h"
#include "operations/product_figures.h"
#include "operations/product_history.h"
#include "operations/quality_index.h"

namespace vitrine {
namespace {

constexpr std::int64_t products_per_tick = 256;

// A channel and locale for which the list has to know how complete models are.
using Aspect = std::pair<ChannelId, LocaleId>;

void collect_aspects(const Filter& filter, const FilterContext& context,
                     std::vector<Aspect>& aspects) {
    for (const Filter& part : filter.parts) collect_aspects(part, context, aspects);
    const bool asks_completeness =
        filter.field == FilterField::completeness || filter.field == FilterField::variants;
    if (filter.kind != Filter::Kind::condition || !asks_completeness) return;
    for (const LocaleId locale : locales_of(filter, context)) {
        const Aspect aspect(channel_of(filter, context), locale);
        if (std::find(aspects.begin(), aspects.end(), aspect) == aspects.end())
            aspects.push_back(aspect);
    }
}

// How many variants of each model are complete, counted while all products pass by.
class ModelCompleteness {
public:
    ModelCompleteness(const Structure& structure, Aspect aspect)
        : m_structure(structure),
          m_aspect(aspect),
          m_channel(structure.channels.find(aspect.first)) {}

    const Aspect& aspect() const { return m_aspect; }

    int percent_of(const Lineage& sellable) {
        const Family* family = family_of(m_structure, sellable);
        if (m_channel == nullptr || family == nullptr) return 100;
        auto at = m_requirements.find(family->id);
        if (at == m_requirements.end()) {
            at = m_requirements
                     .emplace(family->id,
                              requirements_of(m_structure, *family, *m_channel, m_aspect.second))
                     .first;
        }
        return count_completeness(m_structure, sellable, at->second).percent();
    }
    void count(const Lineage& variant) {
        const int complete = percent_of(variant) == 100 ? 1 : 0;
        for (const Product* model : {variant.parent, variant.root}) {
            if (model == nullptr) continue;
            CompletenessCount& tally = m_tallies[model->id];
            ++tally.required;
            tally.filled += complete;
        }
    }
    // Of a model: its variants, and those that are complete.
    CompletenessCount count_of(ProductId model) const {
        const auto at = m_tallies.find(model);
        return at == m_tallies.end() ? CompletenessCount() : at->second;
    }

private:
    const Structure& m_structure;
    Aspect m_aspect;
    const Channel* m_channel;
    std::unordered_map<FamilyId, std::vector<Requirement>> m_requirements;
    std::unordered_map<ProductId, CompletenessCount> m_tallies;
};

struct Match {
    ProductId id = 0;
    std::string code_key;
    SortKey key;
};

void sort_matches(std::vector<Match>& matches, SortDirection direction) {
    std::stable_sort(matches.begin(), matches.end(), [direction](const Match& a, const Match& b) {
        if (stands_before(a.key, b.key, direction)) return true;
        if (stands_before(b.key, a.key, direction)) return false;
        return a.code_key < b.code_key;
    });
}

}  // namespace

void refuse_past_problems() {
    throw Error(Failure::usage, tr("Problems are those of the products as they are: leave them out "
                                   "of a list of the past."));
}

std::vector<ProductId> list_products(Catalogue& catalogue, const ListRequest& request,
                                     const Progress& progress) {
    const CatalogueSnapshot snapshot(catalogue);
    const auto structure = catalogue.structure();
    FilterContext context{structure.get(), request.channel, request.locale};
    Filter filter;
    filter.kind = Filter::Kind::conjunction;
    if (!trim(request.filter).empty())
        filter.parts.push_back(
            parse_filter(*structure, request.filter, find_by_code(catalogue.products())));
    if (!trim(request.search).empty()) filter.parts.push_back(search_filter(request.search));
    ListSort sort(*structure, request);

    std::vector<Aspect> aspects;
    collect_aspects(filter, context, aspects);
    const bool models_wait = request.models && (!aspects.empty() || sort.by_completeness());
    const Aspect own_aspect(request.channel, request.locale);
    if (sort.by_completeness() &&
        std::find(aspects.begin(), aspects.end(), own_aspect) == aspects.end()) {
        aspects.push_back(own_aspect);
    }
    std::vector<ModelCompleteness> completeness;
    for (const Aspect& aspect : aspects) completeness.emplace_back(*structure, aspect);
    const auto completeness_in = [&](const Aspect& aspect) {
        return std::find_if(
            completeness.begin(), completeness.end(),
            [&](const ModelCompleteness& known) { return known.aspect() == aspect; });
    };
    const auto own_completeness = completeness_in(own_aspect);
    context.variants = [&](ProductId model, ChannelId channel, LocaleId locale) {
        return completeness_in({channel, locale})->count_of(model);
    };
    RepeatedValues repeated(duplicate_keys(filter, context));
    context.is_repeated = [&](ValueKey key, const Value& value) {
        return repeated.is_repeated(key, value);
    };
    ProductHistory history;
    context.history = [&](const Filter& condition) {
        return history.products(catalogue.journal(), condition, request.now);
    };

    if (asks_history(filter)) history.refresh(catalogue, progress, request.last_change);
    QualityIndex quality;
    if (asks_problems(filter) || sort.by_problems()) {
        if (request.last_change != ListRequest().last_change) refuse_past_problems();
        quality.refresh(catalogue, progress);
    }
    std::vector<std::uint32_t> problems;
    if (sort.by_problems()) problems = quality.counts({});
    context.problems = [&](const Filter& condition) { return quality.products(condition); };
    context.figures = [&](const Filter& condition) {
        if (request.last_change != ListRequest().last_change) refuse_past_figures();
        return figure_products(catalogue, condition, progress);
    };
    const Matcher matcher(filter, context);
    if (repeated.counts_any()) {
        catalogue.products().each([&](const Product& product) {
            progress.check();
            repeated.count(product);
        });
    }
    std::vector<Match> found;
    const auto take = [&](const Lineage& lineage) {
        Match& match = found.emplace_back();
        match.id = lineage.self->id;
        if (!sort.sorts()) return;
        match.code_key = fold_case(lineage.self->code);
        if (sort.by_problems()) {
            match.key = Decimal(problems[static_cast<std::size_t>(match.id)], 0);
        } else if (!sort.by_completeness()) {
            match.key = sort.key_of(lineage);
        } else if (lineage.self->is_model()) {
            match.key = ListSort::key_of_percent(own_completeness->count_of(match.id).percent());
        } else {
            match.key = ListSort::key_of_percent(own_completeness->percent_of(lineage));
        }
    };

    // A model's completeness is known when its last variant has been seen, so such models are
    // judged in the end.
    std::vector<Product> waiting;
    LineageReader lineages(catalogue.products());
    const std::int64_t total = catalogue.products().count(ProductKind::simple) +
                               catalogue.products().count(ProductKind::variant) +
                               catalogue.products().count(ProductKind::model);
    std::int64_t done = 0;
    catalogue.products().each([&](const Product& product) {
        if (++done % products_per_tick == 0) progress.tick(done, total);
        if (product.is_model()) {
            if (!request.models) return;
            if (models_wait) {
                waiting.push_back(product);
                return;
            }
        }
        const Lineage lineage = lineages.lineage_of(product);
        if (product.kind == ProductKind::variant && models_wait) {
            for (ModelCompleteness& known : completeness) known.count(lineage);
        }
        if (matcher.matches(lineage)) take(lineage);
    });
    for (const Product& model : waiting) {
        const Lineage lineage = lineages.lineage_of(model);
        if (matcher.matches(lineage)) take(lineage);
    }
    progress.tick(total, total);

    if (sort.sorts()) {
        sort_matches(found, sort.direction());
    } else if (!waiting.empty()) {
        std::sort(found.begin(), found.end(),
                  [](const Match& a, const Match& b) { return a.id < b.id; });
    }
    std::vector<ProductId> ids;
    ids.reserve(found.size());
    for (const Match& match : found) ids.push_back(match.id);
    return ids;
}

}  // namespace vitrine
