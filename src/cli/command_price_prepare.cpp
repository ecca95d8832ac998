// A change of prices, by a formula or from a table.
#include "base/error.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/price_plan_text.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "operations/price_change.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_prepare_issues_shown = 20;

struct PrepareArguments {
    std::string code, note, at, file, list, source, filter, from_type, to_type;
    std::string price, percent, factor, amount, margin, rounding, step, endings, least, most;
    std::string from, until;
};

std::optional<Decimal> number_of(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto number = Decimal::parse(text);
    if (!number) throw Error(Failure::usage, tr("\"{0}\" is not a number.", text));
    return number;
}

// What is left of a price after "-10", or "-10%".
std::optional<Decimal> factor_of(std::string text) {
    if (text.ends_with('%')) text.pop_back();
    const auto percent = number_of(text);
    if (!percent) return std::nullopt;
    const auto whole = percent->plus(Decimal(100, 0));
    return whole ? whole->times(Decimal(1, 2)) : std::nullopt;
}

std::int32_t list_named(const Structure& structure, const std::string& code) {
    if (code.empty()) return 0;
    const PriceList* list = structure.price_lists.find(code);
    if (list == nullptr) throw Error(Failure::usage, tr("There is no price list \"{0}\".", code));
    return list->id;
}

PriceChangeRequest request_of(const Structure& structure, const PrepareArguments& options) {
    PriceChangeRequest request;
    request.code = options.code;
    request.note = options.note;
    request.at = options.at;
    request.from = options.from;
    request.until = options.until;
    request.file = options.file;
    if (!options.file.empty()) {
        if (!options.list.empty()) request.file_lists = {options.list};
        return request;
    }
    PriceRule& formula = request.formula;
    formula.target = list_named(structure, options.list);
    formula.source = list_named(structure, options.source);
    formula.condition = options.filter;
    formula.from_type = options.from_type;
    formula.to_type = options.to_type;
    formula.margin = number_of(options.margin);
    if (formula.margin && formula.from_type.empty()) formula.from_type = "cost";
    formula.factor = number_of(options.factor);
    if (!options.percent.empty()) {
        if (formula.factor) throw Error(Failure::usage, tr("Say either --percent or --factor."));
        formula.factor = factor_of(options.percent);
    }
    formula.amount = number_of(options.amount);
    formula.rounding = options.rounding;
    formula.step = number_of(options.step);
    formula.endings = options.endings;
    formula.least = number_of(options.least);
    formula.most = number_of(options.most);
    request.price = number_of(options.price);
    return request;
}

ExitStatus prepare(Session& session, const PrepareArguments& options) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    PreparedPriceChange prepared;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Preparing"));
        prepared = prepare_price_change(*catalogue, request_of(*catalogue->structure(), options),
                                        current_author(), progress);
    }
    if (session.json()) {
        Json json = plan_json(prepared.plan);
        json["issues"] = to_json(prepared.issues);
        session.console.print_json(json);
    } else {
        print_issues(session.console, prepared.issues, most_prepare_issues_shown);
        session.console.print(trn("{0} price would change: {1}.", "{0} prices would change: {1}.",
                                  static_cast<long>(prepared.plan.prices), prepared.plan.prices,
                                  hour_words(prepared.plan)));
        session.console.print(
            tr("\"vitrine price simulate {0}\" shows it, \"vitrine price approve {0}\" lets it "
               "happen.",
               prepared.plan.code));
    }
    return ExitStatus::done;
}

}  // namespace

void add_price_prepare(CommandLine& prices) {
    const auto options = std::make_shared<PrepareArguments>();
    CommandEntry entry =
        prices.add("prepare", tr("Prepares a change of prices, for now or for later"),
                   [options](Session& session) { return prepare(session, *options); });
    entry.argument("CODE", options->code, tr("What it is called from now on"));
    entry.option("--list", options->list, "CODE", tr("The price list that changes"));
    entry.option("--filter", options->filter, "FILTER", tr("Only products that it finds"));
    entry.option("--percent", options->percent, "NUMBER", tr("So much more, or less: -10"));
    entry.option("--factor", options->factor, "NUMBER", tr("Times so much: 0.9"));
    entry.option("--amount", options->amount, "NUMBER", tr("Plus so much: -2"));
    entry.option("--margin", options->margin, "PERCENT", tr("From cost, to this margin on net"));
    entry.option("--price", options->price, "AMOUNT", tr("All to this price"));
    entry.option("--rounding", options->rounding, "MODE", tr("half up, half even, up or down"));
    entry.option("--step", options->step, "NUMBER", tr("To multiples of this: 0.05"));
    entry.option("--endings", options->endings, "LIST", tr("To such endings: .99,.95"));
    entry.option("--least", options->least, "AMOUNT", tr("No lower than this"));
    entry.option("--most", options->most, "AMOUNT", tr("No higher than this"));
    entry.option("--from-type", options->from_type, "TYPE",
                 tr("From prices of this type; usually regular"));
    entry.option("--to-type", options->to_type, "TYPE",
                 tr("To prices of this type: promotion, markdown; usually regular"));
    entry.option("--source", options->source, "CODE",
                 tr("From the prices of this list; usually the one that changes"));
    entry.option("--from", options->from, "TIME", tr("When the new prices begin"));
    entry.option("--until", options->until, "TIME", tr("When they end"));
    entry.option("--file", options->file, "FILE", tr("The prices of this table instead"));
    entry.option("--at", options->at, "TIME",
                 tr("When it happens, in the time zone of the list; usually once it is approved"));
    entry.option("--note", options->note, "TEXT", tr("Why, for people"));
}

}  // namespace vitrine::cli
