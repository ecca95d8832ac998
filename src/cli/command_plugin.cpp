#include <algorithm>

#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "cli/table.h"
#include "publish/exporter_library.h"
#include "publish/plugin_check.h"

namespace vitrine::cli {
namespace {

Json to_document(const ExporterLibrary& library) {
    Json exporters = Json::array();
    for (const ExporterFile& exporter : library.exporters()) {
        const ExporterDescription& description = exporter.description;
        Json json;
        json["id"] = exporter.id;
        json["name"] = description.name;
        json["version"] = description.version;
        json["grouping"] = description.grouping == Grouping::flat ? "flat" : "grouped";
        json["snapshot"] = description.snapshot;
        json["file"] = exporter.file.string();
        json["fields"] = Json::array();
        for (const ExporterField& field : description.fields) {
            json["fields"].push_back(Json{{"id", field.id},
                                          {"kind", field_kind_name(field.kind)},
                                          {"required", field.required}});
        }
        json["settings"] = Json::array();
        for (const ExporterSetting& setting : description.settings) {
            json["settings"].push_back(Json{{"key", setting.key},
                                            {"kind", setting_kind_name(setting.kind)},
                                            {"required", setting.required}});
        }
        exporters.push_back(std::move(json));
    }
    Json document;
    document["exporters"] = std::move(exporters);
    document["issues"] = to_json(library.issues());
    return document;
}

ExitStatus list_plugins(Session& session) {
    const ExporterLibrary library;
    Console& console = session.console;
    if (session.json()) {
        console.print_json(to_document(library));
        return ExitStatus::done;
    }
    Table table;
    table.add_column(tr("Exporter"));
    table.add_column(tr("Name"));
    table.add_column(tr("Version"));
    table.add_column(tr("Fields"), Align::right);
    table.add_column(tr("File"));
    for (const ExporterFile& exporter : library.exporters()) {
        table.add_row({exporter.id, exporter.description.name, exporter.description.version,
                       std::to_string(exporter.description.fields.size()), exporter.file.string()});
    }
    if (table.empty()) {
        std::string folders;
        for (const auto& folder : ExporterLibrary::search_path())
            folders += "\n  " + folder.string();
        console.print(tr("No exporters were found. These folders were searched:{0}", folders));
    } else {
        table.print(console);
    }
    if (!library.issues().empty()) {
        console.print();
        print_issues(console, library.issues(), library.issues().size());
    }
    return ExitStatus::done;
}

ExitStatus check(Session& session, const std::string& file) {
    Issues issues;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Trying the exporter"));
        issues = check_plugin(file, progress);
    }
    const auto errors = std::count_if(issues.begin(), issues.end(), [](const Issue& issue) {
        return issue.severity == Severity::error;
    });
    Console& console = session.console;
    if (session.json()) {
        Json json;
        json["file"] = file;
        json["errors"] = errors;
        json["remarks"] = static_cast<std::int64_t>(issues.size()) - errors;
        json["issues"] = to_json(issues);
        console.print_json(json);
    } else {
        print_issues(console, issues, issues.size());
        if (errors == 0) {
            console.print(Style::good, tr("{0} keeps the contract.", file));
        } else {
            console.print(Style::bad,
                          tr("{0} breaks the contract and must not be published with.", file));
        }
    }
    return errors == 0 ? ExitStatus::done : ExitStatus::failed;
}

}  // namespace

void add_plugin(CommandLine& line) {
    CommandLine group = line.add_group(
        "plugin", tr("Exporters: which there are, and whether one keeps its contract"));
    group.add("list", tr("Lists the exporters of this machine"), list_plugins);
    const auto file = std::make_shared<std::string>();
    CommandEntry command = group.add("check", tr("Tries an exporter, for its author"),
                                     [file](Session& session) { return check(session, *file); });
    command.argument("FILE", *file, tr("The exporter, a shared library"));
}

}  // namespace vitrine::cli
