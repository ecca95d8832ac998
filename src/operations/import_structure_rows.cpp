#include "operations/import_structure_rows.h"

#include <algorithm>
#include <charconv>

#include "base/clock.h"

namespace vitrine {

StructureRows::StructureRows(ImportContext& context, const ImportFile& file)
    : m_context(context), m_file(file), m_pass(context, file) {
    for (std::size_t i = 0; i < file.headings.size(); ++i) {
        m_columns.emplace(trim(file.headings[i]), i);
    }
}

bool StructureRows::next() {
    while (m_pass.next(m_row)) {
        m_problem.reset();
        ++m_context.log.counts().read;
        if (m_row.cells.size() <= m_file.headings.size()) return true;
        problem("row.cells", {},
                tr("The row has {0} cells, but there are {1} headings.", m_row.cells.size(),
                   m_file.headings.size()),
                tr("Put cells that hold the separator or a line break in quotes."));
        reject();
    }
    return false;
}

std::optional<std::string_view> StructureRows::cell(std::string_view column) const {
    const auto at = m_columns.find(column);
    // A row may end early; what it does not hold is left as it is.
    if (at == m_columns.end() || at->second >= m_row.cells.size()) return std::nullopt;
    return trim(m_row.cells[at->second]);
}

std::vector<std::pair<std::string, std::string>> StructureRows::columns_with(
    std::string_view prefix) const {
    std::vector<std::pair<std::string, std::string>> found;
    for (auto at = m_columns.lower_bound(prefix);
         at != m_columns.end() && at->first.starts_with(prefix); ++at) {
        found.emplace_back(at->first.substr(prefix.size()), at->first);
    }
    return found;
}

void StructureRows::read_labels(Labels& labels) const {
    for (const auto& [locale, column] : columns_with("label-")) {
        const auto text = cell(column);
        if (!text) continue;
        // The locale's own spelling, so that labels are found whatever the heading's case.
        const Locale* known = structure().locales.find(locale);
        const std::string& key = known != nullptr ? known->code : locale;
        if (text->empty()) {
            labels.erase(key);
        } else {
            labels[key] = *text;
        }
    }
}

bool StructureRows::read(std::string_view column, std::string& field) const {
    if (const auto text = cell(column)) field = *text;
    return true;
}

bool StructureRows::read(std::string_view column, bool& field) {
    const auto text = cell(column);
    if (!text || text->empty()) return true;
    const std::string folded = fold_case(*text);
    if (folded == "1" || folded == "true" || folded == "yes") {
        field = true;
    } else if (folded == "0" || folded == "false" || folded == "no") {
        field = false;
    } else {
        return problem("boolean.unreadable", column, tr("\"{0}\" is neither yes nor no.", *text),
                       tr("Write 1 for yes or 0 for no."));
    }
    return true;
}

bool StructureRows::read(std::string_view column, int& field) {
    std::optional<int> number = field;
    if (!read(column, number)) return false;
    field = number.value_or(0);
    return true;
}

bool StructureRows::read(std::string_view column, std::optional<int>& field) {
    std::optional<Decimal> number;
    const auto text = cell(column);
    if (!text) return true;
    if (!read(column, number)) return false;
    if (!number) {
        field.reset();
        return true;
    }
    constexpr std::int64_t largest = 1'000'000'000;
    const auto whole = number->is_whole() ? number->rounded(0) : std::nullopt;
    if (!whole || whole->mantissa() > largest || whole->mantissa() < -largest) {
        return problem("number.not_whole", column, tr("\"{0}\" is not a whole number.", *text),
                       tr("Write digits only."));
    }
    field = static_cast<int>(whole->mantissa());
    return true;
}

bool StructureRows::read(std::string_view column, std::optional<Decimal>& field) {
    const auto text = cell(column);
    if (!text) return true;
    if (text->empty()) {
        field.reset();
        return true;
    }
    const auto number = Decimal::parse(*text, m_context.options.decimal_sign);
    if (!number) {
        return problem("number.not_a_number", column, tr("\"{0}\" is not a number.", *text),
                       tr("Write digits, with {0} before the decimals.",
                          std::string(1, m_context.options.decimal_sign)));
    }
    field = *number;
    return true;
}

bool StructureRows::read_date(std::string_view column, std::optional<std::int32_t>& field) {
    const auto text = cell(column);
    if (!text) return true;
    if (text->empty()) {
        field.reset();
        return true;
    }
    const auto day = parse_date(*text);
    if (!day) {
        return problem("date.unreadable", column, tr("\"{0}\" is not a date.", *text),
                       tr("Write year, month and day, like 2026-03-31."));
    }
    field = *day;
    return true;
}

Issue StructureRows::issue_at(Severity severity, std::string_view rule, std::string_view column,
                              std::string message, std::string fix) const {
    Issue issue = make_issue(severity, rule, std::move(message), std::move(fix));
    issue.file = m_file.name;
    issue.row = m_row.line;
    issue.column = column;
    if (!column.empty()) issue.value = issue_value(text(column));
    return issue;
}

bool StructureRows::problem(std::string_view rule, std::string_view column, std::string message,
                            std::string fix) {
    // The first one is told: those behind it often follow from it.
    if (!m_problem)
        m_problem = issue_at(Severity::error, rule, column, std::move(message), std::move(fix));
    return false;
}

void StructureRows::reject() {
    m_context.log.reject(std::move(*m_problem));
    m_problem.reset();
}

void StructureRows::note(std::string_view rule, std::string_view column, std::string message,
                         std::string fix) {
    m_context.log.note(
        issue_at(Severity::warning, rule, column, std::move(message), std::move(fix)));
}

bool StructureRows::is_first(const std::string& key) {
    if (m_keys.insert(key).second) return true;
    return problem("row.duplicate", "code",
                   tr("The code came before in this file; the first row was taken."),
                   tr("Remove one of the rows."));
}

bool is_heading_code(StructureRows& rows, std::string_view code) {
    const bool plain = std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    });
    if (plain) return true;
    return rows.problem(
        "code.invalid", "code",
        tr("\"{0}\" cannot be a code here: it stands in headings between hyphens.", code),
        tr("Use letters, digits and underscores only."));
}

}  // namespace vitrine
