#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "operations/publish_channel.h"

namespace vitrine::cli {
namespace {

struct PlanArguments {
    std::string channel, output;
    bool items = false;
};

Json items_to_json(Catalogue& catalogue, const Plan& plan) {
    Json items = Json::array();
    for (const PlanItem& item : plan.items) {
        Json json;
        json["key"] = item.key;
        json["sku"] = catalogue.products().code_of(item.product);
        json["action"] = plan_action_name(item.action);
        json["hash"] = item.hash;
        json["remote_id"] = item.remote_id;
        json["issues"] = to_json(item.issues);
        items.push_back(std::move(json));
    }
    return items;
}

Json to_document(Catalogue& catalogue, const Plan& plan, bool with_items) {
    Json json = plan_counts_to_json(plan.counts);
    json["refusals"] = to_json(plan.refusals);
    if (with_items) {
        json["channel"] = catalogue.structure()->channels.code_of(plan.channel);
        json["at"] = to_iso8601(plan.at);
        json["items"] = items_to_json(catalogue, plan);
    }
    return json;
}

ExitStatus make_and_show(Session& session, const PlanArguments& options) {
    const auto catalogue = session.open_for_reading(sql::Purpose::scan);
    const ChannelId channel = find_channel(*catalogue->structure(), options.channel).id;
    ExporterLibrary exporters;
    Plan plan;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Planning"));
        plan = plan_publication(*catalogue, exporters, channel, progress);
    }
    if (!options.output.empty()) {
        const Json document = to_document(*catalogue, plan, true);
        write_file(options.output,
                   document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    }
    if (session.json()) {
        session.console.print_json(to_document(*catalogue, plan, options.items));
    } else {
        print_plan_counts(session.console, plan.counts);
        if (options.items) {
            session.console.print();
            for (const PlanItem& item : plan.items) {
                std::string line =
                    std::string(plan_action_name(item.action)) + "\t" + one_line(item.key);
                if (!item.issues.empty()) line += "\t" + one_line(item.issues.front().message);
                session.console.print(line);
            }
        }
        if (!plan.refusals.empty()) {
            session.console.print();
            session.console.print(Style::strong, tr("A publication would be refused:"));
            print_issues(session.console, plan.refusals, plan.refusals.size());
        }
    }
    if (!plan.refusals.empty()) return ExitStatus::refused;
    return plan.counts.blocked > 0 ? ExitStatus::partly : ExitStatus::done;
}

}  // namespace

void add_plan(CommandLine& line) {
    const auto options = std::make_shared<PlanArguments>();
    CommandEntry command =
        line.add("plan", tr("Says what a publication would do, and sends nothing"),
                 [options](Session& session) { return make_and_show(session, *options); });
    command.argument("CHANNEL", options->channel, tr("Code of the channel"));
    command.option("-o,--output", options->output, "FILE",
                   tr("Writes the whole plan to this file, as JSON"));
    command.flag("--items", options->items,
                 tr("Every item with what is said of it, not only the numbers"));
}

}  // namespace vitrine::cli
