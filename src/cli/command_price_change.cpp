// Changes of prices that are prepared: simulated, approved, made at their hour.
#include <cstdio>

#include "base/error.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/price_plan_text.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/price_change.h"
#include "operations/price_settings.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_change_issues_shown = 20;
constexpr std::int64_t usual_lines = 20;

struct PriceChangeArguments {
    std::string code, reason;
    std::int64_t limit = usual_lines;
};

std::string state_words(const PricePlan& plan) {
    switch (plan.state) {
        case PricePlanState::prepared:
            return tr("prepared");
        case PricePlanState::approved:
            return tr("approved");
        case PricePlanState::applied:
            return tr("applied");
        case PricePlanState::withdrawn:
            return tr("withdrawn");
    }
    return {};
}

std::string percent_words(const std::optional<double>& percent) {
    if (!percent) return "-";
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", *percent);
    return text;
}

void print_simulation(Console& console, Catalogue& catalogue, const PriceSimulation& simulation,
                      std::int64_t limit) {
    const auto structure = catalogue.structure();
    Table table;
    table.add_column(tr("Product"));
    table.add_column(tr("Price list"));
    table.add_column(tr("Type"));
    table.add_column(tr("Old price"), Align::right);
    table.add_column(tr("New price"), Align::right);
    table.add_column(tr("Difference"), Align::right);
    table.add_column(tr("Margin before"), Align::right);
    table.add_column(tr("Margin after"), Align::right);
    for (std::size_t i = 0; i < simulation.lines.size() && static_cast<std::int64_t>(i) < limit;
         ++i) {
        const PriceSimulationLine& line = simulation.lines[i];
        const auto difference =
            line.before && line.after ? line.after->plus(-*line.before) : std::nullopt;
        const auto text = [](const std::optional<Decimal>& amount) {
            return amount ? amount->to_string() : std::string("-");
        };
        table.add_row({catalogue.products().code_of(line.key.product),
                       structure->price_lists.code_of(line.key.list),
                       std::string(price_type_name(line.key.type)), text(line.before),
                       text(line.after), text(difference), percent_words(line.margin_before),
                       percent_words(line.margin_after)});
    }
    table.print(console);
    if (const auto more = static_cast<std::int64_t>(simulation.lines.size()) - limit; more > 0)
        console.print(trn("And {0} more.", "And {0} more.", static_cast<long>(more), more));
    console.print(tr("{0} up, {1} down, {2} new, {3} removed. Mean margin: {4} before, {5} after.",
                     simulation.raised, simulation.lowered, simulation.created, simulation.removed,
                     percent_words(simulation.margin_before),
                     percent_words(simulation.margin_after)));
    if (simulation.moved != 0)
        console.print(trn("{0} price was changed since and would be left out.",
                          "{0} prices were changed since and would be left out.",
                          static_cast<long>(simulation.moved), simulation.moved));
    print_issues(console, simulation.issues, most_change_issues_shown);
}

ExitStatus simulate(Session& session, const PriceChangeArguments& options) {
    const auto catalogue = session.open_for_reading(sql::Purpose::scan);
    const PriceSimulation simulation =
        simulate_price_change(*catalogue, options.code, Progress(session.stop));
    if (session.json()) {
        Json json = plan_json(simulation.plan);
        json["raised"] = simulation.raised;
        json["lowered"] = simulation.lowered;
        json["created"] = simulation.created;
        json["removed"] = simulation.removed;
        json["moved"] = simulation.moved;
        json["blocked"] = simulation.blocked;
        json["warned"] = simulation.warned;
        const auto structure = catalogue->structure();
        const auto amount = [](const std::optional<Decimal>& price) {
            return price ? Json(price->to_string()) : Json();
        };
        Json lines = Json::array();
        for (const PriceSimulationLine& line : simulation.lines) {
            if (static_cast<std::int64_t>(lines.size()) >= options.limit) break;
            lines.push_back(
                Json{{"product", catalogue->products().code_of(line.key.product)},
                     {"list", structure->price_lists.code_of(line.key.list)},
                     {"type", price_type_name(line.key.type)},
                     {"old", amount(line.before)},
                     {"new", amount(line.after)},
                     {"margin_before", line.margin_before ? Json(*line.margin_before) : Json()},
                     {"margin_after", line.margin_after ? Json(*line.margin_after) : Json()}});
        }
        json["lines"] = std::move(lines);
        json["issues"] = to_json(simulation.issues);
        session.console.print_json(json);
    } else {
        print_simulation(session.console, *catalogue, simulation, options.limit);
    }
    return simulation.blocked == 0 ? ExitStatus::done : ExitStatus::partly;
}

void print_applied(Console& console, const DuePriceChanges& due) {
    for (const AppliedPriceChange& one : due.applied) {
        console.print(trn("{0}: {1} price changed.", "{0}: {1} prices changed.",
                          static_cast<long>(one.changed), one.plan.code, one.changed));
        print_issues(console, one.left_out, most_change_issues_shown);
        print_derived(console, one.derived);
    }
    if (due.applied.empty()) console.print(tr("No price change is due."));
    if (due.next) console.print(tr("The next one is due at {0} (UTC).", time_text(*due.next)));
    print_head(console, due.head);
}

Json due_json(const DuePriceChanges& due) {
    Json applied = Json::array();
    for (const AppliedPriceChange& one : due.applied) {
        Json json = plan_json(one.plan);
        json["changed"] = one.changed;
        json["derived"] = one.derived.changed();
        json["left_out"] = to_json(one.left_out);
        json["issues"] = to_json(one.derived.issues);
        applied.push_back(std::move(json));
    }
    Json json;
    json["applied"] = std::move(applied);
    json["next"] = instant_json(due.next);
    json["ledger"] = head_json(due.head);
    return json;
}

ExitStatus run_due(Session& session) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    const DuePriceChanges due =
        run_due_price_changes(*catalogue, current_author(), Progress(session.stop));
    if (session.json()) {
        session.console.print_json(due_json(due));
    } else {
        print_applied(session.console, due);
    }
    bool all = true;
    for (const AppliedPriceChange& one : due.applied) all = all && one.left_out.empty();
    return all ? ExitStatus::done : ExitStatus::partly;
}

ExitStatus approve(Session& session, const PriceChangeArguments& options) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    const PricePlan plan = approve_price_change(*catalogue, options.code, current_author(),
                                                options.reason, Progress(session.stop));
    if (session.json()) {
        session.console.print_json(plan_json(plan));
    } else {
        session.console.print(plan.starts
                                  ? tr("{0} is approved for {1}.", plan.code, hour_words(plan))
                                  : tr("{0} is approved.", plan.code));
        session.console.print(
            tr("\"vitrine price run-due\" makes the changes whose hour has come."));
    }
    return ExitStatus::done;
}

ExitStatus withdraw(Session& session, const PriceChangeArguments& options) {
    const auto catalogue = session.open_for_writing();
    const PricePlan plan = withdraw_price_change(*catalogue, options.code, current_author());
    if (session.json()) {
        session.console.print_json(plan_json(plan));
    } else {
        session.console.print(tr("{0} is withdrawn.", plan.code));
    }
    return ExitStatus::done;
}

ExitStatus list_changes(Session& session) {
    const auto catalogue = session.open_for_reading();
    Json json = Json::array();
    Table table;
    table.add_column(tr("Price change"));
    table.add_column(tr("State"));
    table.add_column(tr("Starts"));
    table.add_column(tr("Prices"), Align::right);
    table.add_column(tr("Prepared by"));
    table.add_column(tr("Approved by"));
    table.add_column(tr("Change set"), Align::right);
    for (const PricePlan& plan : PricePlanStore(catalogue->connection()).all()) {
        const bool undone =
            plan.change_set != 0 && catalogue->journal().undone_by(plan.change_set).has_value();
        Json one = plan_json(plan);
        one["undone"] = undone;
        json.push_back(std::move(one));
        table.add_row({plan.code, undone ? tr("undone") : state_words(plan), hour_words(plan),
                       std::to_string(plan.prices), plan.prepared_by, plan.approved_by,
                       plan.change_set == 0 ? std::string() : std::to_string(plan.change_set)});
    }
    if (session.json()) {
        session.console.print_json(json);
    } else if (table.empty()) {
        session.console.print(tr("No price change is prepared. \"vitrine price prepare\" does."));
    } else {
        table.print(session.console);
    }
    return ExitStatus::done;
}

ExitStatus guardrails(Session& session, const std::vector<std::string>& words) {
    const auto catalogue = words.empty() ? session.open_for_reading() : session.open_for_writing();
    if (!words.empty()) change_price_settings(*catalogue, words);
    Json json = Json::object();
    for (const std::string& word : price_setting_words(price_settings(*catalogue))) {
        const std::size_t sign = word.find('=');
        json[word.substr(0, sign)] = word.substr(sign + 1);
        if (!session.json()) session.console.print(word);
    }
    if (session.json()) session.console.print_json(json);
    return ExitStatus::done;
}

// What was noted, besides the change of prices that most entries are about.
std::string ledger_words(std::string_view kind) {
    if (kind == "approved") return tr("approved");
    if (kind == "withdrawn") return tr("withdrawn");
    if (kind == "applied") return tr("applied on a channel");
    if (kind == "declared") return tr("declared");
    return {};
}

ExitStatus show_ledger(Session& session, const PriceChangeArguments& options) {
    const auto catalogue = session.open_for_reading();
    PriceLedger ledger(catalogue->connection());
    const PriceLedgerHead head = ledger.head();
    Json entries = Json::array();
    Table table;
    table.add_column(tr("Entry"), Align::right);
    table.add_column(tr("At"));
    table.add_column(tr("Who"));
    table.add_column(tr("What"));
    table.add_column(tr("Change set"), Align::right);
    table.add_column(tr("Hash"));
    ledger.each(
        std::max<std::int64_t>(0, head.number - options.limit), [&](const PriceLedgerEntry& entry) {
            entries.push_back(
                Json{{"number", entry.number},
                     {"at", to_iso8601(entry.at)},
                     {"kind", entry.kind},
                     {"author", entry.author},
                     {"note", entry.note},
                     {"change_set", entry.change_set == 0 ? Json() : Json(entry.change_set)},
                     {"hash", entry.hash}});
            const std::string what = ledger_words(entry.kind);
            table.add_row({std::to_string(entry.number), time_text(entry.at), entry.author,
                           what.empty() ? entry.note : what + ": " + entry.note,
                           entry.change_set == 0 ? std::string() : std::to_string(entry.change_set),
                           entry.hash.substr(0, 12)});
            return true;
        });
    if (session.json()) {
        session.console.print_json(Json{{"entries", entries}, {"head", head_json(head)}});
    } else if (table.empty()) {
        session.console.print(tr("The price ledger is empty: no price was decided yet."));
    } else {
        table.print(session.console);
        print_head(session.console, head);
    }
    return ExitStatus::done;
}

}  // namespace

void add_price_change(CommandLine& prices) {
    prices.add("changes", tr("Lists the price changes"), list_changes);
    const auto shown = std::make_shared<PriceChangeArguments>();
    CommandEntry entry =
        prices.add("simulate", tr("Shows what a price change would do"),
                   [shown](Session& session) { return simulate(session, *shown); });
    entry.argument("CODE", shown->code, tr("The price change"));
    entry.option("--limit", shown->limit, "NUMBER", tr("At most so many prices; usually 20"));
    const auto approved = std::make_shared<PriceChangeArguments>();
    CommandEntry approval =
        prices.add("approve", tr("Lets a price change happen at its hour"),
                   [approved](Session& session) { return approve(session, *approved); });
    approval.argument("CODE", approved->code, tr("The price change"));
    approval.option("--reason", approved->reason, "TEXT", tr("Why guardrails are overridden"));
    const auto gone = std::make_shared<PriceChangeArguments>();
    prices
        .add("withdraw", tr("Takes a price change back before its hour"),
             [gone](Session& session) { return withdraw(session, *gone); })
        .argument("CODE", gone->code, tr("The price change"));
    prices.add("run-due", tr("Makes the approved price changes whose hour has come"), run_due);
    const auto words = std::make_shared<std::vector<std::string>>();
    prices
        .add("guardrails", tr("Shows or sets what changes of prices may do"),
             [words](Session& session) { return guardrails(session, *words); })
        .optional_words("SETTING=VALUE", *words, tr("Such as below_cost=block"));
    const auto ledger = std::make_shared<PriceChangeArguments>();
    prices
        .add("ledger", tr("Shows which prices were decided when, by whom"),
             [ledger](Session& session) { return show_ledger(session, *ledger); })
        .option("--limit", ledger->limit, "NUMBER", tr("At most so many entries; usually 20"));
}

}  // namespace vitrine::cli
