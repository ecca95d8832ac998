#include "operations/apply_price_rules.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "base/contains.h"
#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_fields.h"
#include "operations/find_by_code.h"
#include "operations/product_index.h"
#include "operations/products_below.h"
#include "store/price_writer.h"

namespace vitrine {
namespace {

constexpr std::size_t most_products_without = 100;
constexpr std::int64_t prices_per_tick = 4096;
constexpr std::string_view derivation_source = "prices";

// Whether a change of another product, or time alone, may change what the filter finds.
bool looks_beyond_a_product(const Structure& structure, const Filter& filter) {
    if (std::ranges::any_of(filter.parts, [&](const Filter& part) {
            return looks_beyond_a_product(structure, part);
        }))
        return true;
    if (filter.kind != Filter::Kind::condition) return false;
    switch (filter.field) {
        case FilterField::completeness:
        case FilterField::variants:
        case FilterField::problems:
        case FilterField::updated:
        case FilterField::created:
        case FilterField::changed:
        case FilterField::list_price:
        case FilterField::asked_price:
        case FilterField::stock:
        case FilterField::stock_age:
        case FilterField::days_of_cover:
            return true;
        default:
            break;
    }
    return filter.comparison == Comparison::is_duplicate ||
           filter.comparison == Comparison::is_not_duplicate ||
           operand_kind(structure, filter) == OperandKind::product;
}

struct Wanted {
    StoredPrice price;
    std::size_t rank = 0;  // of its rule
};

auto place_of(const Wanted& one) {
    const PriceKey& key = one.price.key;
    return std::tuple(key.product, key.type, one.rank, key.tier, key.from);
}

// Of each product and type what its first rule gives, in the order of their keys.
void keep_first_rules(std::vector<Wanted>& wanted) {
    std::ranges::stable_sort(wanted, {}, place_of);
    const Wanted* last = nullptr;
    std::size_t kept = 0;
    for (Wanted& one : wanted) {
        const bool same_prices = last != nullptr &&
                                 last->price.key.product == one.price.key.product &&
                                 last->price.key.type == one.price.key.type;
        if (same_prices && (last->rank != one.rank || last->price.key == one.price.key)) continue;
        wanted[kept] = one;
        last = &wanted[kept++];
    }
    wanted.resize(kept);
}

LocalTime moved_to_zone(LocalTime time, LocalTime open, const Zone& from, const Zone& to) {
    return time == open ? time : to.local_time_of(from.instant_of(time));
}

}  // namespace

struct PriceDerivation::Rule {
    const PriceRule* rule = nullptr;
    PriceRuleTerms terms;
    ExchangeRates rates;
    DerivationContext context;
    Zone from_zone, to_zone;
    Filter filter;
    std::optional<Matcher> matcher;  // absent: no condition
    bool looks_beyond = false;
    std::optional<std::vector<bool>> found;  // by product id, once it is asked for
};

struct PriceDerivation::List {
    PriceListId id = 0;
    std::vector<std::unique_ptr<Rule>> rules;
    bool needs(PriceListId list) const {
        return std::ranges::any_of(rules,
                                   [&](const auto& rule) { return rule->terms.source == list; });
    }
    bool writes(PriceType type) const {
        return std::ranges::any_of(rules, [&](const auto& rule) { return rule->terms.to == type; });
    }
};

std::int64_t PriceDerivationReport::changed() const {
    std::int64_t changed = 0;
    for (const DerivedListCounts& list : lists)
        changed += list.created + list.updated + list.removed;
    return changed;
}

PriceDerivation::PriceDerivation(Catalogue& catalogue, ChangeSetWriter& writer,
                                 const Progress& progress)
    : m_catalogue(catalogue),
      m_writer(writer),
      m_progress(progress),
      m_structure(std::make_shared<const Structure>(writer.structure())) {
    std::set<PriceListId> left_out;
    m_structure->price_rules.each([&](const PriceRule& rule) {
        for (Issue& issue : check_price_rule(rule, *m_structure)) {
            left_out.insert(rule.target);
            issue.value = rule.code;
            m_issues.push_back(std::move(issue));
        }
    });
    for (const DerivedList& list : derived_lists(*m_structure)) {
        List made{list.list, {}};
        for (const PriceRule* rule : list.rules) {
            if (left_out.contains(rule->source)) left_out.insert(list.list);
            const PriceList* source = m_structure->price_lists.find(rule->source);
            const PriceList* target = m_structure->price_lists.find(rule->target);
            if (source == nullptr || target == nullptr) left_out.insert(list.list);
            if (left_out.contains(list.list)) break;
            auto& one = made.rules.emplace_back(new Rule{rule,
                                                         terms_of(*rule),
                                                         {},
                                                         {},
                                                         zone_of(*source, *m_structure),
                                                         zone_of(*target, *m_structure),
                                                         {},
                                                         {},
                                                         false,
                                                         {}});
            one->context = derivation_context(*rule, *m_structure, one->rates);
            try {
                one->filter = parse_filter(*m_structure, rule->condition,
                                           find_by_code(m_catalogue.products()));
            } catch (const Error& error) {  // it names a product that is gone
                Issue issue;
                issue.rule = "price_rule.condition";
                issue.column = "condition";
                issue.value = rule->code;
                issue.message = error.sentence();
                m_issues.push_back(std::move(issue));
                left_out.insert(list.list);
                break;
            }
            if (one->filter.kind == Filter::Kind::all) continue;
            one->looks_beyond = looks_beyond_a_product(*m_structure, one->filter);
            if (one->looks_beyond) {
                judge(*one);
            } else {
                one->matcher.emplace(one->filter,
                                     FilterContext{m_structure.get(), target->channel, 0});
            }
        }
        if (!left_out.contains(list.list)) m_lists.push_back(std::move(made));
    }
}

PriceDerivation::~PriceDerivation() = default;

bool PriceDerivation::starts_from(PriceListId list) const {
    return std::ranges::any_of(m_lists, [&](const List& one) { return one.needs(list); });
}

bool PriceDerivation::knows_what_changes() const {
    return std::ranges::none_of(m_lists, [](const List& list) {
        return std::ranges::any_of(list.rules, [](const auto& rule) { return rule->looks_beyond; });
    });
}

void PriceDerivation::judge(Rule& rule) {
    ListRequest request;
    request.filter = rule.rule->condition;
    request.channel = m_structure->price_lists.find(rule.terms.target)->channel;
    rule.found.emplace();
    for (const ProductId product : ProductIndex().list(m_catalogue, request, m_progress)) {
        const auto place = static_cast<std::size_t>(product);
        if (place >= rule.found->size()) rule.found->resize(place + place / 2 + 1);
        (*rule.found)[place] = true;
    }
}

bool PriceDerivation::holds(const Rule& rule, ProductId product) {
    if (rule.found) {
        const auto place = static_cast<std::size_t>(product);
        return place < rule.found->size() && (*rule.found)[place];
    }
    if (!rule.matcher) return true;
    auto stored = m_catalogue.products().load(product);
    return stored && rule.matcher->matches(
                         LoadedLineage(m_catalogue.products(), std::move(*stored)).lineage());
}

void PriceDerivation::run(std::span<const PriceListId> lists, PriceDerivationReport& report) {
    // All at once, from columns: before anything is written.
    for (List& list : m_lists) {
        for (const auto& rule : list.rules) {
            if (rule->matcher && !rule->found) judge(*rule);
        }
    }
    report.issues = m_issues;
    report.products = -1;
    for (const List& list : m_lists) {
        if (lists.empty() || contains(lists, list.id)) derive(list, nullptr, report);
    }
}

void PriceDerivation::run(std::span<const PriceListId> lists, std::vector<ProductId> products,
                          PriceDerivationReport& report) {
    std::ranges::sort(products);
    products.erase(std::unique(products.begin(), products.end()), products.end());
    report.issues = m_issues;
    report.products = static_cast<std::int64_t>(products.size());
    if (products.empty()) return;
    for (const List& list : m_lists) {
        if (lists.empty() || contains(lists, list.id)) derive(list, &products, report);
    }
}

void PriceDerivation::derive(const List& list, const std::vector<ProductId>* products,
                             PriceDerivationReport& report) {
    DerivedListCounts& counts = report.lists.emplace_back();
    counts.list = list.id;
    PriceStore& store = m_catalogue.prices();
    const auto each = [&](PriceListId of, const PriceStore::Use& use) {
        if (products == nullptr) return store.each(of, use);
        for (const ProductId product : *products) {
            m_progress.check();
            for (const StoredPrice& price : store.of_product(of, product)) use(price);
        }
    };
    std::vector<Wanted> wanted;
    for (std::size_t rank = 0; rank < list.rules.size(); ++rank) {
        const Rule& rule = *list.rules[rank];
        const bool moves = rule.from_zone.name() != rule.to_zone.name();
        ProductId last = 0;
        bool holds_for_last = false;
        each(rule.terms.source, [&](const StoredPrice& source) {
            if (source.key.type != rule.terms.from) return;
            if (source.key.product != last) holds_for_last = holds(rule, source.key.product);
            last = source.key.product;
            if (!holds_for_last) return;
            if (wanted.size() % prices_per_tick == 0)
                m_progress.tick(static_cast<std::int64_t>(wanted.size()));
            DerivedPrice derived = derive_price(rule.terms, source.amount, rule.context);
            if (!derived.price) {
                ++counts.without;
                note_without(rule, source.key.product, derived.reason, report);
                return;
            }
            StoredPrice price = source;
            price.key.list = list.id;
            price.key.type = rule.terms.to;
            price.amount = derived.price->amount;
            if (moves) {
                price.key.from =
                    moved_to_zone(price.key.from, PriceKey::always, rule.from_zone, rule.to_zone);
                price.until =
                    moved_to_zone(price.until, StoredPrice::forever, rule.from_zone, rule.to_zone);
            }
            wanted.push_back({price, rank});
        });
    }
    keep_first_rules(wanted);
    std::vector<StoredPrice> stored;
    each(list.id, [&](const StoredPrice& price) {
        if (list.writes(price.key.type)) stored.push_back(price);
    });
    PriceWriter& writer = m_writer.prices();
    auto old = stored.begin();
    const auto remove_before = [&](const PriceKey* key) {
        for (; old != stored.end() && (key == nullptr || old->key < *key); ++old) {
            writer.remove(old->key);
            ++counts.removed;
        }
    };
    for (const Wanted& one : wanted) {
        remove_before(&one.price.key);
        const bool is_there = old != stored.end() && old->key == one.price.key;
        const bool is_same = is_there && is_identical(*old, one.price);
        ++(is_same ? counts.unchanged : is_there ? counts.updated : counts.created);
        if (!is_same) writer.put(one.price);
        if (is_there) ++old;
    }
    remove_before(nullptr);
}

void PriceDerivation::note_without(const Rule& rule, ProductId product, const std::string& reason,
                                   PriceDerivationReport& report) {
    if (report.issues.size() >= m_issues.size() + most_products_without) return;
    Issue issue;
    issue.severity = Severity::warning;
    issue.rule = "price_rule.no_price";
    issue.column = "price@" + m_structure->price_lists.code_of(rule.terms.target);
    issue.product = m_catalogue.products().code_of(product);
    issue.value = rule.rule->code;
    issue.message = reason;
    report.issues.push_back(std::move(issue));
}

namespace {

// Whose prices may come out otherwise since all lists were derived last; absent: anybody's.
std::optional<std::vector<ProductId>> changed_products(Catalogue& catalogue) {
    const auto last = catalogue.journal().last_of(derivation_source, {});
    const std::int64_t seq = last ? catalogue.prices().first_seq_of(last->id) : 0;
    if (seq == 0 || seq <= catalogue.journal().horizon()) return std::nullopt;
    bool structure_changed = false;
    catalogue.journal().each_structure_change_since(seq, [&](const Change& change) {
        structure_changed = structure_changed || change.entity_kind != EntityKind::scope;
    });
    if (structure_changed) return std::nullopt;
    std::vector<ProductId> products = catalogue.journal().products_changed_since(seq);
    for (const auto& more : {with_below(catalogue.products(), products),
                             catalogue.prices().products_changed_since(seq, last->id)})
        products.insert(products.end(), more.begin(), more.end());
    return products;
}

// The list and all that it is derived from.
std::vector<PriceListId> list_and_sources(const Structure& structure, PriceListId list) {
    std::vector<PriceListId> lists = {list};
    for (std::size_t i = 0; i < lists.size(); ++i) {
        structure.price_rules.each([&](const PriceRule& rule) {
            if (rule.target == lists[i] && !contains(lists, rule.source))
                lists.push_back(rule.source);
        });
    }
    return lists;
}

}  // namespace

PriceDerivationReport apply_price_rules(Catalogue& catalogue, const PriceDerivationRequest& request,
                                        const Progress& progress) {
    PriceDerivationReport report;
    const std::string code = catalogue.structure()->price_lists.code_of(request.list);
    const ChangeSetOrigin origin{
        current_author(), std::string(derivation_source), code,
        code.empty() ? tr("Prices derived by rules") : tr("Prices of {0} derived by rules", code),
        0};
    ChangeSetWriter writer(
        catalogue, origin,
        request.preview ? ChangeSetWriter::Mode::preview : ChangeSetWriter::Mode::bulk);
    PriceDerivation derivation(catalogue, writer, progress);
    std::vector<PriceListId> lists;
    if (request.list != 0) lists = list_and_sources(writer.structure(), request.list);
    std::optional<std::vector<ProductId>> changed;
    if (request.only_changed && derivation.knows_what_changes())
        changed = changed_products(catalogue);
    if (changed) {
        derivation.run(lists, *std::move(changed), report);
    } else {
        derivation.run(lists, report);
    }
    const ChangeSetId id = writer.finish();
    report.change_set = request.preview ? 0 : id;
    return report;
}

}  // namespace vitrine
