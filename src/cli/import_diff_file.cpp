#include "cli/import_diff_file.h"

#include <algorithm>

#include "base/translate.h"
#include "cli/report.h"
#include "cli/table.h"
#include "interchange/csv_writer.h"
#include "interchange/formula_guard.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_fields = 20;

std::string_view change_name(const ImportDiffRow& row) {
    return row.is_new ? "create" : "update";
}

std::string as_csv(ImportDiff& diff) {
    std::string text;
    const auto add = [&text](const std::vector<std::string>& cells) {
        const std::vector<std::string_view> views(cells.begin(), cells.end());
        append_csv_row(text, views);
    };
    add({"file", "row", "product", "change", "field", "before", "after"});
    for (std::size_t i = 0; i < diff.size(); ++i) {
        const ImportDiffRow row = diff.row(i);
        const auto add_field = [&](const ImportDiffField& field) {
            add({guard_formula(row.file), std::to_string(row.line), guard_formula(row.code),
                 std::string(change_name(row)), field.name, guard_formula(field.before),
                 guard_formula(field.after)});
        };
        std::for_each(row.fields.begin(), row.fields.end(), add_field);
        if (row.fields.empty()) add_field({});
    }
    return text;
}

std::string as_json(ImportDiff& diff) {
    std::string text = "[";
    for (std::size_t i = 0; i < diff.size(); ++i) {
        const ImportDiffRow row = diff.row(i);
        Json json;
        json["file"] = row.file;
        json["row"] = row.line;
        json["product"] = row.code;
        json["change"] = change_name(row);
        json["fields"] = Json::array();
        for (const ImportDiffField& field : row.fields) {
            json["fields"].push_back(
                Json{{"field", field.name}, {"before", field.before}, {"after", field.after}});
        }
        text += i == 0 ? "\n  " : ",\n  ";
        text += json.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return text + "\n]\n";
}

}  // namespace

void write_import_diff(const std::filesystem::path& file, ImportDiff& diff) {
    check_report_name(file);
    write_file(file, file.extension() == ".csv" ? as_csv(diff) : as_json(diff));
}

Json diff_counts_to_json(const ImportDiff& diff) {
    Json json = Json::object();
    for (const auto& [name, count] : diff.counts()) {
        json[name] = {{"set", count.set}, {"changed", count.changed}, {"cleared", count.cleared}};
    }
    return json;
}

void print_diff_counts(Console& console, const ImportDiff& diff) {
    using Field = std::pair<std::string, ImportDiff::Count>;
    std::vector<Field> fields(diff.counts().begin(), diff.counts().end());
    if (fields.empty()) return;
    std::stable_sort(fields.begin(), fields.end(), [](const Field& a, const Field& b) {
        const auto weight = [](const ImportDiff::Count& count) {
            return std::pair(count.cleared + count.changed, count.set);
        };
        return weight(a.second) > weight(b.second);
    });
    console.print();
    console.print(Style::strong, tr("By field"));
    Table table;
    table.add_column({});
    for (const auto& heading : {tr("set"), tr("changed"), tr("cleared")})
        table.add_column(heading, Align::right);
    for (std::size_t i = 0; i < std::min(fields.size(), most_fields); ++i) {
        const auto& [name, count] = fields[i];
        table.add_row({name, std::to_string(count.set), std::to_string(count.changed),
                       std::to_string(count.cleared)});
    }
    table.print(console, 2);
    const auto more = static_cast<long>(fields.size() - std::min(fields.size(), most_fields));
    if (more > 0) {
        console.print("  " + trn("and {0} more field", "and {0} more fields", more, more));
    }
}

}  // namespace vitrine::cli
