#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/verify_catalogue.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_damage_shown = 100;

ExitStatus verify(Session& session) {
    const auto catalogue = session.open_for_reading(sql::Purpose::scan);
    VerifyReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Verifying"));
        report = verify_catalogue(*catalogue, progress);
    }
    Console& console = session.console;
    if (session.json()) {
        Json json;
        json["products"] = report.products;
        json["changes"] = report.changes;
        json["assets"] = report.assets;
        json["damage"] = to_json(report.damage);
        console.print_json(json);
    } else {
        Table table;
        table.add_column({});
        table.add_column({}, Align::right);
        table.add_row({tr("products and models"), std::to_string(report.products)});
        table.add_row({tr("changes in the journal"), std::to_string(report.changes)});
        table.add_row({tr("pictures and files"), std::to_string(report.assets)});
        table.print(console);
        if (report.damage.empty()) {
            console.print(Style::good, tr("No damage was found."));
        } else {
            console.print(Style::bad,
                          tr("Damage was found. Keep this file and restore the last backup:"));
            print_issues(console, report.damage, most_damage_shown);
        }
    }
    return report.damage.empty() ? ExitStatus::done : ExitStatus::failed;
}

}  // namespace

void add_verify(CommandLine& line) {
    line.add("verify", tr("Checks that the catalogue holds together, to the last byte"), verify);
}

}  // namespace vitrine::cli
