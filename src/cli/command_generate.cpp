#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "operations/generate_numbers.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_rows_shown = 20;
constexpr std::size_t most_problems_shown = 20;

struct GenerateArguments {
    std::string field, filter, prefix, pattern, channel, locale;
    std::int64_t length = 13;
    std::int64_t first = 1;
    bool preview = false;
};

NumberPattern pattern_of(const GenerateArguments& options) {
    if (options.prefix.empty() == options.pattern.empty()) {
        throw Error(Failure::usage,
                    tr("Say which numbers: either --gs1-prefix with the digits GS1 gave your "
                       "company, or --pattern such as A-{number:6}."));
    }
    return options.prefix.empty()
               ? NumberPattern::parse(options.pattern)
               : NumberPattern::gtin(options.prefix, static_cast<int>(options.length));
}

Json to_document(const NumberReport& report, bool preview) {
    Json json;
    json["products"] = report.products;
    json["given"] = report.given;
    json["filled"] = report.filled;
    json["elsewhere"] = report.elsewhere;
    json["passed_over"] = report.passed_over;
    json["preview"] = preview;
    json["change_set"] = report.change_set == 0 ? Json() : Json(report.change_set);
    json["values"] = Json::array();
    for (const NumberReport::Row& row : report.rows) {
        json["values"].push_back(Json{{"sku", row.code}, {"number", row.number}});
    }
    json["issues"] = to_json(report.issues);
    return json;
}

void print_report(Console& console, const NumberReport& report, bool preview) {
    console.print(preview
                      ? tr("{0} of {1} products would get a number.", report.given, report.products)
                      : tr("{0} of {1} products got a number.", report.given, report.products));
    if (report.filled > 0) console.print(tr("{0} have one already.", report.filled));
    if (report.elsewhere > 0) {
        console.print(
            tr("{0} have the field on another level of models and variants.", report.elsewhere));
    }
    if (report.passed_over > 0) {
        console.print(
            tr("{0} numbers were passed over, as products have them already.", report.passed_over));
    }
    for (std::size_t i = 0; i < std::min(report.rows.size(), most_rows_shown); ++i) {
        console.print("  " + one_line(report.rows[i].code) + "  " + report.rows[i].number);
    }
    const auto more =
        report.given - static_cast<std::int64_t>(std::min(report.rows.size(), most_rows_shown));
    if (more > 0)
        console.print("  " + trn("and {0} more", "and {0} more", static_cast<long>(more), more));
    print_issues(console, report.issues, most_problems_shown, 0);
    if (preview) {
        console.note(tr("This was a preview: nothing was changed."));
    } else if (report.change_set != 0) {
        console.note(
            tr("Saved as change set {0}. To take it back: vitrine undo {0}", report.change_set));
    }
}

ExitStatus generate(Session& session, const GenerateArguments& options) {
    if (trim(options.filter).empty()) {
        throw Error(Failure::usage,
                    tr("Say which products: --filter \"brand = sony\", or --filter all."));
    }
    const NumberPattern pattern = pattern_of(options);
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    const Structure& structure = *catalogue->structure();
    const Aspect aspect = choose_aspect(structure, options.channel, options.locale);
    NumberRequest request{parse_field(structure, options.field), pattern, options.first, {}};
    request.filter.filter = options.filter;
    request.filter.channel = aspect.channel;
    request.filter.locale = aspect.locale;
    NumberReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Giving numbers"));
        report = options.preview ? preview_numbers(*catalogue, request, progress)
                                 : generate_numbers(*catalogue, request, progress);
    }
    if (session.json()) {
        session.console.print_json(to_document(report, options.preview));
    } else {
        print_report(session.console, report, options.preview);
    }
    return report.issues.empty() ? ExitStatus::done : ExitStatus::partly;
}

}  // namespace

void add_generate(CommandLine& line) {
    const auto options = std::make_shared<GenerateArguments>();
    CommandEntry command = line.add(
        "generate", tr("Gives products without one a GTIN or a number of a pattern, never twice"),
        [options](Session& session) { return generate(session, *options); });
    command.argument("FIELD", options->field, tr("The field to fill, such as ean"));
    command.option("--filter", options->filter, "FILTER",
                   tr("Which products, as in \"list\"; \"all\" for every one"));
    command.option("--gs1-prefix", options->prefix, "DIGITS",
                   tr("GTINs that begin with the digits GS1 gave your company"));
    command.option("--length", options->length, "N", tr("Digits of the GTIN: 8, 12 or 13"));
    command.option("--pattern", options->pattern, "TEXT",
                   tr("Such as A-{number:6} or {family}-{number}"));
    command.option("--first", options->first, "N",
                   tr("Where numbers begin the first time, 1 unless said"));
    command.option("--channel", options->channel, "CODE",
                   tr("For filters that do not say their channel"));
    command.option("--locale", options->locale, "CODE",
                   tr("For filters that do not say their locale"));
    command.flag("--preview", options->preview,
                 tr("Shows what would be given, and changes nothing"));
}

}  // namespace vitrine::cli
