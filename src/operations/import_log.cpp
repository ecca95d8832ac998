#include "operations/import_log.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace vitrine {

void ImportLog::begin(std::string_view kind) {
    auto& kinds = m_report.by_kind;
    const auto at = std::find_if(kinds.begin(), kinds.end(),
                                 [&](const auto& entry) { return entry.first == kind; });
    m_current = static_cast<std::size_t>(at - kinds.begin());
    if (at == kinds.end()) kinds.emplace_back(kind, ImportCounts{});
}

void ImportLog::keep(Issue issue) {
    ++m_report.by_rule[issue.rule];
    if (m_file != nullptr) issue.column = m_file->source_column(issue.column);
    if (m_report.issues.size() < ImportReport::max_issues) {
        m_report.issues.push_back(std::move(issue));
    } else {
        ++m_report.issues_left_out;
    }
}

void ImportLog::note(Issue issue) {
    if (issue.severity != Severity::info && !m_report.by_kind.empty()) ++counts().warnings;
    keep(std::move(issue));
}

void ImportLog::reject(Issue issue) {
    issue.severity = Severity::error;
    ++counts().rejected;
    auto& rejected = m_report.rejected_rows;
    if (issue.row > 0 && rejected.size() < ImportReport::max_issues) {
        rejected.push_back({issue.file, issue.row, issue.message});
    }
    keep(std::move(issue));
}

Issue make_issue(Severity severity, std::string_view rule, std::string message, std::string fix) {
    Issue issue;
    issue.severity = severity;
    issue.rule = rule;
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

std::string issue_value(std::string_view text) {
    constexpr std::size_t longest_value = 200;
    return shorten(to_valid_utf8(text), longest_value);
}

}  // namespace vitrine
