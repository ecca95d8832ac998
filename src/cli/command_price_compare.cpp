#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/price_time.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/compare_prices.h"

namespace vitrine::cli {
namespace {

struct PriceCompareArguments {
    std::string sku, at, above;
    std::int64_t most = 20;
};

// "web (france)", "outlet" or, for a store, "lyon".
std::string place_words(const Structure& structure, const PricePlace& place) {
    if (place.location != 0) return structure.locations.code_of(place.location);
    const std::string channel = structure.channels.code_of(place.channel);
    return place.market == 0
               ? channel
               : fmt::format("{} ({})", channel, structure.markets.code_of(place.market));
}

std::string amount_words(const Structure& structure, const PricePlace& place,
                         const ResolvedPrice& price) {
    const ChosenPrice* asked = price.asked();
    if (asked == nullptr) return "-";
    const std::string amount =
        asked->amount.to_string() + ' ' + structure.currencies.code_of(place.currency);
    return asked->basis == PriceBasis::net ? tr("{0} without tax", amount) : amount;
}

Json compared_json(Catalogue& catalogue, const PriceComparison& comparison,
                   const ComparedProduct& one) {
    const auto structure = catalogue.structure();
    Json places = Json::array();
    for (std::size_t i = 0; i < comparison.places.size(); ++i) {
        const PricePlace& place = comparison.places[i];
        const ChosenPrice* asked = one.prices[i].asked();
        places.push_back(
            Json{{"channel", structure->channels.code_of(place.channel)},
                 {"market", structure->markets.code_of(place.market)},
                 {"location", structure->locations.code_of(place.location)},
                 {"currency", structure->currencies.code_of(place.currency)},
                 {"price", asked != nullptr ? Json(asked->amount.to_string()) : Json()},
                 {"basis", asked != nullptr ? Json(price_basis_name(asked->basis)) : Json()},
                 {"list",
                  asked != nullptr ? Json(comparison.lists.code_of(asked->entry.list)) : Json()}});
    }
    Json spreads = Json::array();
    for (const PriceSpread& spread : one.coherence.spreads)
        spreads.push_back(Json{{"currency", structure->currencies.code_of(spread.currency)},
                               {"basis", price_basis_name(spread.basis)},
                               {"lowest", spread.lowest},
                               {"highest", spread.highest},
                               {"difference", spread.difference.to_string()},
                               {"percent", spread.percent.to_string()},
                               {"cause", spread_cause_name(spread.cause)},
                               {"list", comparison.lists.code_of(spread.list)}});
    return Json{{"sku", catalogue.products().code_of(one.product)},
                {"places", std::move(places)},
                {"spreads", std::move(spreads)},
                {"without_price", one.coherence.without_price}};
}

// Every place of one product, now and, where a time is said, then.
void print_places(Console& console, const Structure& structure, const PriceComparison& now,
                  const std::optional<PriceComparison>& then, const std::string& at) {
    Table table;
    table.add_column(tr("Place"));
    table.add_column(tr("Price now"), Align::right);
    table.add_column(tr("List"));
    if (then) {
        table.add_column(tr("At {0}", at), Align::right);
        table.add_column(tr("List"));
    }
    const auto add = [&](std::vector<std::string>& cells, const PriceComparison& comparison,
                         std::size_t place) {
        const ResolvedPrice& price = comparison.products.front().prices[place];
        cells.push_back(amount_words(structure, comparison.places[place], price));
        cells.push_back(price.asked() != nullptr
                            ? comparison.lists.code_of(price.asked()->entry.list)
                            : std::string());
    };
    for (std::size_t place = 0; place < now.places.size(); ++place) {
        std::vector<std::string> cells{place_words(structure, now.places[place])};
        add(cells, now, place);
        if (then) add(cells, *then, place);
        table.add_row(std::move(cells));
    }
    table.print(console);
    const PriceComparison& judged = then ? *then : now;
    const PriceCoherence& coherence = judged.products.front().coherence;
    for (const PriceSpread& spread : coherence.spreads)
        console.print(
            tr("{0} asks {1} more than {2}: {3} %.",
               place_words(structure, judged.places[spread.highest]),
               spread.difference.to_string() + ' ' + structure.currencies.code_of(spread.currency),
               place_words(structure, judged.places[spread.lowest]), spread.percent.to_string()) +
            ' ' + spread_sentence(spread, judged.lists));
    if (!coherence.has_price) {
        console.print(tr("There is no price."));
    } else if (coherence.is_coherent()) {
        console.print(tr("All places of a currency ask the same price."));
    }
}

void print_products(Console& console, Catalogue& catalogue, const PriceComparison& comparison) {
    const auto structure = catalogue.structure();
    Table table;
    table.add_column(tr("SKU"));
    table.add_column(tr("Lowest"));
    table.add_column(tr("Highest"));
    table.add_column(tr("Difference"), Align::right);
    table.add_column(tr("List to look at"));
    table.add_column(tr("Without a price"));
    for (const ComparedProduct& one : comparison.products) {
        std::vector<std::string> cells{catalogue.products().code_of(one.product)};
        if (one.coherence.spreads.empty()) {
            cells.resize(5);
        } else {
            const PriceSpread& spread = one.coherence.spreads.front();
            for (const std::size_t place : {spread.lowest, spread.highest})
                cells.push_back(
                    amount_words(*structure, comparison.places[place], one.prices[place]) + ", " +
                    place_words(*structure, comparison.places[place]));
            cells.push_back(spread.percent.to_string() + " %");
            cells.push_back(comparison.lists.code_of(spread.list));
        }
        std::vector<std::string> without;
        for (const std::size_t place : one.coherence.without_price)
            without.push_back(place_words(*structure, comparison.places[place]));
        cells.push_back(join(without, ", "));
        table.add_row(std::move(cells));
    }
    if (!table.empty()) table.print(console);
    console.print(
        tr("Compared {0} products at {1} places: {2} the same everywhere, {3} at "
           "different prices, {4} without a price somewhere, {5} without one at all.",
           comparison.compared, comparison.places.size(), comparison.coherent, comparison.apart,
           comparison.missing, comparison.never_priced));
}

PriceComparisonRequest comparison_request(Catalogue& catalogue,
                                          const PriceCompareArguments& options) {
    PriceComparisonRequest request;
    request.most = static_cast<std::size_t>(std::max<std::int64_t>(options.most, 0));
    if (!options.sku.empty()) request.product = find_product(catalogue, options.sku);
    if (!options.above.empty()) {
        const auto above = Decimal::parse(options.above);
        if (!above || above->is_negative())
            throw Error(Failure::usage, tr("\"{0}\" is no percentage.", options.above));
        request.above = *above;
    }
    return request;
}

ExitStatus compare_price(Session& session, const PriceCompareArguments& options) {
    const auto catalogue = session.open_for_reading();
    PriceComparisonRequest request = comparison_request(*catalogue, options);
    const Progress progress(session.stop);
    const PriceTime time = read_price_time(options.at);
    std::optional<PriceComparison> now, then;
    if (request.product != 0 || options.at.empty())
        now = compare_prices(*catalogue, request, progress);
    if (!options.at.empty()) {
        request.at = time.at;
        request.at_local = time.at_local;
        then = compare_prices(*catalogue, request, progress);
    }
    const PriceComparison& judged = then ? *then : *now;
    if (session.json()) {
        Json products = Json::array();
        for (const ComparedProduct& one : judged.products)
            products.push_back(compared_json(*catalogue, judged, one));
        session.console.print_json(Json{{"compared", judged.compared},
                                        {"coherent", judged.coherent},
                                        {"apart", judged.apart},
                                        {"missing", judged.missing},
                                        {"never_priced", judged.never_priced},
                                        {"products", std::move(products)}});
    } else if (request.product != 0) {
        print_places(session.console, *catalogue->structure(), *now, then, options.at);
    } else {
        print_products(session.console, *catalogue, judged);
    }
    return ExitStatus::done;
}

}  // namespace

void add_price_compare(CommandLine& prices) {
    const auto options = std::make_shared<PriceCompareArguments>();
    CommandEntry entry =
        prices.add("compare", tr("Shows where channels and stores ask different prices"),
                   [options](Session& session) { return compare_price(session, *options); });
    entry.optional_argument("SKU", options->sku, tr("Only of this product, place by place"));
    entry.option("--at", options->at, "TIME",
                 tr("Then, too: 2026-11-27T08:30 at each place, or an instant such as "
                    "2026-11-27T07:30:00Z"));
    entry.option("--above", options->above, "PERCENT",
                 tr("Only where they lie more than so many per cent apart"));
    entry.option("--limit", options->most, "NUMBER", tr("So many products; usually 20"));
}

}  // namespace vitrine::cli
