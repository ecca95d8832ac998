#include "cli/import_proposal.h"

#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/import_source.h"
#include "operations/propose_columns.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t longest_cell = 40;  // characters

// As --leave-out and the diff name fields: name[fr_FR].
std::string target_name(const ColumnTarget& target) {
    std::vector<std::string> scope;
    for (const std::string& part : {target.channel, target.locale, target.currency}) {
        if (!part.empty()) scope.push_back(part);
    }
    return scope.empty() ? target.code : target.code + '[' + join(scope, ",") + ']';
}

std::string locale_of(const Structure& structure, const std::string& asked) {
    if (!asked.empty()) {
        if (structure.locales.find(asked) == nullptr)
            throw Error(Failure::usage, tr("There is no locale {0}.", asked));
        return asked;
    }
    const auto used = structure.active_locales();
    return used.empty() ? std::string() : structure.locales.code_of(used.front());
}

void print_columns(Console& console, const ProposedColumns& proposed) {
    Table table;
    table.add_column(tr("column"));
    table.add_column(tr("target"));
    table.add_column(tr("sure"), Align::right);
    table.add_column(tr("sample"));
    table.add_column(tr("reason"));
    for (std::size_t i = 0; i < proposed.columns.size(); ++i) {
        const ColumnProposal& column = proposed.columns[i];
        const bool goes = column.target.kind != ColumnTarget::Kind::nothing;
        table.add_row(
            {shorten(column.column, longest_cell), goes ? target_name(column.target) : "-",
             goes ? std::to_string(column.confidence) + " %" : "",
             shorten(replace_all(proposed.samples[i], "\n", " "), longest_cell), column.reason},
            goes ? Style::plain : Style::dim);
    }
    table.print(console);
}

Json to_json(const ProposedColumns& proposed) {
    Json json;
    json["read_as"] = describe(proposed.format);
    json["columns"] = Json::array();
    for (std::size_t i = 0; i < proposed.columns.size(); ++i) {
        const ColumnProposal& column = proposed.columns[i];
        const bool goes = column.target.kind != ColumnTarget::Kind::nothing;
        json["columns"].push_back(Json{{"column", column.column},
                                       {"target", goes ? Json(target_name(column.target)) : Json()},
                                       {"confidence", column.confidence},
                                       {"reason", column.reason},
                                       {"sample", proposed.samples[i]}});
    }
    return json;
}

}  // namespace

ExitStatus propose(Session& session, const ProposalOrder& order) {
    const auto catalogue = session.open_for_reading();
    const Progress progress(session.stop);
    const ImportSource source({order.place}, progress);
    const std::filesystem::path file = source.only_file();
    if (file.empty()) {
        throw Error(Failure::usage,
                    tr("{0} is not one table. Name the file whose columns are to be looked at.",
                       place_name(order.place)));
    }
    const auto structure = catalogue->structure();
    const std::string locale = locale_of(*structure, order.locale);
    ProposedColumns proposed = propose_columns(*structure, file, order.format, progress);
    // Stated, so that the profile means the same in every catalogue.
    for (ColumnProposal& column : proposed.columns) {
        const Attribute* attribute = structure->attributes.find(column.target.code);
        if (attribute != nullptr && attribute->localizable && column.target.locale.empty())
            column.target.locale = locale;
    }
    if (session.json()) {
        session.console.print_json(to_json(proposed));
    } else {
        session.console.print(
            tr("{0}: read as {1}", file.filename().string(), describe(proposed.format)));
        print_columns(session.console, proposed);
    }
    if (!order.save_profile.empty()) {
        write_import_profile(order.save_profile, profile_of(proposed.columns, file.stem().string(),
                                                            locale, order.format));
        session.console.note(
            tr("The profile is in {0}. To import by it: vitrine import --profile "
               "{0} {1}",
               order.save_profile, order.place));
    }
    return ExitStatus::done;
}

}  // namespace vitrine::cli
