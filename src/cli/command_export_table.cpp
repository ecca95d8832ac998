#include <memory>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"
#include "catalog/view_text.h"
#include "cli/column_names.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "operations/export_list.h"

namespace vitrine::cli {
namespace {

struct ExportTableArguments {
    std::string file, format, filter, sort, columns, view, labels, channel, locale;
    bool models = false;
};

const SavedFilter& find_view(const Structure& structure, const std::string& name) {
    const SavedFilter* view = structure.saved_filters.find(name);
    if (view != nullptr) return *view;
    NearestName nearest(name);
    structure.saved_filters.each([&](const SavedFilter& one) { nearest.offer(one.code); });
    if (nearest.best().empty()) throw Error(Failure::usage, tr("There is no view {0}.", name));
    throw Error(Failure::usage,
                tr("There is no view {0}. Did you mean {1}?", name, nearest.best()));
}

// What the command line says goes before what the view says; the filters hold both.
ListExportOptions export_options(const Structure& structure, const ExportTableArguments& options) {
    ListExportOptions result;
    result.file = options.file;
    result.format = written_format(options.file, options.format);
    result.filter = options.filter;
    result.sort = options.sort;
    result.columns = split_columns(options.columns);
    result.models = options.models;
    const Aspect aspect = choose_aspect(structure, options.channel, options.locale);
    result.channel = aspect.channel;
    result.locale = aspect.locale;
    if (!options.labels.empty()) result.labels = find_locale(structure, options.labels).code;
    if (!options.view.empty()) {
        const ViewText view = read_view(find_view(structure, options.view).text);
        if (result.filter.empty()) {
            result.filter = view.filter;
        } else if (!view.filter.empty()) {
            result.filter = "(" + view.filter + ") and (" + result.filter + ")";
        }
        if (result.columns.empty()) result.columns = view.columns;
        if (result.sort.empty() && !view.sort.empty())
            result.sort = view.sort + (view.ascending ? "" : ":desc");
    }
    return result;
}

void print_report(Session& session, const ListExportReport& report, bool models) {
    Console& console = session.console;
    console.print(trn("{0} row of {1} columns is in {2}.", "{0} rows of {1} columns are in {2}.",
                      static_cast<long>(report.rows), report.rows, report.columns,
                      report.file.string()));
    if (!report.left_out_columns.empty()) {
        console.note(tr("Not written, since no import takes them: {0}.",
                        join(report.left_out_columns, ", ")));
    }
    if (report.left_out == 0) return;
    console.note(models ? trn("{0} product is not in it: it is no model.",
                              "{0} products are not in it: they are no models.",
                              static_cast<long>(report.left_out), report.left_out)
                        : trn("{0} product model is not in it; --models writes those.",
                              "{0} product models are not in it; --models writes those.",
                              static_cast<long>(report.left_out), report.left_out));
}

Json report_to_json(const ListExportReport& report) {
    Json json;
    json["file"] = report.file.string();
    json["rows"] = report.rows;
    json["columns"] = report.columns;
    json["left_out"] = report.left_out;
    json["left_out_columns"] = report.left_out_columns;
    return json;
}

ExitStatus export_table(Session& session, const ExportTableArguments& options) {
    const auto catalogue = session.open_for_reading(sql::Purpose::job);
    const ListExportOptions list = export_options(*catalogue->structure(), options);
    ListExportReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Exporting"));
        report = export_list(*catalogue, list, progress);
    }
    if (session.json()) {
        session.console.print_json(report_to_json(report));
    } else {
        print_report(session, report, options.models);
    }
    return ExitStatus::done;
}

}  // namespace

WrittenFormat written_format(const std::string& file, const std::string& asked) {
    std::string name = asked;
    if (name.empty()) {
        name = fold_case(std::filesystem::path(file).extension().string());
        if (name.starts_with('.')) name.erase(0, 1);
    }
    if (name == "csv") return WrittenFormat::csv;
    if (name == "xlsx") return WrittenFormat::xlsx;
    if (name == "jsonl") return WrittenFormat::json_lines;
    if (asked.empty()) {
        throw Error(Failure::usage,
                    tr("The name {0} does not say which format is meant. End it in .csv, .xlsx or "
                       ".jsonl, or use --format.",
                       file));
    }
    throw Error(Failure::usage, tr("There is no format {0}. There are: csv, xlsx, jsonl.", name));
}

void add_export_table(CommandLine& group) {
    const auto options = std::make_shared<ExportTableArguments>();
    CommandEntry command =
        group.add("table", tr("Products and columns of your choice, as one file"),
                  [options](Session& session) { return export_table(session, *options); });
    command.argument("FILE", options->file, tr("Where it goes: a .csv, .xlsx or .jsonl file"));
    command.option("--columns", options->columns, "LIST",
                   tr("sku,name[fr_FR],price[EUR]; without it every field that is filled"));
    command.option("--filter", options->filter, "FILTER", tr("Only these products"));
    command.option("--sort", options->sort, "COLUMN",
                   tr("In which order, with :desc behind to turn it round"));
    command.option("--view", options->view, "NAME",
                   tr("The filter, columns and order saved under this name"));
    command.option("--labels", options->labels, "LOCALE",
                   tr("For people: labels in this locale in place of codes"));
    command.flag("--models", options->models, tr("The product models, in place of the products"));
    command.option("--format", options->format, "FORMAT",
                   tr("csv, xlsx or jsonl, where the file's name does not say it"));
    command.option("--channel", options->channel, "CODE",
                   tr("Of fields that do not say theirs; without it the first channel"));
    command.option("--locale", options->locale, "CODE",
                   tr("Of fields that do not say theirs; without it one of the channel"));
}

}  // namespace vitrine::cli
