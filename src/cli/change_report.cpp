#include "cli/change_report.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "cli/progress_display.h"
#include "cli/report.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_values_shown = 20;
constexpr std::size_t most_issues_shown = 40;

Json to_document(const StructureChangeReport& report, bool preview) {
    Json json;
    json["preview"] = preview;
    json["refused"] = report.refused();
    json["change_set"] = report.change_set == 0 ? Json() : Json(report.change_set);
    json["products_changed"] = report.products_changed;
    json["entities_changed"] = report.entities_changed;
    json["counts"] = Json::object();
    for (const ChangeCount& count : report.counts) json["counts"][count.name] = count.count;
    json["values"] = Json::array();
    for (const ChangedValue& value : report.values) {
        json["values"].push_back(Json{{"sku", value.code},
                                      {"field", value.field},
                                      {"before", value.before},
                                      {"after", value.after}});
    }
    json["issues_by_rule"] = counts_to_json(report.issues_by_rule);
    json["issues"] = to_json(report.issues);
    return json;
}

std::string shown(const std::string& text) {
    return text.empty() ? tr("(nothing)") : one_line(text);
}

void print_values(Console& console, const StructureChangeReport& report) {
    const std::size_t count = std::min(report.values.size(), most_values_shown);
    for (std::size_t i = 0; i < count; ++i) {
        const ChangedValue& value = report.values[i];
        const std::string line =
            "  " + one_line(value.code) + "  " +
            tr("{0}: {1} -> {2}", value.field, shown(value.before), shown(value.after));
        console.print(console.width() == 0 ? line : fit(line, console.width()));
    }
}

void print_report(Console& console, const StructureChangeReport& report, bool preview) {
    const auto products = static_cast<long>(report.products_changed);
    console.print(report.refused() ? tr("This cannot be done as asked; nothing was changed.")
                  : preview        ? trn("{0} product or model would change.",
                                         "{0} products and models would change.", products, products)
                                   : trn("{0} product or model changed.",
                                         "{0} products and models changed.", products, products));
    std::size_t width = 0;
    for (const ChangeCount& count : report.counts)
        width = std::max(width, std::to_string(count.count).size());
    for (const ChangeCount& count : report.counts) {
        const std::string number = std::to_string(count.count);
        console.print("  " + std::string(width - number.size(), ' ') + number + "  " + count.label);
    }
    if (preview && !report.refused()) print_values(console, report);
    if (!report.issues.empty()) {
        console.print(tr("Remarks:"));
        std::int64_t all = 0;
        for (const auto& [rule, count] : report.issues_by_rule) all += count;
        print_issues(console, report.issues, most_issues_shown,
                     all - static_cast<std::int64_t>(report.issues.size()));
    }
    if (report.change_set != 0) {
        console.note(
            tr("Saved as change set {0}. To take it back: vitrine undo {0}", report.change_set));
    } else if (preview && !report.refused()) {
        console.note(tr("This was a preview: nothing was changed. --yes makes the change."));
    }
}

}  // namespace

void add_yes(CommandEntry& command, bool& yes) {
    command.flag("--yes", yes, tr("Makes the change; without it, it is only shown"));
}

ExitStatus run_change(Session& session, bool yes, const MakeChange& change) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    StructureChangeReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Changing products"));
        report = change(*catalogue, yes ? ChangeIntent::save : ChangeIntent::preview, progress);
    }
    if (session.json()) {
        session.console.print_json(to_document(report, !yes));
    } else {
        print_report(session.console, report, !yes);
    }
    return report.refused() || report.count("set_aside") > 0 ? ExitStatus::partly
                                                             : ExitStatus::done;
}

}  // namespace vitrine::cli
