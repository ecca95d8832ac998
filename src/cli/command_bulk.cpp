#include <algorithm>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "operations/bulk_edit.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_rows_shown = 20;
constexpr std::size_t most_refusals_shown = 20;

struct BulkArguments {
    std::string filter, channel, locale;
    std::vector<std::string> changes;
    bool preview = false;
};

BulkEdit read_edit(const Structure& structure, const BulkArguments& options) {
    if (trim(options.filter).empty()) {
        throw Error(Failure::usage,
                    tr("Say which products: --filter \"brand = sony\", or --filter all."));
    }
    const Aspect aspect = choose_aspect(structure, options.channel, options.locale);
    ListRequest request;
    request.filter = options.filter;
    request.channel = aspect.channel;
    request.locale = aspect.locale;
    BulkEdit edit;
    edit.filter = std::move(request);
    for (const std::string& change : options.changes)
        edit.changes.push_back(parse_bulk_change(structure, change));
    return edit;
}

Json to_document(const BulkReport& report, bool preview) {
    Json json;
    json["products"] = report.products;
    json["products_changed"] = report.products_changed;
    json["followers"] = report.followers;
    json["values_changed"] = report.values_changed;
    json["changed"] = report.changed;
    json["unchanged"] = report.unchanged;
    json["refused"] = report.refused;
    json["elsewhere"] = report.elsewhere;
    json["preview"] = preview;
    json["change_set"] = report.change_set == 0 ? Json() : Json(report.change_set);
    json["values"] = Json::array();
    for (const BulkRow& row : report.rows) {
        json["values"].push_back(Json{
            {"sku", row.code}, {"field", row.field}, {"before", row.before}, {"after", row.after}});
    }
    json["issues_left_out"] = report.issues_left_out;
    json["issues"] = to_json(report.issues);
    return json;
}

std::string shown_value(const std::string& text) {
    return text.empty() ? tr("(nothing)") : one_line(text);
}

void print_rows(Console& console, const BulkReport& report) {
    const std::size_t count = std::min(report.rows.size(), most_rows_shown);
    for (std::size_t i = 0; i < count; ++i) {
        const BulkRow& row = report.rows[i];
        const std::string line =
            "  " + one_line(row.code) + "  " +
            tr("{0}: {1} -> {2}", row.field, shown_value(row.before), shown_value(row.after));
        console.print(console.width() == 0 ? line : fit(line, console.width()));
    }
    const auto more = report.values_changed - static_cast<std::int64_t>(count);
    if (more > 0)
        console.print("  " + trn("and {0} more", "and {0} more", static_cast<long>(more), more));
}

void print_report(Console& console, const BulkReport& report, bool preview) {
    const auto changed = static_cast<long>(report.products_changed);
    console.print(preview
                      ? trn("{0} of {1} products would change.",
                            "{0} of {1} products would change.", changed, changed, report.products)
                      : trn("{0} of {1} products changed.", "{0} of {1} products changed.", changed,
                            changed, report.products));
    console.print(
        preview ? tr("Changes: {0} to make, {1} without a difference, {2} refused, {3} elsewhere.",
                     report.changed, report.unchanged, report.refused, report.elsewhere)
                : tr("Changes: {0} made, {1} without a difference, {2} refused, {3} elsewhere.",
                     report.changed, report.unchanged, report.refused, report.elsewhere));
    if (report.followers > 0) {
        const auto followers = static_cast<long>(report.followers);
        console.print(trn("{0} other product is linked both ways and follows.",
                          "{0} other products are linked both ways and follow.", followers,
                          followers));
    }
    if (preview) print_rows(console, report);
    if (!report.issues.empty()) {
        console.print(tr("Remarks:"));
        print_issues(console, report.issues, most_refusals_shown, report.issues_left_out);
    }
    if (preview) {
        console.note(tr("This was a preview: nothing was changed."));
    } else if (report.change_set != 0) {
        console.note(
            tr("Saved as change set {0}. To take it back: vitrine undo {0}", report.change_set));
    }
}

ExitStatus bulk(Session& session, const BulkArguments& options) {
    const auto catalogue = options.preview ? session.open_for_reading(sql::Purpose::scan)
                                           : session.open_for_writing(sql::Purpose::job);
    const BulkEdit edit = read_edit(*catalogue->structure(), options);
    BulkReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Changing products"));
        report = options.preview ? preview_bulk_edit(*catalogue, edit, {}, progress)
                                 : bulk_edit(*catalogue, edit, {}, progress);
    }
    if (session.json()) {
        session.console.print_json(to_document(report, options.preview));
    } else {
        print_report(session.console, report, options.preview);
    }
    return report.refused > 0 ? ExitStatus::partly : ExitStatus::done;
}

}  // namespace

void add_bulk(CommandLine& line) {
    const auto options = std::make_shared<BulkArguments>();
    CommandEntry command =
        line.add("bulk", tr("Changes many products at once, as one step that can be taken back"),
                 [options](Session& session) { return bulk(session, *options); });
    command.words(
        "CHANGE", options->changes,
        tr("brand=sony sets, brand= clears; categories+=summer,sale and categories-=winter; "
           "price[EUR]*=1.05, price[EUR]+=10%, weight-=100 GRAM, price[EUR]/=3 round 1; "
           "name[fr_FR]~s/old/new/ replaces by a regular expression with $1 for its first group "
           "(behind it i: in any case, p: plain text); name[fr_FR]:upper, lower, capital or words; "
           "name[fr_FR]=@name[en_US] copies") +
            "; " + tr("X_SELL-products+=lamp-1,lamp-2 adds links to products"));
    command.option("--filter", options->filter, "FILTER",
                   tr("Which products, as in \"list\"; \"all\" for every one"));
    command.option("--channel", options->channel, "CODE",
                   tr("For fields that do not say their channel"));
    command.option("--locale", options->locale, "CODE",
                   tr("For fields that do not say their locale"));
    command.flag("--preview", options->preview,
                 tr("Shows what would change, before and after, and changes nothing"));
}

}  // namespace vitrine::cli
