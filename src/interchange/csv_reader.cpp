#include "interchange/csv_reader.h"

#include <algorithm>
#include <bit>
#include <cstddef>
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

}  // namespace

CsvReader::CsvReader(const std::filesystem::path& file, const CsvOptions& options)
    : m_options(options), m_window(file, options.encoding, options.block_size) {
    m_dialect.encoding = m_window.encoding();
    find_quote();
    find_line_end_style();
    honour_separator_line();
    use_delimiter(m_options.delimiter ? *m_options.delimiter : find_delimiter());
    read_header();
}

// --- One row
// ---------------------------------------------------------------------------------------

// Where unquoted cells may end from `p` on; zeros stand for what is behind `end`.
CsvMarks CsvReader::marks_at(const char* p, const char* end) const {
    if (end - p >= CsvMarks::width) {
        return m_find_marks(p, m_dialect.delimiter);
    }
    std::array<char, CsvMarks::width> rest{};
    std::copy(p, end, rest.begin());
    return m_find_marks(rest.data(), m_dialect.delimiter);
}

// The cells of the row at `at`, still with their doubled quotes, which m_doubled names. NUL ends a
// cell in m_ends_cell: the one behind the text stops every loop.
CsvReader::Parsed CsvReader::parse(std::size_t at, CsvRow& row) {
    const char* const begin = text().data();
    const char* const end = begin + text().size();
    const char* p = begin + at;
    const char delimiter = m_dialect.delimiter;
    const char quote = m_dialect.quote;
    const char* block = p;
    CsvMarks marks = marks_at(block, end);  // of the block; in `all`, those behind `p`
    Parsed parsed{Outcome::more_needed};
    // The cells of the row before are overwritten: rows are mostly as wide as each other.
    auto& cells = row.cells;
    auto& filled = row.filled;
    std::size_t count = 0;
    std::size_t filled_count = 0;
    const auto make_room = [&](std::size_t width) {
        cells.resize(width);
        filled.resize(width);
    };
    const auto put = [&](const char* cell, std::ptrdiff_t length) __attribute__((always_inline)) {
        if (count == cells.size()) make_room(2 * count + 1);
        filled[filled_count] = static_cast<std::uint32_t>(count);
        filled_count += length != 0 ? 1 : 0;
        cells[count++] = {cell, static_cast<std::size_t>(length)};
    };
    filled.resize(cells.size());
    m_doubled.clear();
    for (;;) {
        if (*p == quote) {
            const char* const content = p + 1;
            const char* from = content;
            bool doubled = false;
            const char* close = nullptr;
            for (;;) {
                close = static_cast<const char*>(
                    std::memchr(from, quote, static_cast<std::size_t>(end - from)));
                if (close == nullptr || (close + 1 == end && !m_window.is_ended())) {
                    if (m_window.is_ended()) parsed.outcome = Outcome::open_quote;
                    return parsed;
                }
                if (close[1] != quote) break;
                doubled = true;
                from = close + 2;
            }
            if (doubled) m_doubled.push_back(static_cast<std::uint32_t>(count));
            put(content, close - content);
            const std::int64_t breaks = count_breaks({content, close});
            parsed.breaks += breaks;
            p = close + 1;
            while (*p == ' ' && !m_ends_cell[' ']) ++p;
            if (!m_ends_cell[static_cast<unsigned char>(*p)] || is_content(p, end)) {
                // On another line than it began, it is rather a quote that was never closed.
                parsed.outcome = breaks > 0 ? Outcome::open_quote : Outcome::stray_quote;
                return parsed;
            }
            if (p - block < CsvMarks::width) {
                marks.all &= ~std::uint64_t{0} << (p - block);
            } else {
                block = p;
                marks = marks_at(block, end);
            }
            marks.all &= marks.all - 1;
        } else {
            const char* const start = p;
            do {
                while (marks.all == 0) marks = marks_at(block += CsvMarks::width, end);
                p = block + std::countr_zero(marks.all);
                marks.all &= marks.all - 1;
            } while (*p != delimiter &&
                     (!m_ends_cell[static_cast<unsigned char>(*p)] || is_content(p, end)));
            put(start, p - start);
        }
        if (*p == delimiter) {
            ++p;
            // Most cells of wide files are empty: one delimiter behind the other.
            const auto place = p - block;
            if (place == CsvMarks::width) continue;
            const auto run = std::countr_one(marks.delimiters >> place);
            if (run == 0) continue;
            const std::size_t behind = count + static_cast<std::size_t>(run);
            if (cells.size() < behind) make_room(2 * behind);
            std::generate_n(cells.data() + count, run, [&] { return std::string_view(p++, 0); });
            count = behind;
            marks.all &= place + run == CsvMarks::width ? 0 : ~std::uint64_t{0} << (place + run);
            continue;
        }
        if (p == end || (*p == '\r' && p + 1 == end)) {
            if (!m_window.is_ended()) return parsed;
            p = end;
        } else {
            p += p[0] == '\r' && p[1] == '\n' ? 2 : 1;
        }
        cells.resize(count);
        filled.resize(filled_count);
        parsed.outcome = Outcome::row;
        parsed.next = static_cast<std::size_t>(p - begin);
        return parsed;
    }
}

CsvReader::Parsed CsvReader::read_record(CsvRow& row, std::size_t longest) {
    for (;;) {
        Parsed parsed = parse(m_at, row);
        if (parsed.outcome != Outcome::more_needed) return parsed;
        if (text().size() - m_at > longest) {
            parsed.outcome = Outcome::too_long;
            return parsed;
        }
        m_window.refill(m_at);
    }
}

void CsvReader::unescape(CsvRow& row) {
    for (const auto index : m_doubled) {
        auto& cell = row.cells[index];
        char* const begin = text().data() + (cell.data() - text().data());
        std::size_t length = 0;
        for (std::size_t from = 0; from < cell.size();) {
            // Up to a quote, which is followed by the one that goes.
            const std::size_t behind =
                std::min(cell.find(m_dialect.quote, from), cell.size() - 1) + 1;
            std::memmove(begin + length, begin + from, behind - from);
            length += behind - from;
            from = behind + 1;
        }
        cell = {begin, length};
    }
}

bool CsvReader::next(CsvRow& row) {
    while (skip_blank_lines()) {
        const Parsed parsed = read_record(row, m_options.longest_row);
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
        unescape(row);
        if (m_window.has_replacements()) report_replaced_characters(row);
        m_at = parsed.next;
        m_line += parsed.breaks + 1;
        return true;
    }
    row.cells.clear();
    row.filled.clear();
    return false;
}

void CsvReader::report_replaced_characters(const CsvRow& row) {
    for (const std::size_t i : row.filled) {
        if (row.cells[i].find(replacement_character) == std::string_view::npos) continue;
        Issue issue;
        issue.severity = Severity::warning;
        issue.rule = "csv.encoding";
        issue.message =
            tr("Some characters are not {0} and could not be read.", m_dialect.encoding.name);
        issue.fix = tr("Choose the encoding in which the file was written.");
        issue.file = m_window.file().filename().string();
        issue.row = m_line;
        issue.column = i < m_header.size() ? m_header[i] : std::string();
        issue.value = shorten(row.cells[i], 200);
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
           m_trial.cells.size() == m_header.size();
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
        found = trial.outcome == Outcome::row && m_trial.cells.size() == m_header.size();
    }
    const auto skipped = static_cast<long>(m_line - first_line + (found ? 0 : 1));
    issue.message +=
        ' ' + trn("{0} line was left out.", "{0} lines were left out.", skipped, skipped);
    m_issues.push_back(std::move(issue));
}

}  // namespace vitrine
