#include "cli/report.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/table.h"
#include "interchange/csv_writer.h"
#include "interchange/formula_guard.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_blocked_shown = 10;

Style style_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return Style::bad;
        case Severity::warning:
            return Style::caution;
        case Severity::info:
            return Style::plain;
    }
    return Style::plain;
}

std::string issues_as_csv(const Issues& issues) {
    std::string text;
    const auto add = [&text](const std::vector<std::string>& cells) {
        const std::vector<std::string_view> views(cells.begin(), cells.end());
        append_csv_row(text, views);
    };
    add({"severity", "file", "row", "column", "product", "value", "rule", "message", "fix"});
    for (const Issue& issue : issues) {
        add({std::string(severity_name(issue.severity)), guard_formula(issue.file),
             issue.row == 0 ? std::string() : std::to_string(issue.row),
             guard_formula(issue.column), guard_formula(issue.product), guard_formula(issue.value),
             issue.rule, guard_formula(issue.message), guard_formula(issue.fix)});
    }
    return text;
}

// "required:price" -> 12, most frequent first.
std::vector<std::pair<std::string, std::int64_t>> by_frequency(
    const std::map<std::string, std::int64_t>& counts) {
    std::vector<std::pair<std::string, std::int64_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return sorted;
}

bool blocks(const Issue& issue) {
    return issue.severity == Severity::error;
}

}  // namespace

Json to_json(const Issue& issue) {
    Json json;
    json["severity"] = severity_name(issue.severity);
    json["rule"] = issue.rule;
    json["message"] = issue.message;
    json["fix"] = issue.fix;
    json["file"] = issue.file;
    json["row"] = issue.row == 0 ? Json() : Json(issue.row);
    json["column"] = issue.column;
    json["value"] = issue.value;
    json["product"] = issue.product;
    return json;
}

Json to_json(const Issues& issues) {
    Json list = Json::array();
    for (const Issue& issue : issues) list.push_back(to_json(issue));
    return list;
}

Json counts_to_json(const std::map<std::string, std::int64_t>& counts) {
    Json object = Json::object();
    for (const auto& [name, count] : counts) object[name] = count;
    return object;
}

void print_issues(Console& console, std::span<const Issue> issues, std::size_t limit,
                  std::int64_t left_out) {
    const std::size_t shown = std::min(limit, issues.size());
    for (const Issue& issue : issues.first(shown)) {
        console.print("  " +
                      console.styled(style_of(issue.severity), one_line(to_sentence(issue))));
    }
    const auto more = static_cast<long>(issues.size() - shown) + static_cast<long>(left_out);
    if (more > 0) console.print("  " + trn("and {0} more", "and {0} more", more, more));
}

void print_counts(Console& console, const std::map<std::string, std::int64_t>& counts) {
    Table table;
    table.add_column({}, Align::right);
    table.add_column({});
    for (const auto& [name, count] : by_frequency(counts))
        table.add_row({std::to_string(count), name});
    table.print(console, 2);
}

void check_report_name(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    if (ending == ".json" || ending == ".csv") return;
    throw Error(Failure::usage,
                tr("A report is written as .json or .csv, not as {0}.", file.filename().string()));
}

void write_issue_report(const std::filesystem::path& file, const Issues& issues) {
    check_report_name(file);
    if (file.extension() == ".csv") {
        write_file(file, issues_as_csv(issues));
    } else {
        write_file(file,
                   to_json(issues).dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    }
}

void write_file(const std::filesystem::path& file, std::string_view bytes) {
    std::error_code error;
    const bool in_place =
        std::filesystem::exists(file, error) && !std::filesystem::is_regular_file(file, error);
    const std::filesystem::path aside =
        in_place ? file : std::filesystem::path(file.string() + ".part");
    std::ofstream output(aside, std::ios::binary);
    output.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    output.close();
    std::string detail = output ? std::string() : std::strerror(errno);
    if (output && !in_place) {
        std::filesystem::rename(aside, file, error);
        if (error) detail = error.message();
    }
    if (detail.empty()) return;
    if (!in_place) std::filesystem::remove(aside, error);
    throw Error(Failure::storage, tr("{0} could not be written.", file.string()), detail);
}

Json readiness_to_json(const ReadinessReport& report) {
    Json items = Json::array();
    for (const auto& item : report.items)
        items.push_back(
            Json{{"sku", item.code}, {"blocked", item.blocked}, {"issues", to_json(item.issues)}});
    Json json;
    json["ready"] = report.ready;
    json["warnings"] = report.warnings;
    json["blocked"] = report.blocked;
    json["variants_left_out"] = report.variants_left_out;
    json["by_reason"] = counts_to_json(report.by_reason);
    json["items"] = std::move(items);
    return json;
}

void print_readiness(Console& console, const ReadinessReport& report) {
    if (report.blocked == 0) return;
    console.print();
    console.print(Style::strong, tr("Reasons"));
    print_counts(console, report.by_reason);
    console.print();
    console.print(Style::strong, tr("Blocked"));
    std::size_t shown = 0;
    std::int64_t left_out = report.blocked;
    for (const auto& item : report.items) {
        if (!item.blocked) continue;
        if (shown++ == most_blocked_shown) break;
        --left_out;
        console.print("  " + console.styled(Style::strong, one_line(item.code)));
        for (const Issue& issue : item.issues) {
            if (!blocks(issue)) continue;
            std::string line =
                issue.column.empty() ? issue.message : issue.column + ": " + issue.message;
            if (!issue.fix.empty()) line += " " + issue.fix;
            console.print("    " + one_line(line));
        }
    }
    if (left_out > 0) {
        console.print("  " + trn("and {0} more product", "and {0} more products",
                                 static_cast<long>(left_out), left_out));
    }
}

Json plan_counts_to_json(const PlanCounts& counts) {
    Json json;
    json["create"] = counts.create;
    json["update"] = counts.update;
    json["remove"] = counts.remove;
    json["unchanged"] = counts.unchanged;
    json["blocked"] = counts.blocked;
    json["held"] = counts.held;
    return json;
}

void print_plan_counts(Console& console, const PlanCounts& counts) {
    Table table;
    table.add_column({});
    table.add_column({}, Align::right);
    const auto row = [&table](std::string name, std::int64_t count, Style style = Style::plain) {
        table.add_row({std::move(name), std::to_string(count)}, count == 0 ? Style::dim : style);
    };
    row(tr("to create"), counts.create, Style::good);
    row(tr("to update"), counts.update, Style::good);
    row(tr("to remove"), counts.remove, Style::caution);
    row(tr("unchanged"), counts.unchanged);
    row(tr("blocked"), counts.blocked, Style::bad);
    row(tr("held back, of these"), counts.held, Style::caution);
    table.print(console);
}

std::string time_text(Instant instant) {
    std::string text = to_iso8601(instant).substr(0, 16);
    if (text.size() == 16) text[10] = ' ';
    return text;
}

}  // namespace vitrine::cli
