#include <algorithm>

#include "base/error.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/apply_price_rules.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_derivation_issues_shown = 20;

struct PriceDeriveArguments {
    std::string list;
    bool preview = false;
    bool all = false;
};

void print_derivation(Console& console, const Structure& structure,
                      const PriceDerivationReport& report, bool preview) {
    print_issues(console, report.issues, most_derivation_issues_shown);
    if (structure.price_rules.size() == 0) {
        console.print(
            tr("The catalogue has no price rules yet. \"vitrine change create price_rule\" makes "
               "one."));
        return;
    }
    if (report.products == 0) return console.print(tr("Nothing changed since the last time."));
    Table table;
    table.add_column(tr("Price list"));
    table.add_column(tr("New"), Align::right);
    table.add_column(tr("Changed"), Align::right);
    table.add_column(tr("Removed"), Align::right);
    table.add_column(tr("Unchanged"), Align::right);
    table.add_column(tr("Without price"), Align::right);
    for (const DerivedListCounts& list : report.lists)
        table.add_row({structure.price_lists.code_of(list.list), std::to_string(list.created),
                       std::to_string(list.updated), std::to_string(list.removed),
                       std::to_string(list.unchanged), std::to_string(list.without)});
    if (!table.empty()) table.print(console);
    if (report.products > 0)
        console.print(trn("Only what changed since the last time: {0} product.",
                          "Only what changed since the last time: {0} products.",
                          static_cast<long>(report.products), report.products));
    if (preview) console.print(tr("Nothing is saved: this is a preview."));
}

Json derivation_json(const Structure& structure, const PriceDerivationReport& report) {
    Json lists = Json::array();
    for (const DerivedListCounts& list : report.lists)
        lists.push_back(Json{{"list", structure.price_lists.code_of(list.list)},
                             {"created", list.created},
                             {"updated", list.updated},
                             {"removed", list.removed},
                             {"unchanged", list.unchanged},
                             {"without", list.without}});
    Json json;
    json["lists"] = std::move(lists);
    json["products"] = report.products < 0 ? Json() : Json(report.products);
    json["issues"] = to_json(report.issues);
    json["change_set"] = report.change_set == 0 ? Json() : Json(report.change_set);
    return json;
}

ExitStatus derive_prices(Session& session, const PriceDeriveArguments& options) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    const auto structure = catalogue->structure();
    PriceDerivationRequest request;
    request.preview = options.preview;
    request.only_changed = !options.all;
    if (!options.list.empty()) {
        const PriceList* list = structure->price_lists.find(options.list);
        if (list == nullptr)
            throw Error(Failure::usage, tr("There is no price list \"{0}\".", options.list));
        request.list = list->id;
    }
    const PriceDerivationReport report =
        apply_price_rules(*catalogue, request, Progress(session.stop));
    if (session.json()) {
        session.console.print_json(derivation_json(*structure, report));
    } else {
        print_derivation(session.console, *structure, report, options.preview);
    }
    const bool all_ran = std::ranges::none_of(
        report.issues, [](const Issue& issue) { return issue.severity == Severity::error; });
    return all_ran ? ExitStatus::done : ExitStatus::partly;
}

}  // namespace

void add_price_derive(CommandLine& prices) {
    const auto options = std::make_shared<PriceDeriveArguments>();
    CommandEntry derive =
        prices.add("derive", tr("Makes the prices that rules derive from other lists"),
                   [options](Session& session) { return derive_prices(session, *options); });
    derive.option("--list", options->list, "CODE",
                  tr("Only this list, and those that it is derived from"));
    derive.flag("--preview", options->preview, tr("Says what would change, and saves nothing"));
    derive.flag("--all", options->all,
                tr("Also of products that did not change since the last time"));
}

}  // namespace vitrine::cli
