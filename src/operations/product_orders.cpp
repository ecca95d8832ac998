#include "operations/product_orders.h"

#include <unicode/uvernum.h>

#include <optional>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "operations/text_order.h"
#include "search/text_keys.h"

namespace vitrine {
namespace {

// Up to so many changed products an order is mended, which reads about twenty products for each of
// them; beyond it is sorted anew when it is wanted.
constexpr std::size_t most_repaired = 300;

constexpr const char* block_of_orders = "orders";

// Orders by text are those of one version of the rules for languages.
constexpr std::string_view rules = U_ICU_VERSION;

// Kept numbers compare as the numbers do, but for those that are kept rounded.
RowOrder order_of_numbers(const Column& values, const RowOrder& ties, std::size_t rows) {
    if (const auto* kept = values.exact_numbers()) {
        std::vector<std::pair<std::int64_t, Row>> keys;
        kept->with_cells([&](const auto& cells) {
            cells.each([&](Row row, auto number) { keys.emplace_back(number, row); });
        });
        return RowOrder::by_number(keys, ties, rows);
    }
    std::vector<std::pair<Decimal, Row>> keys;
    values.each([&](Row row) { keys.emplace_back(*values.number(row), row); });
    return RowOrder::by_key(std::move(keys), ties, rows);
}

// Whole numbers stand for themselves; every distinct id is given the rank of its key among all.
template <class KeyOf>
RowOrder order_by_ids(const Column& ids, KeyOf key_of, const RowOrder& ties, std::size_t rows) {
    std::map<std::int32_t, SortKey> keys;
    ids.each([&](Row row) {
        const std::int32_t id = *ids.id(row);
        if (!keys.contains(id)) keys.emplace(id, key_of(id));
    });
    std::map<SortKey, std::int64_t> ranks;
    for (const auto& [id, key] : keys) ranks.emplace(key, 0);
    std::int64_t next = 0;
    for (auto& [key, rank] : ranks) rank = next++;
    std::unordered_map<std::int32_t, std::int64_t> rank_of;
    for (const auto& [id, key] : keys) {
        if (!std::holds_alternative<std::monostate>(key)) rank_of.emplace(id, ranks.at(key));
    }
    std::vector<std::pair<std::int64_t, Row>> numbers;
    ids.each([&](Row row) {
        const auto at = rank_of.find(*ids.id(row));
        if (at != rank_of.end()) numbers.emplace_back(at->second, row);
    });
    return RowOrder::by_number(numbers, ties, rows);
}

// Absent where the columns do not hold what people sort by: texts as they are written.
std::optional<RowOrder> order_of(const Attribute& attribute, const Column& values, ListSort& sort,
                                 const RowOrder& ties, std::size_t rows) {
    switch (values.kind()) {
        case ColumnKind::number:
            return order_of_numbers(values, ties, rows);
        case ColumnKind::id:
            return order_by_ids(
                values,
                [&](std::int32_t id) {
                    const bool is_number = attribute.type == AttributeType::boolean ||
                                           attribute.type == AttributeType::date;
                    return is_number ? SortKey(Decimal(id, 0)) : sort.key_of_value(Reference{id});
                },
                ties, rows);
        case ColumnKind::measurement: {
            std::vector<std::pair<SortKey, Row>> keys;
            values.each([&](Row row) {
                SortKey key = sort.key_of_value(*values.measurement(row));
                if (!std::holds_alternative<std::monostate>(key)) {
                    keys.emplace_back(std::move(key), row);
                }
            });
            return RowOrder::by_key(std::move(keys), ties, rows);
        }
        case ColumnKind::text:
        case ColumnKind::list:
        case ColumnKind::presence:
            break;
    }
    return std::nullopt;
}

}  // namespace

ProductOrders::ProductOrders(std::shared_ptr<const ColumnFile> file) : m_file(std::move(file)) {
    if (m_file == nullptr || !m_file->has(block_of_orders)) return;
    BlockReader list = m_file->read(block_of_orders);
    std::string sorted_by;
    list.array(sorted_by);
    const auto count = list.number<std::uint64_t>();
    std::map<Key, std::string> found;
    for (std::uint64_t i = 0; i < count; ++i) {
        std::string column;
        list.array(column);
        const auto channel = list.number<ChannelId>();
        const auto locale = list.number<LocaleId>();
        found.emplace(Key(std::move(column), channel, locale), "order " + std::to_string(i));
    }
    list.finish();
    if (sorted_by == rules) m_in_file = std::move(found);
}

void ProductOrders::write(ColumnFileWriter& file, std::size_t rows) {
    read_all(rows);
    std::uint64_t number = 0;
    for (const auto& [key, order] : m_orders) {
        file.begin("order " + std::to_string(number++));
        order.write(file);
    }
    file.begin(block_of_orders);
    file.array(rules);
    file.number<std::uint64_t>(m_orders.size());
    for (const auto& [key, order] : m_orders) {
        file.array(std::get<std::string>(key));
        file.number(std::get<1>(key));
        file.number(std::get<2>(key));
    }
}

ProductOrders::Key ProductOrders::key_of(const ListRequest& request) {
    std::string_view column = trim(request.sort);
    for (const std::string_view ending : {":desc", ":asc"}) {
        if (column.ends_with(ending)) column.remove_suffix(ending.size());
    }
    return {std::string(column), request.channel, request.locale};
}

const RowOrder& ProductOrders::order(Catalogue& catalogue, ProductColumns& products,
                                     const ListRequest& request, ListSort& sort,
                                     const Progress& progress) {
    if (sort.by_sku()) return products.sku_order();
    const Key key = key_of(request);
    if (const auto in_file = m_in_file.find(key); in_file != m_in_file.end()) {
        BlockReader block = m_file->read(in_file->second);
        m_orders.emplace(key, RowOrder::read(block, products.columns().rows()));
        m_in_file.erase(in_file);
    }
    if (const auto at = m_orders.find(key); at != m_orders.end()) return at->second;
    return m_orders.emplace(key, sorted(catalogue, products, sort, progress)).first->second;
}

RowOrder ProductOrders::sorted(Catalogue& catalogue, ProductColumns& products, ListSort& sort,
                               const Progress& progress) {
    const Columns& columns = products.columns();
    if (sort.by_completeness()) {
        const auto& percents =
            products.completeness().percents(products.structure(), sort.channel(), sort.locale());
        std::vector<std::pair<std::int64_t, Row>> keys;
        columns.alive().each([&](Row row) { keys.emplace_back(percents[row], row); });
        return RowOrder::by_number(keys, products.by_code(), columns.rows());
    }
    if (sort.by_kind() || sort.by_enabled()) {
        std::vector<std::pair<std::int64_t, Row>> keys;
        for (const auto kind : {ProductKind::simple, ProductKind::variant, ProductKind::model}) {
            columns.of_kind(kind).each([&](Row row) {
                const int key =
                    sort.by_kind() ? static_cast<int>(kind) : columns.enabled().test(row);
                keys.emplace_back(key, row);
            });
        }
        return RowOrder::by_number(keys, products.by_code(), columns.rows());
    }
    if (sort.by_family()) {
        return order_by_ids(
            columns.families(), [&](FamilyId id) { return sort.key_of_family(id); },
            products.by_code(), columns.rows());
    }
    if (!sort.by_name()) {
        const auto key = sort.value_key();
        const Column* values = key ? columns.find(*key) : nullptr;
        const Attribute* attribute =
            key ? products.structure().attributes.find(key->attribute) : nullptr;
        if (values == nullptr || attribute == nullptr) {
            return RowOrder::of_rows({}, {}, columns.rows());
        }
        auto order = order_of(*attribute, *values, sort, products.by_code(), columns.rows());
        if (order) return std::move(*order);
    }
    m_unsaved = true;
    return sorts_by_text(products.structure(), sort)
               ? order_by_text(catalogue, products, sort, progress)
               : order_by_reading(catalogue, products, sort, progress);
}

// Lists of options, which are read as one text.
RowOrder ProductOrders::order_by_reading(Catalogue& catalogue, const ProductColumns& products,
                                         ListSort& sort, const Progress& progress) {
    TextKeys texts;
    LineageReader lineages(catalogue.products());
    std::int64_t done = 0;
    const auto total = static_cast<std::int64_t>(products.columns().rows());
    catalogue.products().each([&](const Product& product) {
        if (++done % rows_per_tick == 0) progress.tick(done, total);
        const SortKey key = sort.key_of(lineages.lineage_of(product));
        if (const auto* text = std::get_if<std::string>(&key)) texts.add(row_of(product.id), *text);
    });
    return texts.order(products.by_code(), products.columns().rows());
}

void ProductOrders::follow(Catalogue& catalogue, const ProductColumns& products,
                           const ProductColumns::Changes& changes) {
    if (!changes.structure && changes.products.empty()) return;
    // Labels are of the structure.
    if (changes.structure || changes.products.size() > most_repaired) {
        m_orders.clear();
        m_in_file.clear();
        return;
    }
    read_all(products.columns().rows());
    LineageReader lineages(catalogue.products());
    for (auto at = m_orders.begin(); at != m_orders.end();) {
        ListRequest request;
        std::tie(request.sort, request.channel, request.locale) = at->first;
        ListSort sort(products.structure(), request);
        if (sort.by_completeness()) {
            at = m_orders.erase(at);
            continue;
        }
        const auto key_of_row = [&](Row row) {
            const auto product = catalogue.products().load(product_of(row));
            return product ? sort.key_of(lineages.lineage_of(*product)) : SortKey();
        };
        std::vector<std::pair<std::optional<SortKey>, Row>> keys;
        for (const ProductId id : changes.products) {
            SortKey key = key_of_row(row_of(id));
            const bool is_empty = std::holds_alternative<std::monostate>(key);
            keys.emplace_back(is_empty ? std::nullopt : std::optional(std::move(key)), row_of(id));
        }
        at->second =
            at->second.repaired(keys, products.by_code(), products.columns().rows(), key_of_row);
        ++at;
    }
}

void ProductOrders::read_all(std::size_t rows) {
    for (const auto& [key, block] : m_in_file) {
        BlockReader reader = m_file->read(block);
        m_orders.emplace(key, RowOrder::read(reader, rows));
    }
    m_in_file.clear();
}

}  // namespace vitrine
