#include <memory>

#include "base/error.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/export_catalogue.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_examples = 10;

struct ExportArguments {
    WrittenFormat format = WrittenFormat::csv;
    std::string folder;
    std::string filter;
    bool without_structure = false;
    bool without_files = false;
};

void print_report(Session& session, const ExportReport& report, const ExportArguments& options) {
    Console& console = session.console;
    Table table;
    table.add_column(tr("File"));
    table.add_column(tr("rows"), Align::right);
    for (const auto& [name, rows] : report.files) table.add_row({name, std::to_string(rows)});
    table.print(console);
    console.print();
    console.print(trn("{0} picture or file beside them, in {1}.",
                      "{0} pictures and files beside them, in {1}.", report.pictures_written,
                      report.pictures_written, options.folder));
    print_issues(console, report.issues, most_examples);
}

Json report_to_json(const ExportReport& report) {
    Json json;
    Json files = Json::object();
    for (const auto& [name, rows] : report.files) files[name] = rows;
    json["files"] = std::move(files);
    json["pictures_written"] = report.pictures_written;
    json["issues"] = to_json(report.issues);
    return json;
}

ExitStatus export_files(Session& session, const ExportArguments& options) {
    const auto catalogue = session.open_for_reading(sql::Purpose::job);
    ExportOptions export_options;
    export_options.format = options.format;
    export_options.folder = options.folder;
    export_options.filter = options.filter;
    export_options.with_structure = !options.without_structure;
    export_options.with_files = !options.without_files;
    ExportReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Exporting"));
        report = export_catalogue(*catalogue, export_options, progress);
    }
    if (session.json()) {
        session.console.print_json(report_to_json(report));
    } else {
        print_report(session, report, options);
    }
    return report.issues.empty() ? ExitStatus::done : ExitStatus::partly;
}

void add_whole(CommandLine& group, const std::string& name, const std::string& meaning,
               WrittenFormat format) {
    const auto options = std::make_shared<ExportArguments>();
    options->format = format;
    CommandEntry command = group.add(
        name, meaning, [options](Session& session) { return export_files(session, *options); });
    command.argument("FOLDER", options->folder, tr("Where the files go; made if it is not there"));
    command.option("--filter", options->filter, "FILTER",
                   tr("Only these products, with the models above them"));
    command.flag("--without-structure", options->without_structure, tr("Products and models only"));
    command.flag("--without-files", options->without_files, tr("No pictures and files"));
}

}  // namespace

void add_export(CommandLine& line) {
    CommandLine group =
        line.add_group("export", tr("Writes the catalogue as files that an import reads back"));
    add_whole(group, "akeneo-csv", tr("Everything: the set of files of Akeneo"),
              WrittenFormat::csv);
    add_whole(group, "akeneo-xlsx", tr("Everything: the same as workbooks"), WrittenFormat::xlsx);
    add_whole(group, "jsonl", tr("Everything: the same as JSON Lines"), WrittenFormat::json_lines);
    add_export_table(group);
    add_export_translation(group);
}

}  // namespace vitrine::cli
