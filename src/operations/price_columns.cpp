#include "operations/price_columns.h"

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_fields.h"
#include "catalog/spelling.h"
#include "operations/product_figures.h"

namespace vitrine {
namespace {

template <class T>
[[noreturn]] void refuse_code(const Entities<T>& known, std::string_view code,
                              std::string message) {
    NearestName nearest(code);
    known.each([&](const T& one) { nearest.offer(one.code); });
    if (!nearest.best().empty()) message += ' ' + tr("Did you mean {0}?", nearest.best());
    throw Error(Failure::usage, message);
}

[[noreturn]] void refuse_place(const Structure& structure, FilterField figure,
                               std::string_view code) {
    if (figure == FilterField::list_price)
        refuse_code(structure.price_lists, code, tr("There is no price list \"{0}\".", code));
    if (figure == FilterField::asked_price)
        refuse_code(structure.channels, code, tr("There is no channel \"{0}\".", code));
    refuse_code(structure.locations, code, tr("There is no location \"{0}\".", code));
}

}  // namespace

std::optional<ListColumn> parse_price_column(const Structure& structure, std::string_view name) {
    Filter condition;  // whose field it would be
    const auto figure = find_filter_figure(name);
    if (!figure) return std::nullopt;
    condition.field = *figure;
    ListColumn column;
    column.name = name;
    column.label = name;
    column.figure = figure;
    std::string_view place = name;
    const bool is_price = figure == FilterField::list_price || figure == FilterField::asked_price;
    if (const auto bracket = name.find('['); is_price && bracket != std::string_view::npos) {
        if (!name.ends_with(']'))
            throw Error(Failure::usage, tr("{0} has no closing bracket.", name));
        const std::string_view currency = name.substr(bracket + 1, name.size() - bracket - 2);
        const Currency* known = structure.currencies.find(currency);
        if (known == nullptr)
            refuse_code(structure.currencies, currency,
                        tr("There is no currency \"{0}\".", currency));
        column.currency = known->id;
        place = name.substr(0, bracket);
    }
    const std::string_view code = place.substr(place.find('@') + 1);
    if (!place_filter_figure(structure, place, condition)) refuse_place(structure, *figure, code);
    column.price_list = condition.list;
    column.channel = condition.channel;
    column.location = condition.location;
    if (figure != FilterField::list_price) return column;
    const CurrencyId currency = structure.price_lists.find(column.price_list)->currency;
    if (column.currency != 0 && column.currency != currency)
        throw Error(Failure::usage, tr("The prices of {0} are in {1}.", code,
                                       structure.currencies.code_of(currency)));
    column.currency = currency;
    return column;
}

PriceCells::PriceCells(Catalogue& catalogue, const ListColumn& column)
    : m_catalogue(catalogue), m_of_list(column.figure == FilterField::list_price) {
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
      m_figure(*column.figure),
      m_location(column.location),
      m_now(catalogue.now()) {}

std::string StockCells::text(const Lineage& lineage) {
    StockFigures figures;
    for (const StoredStock& stock : m_store.of_product(lineage.self->id)) {
        if (m_location == 0 || stock.location == m_location) figures.add(stock);
    }
    const auto figure = m_figure == FilterField::stock       ? figures.amount()
                        : m_figure == FilterField::stock_age ? figures.age(m_now)
                                                             : figures.cover();
    return figure ? figure->to_string() : std::string();
}

}  // namespace vitrine
