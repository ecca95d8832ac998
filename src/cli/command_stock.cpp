// Stock: what feeds said, how old it is, and what follows from it.
#include "base/error.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "cli/table.h"
#include "interchange/table_format.h"
#include "operations/import_source.h"
#include "operations/import_stock.h"
#include "operations/stock_view.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_stock_issues_shown = 20;

struct StockImportArguments {
    std::string file, location, feed;
    bool full = false;
};

StockImportReport read_feed(Session& session, const StockImportArguments& options) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    const Progress progress(session.stop);
    const ProgressDisplay display(session.console, progress, tr("Importing"));
    const ImportSource source({options.file}, progress);
    const std::filesystem::path file = source.only_file();
    if (file.empty())
        throw Error(Failure::usage, tr("{0} is no single table.", place_name(options.file)));
    const auto table = open_table(file);
    const std::string name = place_name(options.file);
    return import_stock(
        *catalogue, *table, name,
        {options.feed.empty() ? name : options.feed, options.location, options.full}, progress);
}

ExitStatus import_stock_file(Session& session, const StockImportArguments& options) {
    const StockImportReport report = read_feed(session, options);
    if (session.json()) {
        Json json;
        json["read"] = report.read;
        json["created"] = report.created;
        json["updated"] = report.updated;
        json["confirmed"] = report.confirmed;
        json["older"] = report.older;
        json["rejected"] = report.rejected;
        json["removed"] = report.removed;
        json["issues"] = to_json(report.issues);
        session.console.print_json(json);
    } else {
        session.console.print(
            tr("Read {0}: {1} new, {2} changed, {3} as before, {4} older than "
               "what is known, {5} refused.",
               report.read, report.created, report.updated, report.confirmed, report.older,
               report.rejected));
        if (options.full)
            session.console.print(trn("{0} count is forgotten, as the feed does not say it.",
                                      "{0} counts are forgotten, as the feed does not say them.",
                                      static_cast<long>(report.removed), report.removed));
        print_issues(session.console, report.issues, most_stock_issues_shown);
    }
    return report.rejected > 0 ? ExitStatus::partly : ExitStatus::done;
}

std::optional<Decimal> cover_of(const StoredStock& stock) {
    if (!stock.sold_per_day) return std::nullopt;
    return days_of_cover(stock.amount(), Decimal(*stock.sold_per_day, 3));
}

Json stock_json(const Structure& structure, const StockView& view) {
    const auto instant = [](const std::optional<Instant>& at) {
        return at ? Json(to_iso8601(*at)) : Json();
    };
    Json json;
    json["locations"] = Json::array();
    for (const StoredStock& stock : view.levels) {
        const auto cover = cover_of(stock);
        json["locations"].push_back(
            Json{{"location", structure.locations.code_of(stock.location)},
                 {"quantity", stock.amount().to_string()},
                 {"as_of", to_iso8601(stock.as_of)},
                 {"feed", stock.feed},
                 {"days_of_cover", cover ? Json(cover->to_string()) : Json()}});
    }
    json["channels"] = Json::array();
    for (const auto& on : view.channels) {
        const AvailabilityAnswer& answer = on.availability;
        Json pickup = Json::array();
        for (const auto& [location, verdict] : on.pickup) {
            pickup.push_back(Json{{"location", structure.locations.code_of(location)},
                                  {"verdict", pickup_verdict_name(verdict)},
                                  {"why", pickup_sentence(verdict)}});
        }
        json["channels"].push_back(Json{{"channel", structure.channels.code_of(on.channel)},
                                        {"availability", availability_name(answer.availability)},
                                        {"quantity", answer.quantity.normalized().to_string()},
                                        {"from", instant(answer.from)},
                                        {"as_of", instant(answer.as_of)},
                                        {"reason", availability_reason_name(answer.reason)},
                                        {"why", availability_sentence(answer)},
                                        {"pickup", std::move(pickup)}});
    }
    return json;
}

std::string availability_words(Availability availability) {
    switch (availability) {
        case Availability::in_stock:
            return tr("In stock");
        case Availability::preorder:
            return tr("Preorder");
        case Availability::backorder:
            return tr("Backorder");
        case Availability::out_of_stock:
            return tr("Out of stock");
    }
    return {};
}

void print_stock(Console& console, const Structure& structure, const StockView& view) {
    if (view.levels.empty()) {
        console.print(tr("No feed said anything of its stock."));
    } else {
        Table table;
        table.add_column(tr("Location"));
        table.add_column(tr("Quantity"), Align::right);
        table.add_column(tr("Counted"));
        table.add_column(tr("Age"));
        table.add_column(tr("Days of cover"), Align::right);
        table.add_column(tr("Feed"));
        for (const StoredStock& stock : view.levels) {
            const auto cover = cover_of(stock);
            table.add_row({structure.locations.code_of(stock.location), stock.amount().to_string(),
                           time_text(stock.as_of), age_text(stock.as_of, view.now),
                           cover ? cover->to_string() : "", stock.feed});
        }
        table.print(console);
    }
    if (view.channels.empty()) return;
    Table channels;
    channels.add_column(tr("Channel"));
    channels.add_column(tr("Availability"));
    channels.add_column(tr("From"));
    channels.add_column(tr("Why"));
    Table pickup;
    pickup.add_column(tr("Channel"));
    pickup.add_column(tr("Fetched at"));
    pickup.add_column(tr("Why"));
    for (const auto& on : view.channels) {
        const AvailabilityAnswer& answer = on.availability;
        channels.add_row(
            {structure.channels.code_of(on.channel), availability_words(answer.availability),
             answer.from ? time_text(*answer.from) : "", availability_sentence(answer)});
        for (const auto& [location, verdict] : on.pickup) {
            pickup.add_row({structure.channels.code_of(on.channel),
                            structure.locations.code_of(location), pickup_sentence(verdict)});
        }
    }
    console.print();
    channels.print(console);
    if (pickup.empty()) return;
    console.print();
    pickup.print(console);
}

ExitStatus show_stock(Session& session, const std::string& sku) {
    const auto catalogue = session.open_for_reading();
    const StockView view = view_stock(*catalogue, find_product(*catalogue, sku));
    if (session.json()) {
        session.console.print_json(stock_json(*catalogue->structure(), view));
    } else {
        print_stock(session.console, *catalogue->structure(), view);
    }
    return ExitStatus::done;
}

}  // namespace

void add_stock(CommandLine& line) {
    CommandLine group = line.add_group("stock", tr("What there is to sell, and where"));
    const auto shown = std::make_shared<std::string>();
    CommandEntry show =
        group.add("show",
                  tr("Shows the stock of a product, its age, and what "
                     "channels and stores can do with it"),
                  [shown](Session& session) { return show_stock(session, *shown); });
    show.argument("SKU", *shown, tr("Code of the product or variant"));

    const auto read = std::make_shared<StockImportArguments>();
    CommandEntry feed = group.add("import", tr("Reads a stock feed"), [read](Session& session) {
        return import_stock_file(session, *read);
    });
    feed.argument("FILE", read->file,
                  tr("A table or its address on the web, with the columns sku, location and "
                     "quantity; as_of and sold_per_day where they are known"));
    feed.option("--location", read->location, "CODE",
                tr("The location, where the feed does not say it"));
    feed.option("--feed", read->feed, "NAME",
                tr("What the feed is called; usually as its file or address"));
    feed.flag("--full", read->full,
              tr("The feed says all of the stock of its locations: the rest is forgotten"));
}

}  // namespace vitrine::cli
