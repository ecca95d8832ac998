#include "base/translate.h"
#include "cli/command.h"
#include "cli/price_plan_text.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/publish_channel.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_answers_shown = 20;

struct PublishArguments {
    std::string channel, destination;
};

Json to_document(const PublicationReport& report) {
    Json json = plan_counts_to_json(report.plan);
    json["sent"] = report.sent;
    json["rejected"] = report.rejected;
    json["warnings"] = report.warnings;
    json["publication"] = report.publication == 0 ? Json() : Json(report.publication);
    json["refusals"] = to_json(report.refusals);
    json["outputs"] = Json::array();
    for (const auto& output : report.outputs) {
        json["outputs"].push_back(
            Json{{"file", output.file.string()}, {"size", output.size}, {"sha256", output.sha256}});
    }
    json["by_reason"] = counts_to_json(report.readiness.by_reason);
    json["answers"] = to_json(report.answers);
    json["ledger"] = head_json(report.ledger);
    return json;
}

void print_report(Console& console, const PublicationReport& report) {
    print_plan_counts(console, report.plan);
    console.print();
    if (!report.refusals.empty()) {
        console.print(Style::bad, tr("Nothing was published:"));
        print_issues(console, report.refusals, report.refusals.size());
        return;
    }
    console.print(tr("{0} sent, {1} rejected by the exporter, {2} warnings.", report.sent,
                     report.rejected, report.warnings));
    Table table;
    table.add_column(tr("File"));
    table.add_column(tr("Size"), Align::right);
    table.add_column("SHA-256");
    for (const auto& output : report.outputs) {
        table.add_row({output.file.string(), size_text(output.size), output.sha256});
    }
    if (!table.empty()) {
        console.print();
        table.print(console);
    }
    if (!report.answers.empty()) {
        console.print();
        console.print(Style::strong, tr("What the exporter said"));
        print_issues(console, report.answers, most_answers_shown);
    }
    print_readiness(console, report.readiness);
    print_head(console, report.ledger);
}

ExitStatus publish(Session& session, const PublishArguments& options) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    const ChannelId channel = find_channel(*catalogue->structure(), options.channel).id;
    ExporterLibrary exporters;
    PublishOptions publish_options;
    publish_options.destination = options.destination;
    PublicationReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Publishing"));
        report = publish_channel(*catalogue, exporters, channel, publish_options, progress);
    }
    if (session.json()) {
        session.console.print_json(to_document(report));
    } else {
        print_report(session.console, report);
    }
    if (!report.refusals.empty()) return ExitStatus::refused;
    return report.plan.blocked > 0 || report.rejected > 0 ? ExitStatus::partly : ExitStatus::done;
}

}  // namespace

void add_publish(CommandLine& line) {
    const auto options = std::make_shared<PublishArguments>();
    CommandEntry command = line.add(
        "publish", tr("Publishes a channel: plans, writes its files and keeps the receipts"),
        [options](Session& session) { return publish(session, *options); });
    command.argument("CHANNEL", options->channel, tr("Code of the channel"));
    command.option("--to", options->destination, "FOLDER",
                   tr("Into this folder instead of the channel's own"));
}

}  // namespace vitrine::cli
