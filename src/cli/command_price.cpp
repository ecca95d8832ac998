#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/price_time.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/import_prices.h"
#include "operations/price_view.h"
#include "pricing/price_trace_text.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_price_issues_shown = 20;

struct PriceShowArguments {
    std::string sku, channel, market, location, currency, quantity, at;
    std::vector<std::string> segments;
};

// The id of a code; 0 for none. Throws Error (usage) for one that does not exist.
template <class T>
std::int32_t id_of(const Entities<T>& known, const std::string& code) {
    if (code.empty()) return 0;
    const T* found = known.find(code);
    if (found == nullptr) throw Error(Failure::usage, tr("\"{0}\" does not exist.", code));
    return found->id;
}

// "market france", "segment b2b", or nothing for a base list.
std::string target_words(const Structure& structure, const PriceList& list) {
    if (list.segment != 0) return tr("segment {0}", structure.segments.code_of(list.segment));
    if (list.location != 0) return tr("location {0}", structure.locations.code_of(list.location));
    if (list.channel != 0) return tr("channel {0}", structure.channels.code_of(list.channel));
    if (list.market != 0) return tr("market {0}", structure.markets.code_of(list.market));
    return tr("everybody");
}

ExitStatus list_price_lists(Session& session) {
    const auto catalogue = session.open_for_reading();
    const auto structure = catalogue->structure();
    Json json = Json::array();
    Table table;
    table.add_column(tr("Price list"));
    table.add_column(tr("Currency"));
    table.add_column(tr("Tax"));
    table.add_column(tr("For"));
    table.add_column(tr("Priority"), Align::right);
    table.add_column(tr("From"));
    table.add_column(tr("Until"));
    table.add_column(tr("Prices"), Align::right);
    structure->price_lists.each([&](const PriceList& list) {
        const std::string currency = structure->currencies.code_of(list.currency);
        const std::int64_t count = catalogue->prices().count(list.id);
        json.push_back(Json{{"code", list.code},
                            {"currency", currency},
                            {"basis", list.is_net ? "net" : "gross"},
                            {"market", structure->markets.code_of(list.market)},
                            {"channel", structure->channels.code_of(list.channel)},
                            {"location", structure->locations.code_of(list.location)},
                            {"segment", structure->segments.code_of(list.segment)},
                            {"priority", list.priority},
                            {"from", list.from},
                            {"until", list.until},
                            {"prices", count}});
        table.add_row({list.code, currency, list.is_net ? tr("not included") : tr("included"),
                       target_words(*structure, list), std::to_string(list.priority), list.from,
                       list.until, std::to_string(count)});
    });
    if (session.json()) {
        session.console.print_json(json);
    } else if (table.empty()) {
        session.console.print(
            tr("The catalogue has no price lists yet. \"vitrine change create "
               "price_list\" makes one."));
    } else {
        table.print(session.console);
    }
    return ExitStatus::done;
}

PriceRequest price_request(Catalogue& catalogue, const PriceShowArguments& options) {
    const auto structure = catalogue.structure();
    PriceRequest request;
    request.product = find_product(catalogue, options.sku);
    request.channel = id_of(structure->channels, options.channel);
    request.market = id_of(structure->markets, options.market);
    request.location = id_of(structure->locations, options.location);
    request.currency = id_of(structure->currencies, options.currency);
    for (const std::string& segment : options.segments)
        request.segments.push_back(id_of(structure->segments, segment));
    if (!options.quantity.empty()) {
        const auto quantity = Decimal::parse(options.quantity);
        if (!quantity || quantity->is_negative())
            throw Error(Failure::usage, tr("\"{0}\" is no quantity.", options.quantity));
        request.quantity = *quantity;
    }
    const PriceTime time = read_price_time(options.at);
    request.at = time.at;
    request.at_local = time.at_local;
    return request;
}

// "12.50 EUR", with the tax or without.
std::string amount_words(const Structure& structure, const PriceView& view,
                         const ChosenPrice& price) {
    const std::string amount =
        price.amount.to_string() + ' ' + structure.currencies.code_of(view.question.currency);
    return price.basis == PriceBasis::net ? tr("{0} without tax", amount) : amount;
}

Json price_json(const Structure& structure, const std::optional<ChosenPrice>& price) {
    if (!price) return {};
    return Json{{"amount", price->amount.to_string()},
                {"basis", price_basis_name(price->basis)},
                {"type", price_type_name(price->entry.type)},
                {"list", structure.price_lists.code_of(price->entry.list)}};
}

Json view_json(const Structure& structure, const PriceView& view) {
    Json json;
    const ChosenPrice* asked = view.price.asked();
    json["currency"] = structure.currencies.code_of(view.question.currency);
    json["at"] = to_iso8601(view.question.instant, view.zone);
    json["price"] = asked != nullptr ? price_json(structure, *asked) : Json();
    json["regular"] = price_json(structure, view.price.regular);
    json["reduction"] = price_json(structure, view.price.reduction);
    json["msrp"] = price_json(structure, view.price.msrp);
    json["map"] = price_json(structure, view.price.map);
    json["cost"] = price_json(structure, view.price.cost);
    json["valid_until"] = view.price.valid_until == PriceWindow::forever
                              ? Json()
                              : Json(to_iso8601(view.price.valid_until, view.zone));
    Json trace = Json::array();
    for (std::size_t line = 0; line < view.trace.size(); ++line) {
        const PriceTraceLine& one = view.trace[line];
        trace.push_back(
            Json{{"list", structure.price_lists.code_of(one.entry.list)},
                 {"type", price_type_name(one.entry.type)},
                 {"amount", one.entry.amount.to_string()},
                 {"quantity", one.entry.tier.normalized().to_string()},
                 {"verdict", price_verdict_name(one.verdict)},
                 {"why", price_trace_sentence(view.trace, line, structure, view.lists)}});
    }
    json["trace"] = std::move(trace);
    return json;
}

void print_view(Console& console, Catalogue& catalogue, const PriceView& view) {
    const Structure& structure = *catalogue.structure();
    const auto instant_text = [&](Instant instant) {
        return to_string(view.zone.local_time_of(instant));
    };
    const ChosenPrice* asked = view.price.asked();
    console.print(asked == nullptr ? tr("There is no price.")
                                   : tr("Price: {0}", amount_words(structure, view, *asked)));
    for (const auto* part : {&view.price.regular, &view.price.reduction, &view.price.msrp,
                             &view.price.map, &view.price.cost}) {
        if (!*part) continue;
        console.print("  " + tr("{0}: {1}, from the list {2}",
                                price_type_label((*part)->entry.type),
                                amount_words(structure, view, **part),
                                structure.price_lists.code_of((*part)->entry.list)));
    }
    if (view.price.valid_until != PriceWindow::forever)
        console.print(tr("It may change at {0} ({1}).", instant_text(view.price.valid_until),
                         view.zone.name()));
    if (view.trace.empty()) return;
    Table table;
    table.add_column(tr("Price"));
    table.add_column(tr("List"));
    table.add_column(tr("Of"));
    table.add_column(tr("From quantity"), Align::right);
    table.add_column(tr("Amount"), Align::right);
    table.add_column(tr("Why"));
    for (std::size_t line = 0; line < view.trace.size(); ++line) {
        const PriceEntry& entry = view.trace[line].entry;
        table.add_row(
            {price_type_label(entry.type), structure.price_lists.code_of(entry.list),
             catalogue.products().code_of(entry.product),
             entry.tier.is_zero() ? "" : entry.tier.to_string(), entry.amount.to_string(),
             price_trace_sentence(view.trace, line, structure, view.lists, instant_text)});
    }
    console.print();
    table.print(console);
}

ExitStatus show_price(Session& session, const PriceShowArguments& options) {
    const auto catalogue = session.open_for_reading();
    const PriceView view = view_price(*catalogue, price_request(*catalogue, options));
    if (session.json()) {
        session.console.print_json(view_json(*catalogue->structure(), view));
    } else {
        print_view(session.console, *catalogue, view);
    }
    return view.price.asked() != nullptr ? ExitStatus::done : ExitStatus::partly;
}

ExitStatus set_price(Session& session, const SaidPrice& said) {
    const auto catalogue = session.open_for_writing();
    const ReadPrice read = read_price(*catalogue, said);
    if (!read.issues.empty()) {
        print_issues(session.console, read.issues, most_price_issues_shown);
        return ExitStatus::wrong_usage;
    }
    const SavedPrice saved =
        save_price(*catalogue, read, {current_author(), "edit", {}, {}, 0}, Progress(session.stop));
    if (session.json()) {
        session.console.print_json(
            Json{{"change_set", saved.change_set == 0 ? Json() : Json(saved.change_set)},
                 {"derived", saved.derived.changed()}});
    } else {
        session.console.print(!saved.changed ? tr("Nothing to change.")
                              : read.removes ? tr("The price is removed.")
                                             : tr("The price is saved."));
        print_derived(session.console, saved.derived);
    }
    return ExitStatus::done;
}

void add_price_options(CommandEntry& entry, SaidPrice& said) {
    entry.argument("LIST", said.list, tr("Code of the price list"));
    entry.argument("SKU", said.sku, tr("Code of the product or model"));
    entry.option("--type", said.type, "TYPE",
                 tr("regular, promotion, markdown, msrp, map or cost; usually regular"));
    entry.option("--quantity", said.quantity, "NUMBER",
                 tr("The smallest quantity that it is asked for; usually any"));
    entry.option("--from", said.from, "TIME",
                 tr("When it begins, in the time zone of the list: 2026-11-27T08:30"));
}

}  // namespace

void print_derived(Console& console, const PriceDerivationReport& report) {
    if (const std::int64_t changed = report.changed(); changed != 0)
        console.print(trn("Rules changed {0} price that is derived from it.",
                          "Rules changed {0} prices that are derived from it.",
                          static_cast<long>(changed), changed));
    print_issues(console, report.issues, most_price_issues_shown);
}

void add_price(CommandLine& line) {
    CommandLine group = line.add_group("price", tr("Price lists, and which price is asked"));
    group.add("lists", tr("Lists the price lists"), list_price_lists);

    const auto shown = std::make_shared<PriceShowArguments>();
    CommandEntry show =
        group.add("show", tr("Shows which price a product has, and why"),
                  [shown](Session& session) { return show_price(session, *shown); });
    show.argument("SKU", shown->sku, tr("Code of the product or model"));
    show.option("--channel", shown->channel, "CODE", tr("On this channel"));
    show.option("--market", shown->market, "CODE", tr("In this market"));
    show.option("--location", shown->location, "CODE", tr("In this store"));
    show.option("--segment", shown->segments, "CODE", tr("For a shopper of this segment"));
    show.option("--currency", shown->currency, "CODE", tr("In this currency"));
    show.option("--quantity", shown->quantity, "NUMBER", tr("For so many; usually 1"));
    show.option("--at", shown->at, "TIME",
                tr("Then instead of now, in the past or the future: 2026-11-27T08:30 there, or "
                   "an instant such as 2026-11-27T07:30:00Z"));

    const auto set = std::make_shared<SaidPrice>();
    CommandEntry put = group.add("set", tr("Saves one price"),
                                 [set](Session& session) { return set_price(session, *set); });
    add_price_options(put, *set);
    put.argument("AMOUNT", set->amount, tr("Such as 12.50, in the currency of the list"));
    put.option("--until", set->until, "TIME", tr("When it ends, likewise"));

    const auto gone = std::make_shared<SaidPrice>();
    CommandEntry remove = group.add("remove", tr("Removes one price"),
                                    [gone](Session& session) { return set_price(session, *gone); });
    add_price_options(remove, *gone);

    add_price_files(group);
    add_price_compare(group);
    add_price_derive(group);
    add_price_prepare(group);
    add_price_change(group);
    add_price_applied(group);
}

}  // namespace vitrine::cli
