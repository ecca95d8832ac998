#include "interchange/csv_reader.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";
constexpr std::size_t longest_trial = 1U << 20U;  // of a row that reading might go on with

bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

}  // namespace

CsvReader::CsvReader(const std::filesystem::path& file, const CsvOptions& options)
    : m_options(options), m_window(file, options.encoding, options.block_size) {
    m_dialect.encoding = m_window.encoding();
    find_line_end_style();
    honour_separator_line();
    use_delimiter(m_options.delimiter ? *m_options.delimiter : find_delimiter());
    read_header();
}

// --- One row
// ---------------------------------------------------------------------------------------

// The cells of the row at `at`, still with their doubled quotes, which m_doubled names. NUL ends a
// cell in m_ends_cell: the one behind the text stops every loop.
CsvReader::Parsed CsvReader::parse(std::size_t at, Cells& cells) {
    const char* const begin = text().data();
    const char* const end = begin + text().size();
    const char* p = begin + at;
    Parsed parsed;
    cells.clear();
    m_doubled.clear();
    for (;;) {
        if (*p == '"') {
            const char* const content = p + 1;
            const char* from = content;
            bool doubled = false;
            const char* close = nullptr;
            for (;;) {
                close = static_cast<const char*>(
                    std::memchr(from, '"', static_cast<std::size_t>(end - from)));
                if (close == nullptr || (close + 1 == end && !m_window.is_ended())) {
                    parsed.outcome =
                        m_window.is_ended() ? Outcome::open_quote : Outcome::more_needed;
                    return parsed;
                }
                if (close[1] != '"') break;
                doubled = true;
                from = close + 2;
            }
            if (doubled) m_doubled.push_back(static_cast<std::uint32_t>(cells.size()));
            cells.emplace_back(content, static_cast<std::size_t>(close - content));
            const std::int64_t breaks = count_breaks({content, close});
            parsed.breaks += breaks;
            p = close + 1;
            while (*p == ' ' && !m_ends_cell[' ']) ++p;
            if (!m_ends_cell[static_cast<unsigned char>(*p)] || is_content(p, end)) {
                // On another line than it began, it is rather a quote that was never closed.
                parsed.outcome = breaks > 0 ? Outcome::open_quote : Outcome::stray_quote;
                return parsed;
            }
        } else {
            const char* const start = p;
            for (;; ++p) {
                while (!m_ends_cell[static_cast<unsigned char>(*p)]) ++p;
                if (!is_content(p, end)) break;
            }
            cells.emplace_back(start, static_cast<std::size_t>(p - start));
        }
        if (p == end || (*p == '\r' && p + 1 == end)) {
            if (!m_window.is_ended()) {
                parsed.outcome = Outcome::more_needed;
                return parsed;
            }
            parsed.next = text().size();
            return parsed;
        }
        if (is_line_end(*p)) {
            p += p[0] == '\r' && p[1] == '\n' ? 2 : 1;
            parsed.next = static_cast<std::size_t>(p - begin);
            return parsed;
        }
        ++p;
    }
}

CsvReader::Parsed CsvReader::read_record(Cells& cells, std::size_t longest) {
    for (;;) {
        Parsed parsed = parse(m_at, cells);
        if (parsed.outcome != Outcome::more_needed) return parsed;
        if (text().size() - m_at > longest) {
            parsed.outcome = Outcome::too_long;
            return parsed;
        }
        m_window.refill(m_at);
    }
}

void CsvReader::unescape(Cells& cells) {
    for (const auto index : m_doubled) {
        auto& cell = cells[index];
        char* const begin = text().data() + (cell.data() - text().data());
        char* to = begin;
        for (std::size_t from = 0; from < cell.size(); ++from) {
            *to++ = begin[from];
            if (begin[from] == '"') ++from;
        }
        cell = {begin, static_cast<std::size_t>(to - begin)};
    }
}

bool CsvReader::next(CsvRow& row) {
    while (skip_blank_lines()) {
        const Parsed parsed = read_record(row.cells, m_options.longest_row);
        if (parsed.outcome != Outcome::row) {
            resynchronise(parsed.outcome);
            continue;
        }
        if (has_swallowed_rows(parsed)) {
            if (row.cells.size() != m_header.size()) {
                resynchronise(Outcome::open_quote);
                continue;
            }
            // As wide as it should be, so that it may be meant: given out, but not in silence.
            m_issues.push_back(quote_issue());
            m_issues.back().severity = Severity::warning;
            m_issues.back().message = tr("A quoted cell holds what looks like whole rows.");
        }
        row.line = m_line;
        unescape(row.cells);
        if (m_window.has_replacements()) report_replaced_characters(row.cells);
        m_at = parsed.next;
        m_line += parsed.breaks + 1;
        return true;
    }
    row.cells.clear();
    return false;
}

void CsvReader::report_replaced_characters(const Cells& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].find(replacement_character) == std::string_view::npos) continue;
        Issue issue;
        issue.severity = Severity::warning;
        issue.rule = "csv.encoding";
        issue.message =
            tr("Some characters are not {0} and could not be read.", m_dialect.encoding.name);
        issue.fix = tr("Choose the encoding in which the file was written.");
        issue.file = m_window.file().filename().string();
        issue.row = m_line;
        issue.column = i < m_header.size() ? m_header[i] : std::string();
        issue.value = shorten(cells[i], 200);
        m_issues.push_back(std::move(issue));
    }
}

// --- Lines
// -----------------------------------------------------------------------------------------

// A carriage return alone, in a file whose lines do not end so, is part of a cell.
bool CsvReader::is_content(const char* p, const char* end) const {
    return *p == '\r' && !m_return_ends_row && p + 1 != end && p[1] != '\n';
}

std::int64_t CsvReader::count_breaks(std::string_view content) const {
    auto breaks = std::count(content.begin(), content.end(), '\n');
    if (m_return_ends_row) {
        for (std::size_t i = 0; i < content.size(); ++i) {
            breaks += content[i] == '\r' && content.substr(i + 1, 1) != "\n" ? 1 : 0;
        }
    }
    return breaks;
}

// Where the line that holds `at` ends, within the window.
std::size_t CsvReader::find_line_end(std::size_t at) const {
    const auto end = m_return_ends_row ? text().find_first_of("\r\n", at) : text().find('\n', at);
    return std::min(end, text().size());
}

// At a line end or the end of the file; reads on where that cannot be told yet.
bool CsvReader::at_line_end() {
    while (m_at + 1 >= text().size() && !m_window.is_ended()) m_window.refill(m_at);
    if (m_at == text().size()) return true;
    const char* const p = text().data() + m_at;
    return is_line_end(*p) && !is_content(p, text().data() + text().size());
}

void CsvReader::step_over_line_end() {
    m_at += text()[m_at] == '\r' && text()[m_at + 1] == '\n' ? 2 : 1;
    ++m_line;
}

// False at the end of the file.
bool CsvReader::skip_blank_lines() {
    while (at_line_end()) {
        if (m_at == text().size()) return false;
        step_over_line_end();
    }
    return true;
}

// To the next line, whatever this one holds. False at the end of the file.
bool CsvReader::skip_line() {
    for (;;) {
        m_at = find_line_end(m_at);
        if (at_line_end()) {
            if (m_at == text().size()) return false;
            step_over_line_end();
            return true;
        }
    }
}

// --- Broken rows
// -----------------------------------------------------------------------------------

// A quote that was never closed may find another one far below and so take in whole rows without
// breaking any rule. The sign: its second line is a row by itself, and not its last line, which may
// well look like one.
bool CsvReader::has_swallowed_rows(const Parsed& parsed) {
    if (parsed.breaks == 0 || m_header.size() < 2) return false;
    const std::size_t second = text().find_first_not_of("\r\n", find_line_end(m_at));
    if (second == std::string::npos || second >= parsed.next) return false;
    const auto doubled = m_doubled;
    const Parsed trial = parse(second, m_trial);
    m_doubled = doubled;
    return trial.outcome == Outcome::row && trial.next < parsed.next &&
           m_trial.size() == m_header.size();
}

Issue CsvReader::quote_issue() const {
    Issue issue;
    issue.rule = "csv.quote";
    issue.fix = tr("Write a quote inside a quoted cell twice, and close every quoted cell.");
    issue.file = m_window.file().filename().string();
    issue.row = m_line;
    const std::string_view line = std::string_view(text()).substr(m_at, 1000);
    issue.value = shorten(to_valid_utf8(line.substr(0, line.find_first_of("\r\n"))), 200);
    return issue;
}

// Tells of the row at m_at and goes to the next line that is a row as wide as the header.
void CsvReader::resynchronise(Outcome why) {
    Issue issue = quote_issue();
    if (why == Outcome::stray_quote) {
        issue.message = tr("A quoted cell goes on behind its closing quote.");
    } else if (why == Outcome::too_long) {
        issue.message = tr("The row does not end within {0} MB.", m_options.longest_row >> 20U);
    } else {
        issue.message = tr("A quoted cell is not closed.");
    }

    const std::int64_t first_line = m_line;
    bool found = false;
    while (!found && skip_line()) {
        if (at_line_end()) continue;
        const Parsed trial = read_record(m_trial, std::min(longest_trial, m_options.longest_row));
        found = trial.outcome == Outcome::row && m_trial.size() == m_header.size();
    }
    const auto skipped = static_cast<long>(m_line - first_line + (found ? 0 : 1));
    issue.message +=
        ' ' + trn("{0} line was left out.", "{0} lines were left out.", skipped, skipped);
    m_issues.push_back(std::move(issue));
}

// --- The beginning of the file
// ---------------------------------------------------------------------

void CsvReader::use_delimiter(char delimiter) {
    m_dialect.delimiter = delimiter;
    m_ends_cell.fill(false);
    for (const char c : {delimiter, '\n', '\r', '\0'}) {
        m_ends_cell[static_cast<unsigned char>(c)] = true;
    }
}

// Excel's "sep=;" in the first line. What the caller asked for wins, but the line is no row.
void CsvReader::honour_separator_line() {
    if (!text().starts_with("sep=") || text().size() < 5) return;
    if (text().size() > 5 && !is_line_end(text()[5])) return;
    if (!m_options.delimiter) m_options.delimiter = text()[4];
    m_at = 5;
    if (at_line_end() && m_at < text().size()) step_over_line_end();
}

char CsvReader::find_delimiter() {
    if (!skip_blank_lines()) return m_dialect.delimiter;
    char best = m_dialect.delimiter;
    double best_score = 0;
    for (const char candidate : {';', '\t', '|', ','}) {
        use_delimiter(candidate);
        // Commas stand inside numbers too, so that they could win where every row has decimals.
        const double score = score_delimiter() * (candidate == ',' ? 0.6 : 1.0);
        if (score > best_score) {
            best = candidate;
            best_score = score;
        }
    }
    return best;
}

// How well the delimiter in use divides the first rows: as many cells as the header has, in as many
// rows as possible, the more the better.
double CsvReader::score_delimiter() {
    constexpr int most_rows = 100;
    std::size_t width = 0;
    int rows = 0;
    int alike = 0;
    for (std::size_t at = m_at; at < text().size() && rows < most_rows; ++rows) {
        const Parsed parsed = parse(at, m_trial);
        if (parsed.outcome == Outcome::more_needed || parsed.outcome == Outcome::open_quote) break;
        if (parsed.outcome == Outcome::row) {
            if (rows == 0) width = m_trial.size();
            alike += m_trial.size() == width ? 1 : 0;
            at = parsed.next;
        } else {
            at = find_line_end(at);
        }
        at = std::min(text().find_first_not_of("\r\n", at), text().size());
    }
    return rows == 0 || width < 2 ? 0 : std::log2(static_cast<double>(width)) * alike / rows;
}

// By the first line end outside quotes; the quotes of the header are all there is to go by.
void CsvReader::find_line_end_style() {
    bool in_quotes = false;
    std::size_t at = 0;
    for (; at < text().size(); ++at) {
        if (text()[at] == '"') in_quotes = !in_quotes;
        if (is_line_end(text()[at]) && !in_quotes) break;
    }
    if (at == text().size() || text()[at] == '\n') return;
    m_dialect.line_end = text()[at + 1] == '\n' ? LineEnd::crlf : LineEnd::cr;
    m_return_ends_row = m_dialect.line_end == LineEnd::cr;
}

void CsvReader::read_header() {
    if (!skip_blank_lines()) return;
    const Parsed parsed = read_record(m_trial, m_options.longest_row);
    if (parsed.outcome != Outcome::row) {
        throw Error(
            Failure::invalid,
            tr("The column names of {0} cannot be read: in line {1} the quotes do not balance.",
               m_window.file().filename().string(), m_line));
    }
    unescape(m_trial);
    m_header.assign(m_trial.begin(), m_trial.end());
    m_at = parsed.next;
    m_line += parsed.breaks + 1;
}

}  // namespace vitrine
