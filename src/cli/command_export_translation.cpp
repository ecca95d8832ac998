#include <memory>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "operations/export_translation.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_examples = 10;

struct ExportTranslationArguments {
    std::string file, from, to, filter;
    bool only_missing = false;
};

Json report_to_json(const TranslationReport& report) {
    Json json;
    json["file"] = report.file.string();
    json["texts"] = report.texts;
    json["untranslated"] = report.untranslated;
    json["products"] = report.products;
    json["issues"] = to_json(report.issues);
    return json;
}

ExitStatus export_texts(Session& session, const ExportTranslationArguments& options) {
    if (options.from.empty() || options.to.empty()) {
        throw Error(Failure::usage, tr("Say from which locale to which: --from en_US --to fr_FR."));
    }
    if (!fold_case(options.file).ends_with(".xlsx")) {
        throw Error(Failure::usage,
                    tr("A translator gets a workbook: end {0} in .xlsx.", options.file));
    }
    const auto catalogue = session.open_for_reading(sql::Purpose::job);
    TranslationOptions translation;
    translation.file = options.file;
    translation.from = find_locale(*catalogue->structure(), options.from).code;
    translation.to = find_locale(*catalogue->structure(), options.to).code;
    translation.filter = options.filter;
    translation.only_missing = options.only_missing;
    TranslationReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Exporting"));
        report = export_translation(*catalogue, translation, progress);
    }
    Console& console = session.console;
    if (session.json()) {
        console.print_json(report_to_json(report));
        return report.issues.empty() ? ExitStatus::done : ExitStatus::partly;
    }
    console.print(trn("{0} text is in {1}; {2} without a translation.",
                      "{0} texts are in {1}; {2} without a translation.", report.texts,
                      report.texts, report.file.string(), report.untranslated));
    print_issues(console, report.issues, most_examples);
    console.note(
        tr("Only the column of translations can be written into. To take it back: vitrine "
           "import {0}",
           report.file.string()));
    return report.issues.empty() ? ExitStatus::done : ExitStatus::partly;
}

}  // namespace

void add_export_translation(CommandLine& group) {
    const auto options = std::make_shared<ExportTranslationArguments>();
    CommandEntry command =
        group.add("translation", tr("Texts for a translator, as a workbook that import reads back"),
                  [options](Session& session) { return export_texts(session, *options); });
    command.argument("FILE", options->file, tr("Where it goes: an .xlsx file"));
    command.option("--from", options->from, "LOCALE", tr("The locale of the texts, such as en_US"));
    command.option("--to", options->to, "LOCALE",
                   tr("The locale to translate into, such as fr_FR"));
    command.option("--filter", options->filter, "FILTER",
                   tr("Only these products, with the models above them"));
    command.flag("--only-missing", options->only_missing,
                 tr("Only texts that have no translation yet"));
}

}  // namespace vitrine::cli
