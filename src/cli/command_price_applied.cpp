// What channels really asked, and the evidence of a reduction.
#include "base/error.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/price_plan_text.h"
#include "cli/price_time.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "cli/table.h"
#include "interchange/table_format.h"
#include "operations/price_evidence.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_declared_shown = 20;

struct AppliedArguments {
    std::string channel, sku, at, file;
};

ProductId sold_product(Catalogue& catalogue, const std::string& sku) {
    const auto product = catalogue.products().find(ProductStore::Space::products, sku);
    if (!product)
        throw Error(Failure::usage, tr("There is no product \"{0}\". Models are not sold.", sku));
    return *product;
}

std::string applied_words(const AppliedPrice& applied) {
    switch (applied.state) {
        case AppliedState::priced:
            return to_string(applied.price);
        case AppliedState::off_sale:
            return tr("off sale");
        case AppliedState::unknown:
            return tr("not known");
    }
    return {};
}

ExitStatus show_applied(Session& session, const AppliedArguments& options) {
    const auto catalogue = session.open_for_reading();
    const auto structure = catalogue->structure();
    const ChannelId channel = find_channel(*structure, options.channel).id;
    const Zone zone = zone_of_channel(*structure, channel);
    Json json = Json::array();
    Table table;
    table.add_column(tr("Since"));
    table.add_column(tr("Price"), Align::right);
    table.add_column(tr("Reduction"));
    table.add_column(tr("Proven by"));
    for (const AppliedPriceRow& row :
         AppliedPriceStore(catalogue->connection())
             .of_product(channel, sold_product(*catalogue, options.sku))) {
        const AppliedPrice& applied = row.applied;
        const bool is_priced = applied.state == AppliedState::priced;
        json.push_back(
            Json{{"from", to_iso8601(applied.from, zone)},
                 {"price", is_priced ? Json(applied.price.amount.to_string()) : Json()},
                 {"currency", is_priced ? Json(applied.price.currency.view()) : Json()},
                 {"state", applied_state_name(applied.state)},
                 {"reduction", applied.is_reduction},
                 {"first", row.is_first},
                 {"publication", row.publication == 0 ? Json() : Json(row.publication)}});
        table.add_row(
            {to_string(zone.local_time_of(applied.from)), applied_words(applied),
             applied.is_reduction ? tr("yes") : std::string(),
             row.publication == 0 ? tr("declared") : tr("publication {0}", row.publication)});
    }
    if (session.json()) {
        session.console.print_json(json);
    } else if (table.empty()) {
        session.console.print(
            tr("Nothing is known yet of what {0} asks for it: it was not "
               "published there, and nothing is declared.",
               options.channel));
    } else {
        table.print(session.console);
    }
    return ExitStatus::done;
}

ExitStatus show_evidence(Session& session, const AppliedArguments& options) {
    const auto catalogue = session.open_for_reading();
    const auto structure = catalogue->structure();
    const ChannelId channel = find_channel(*structure, options.channel).id;
    const PriceTime time = read_price_time(options.at);
    const Instant at = time.at ? *time.at
                       : time.at_local
                           ? zone_of_channel(*structure, channel).instant_of(*time.at_local)
                           : catalogue->now();
    const PriceEvidence evidence =
        price_evidence(*catalogue, channel, sold_product(*catalogue, options.sku), at);
    const std::string text = evidence_text(evidence);
    if (!options.file.empty()) write_file(options.file, text);
    if (session.json()) {
        session.console.print_json(Json::parse(text));
        return evidence.prior.price ? ExitStatus::done : ExitStatus::partly;
    }
    Console& console = session.console;
    const auto shown = [&](Instant instant) {
        return to_string(evidence.zone.local_time_of(instant));
    };
    console.print(tr("{0} on {1}: {2} since {3} ({4}).", evidence.product, evidence.channel,
                     to_string(evidence.reduction.price), shown(evidence.reduction.begins),
                     evidence.zone.name()));
    console.print(prior_price_sentence(evidence.prior, shown));
    if (evidence.percent)
        console.print(tr("It may be announced as {0} % less.", evidence.percent->to_string()));
    else
        console.print(tr("No reduction may be announced."));
    print_head(console, evidence.ledger);
    if (!options.file.empty()) console.print(tr("The evidence is in {0}.", options.file));
    return evidence.prior.price ? ExitStatus::done : ExitStatus::partly;
}

ExitStatus declare(Session& session, const AppliedArguments& options) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    const ChannelId channel = find_channel(*catalogue->structure(), options.channel).id;
    const auto table = open_table(options.file, exactly(find_table_format(options.file)));
    const std::string name = std::filesystem::path(options.file).filename().string();
    DeclarationReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Importing"));
        report = declare_prices(*catalogue, channel, *table, name, current_author(), progress);
    }
    if (session.json()) {
        Json json;
        json["read"] = report.read;
        json["declared"] = report.declared;
        json["unchanged"] = report.unchanged;
        json["rejected"] = report.rejected;
        json["issues"] = to_json(report.issues);
        json["ledger"] = head_json(report.head);
        session.console.print_json(json);
    } else {
        session.console.print(tr("Read {0}: {1} declared, {2} unchanged, {3} refused.", report.read,
                                 report.declared, report.unchanged, report.rejected));
        print_issues(session.console, report.issues, most_declared_shown);
        print_head(session.console, report.head);
    }
    return report.rejected > 0 ? ExitStatus::partly : ExitStatus::done;
}

}  // namespace

void add_price_applied(CommandLine& prices) {
    const auto shown = std::make_shared<AppliedArguments>();
    CommandEntry applied =
        prices.add("applied", tr("Shows what a channel really asked for a product, and since when"),
                   [shown](Session& session) { return show_applied(session, *shown); });
    applied.argument("CHANNEL", shown->channel, tr("Code of the channel"));
    applied.argument("SKU", shown->sku, tr("Code of the product"));

    const auto proof = std::make_shared<AppliedArguments>();
    CommandEntry evidence =
        prices.add("evidence", tr("Shows the price before a reduction, and what proves it"),
                   [proof](Session& session) { return show_evidence(session, *proof); });
    evidence.argument("CHANNEL", proof->channel, tr("Code of the channel"));
    evidence.argument("SKU", proof->sku, tr("Code of the product"));
    evidence.option("--at", proof->at, "TIME",
                    tr("Of the reduction then instead of now: 2026-11-27T08:30 there, or an "
                       "instant such as 2026-11-27T07:30:00Z"));
    evidence.option("--to", proof->file, "FILE", tr("Writes the evidence to this file, as JSON"));

    const auto said = std::make_shared<AppliedArguments>();
    CommandEntry declared =
        prices.add("declare", tr("Declares what a channel asked before it was published from here"),
                   [said](Session& session) { return declare(session, *said); });
    declared.argument("CHANNEL", said->channel, tr("Code of the channel"));
    declared.argument("FILE", said->file,
                      tr("A table with the columns sku, from and price; currency, reduction (yes) "
                         "and first (yes: it came on sale then) where they are needed"));
}

}  // namespace vitrine::cli
