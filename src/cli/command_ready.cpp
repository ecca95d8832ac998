#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/publish_channel.h"

namespace vitrine::cli {
namespace {

ExitStatus judge(Session& session, const std::string& channel_code) {
    const auto catalogue = session.open_for_reading(sql::Purpose::scan);
    const ChannelId channel = find_channel(*catalogue->structure(), channel_code).id;
    ExporterLibrary exporters;
    ReadinessReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Checking"));
        report = check_readiness(*catalogue, exporters, channel, progress);
    }
    if (session.json()) {
        session.console.print_json(readiness_to_json(report));
    } else {
        Table table;
        table.add_column({});
        table.add_column({}, Align::right);
        table.add_row({tr("ready"), std::to_string(report.ready)}, Style::good);
        table.add_row({tr("with warnings, of these"), std::to_string(report.warnings)});
        table.add_row({tr("blocked"), std::to_string(report.blocked)},
                      report.blocked > 0 ? Style::bad : Style::plain);
        if (report.variants_left_out > 0) {
            table.add_row({tr("variants left out"), std::to_string(report.variants_left_out)},
                          Style::caution);
        }
        table.print(session.console);
        print_readiness(session.console, report);
    }
    return report.blocked > 0 ? ExitStatus::partly : ExitStatus::done;
}

}  // namespace

void add_ready(CommandLine& line) {
    const auto channel = std::make_shared<std::string>();
    CommandEntry command =
        line.add("ready", tr("Says which products a channel can take, and what the others lack"),
                 [channel](Session& session) { return judge(session, *channel); });
    command.argument("CHANNEL", *channel, tr("Code of the channel"));
}

}  // namespace vitrine::cli
