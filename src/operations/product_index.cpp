#include "operations/product_index.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

#include "base/text.h"
#include "catalog/filter_terms.h"
#include "catalog/value_relations.h"
#include "operations/list_sort.h"

namespace vitrine {
namespace {

constexpr std::int64_t products_per_tick = 1024;

// A catalogue this small may replace its rows more often before it is read anew.
constexpr std::size_t few_rows = 10'000;

// Up to so many changed products an order is repaired, which reads about twenty products for each
// of them; beyond it is sorted anew when it is wanted.
constexpr std::size_t most_repaired = 300;

// Reading them one by one costs several times what it costs to pass over all.
constexpr std::size_t worth_passing_over = 8;

// Whether the attribute's values sort by the numbers that columns keep: others sort by a label or
// a text in the letters of a locale.
bool sorts_as_kept(const Structure& structure, AttributeId id) {
    const Attribute* attribute = structure.attributes.find(id);
    return attribute != nullptr &&
           (column_kind(attribute->type) == ColumnKind::number ||
            attribute->type == AttributeType::boolean || attribute->type == AttributeType::date);
}

RowOrder order_of(const Column& values, const RowOrder& ties, std::size_t rows) {
    if (values.kind() == ColumnKind::id) {
        std::vector<std::pair<std::int32_t, Row>> keys;
        values.each([&](Row row) { keys.emplace_back(*values.id(row), row); });
        return RowOrder::by_key(std::move(keys), ties, rows);
    }
    std::vector<std::pair<Decimal, Row>> keys;
    values.each([&](Row row) { keys.emplace_back(*values.number(row), row); });
    return RowOrder::by_key(std::move(keys), ties, rows);
}

}  // namespace

ProductIndex::Shape ProductIndex::shape_of(const Structure& structure) {
    Shape shape;
    shape.kinds.assign(static_cast<std::size_t>(structure.attributes.next_id()), -1);
    structure.attributes.each([&](const Attribute& attribute) {
        shape.kinds[static_cast<std::size_t>(attribute.id)] =
            static_cast<int>(column_kind(attribute.type));
    });
    structure.family_variants.each(
        [&](const FamilyVariant& variant) { shape.families.emplace(variant.id, variant.family); });
    return shape;
}

std::vector<ProductId> ProductIndex::list(Catalogue& catalogue, const ListRequest& request,
                                          const Progress& progress) {
    // What is not committed yet may never be: no index can follow that.
    if (catalogue.connection().in_transaction()) {
        return list_products(catalogue, request, progress);
    }
    const sql::Transaction transaction(catalogue.connection(), sql::Transaction::Kind::read);
    ListSort sort(*catalogue.structure(), request);
    refresh(catalogue, progress);
    const Bitmap found = select(catalogue, request, progress);
    std::vector<ProductId> ids;
    ids.reserve(found.count());
    if (!sort.sorts()) {
        found.each([&](Row row) { ids.push_back(product_of(row)); });
        return ids;
    }
    const RowOrder& in_order = order(catalogue, request, sort, progress);
    for (const Row row : in_order.sorted(found, sort.direction(), *m_state->by_code)) {
        ids.push_back(product_of(row));
    }
    return ids;
}

void ProductIndex::refresh(Catalogue& catalogue, const Progress& progress) {
    const auto structure = catalogue.structure();
    const std::int64_t seq = catalogue.journal().last_seq();
    Shape shape = shape_of(*structure);
    const std::string uuid = catalogue.uuid();
    if (m_state == nullptr || m_state->catalogue != uuid || seq < m_state->seq ||
        m_state->shape != shape || m_state->replaced > m_state->columns.rows() + few_rows) {
        auto state = std::make_unique<State>();
        state->catalogue = uuid;
        state->shape = std::move(shape);
        state->structure = structure;
        m_state = std::move(state);
        try {
            read_all(catalogue, progress);
        } catch (...) {
            m_state.reset();
            throw;
        }
    } else if (m_state->structure != structure || seq != m_state->seq) {
        m_state->completeness.forget();
        // Orders may hold labels, which are of the structure.
        if (m_state->structure != structure) m_state->orders.clear();
        m_state->structure = structure;
        const auto changed =
            read_changed(catalogue, catalogue.journal().products_changed_since(m_state->seq));
        m_state->replaced += changed.size();
        if (changed.size() > most_repaired) m_state->orders.clear();
        repair_orders(catalogue, changed);
    }
    m_state->seq = seq;
}

void ProductIndex::read_all(Catalogue& catalogue, const Progress& progress) {
    ProductStore& products = catalogue.products();
    const std::int64_t total = products.count(ProductKind::simple) +
                               products.count(ProductKind::variant) +
                               products.count(ProductKind::model);
    std::int64_t done = 0;
    LineageReader lineages(products);
    products.each([&](const Product& product) {
        if (++done % products_per_tick == 0) progress.tick(done, total);
        m_state->columns.set(*m_state->structure, lineages.lineage_of(product));
    });
    m_state->columns.settle();
    read_codes(catalogue);
}

void ProductIndex::read_codes(Catalogue& catalogue) {
    std::vector<Row> rows;
    for (const ProductId id : catalogue.products().ids_by_code()) rows.push_back(row_of(id));
    m_state->by_code =
        std::make_unique<const RowOrder>(RowOrder::of_rows(rows, m_state->columns.rows()));
}

std::vector<ProductId> ProductIndex::read_changed(Catalogue& catalogue,
                                                  const std::vector<ProductId>& changed) {
    Columns& columns = m_state->columns;
    LineageReader lineages(catalogue.products());
    // Those that inherited from a model before the change, and those that do after it.
    std::vector<ProductId> affected = columns.below(changed);
    bool same_codes = true;
    const auto code_of = [&](ProductId id) {
        return row_of(id) < columns.rows() ? columns.codes().text(row_of(id)) : std::string_view();
    };
    const auto read = [&](ProductId id) {
        const std::string before(code_of(id));
        if (const auto product = catalogue.products().load(id)) {
            columns.set(*m_state->structure, lineages.lineage_of(*product));
            // Where folding hides how a code is written, it may have changed unseen.
            if (fold_case(product->code) != code_of(id)) same_codes = false;
        } else {
            columns.remove(id);
        }
        same_codes = same_codes && !before.empty() && code_of(id) == before;
    };
    for (const ProductId id : changed) read(id);
    const std::vector<ProductId> after = columns.below(changed);
    affected.insert(affected.end(), after.begin(), after.end());
    std::sort(affected.begin(), affected.end());
    affected.erase(std::unique(affected.begin(), affected.end()), affected.end());
    // Models first: their variants share what they hold.
    std::stable_partition(affected.begin(), affected.end(), [&](ProductId id) {
        return columns.of_kind(ProductKind::model).test(row_of(id));
    });
    for (const ProductId id : affected) read(id);
    if (!same_codes) read_codes(catalogue);
    affected.insert(affected.end(), changed.begin(), changed.end());
    std::sort(affected.begin(), affected.end());
    affected.erase(std::unique(affected.begin(), affected.end()), affected.end());
    return affected;
}

void ProductIndex::repair_orders(Catalogue& catalogue, const std::vector<ProductId>& changed) {
    LineageReader lineages(catalogue.products());
    for (auto at = m_state->orders.begin(); at != m_state->orders.end();) {
        ListRequest request;
        std::tie(request.sort, request.channel, request.locale) = at->first;
        ListSort sort(*m_state->structure, request);
        if (sort.by_completeness()) {
            at = m_state->orders.erase(at);
            continue;
        }
        const auto key_of = [&](Row row) {
            const auto product = catalogue.products().load(product_of(row));
            return product ? sort.key_of(lineages.lineage_of(*product)) : SortKey();
        };
        std::vector<std::pair<std::optional<SortKey>, Row>> keys;
        for (const ProductId id : changed) {
            SortKey key = key_of(row_of(id));
            const bool is_empty = std::holds_alternative<std::monostate>(key);
            keys.emplace_back(is_empty ? std::nullopt : std::optional(std::move(key)), row_of(id));
        }
        at->second = at->second.repaired(keys, *m_state->by_code, m_state->columns.rows(), key_of);
        ++at;
    }
}

Bitmap ProductIndex::select(Catalogue& catalogue, const ListRequest& request,
                            const Progress& progress) {
    const Structure& structure = *m_state->structure;
    FilterContext context{&structure, request.channel, request.locale};
    context.history = [&](const Filter& condition) {
        return m_state->history.products(catalogue.journal(), condition, request.now);
    };
    Filter filter;
    filter.kind = Filter::Kind::conjunction;
    if (!trim(request.filter).empty())
        filter.parts.push_back(parse_filter(structure, request.filter));
    if (!trim(request.search).empty()) filter.parts.push_back(search_filter(request.search));

    if (asks_history(filter)) m_state->history.refresh(catalogue.journal(), progress);
    Bitmap among = m_state->columns.alive();
    if (!request.models) among -= m_state->columns.of_kind(ProductKind::model);
    ColumnFilter columns(m_state->columns, m_state->completeness, context,
                         [&](const Filter& condition, const Bitmap& left) {
                             return judge(catalogue, condition, context, left, progress);
                         });
    return columns.select(filter, among);
}

Bitmap ProductIndex::judge(Catalogue& catalogue, const Filter& filter, const FilterContext& context,
                           const Bitmap& among, const Progress& progress) {
    const auto pass_over = [&](const auto& use) {
        const std::size_t count = among.count();
        std::int64_t done = 0;
        const auto tick = [&](std::size_t total) {
            if (++done % products_per_tick == 0)
                progress.tick(done, static_cast<std::int64_t>(total));
        };
        if (count > among.size() / worth_passing_over) {
            catalogue.products().each([&](const Product& product) {
                tick(among.size());
                if (among.test(row_of(product.id))) use(product);
            });
            return;
        }
        among.each([&](Row row) {
            tick(count);
            if (const auto product = catalogue.products().load(product_of(row))) use(*product);
        });
    };
    RepeatedValues repeated(duplicate_keys(filter, context));
    if (repeated.counts_any()) pass_over([&](const Product& owner) { repeated.count(owner); });
    FilterContext asked = context;
    asked.is_repeated = [&](ValueKey key, const Value& value) {
        return repeated.is_repeated(key, value);
    };
    const Matcher matcher(filter, asked);
    LineageReader lineages(catalogue.products());
    Bitmap found(among.size());
    pass_over([&](const Product& product) {
        if (matcher.matches(lineages.lineage_of(product))) found.set(row_of(product.id));
    });
    return found;
}

const RowOrder& ProductIndex::order(Catalogue& catalogue, const ListRequest& request,
                                    ListSort& sort, const Progress& progress) {
    std::string_view name = trim(request.sort);
    for (const std::string_view ending : {":desc", ":asc"}) {
        if (name.ends_with(ending)) name.remove_suffix(ending.size());
    }
    const std::tuple key(std::string(name), request.channel, request.locale);
    const auto at = m_state->orders.find(key);
    if (at != m_state->orders.end()) return at->second;
    return m_state->orders.emplace(key, read_order(catalogue, sort, progress)).first->second;
}

RowOrder ProductIndex::read_order(Catalogue& catalogue, ListSort& sort, const Progress& progress) {
    const Columns& columns = m_state->columns;
    if (sort.by_completeness()) {
        const auto& percents =
            m_state->completeness.percents(*m_state->structure, sort.channel(), sort.locale());
        std::vector<std::pair<std::uint8_t, Row>> keys;
        columns.alive().each([&](Row row) { keys.emplace_back(percents[row], row); });
        return RowOrder::by_key(std::move(keys), *m_state->by_code, columns.rows());
    }
    const auto value_key = sort.value_key();
    const Column* values = value_key ? columns.find(*value_key) : nullptr;
    if (values != nullptr && sorts_as_kept(*m_state->structure, value_key->attribute)) {
        return order_of(*values, *m_state->by_code, columns.rows());
    }
    std::vector<std::pair<SortKey, Row>> keys;
    LineageReader lineages(catalogue.products());
    std::int64_t done = 0;
    const auto total = static_cast<std::int64_t>(columns.rows());
    catalogue.products().each([&](const Product& product) {
        if (++done % products_per_tick == 0) progress.tick(done, total);
        SortKey key = sort.key_of(lineages.lineage_of(product));
        if (std::holds_alternative<std::monostate>(key)) return;
        keys.emplace_back(std::move(key), row_of(product.id));
    });
    return RowOrder::by_key(std::move(keys), *m_state->by_code, columns.rows());
}

}  // namespace vitrine
