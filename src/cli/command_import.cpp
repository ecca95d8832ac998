#include <algorithm>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/import_diff_file.h"
#include "cli/import_proposal.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/import_mapped.h"
#include "operations/import_presets.h"
#include "operations/import_source.h"
#include "operations/rejected_rows.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_examples = 10;

struct ImportArguments {
    std::vector<std::string> paths;
    std::string dialect = "akeneo-csv";
    std::string decimal_sign = ".";
    std::string report;
    std::string sku_pattern;
    std::string profile;
    std::string mode;
    std::string diff;
    std::string rejected;
    std::string source;
    std::string delimiter;
    std::string encoding;
    std::string sheet;
    std::string save_profile;
    std::string locale;
    std::vector<std::string> leave_out;
    std::int64_t delete_at_most = 0;
    bool preview = false;
    bool propose = false;
    bool override_inherited = false;
};

// By what the user writes.
const std::map<std::string, ImportMode>& modes() {
    static const std::map<std::string, ImportMode> known = {
        {"create-update", ImportMode::create_update},
        {"create", ImportMode::create},
        {"update", ImportMode::update},
        {"replace", ImportMode::replace},
        {"delete-missing", ImportMode::delete_missing},
    };
    return known;
}

void add_counts(Json& json, const ImportCounts& counts) {
    json["read"] = counts.read;
    json["created"] = counts.created;
    json["updated"] = counts.updated;
    json["unchanged"] = counts.unchanged;
    json["rejected"] = counts.rejected;
    json["warnings"] = counts.warnings;
}

// `diff` is there in a preview.
Json report_to_json(const ImportReport& report, const ImportDiff* diff) {
    Json json;
    add_counts(json, report.total());
    Json by_kind = Json::object();
    for (const auto& [kind, counts] : report.by_kind) add_counts(by_kind[kind], counts);
    json["by_kind"] = std::move(by_kind);
    json["read_as"] = Json::object();
    for (const auto& [file, format] : report.formats) json["read_as"][file] = format;
    json["by_rule"] = counts_to_json(report.by_rule);
    json["pictures_stored"] = report.pictures_stored;
    json["pictures_missing"] = report.pictures_missing;
    if (report.deleted > 0) json["deleted"] = report.deleted;
    if (report.kept > 0) json["kept"] = report.kept;
    json["preview"] = diff != nullptr;
    json["change_set"] = report.change_set == 0 ? Json() : Json(report.change_set);
    if (diff != nullptr) json["fields"] = diff_counts_to_json(*diff);
    return json;
}

std::string kind_label(const std::string& kind) {
    static const std::map<std::string, std::string> labels = {
        {"locale", tr("locales")},
        {"currency", tr("currencies")},
        {"category", tr("categories")},
        {"channel", tr("channels")},
        {"attribute_group", tr("attribute groups")},
        {"attribute", tr("attributes")},
        {"option", tr("options")},
        {"family", tr("families")},
        {"family_variant", tr("family variants")},
        {"association_type", tr("association types")},
        {"group_type", tr("group types")},
        {"group", tr("groups")},
        {"product_model", tr("product models")},
        {"product", tr("products")},
    };
    const auto known = labels.find(kind);
    return known == labels.end() ? kind : known->second;
}

void print_kinds(Console& console, const ImportReport& report) {
    Table table;
    table.add_column({});
    for (const auto& heading : {tr("read"), tr("created"), tr("updated"), tr("unchanged"),
                                tr("rejected"), tr("warnings")}) {
        table.add_column(heading, Align::right);
    }
    const auto row = [&table](const std::string& label, const ImportCounts& counts, Style style) {
        std::vector<std::string> cells = {label};
        for (const std::int64_t count : {counts.read, counts.created, counts.updated,
                                         counts.unchanged, counts.rejected, counts.warnings}) {
            cells.push_back(std::to_string(count));
        }
        table.add_row(std::move(cells),
                      counts.rejected > 0 && style == Style::plain ? Style::bad : style);
    };
    for (const auto& [kind, counts] : report.by_kind) row(kind_label(kind), counts, Style::plain);
    row(tr("total"), report.total(), Style::strong);
    table.print(console);
}

void print_report(Session& session, const ImportReport& report, const ImportArguments& options,
                  const ImportDiff* diff) {
    Console& console = session.console;
    std::map<std::string, std::vector<std::string>> files;  // by format
    for (const auto& [file, format] : report.formats) files[format].push_back(file);
    for (const auto& [format, names] : files)
        console.print(tr("Read as {0}: {1}", format, join(names, ", ")));
    print_kinds(console, report);
    if (diff != nullptr) print_diff_counts(console, *diff);
    if (!report.by_rule.empty()) {
        console.print();
        console.print(Style::strong, tr("By rule"));
        print_counts(console, report.by_rule);
        console.print();
        console.print(Style::strong, tr("The first of them"));
        // What was rejected matters more than what was only remarked.
        Issues issues = report.issues;
        std::stable_partition(issues.begin(), issues.end(),
                              [](const Issue& issue) { return issue.severity == Severity::error; });
        print_issues(console, issues, most_examples);
    }
    if (report.pictures_stored > 0 || report.pictures_missing > 0) {
        console.print();
        console.print(tr("Pictures and files: {0} stored, {1} missing.", report.pictures_stored,
                         report.pictures_missing));
    }
    console.print();
    if (report.kept > 0) {
        console.print(
            trn("{0} value that was changed here stays: the source says what it said "
                "before.",
                "{0} values that were changed here stay: the source says what it said "
                "before.",
                static_cast<long>(report.kept), report.kept));
    }
    if (report.deleted > 0) {
        console.print(trn("{0} product that no row names was deleted.",
                          "{0} products that no row names were deleted.",
                          static_cast<long>(report.deleted), report.deleted));
    }
    if (options.preview) {
        console.print(tr("This was a preview: nothing was changed."));
    } else if (report.change_set == 0) {
        console.print(tr("Nothing changed."));
    } else {
        console.print(
            tr("Saved as change set {0}. To take it back: vitrine undo {0}", report.change_set));
    }
    if (report.issues.size() > most_examples && options.report.empty()) {
        console.note(tr("--report FILE writes all of them to a .json or .csv file."));
    }
}

// Absent for Akeneo's own dialect.
std::optional<ImportProfile> profile_of(const ImportArguments& options) {
    if (!options.profile.empty()) return read_import_profile(options.profile);
    if (options.dialect == "akeneo-csv") return std::nullopt;
    return import_preset(options.dialect);
}

TableOptions format_of(const ImportArguments& options) {
    TableOptions format;
    if (options.delimiter == "tab" || options.delimiter == "\\t") {
        format.delimiter = '\t';
    } else if (options.delimiter.size() == 1) {
        format.delimiter = options.delimiter.front();
    } else if (!options.delimiter.empty()) {
        throw Error(
            Failure::usage,
            tr("A delimiter is one character, or the word tab, and not {0}.", options.delimiter));
    }
    if (!options.encoding.empty()) format.encoding = options.encoding;
    if (!options.sheet.empty()) format.sheet = options.sheet;
    return format;
}

ImportOptions read_options(const ImportArguments& options) {
    if (options.decimal_sign != "." && options.decimal_sign != ",") {
        throw Error(Failure::usage,
                    tr("The decimal sign is . or , and not {0}.", options.decimal_sign));
    }
    if (!options.report.empty()) check_report_name(options.report);
    if (!options.diff.empty()) check_report_name(options.diff);
    ImportOptions read;
    read.format = format_of(options);
    read.preview = options.preview;
    read.decimal_sign = options.decimal_sign.front();
    read.override_inherited = options.override_inherited;
    read.choice.fields.insert(options.leave_out.begin(), options.leave_out.end());
    read.delete_at_most = options.delete_at_most;
    read.data_source = options.source;
    if (!options.sku_pattern.empty()) read.sku_pattern = NumberPattern::parse(options.sku_pattern);
    if (!options.mode.empty()) {
        const auto mode = modes().find(options.mode);
        if (mode == modes().end()) {
            throw Error(Failure::usage, tr("There is no mode {0}. There are: create-update, "
                                           "create, update, replace, delete-missing.",
                                           options.mode));
        }
        read.mode = mode->second;
    }
    return read;
}

void keep_rejected(Session& session, const ImportArguments& options, const ImportReport& report,
                   const std::optional<ImportProfile>& profile) {
    if (options.rejected.empty() || report.rejected_rows.empty()) return;
    const TableOptions stated = format_of(options);
    const RejectedFiles files = write_rejected_rows(
        report, profile ? with_options(table_options(profile->source), stated) : stated,
        options.rejected);
    session.console.note(trn("{0} rejected row is in {1}, with the reason behind it.",
                             "{0} rejected rows are in {1}, with the reason behind each.",
                             static_cast<long>(files.rows), files.rows, options.rejected));
    if (files.unreadable > 0) {
        session.console.note(
            trn("{0} more line could not even be split into cells; it stands last, as it is.",
                "{0} more lines could not even be split into cells; they stand last, as they are.",
                static_cast<long>(files.unreadable), files.unreadable));
    }
    if (files.lost > 0) {
        session.console.note(
            trn("{0} more row could not even be split into cells; the report names its line.",
                "{0} more rows could not even be split into cells; the report names their lines.",
                static_cast<long>(files.lost), files.lost));
    }
}

ExitStatus import(Session& session, const ImportArguments& options) {
    ImportOptions import_options = read_options(options);
    if (options.propose) {
        return propose(session, {options.paths.front(), options.save_profile, options.locale,
                                 import_options.format});
    }
    std::optional<ImportProfile> profile = profile_of(options);
    if (profile && !options.mode.empty()) profile->mode = import_options.mode;
    if (profile && options.delete_at_most > 0) profile->delete_at_most = options.delete_at_most;
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    std::optional<ImportDiff> diff;
    if (!options.diff.empty() || options.preview) {
        diff.emplace();
        import_options.found = [&](const ImportedChange& change) { diff->add(*catalogue, change); };
    }
    ImportReport report;
    // Until the rejected rows are read again.
    std::optional<ImportSource> source;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress,
                                      options.preview ? tr("Previewing") : tr("Importing"));
        source.emplace(
            std::vector<std::filesystem::path>(options.paths.begin(), options.paths.end()),
            progress);
        import_options.paths = source->paths();
        report = profile ? import_mapped(*catalogue, *profile, import_options, progress)
                         : import_catalogue(*catalogue, import_options, progress);
    }
    if (session.json()) {
        session.console.print_json(report_to_json(report, options.preview ? &*diff : nullptr));
    } else {
        print_report(session, report, options, options.preview ? &*diff : nullptr);
    }
    if (!options.report.empty()) write_issue_report(options.report, report.issues);
    if (!options.diff.empty()) write_import_diff(options.diff, *diff);
    keep_rejected(session, options, report, profile);
    if (report.issues_left_out > 0) {
        session.console.note(trn("{0} more problem is counted but not kept.",
                                 "{0} more problems are counted but not kept.",
                                 report.issues_left_out, report.issues_left_out));
    }
    return report.total().rejected > 0 ? ExitStatus::partly : ExitStatus::done;
}

}  // namespace

void add_import(CommandLine& line) {
    const auto options = std::make_shared<ImportArguments>();
    CommandEntry command =
        line.add("import", tr("Reads files, folders, archives or addresses into the catalogue"),
                 [options](Session& session) { return import(session, *options); });
    command.words(
        "PATH", options->paths,
        tr("Files, folders whose known files are taken, ZIP archives of them, or addresses "
           "that begin with http:// or https://"));
    command.flag("--preview", options->preview, tr("Says what would happen and changes nothing"));
    command.flag("--override", options->override_inherited,
                 tr("Takes cells of variants that differ from what their model says as values of "
                    "their own"));
    command.option("--sku-pattern", options->sku_pattern, "TEXT",
                   tr("Products without a code get one, such as LI-{number:5}; never twice"));
    command.option("--report", options->report, "FILE",
                   tr("Writes every remark to this .json or .csv file"));
    command.option("--as", options->dialect, "DIALECT",
                   tr("The dialect of the files: akeneo-csv, or whose export it is, such as "
                      "shopify; an unknown one lists all"));
    command.option("--profile", options->profile, "FILE",
                   tr("How the columns are mapped: a profile as a .json file"));
    command.option("--mode", options->mode, "MODE",
                   tr("create-update, create, update, replace or delete-missing"));
    command.option(
        "--delete-at-most", options->delete_at_most, "N",
        tr("In the mode delete-missing: refuses the import where more would be deleted"));
    command.option("--source", options->source, "CODE",
                   tr("The data source that sends the files: values changed here stay, but where "
                      "it changed them too"));
    command.option("--leave-out", options->leave_out, "FIELD",
                   tr("A field that is not to be taken, such as price[EUR]; may be repeated"));
    command.option("--diff", options->diff, "FILE",
                   tr("Writes every change of a field to this .json or .csv file"));
    command.option("--rejected", options->rejected, "FOLDER",
                   tr("Writes the rows that were not taken, each with the reason, to be mended and "
                      "imported again"));
    command.option("--delimiter", options->delimiter, "SIGN",
                   tr("What stands between the cells of a CSV file, or tab; found out otherwise"));
    command.option("--encoding", options->encoding, "NAME",
                   tr("The encoding of a text file, such as windows-1252; found out otherwise"));
    command.option("--sheet", options->sheet, "NAME",
                   tr("The sheet of a workbook; the first that is in sight otherwise"));
    command.flag("--propose", options->propose,
                 tr("Shows which column of the file may be what, and imports nothing"));
    command.option("--save-profile", options->save_profile, "FILE",
                   tr("With --propose: writes what it shows as a profile, to be changed and used "
                      "with --profile"));
    command.option("--locale", options->locale, "CODE",
                   tr("With --propose: the locale of texts whose column names none"));
    command.option("--decimal", options->decimal_sign, "SIGN",
                   tr("The decimal sign of numbers, . or ,"));
}

}  // namespace vitrine::cli
