#include "operations/price_columns.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"
#include "operations/product_figures.h"

namespace vitrine {
namespace {

constexpr std::string_view list_prefix = "price@";
constexpr std::string_view channel_prefix = "asked@";

template <class T>
std::int32_t id_named(const Entities<T>& known, std::string_view code, std::string message) {
    if (const T* found = known.find(code)) return found->id;
    NearestName nearest(code);
    known.each([&](const T& one) { nearest.offer(one.code); });
    if (!nearest.best().empty()) message += ' ' + tr("Did you mean {0}?", nearest.best());
    throw Error(Failure::usage, message);
}

std::optional<ListColumn> parse_stock_column(const Structure& structure, std::string_view name) {
    using enum ListColumn::Figure;
    static constexpr std::array<std::pair<std::string_view, ListColumn::Figure>, 3> known = {
        {{"stock@", stock}, {"age@", stock_age}, {"cover@", days_of_cover}}};
    const auto* const found = std::ranges::find_if(
        known, [&](const auto& prefix) { return name.starts_with(prefix.first); });
    if (found == known.end()) return std::nullopt;
    ListColumn column;
    column.name = name;
    column.label = name;
    column.figure = found->second;
    const std::string_view code = name.substr(found->first.size());
    if (code != "*")
        column.location =
            id_named(structure.locations, code, tr("There is no location \"{0}\".", code));
    return column;
}

}  // namespace

std::optional<ListColumn> parse_price_column(const Structure& structure, std::string_view name) {
    if (auto stock = parse_stock_column(structure, name)) return stock;
    const bool of_list = name.starts_with(list_prefix);
    if (!of_list && !name.starts_with(channel_prefix)) return std::nullopt;
    ListColumn column;
    column.name = name;
    column.label = name;
    std::string_view code = name.substr(list_prefix.size());
    static_assert(list_prefix.size() == channel_prefix.size());
    if (const auto bracket = code.find('['); bracket != std::string_view::npos) {
        if (!code.ends_with(']'))
            throw Error(Failure::usage, tr("{0} has no closing bracket.", name));
        const std::string_view currency = code.substr(bracket + 1, code.size() - bracket - 2);
        column.currency =
            id_named(structure.currencies, currency, tr("There is no currency \"{0}\".", currency));
        code = code.substr(0, bracket);
    }
    if (!of_list) {
        column.figure = ListColumn::Figure::asked;
        column.channel =
            id_named(structure.channels, code, tr("There is no channel \"{0}\".", code));
        return column;
    }
    column.figure = ListColumn::Figure::of_list;
    column.price_list =
        id_named(structure.price_lists, code, tr("There is no price list \"{0}\".", code));
    const CurrencyId currency = structure.price_lists.find(column.price_list)->currency;
    if (column.currency != 0 && column.currency != currency)
        throw Error(Failure::usage, tr("The prices of {0} are in {1}.", code,
                                       structure.currencies.code_of(currency)));
    column.currency = currency;
    return column;
}

PriceCells::PriceCells(Catalogue& catalogue, const ListColumn& column)
    : m_catalogue(catalogue), m_of_list(column.figure == ListColumn::Figure::of_list) {
    const auto structure = catalogue.structure();
    PriceRequest request;
    request.channel = column.channel;
    request.currency = column.currency;
    m_question = asked_price(catalogue, request).question;
    structure->price_lists.each([&](const PriceList& list) {
        PriceListTerms terms = terms_of(list, *structure);
        if (m_of_list) {
            if (list.id != column.price_list) return;
            terms.target = {};
            terms.window = {};
        }
        if (terms.currency != m_question.currency || !applies_to(terms.target, m_question)) return;
        m_zones.emplace_back(list.id, zone_of(list, *structure));
        m_lists.put(std::move(terms));
    });
    if (m_of_list) m_question.rounding = nullptr;
    m_currency = structure->currencies.code_of(m_question.currency);
}

std::optional<Decimal> PriceCells::amount(const Lineage& lineage) {
    PriceLineage products{};
    std::size_t level = 0;
    for (const Product* one : {lineage.self, lineage.parent, lineage.root}) {
        if (one != nullptr) products[level++] = one->id;
    }
    std::vector<PriceEntry> entries;
    for (const auto& [list, zone] : m_zones) {
        for (std::size_t i = 0; i < level; ++i) {
            for (const StoredPrice& price : m_catalogue.prices().of_product(list, products[i]))
                entries.push_back(price_entry(price, zone));
        }
    }
    const ResolvedPrice price = resolve_price(m_question, products, m_lists, entries);
    if (m_of_list) return price.regular ? std::optional(price.regular->amount) : std::nullopt;
    return price.asked() == nullptr ? std::nullopt : std::optional(price.asked()->amount);
}

std::string PriceCells::text(const Lineage& lineage) {
    const auto found = amount(lineage);
    return found ? found->to_string() + ' ' + m_currency : std::string();
}

StockCells::StockCells(Catalogue& catalogue, const ListColumn& column)
    : m_store(catalogue.connection()),
      m_figure(column.figure),
      m_location(column.location),
      m_now(catalogue.now()) {}

std::string StockCells::text(const Lineage& lineage) {
    StockFigures figures;
    for (const StoredStock& stock : m_store.of_product(lineage.self->id)) {
        if (m_location == 0 || stock.location == m_location) figures.add(stock);
    }
    const auto figure = m_figure == ListColumn::Figure::stock       ? figures.amount()
                        : m_figure == ListColumn::Figure::stock_age ? figures.age(m_now)
                                                                    : figures.cover();
    return figure ? figure->to_string() : std::string();
}

}  // namespace vitrine
