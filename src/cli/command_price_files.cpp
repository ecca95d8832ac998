// Price lists from files and into files.
#include "base/error.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/price_plan_text.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "interchange/table_format.h"
#include "operations/export_prices.h"
#include "operations/import_prices.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_file_issues_shown = 20;

struct PriceImportArguments {
    std::string file;
    std::vector<std::string> lists;
    bool preview = false;
};

struct PriceExportArguments {
    std::string file, list, format;
};

void print_import(Console& console, const PriceImportReport& report, bool preview) {
    console.print(preview ? tr("Read {0}: {1} would be new, {2} changed, {3} removed, {4} "
                               "unchanged, {5} refused.",
                               report.read, report.created, report.updated, report.removed,
                               report.unchanged, report.rejected)
                          : tr("Read {0}: {1} new, {2} changed, {3} removed, {4} unchanged, {5} "
                               "refused.",
                               report.read, report.created, report.updated, report.removed,
                               report.unchanged, report.rejected));
    print_issues(console, report.issues, most_file_issues_shown);
    print_derived(console, report.derived);
    if (report.change_set != 0) print_head(console, report.ledger);
}

ExitStatus import_price_file(Session& session, const PriceImportArguments& options) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    const auto format = find_table_format(options.file);
    const auto table = open_table(options.file, exactly(format));
    const std::string name = std::filesystem::path(options.file).filename().string();
    PriceImportReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Importing"));
        report = import_prices(*catalogue, *table, name, {current_author(), "import", {}, name, 0},
                               options.preview, progress,
                               {options.lists, format.kind == TableKind::csv});
    }
    if (session.json()) {
        Json json;
        json["read"] = report.read;
        json["created"] = report.created;
        json["updated"] = report.updated;
        json["removed"] = report.removed;
        json["unchanged"] = report.unchanged;
        json["rejected"] = report.rejected;
        json["issues"] = to_json(report.issues);
        json["derived"] = report.derived.changed();
        json["change_set"] = report.change_set == 0 ? Json() : Json(report.change_set);
        json["ledger"] = head_json(report.ledger);
        session.console.print_json(json);
    } else {
        print_import(session.console, report, options.preview);
    }
    return report.rejected > 0 ? ExitStatus::partly : ExitStatus::done;
}

ExitStatus export_price_file(Session& session, const PriceExportArguments& options) {
    const auto catalogue = session.open_for_reading(sql::Purpose::job);
    const WrittenFormat format = written_format(options.file, options.format);
    PriceListId list = 0;
    if (!options.list.empty()) {
        const PriceList* found = catalogue->structure()->price_lists.find(options.list);
        if (found == nullptr)
            throw Error(Failure::usage, tr("There is no price list \"{0}\".", options.list));
        list = found->id;
    }
    PriceExportReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Exporting"));
        report = export_prices(*catalogue, options.file, format, list, progress);
    }
    if (session.json()) {
        session.console.print_json(
            Json{{"file", options.file}, {"prices", report.rows}, {"lists", report.lists}});
    } else {
        session.console.print(trn("{0} price is in {1}.", "{0} prices are in {1}.",
                                  static_cast<long>(report.rows), report.rows, options.file));
    }
    return ExitStatus::done;
}

}  // namespace

void add_price_files(CommandLine& group) {
    const auto read = std::make_shared<PriceImportArguments>();
    CommandEntry import_entry =
        group.add("import", tr("Saves the prices of a file"),
                  [read](Session& session) { return import_price_file(session, *read); });
    import_entry.argument("FILE", read->file,
                          tr("A table with the columns list, sku and amount; type, quantity, from "
                             "and until where they differ; or one with the price columns of "
                             "Akeneo, Magento, Medusa or WooCommerce"));
    import_entry.option("--list", read->lists, "CODE",
                        tr("The list that the prices go to where the file names none; again for "
                           "each further currency, market, channel or segment"));
    import_entry.flag("--preview", read->preview,
                      tr("Says what would be saved, and saves nothing"));

    const auto written = std::make_shared<PriceExportArguments>();
    CommandEntry export_entry =
        group.add("export", tr("Writes prices to a file that price import reads"),
                  [written](Session& session) { return export_price_file(session, *written); });
    export_entry.argument("FILE", written->file, tr("Where it goes: a .csv, .xlsx or .jsonl file"));
    export_entry.option("--list", written->list, "CODE", tr("Only the prices of this list"));
    export_entry.option("--format", written->format, "FORMAT",
                        tr("csv, xlsx or jsonl, where the file's name does not say it"));
}

}  // namespace vitrine::cli
