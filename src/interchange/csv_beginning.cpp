// The beginning of a file, by which CsvReader of csv_reader.h finds out how it is written.
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/translate.h"
#include "interchange/csv_reader.h"

namespace vitrine {

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
        const double score = score_delimiter().value() * (candidate == ',' ? 0.6 : 1.0);
        if (score > best_score) {
            best = candidate;
            best_score = score;
        }
    }
    // These stand in texts and times, too: taken only where they divide every row alike.
    for (const char candidate : {'^', '~', ':'}) {
        if (best_score > 0) break;
        use_delimiter(candidate);
        const DelimiterScore score = score_delimiter();
        if (score.width < 2 || score.rows < 2 || score.alike < score.rows) continue;
        best = candidate;
        best_score = score.value();
    }
    return best;
}

// How well the delimiter in use divides the first rows: as many cells as the header has, in as many
// rows as possible, the more the better.
CsvReader::DelimiterScore CsvReader::score_delimiter() {
    constexpr int most_rows = 100;
    DelimiterScore score;
    auto& [width, rows, alike] = score;
    for (std::size_t at = m_at; at < text().size() && rows < most_rows; ++rows) {
        const Parsed parsed = parse(at, m_trial);
        if (parsed.outcome == Outcome::more_needed || parsed.outcome == Outcome::open_quote) break;
        if (parsed.outcome == Outcome::row) {
            if (rows == 0) width = m_trial.cells.size();
            alike += m_trial.cells.size() == width ? 1 : 0;
            at = parsed.next;
        } else {
            at = find_line_end(at);
        }
        at = std::min(text().find_first_not_of("\r\n", at), text().size());
    }
    return score;
}

double CsvReader::DelimiterScore::value() const {
    return rows == 0 || width < 2 ? 0 : std::log2(static_cast<double>(width)) * alike / rows;
}

// Single quotes are taken for what they are only where the header begins with two cells in them:
// 'sku';'name'.
void CsvReader::find_quote() {
    if (m_options.quote) {
        m_dialect.quote = *m_options.quote;
        return;
    }
    constexpr std::string_view delimiters = ";,\t|";
    const std::size_t begin = text().find_first_not_of("\r\n");
    if (begin == std::string::npos || text()[begin] != '\'') return;
    const std::size_t close = text().find('\'', begin + 1);
    if (close == std::string::npos || close + 2 >= text().size()) return;
    if (delimiters.find(text()[close + 1]) != std::string_view::npos && text()[close + 2] == '\'')
        m_dialect.quote = '\'';
}

// By the first line end outside quotes; the quotes of the header are all there is to go by.
void CsvReader::find_line_end_style() {
    if (m_options.line_end) {
        m_dialect.line_end = *m_options.line_end;
        m_return_ends_row = m_dialect.line_end == LineEnd::cr;
        return;
    }
    bool in_quotes = false;
    std::size_t at = 0;
    for (; at < text().size(); ++at) {
        if (text()[at] == m_dialect.quote) in_quotes = !in_quotes;
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
    m_header.assign(m_trial.cells.begin(), m_trial.cells.end());
    m_at = parsed.next;
    m_line += parsed.breaks + 1;
}

}  // namespace vitrine
