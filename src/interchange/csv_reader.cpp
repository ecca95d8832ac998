#include "interchange/csv_reader.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "base/checksum.h"
#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";
constexpr std::size_t longest_trial = 1U << 20U;  // of a row that reading might go on with

constexpr std::uint64_t ones = 0x0101010101010101U;  // in each of eight bytes

// Eight bytes of the text, the first of them lowest; zeros stand for what is behind `end`.
std::uint64_t eight_bytes(const char* p, const char* end) {
    std::uint64_t eight = 0;
    if (end - p >= 8) {
        std::memcpy(&eight, p, 8);
    } else {
        std::memcpy(&eight, p, static_cast<std::size_t>(end - p));
    }
    if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
    return eight;
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

// Which of the eight bytes at `p` may end an unquoted cell: the highest bit of each that is the
// delimiter or a control character up to the carriage return, NUL and tabs included. Exact, since
// no sum carries over into the next byte.
std::uint64_t CsvReader::marks_at(const char* p, const char* end) const {
    constexpr std::uint64_t low = ones * 0x7F;
    const std::uint64_t bytes = eight_bytes(p, end);
    const std::uint64_t others = bytes ^ m_delimiters;
    const std::uint64_t is_other = ((others & low) + low) | others;
    const std::uint64_t is_above = ((bytes & low) + ones * (0x7F - '\r')) | bytes;
    return ~(is_other & is_above) & ~low;
}

// The cells of the row at `at`, still with their doubled quotes, which m_doubled names. NUL ends a
// cell in m_ends_cell: the one behind the text stops every loop.
CsvReader::Parsed CsvReader::parse(std::size_t at, Cells& cells) {
    const char* const begin = text().data();
    const char* const end = begin + text().size();
    const char* p = begin + at;
    const char delimiter = m_dialect.delimiter;
    // Where unquoted cells may end, eight bytes at a time, as most cells of wide files are empty.
    const char* eight = p;
    std::uint64_t marks = marks_at(p, end);
    Parsed parsed{Outcome::more_needed};
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
                    if (m_window.is_ended()) parsed.outcome = Outcome::open_quote;
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
            eight = p;
            marks = marks_at(p, end);
            marks &= marks - 1;
        } else {
            const char* const start = p;
            do {
                while (marks == 0) marks = marks_at(eight += 8, end);
                p = eight + std::countr_zero(marks) / 8;
                marks &= marks - 1;
            } while (*p != delimiter &&
                     (!m_ends_cell[static_cast<unsigned char>(*p)] || is_content(p, end)));
            cells.emplace_back(start, static_cast<std::size_t>(p - start));
        }
        if (*p == delimiter) {
            ++p;
            continue;
        }
        if (p == end || (*p == '\r' && p + 1 == end)) {
            if (!m_window.is_ended()) return parsed;
            parsed.outcome = Outcome::row;
            parsed.next = text().size();
            return parsed;
        }
        p += p[0] == '\r' && p[1] == '\n' ? 2 : 1;
        parsed.outcome = Outcome::row;
        parsed.next = static_cast<std::size_t>(p - begin);
        return parsed;
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
        if (m_options.hash_rows) {
            const std::string_view written(text().data() + m_at, parsed.next - m_at);
            row.hash = quick_hash(without_line_end(written));
        }
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
    std::int64_t breaks = 0;
    for (auto at = content.find('\n'); at != std::string_view::npos;
         at = content.find('\n', at + 1)) {
        ++breaks;
    }
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

}  // namespace vitrine
