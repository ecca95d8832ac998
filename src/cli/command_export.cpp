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

struct Options {
    std::string format;
    std::string folder;
    std::string filter;
    bool without_structure = false;
    bool without_files = false;
};

void print_report(Session& session, const ExportReport& report, const Options& options) {
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

WrittenFormat format_of(const std::string& name) {
    if (name == "akeneo-csv") return WrittenFormat::csv;
    if (name == "akeneo-xlsx") return WrittenFormat::xlsx;
    if (name == "jsonl") return WrittenFormat::json_lines;
    throw Error(Failure::usage,
                tr("There is no format {0}. There are: akeneo-csv, akeneo-xlsx, jsonl.", name));
}

ExitStatus export_files(Session& session, const Options& options) {
    const auto catalogue = session.open_for_reading(sql::Purpose::job);
    ExportOptions export_options;
    export_options.format = format_of(options.format);
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

}  // namespace

void add_export(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    CommandEntry command =
        line.add("export", tr("Writes the catalogue as files that an import reads back"),
                 [options](Session& session) { return export_files(session, *options); });
    command.argument("FORMAT", options->format,
                     tr("akeneo-csv: the set of files of Akeneo; akeneo-xlsx: the same as "
                        "workbooks; jsonl: as JSON Lines"));
    command.argument("FOLDER", options->folder, tr("Where the files go; made if it is not there"));
    command.option("--filter", options->filter, "FILTER",
                   tr("Only these products, with the models above them"));
    command.flag("--without-structure", options->without_structure, tr("Products and models only"));
    command.flag("--without-files", options->without_files, tr("No pictures and files"));
}

}  // namespace vitrine::cli
