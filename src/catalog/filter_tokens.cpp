#include "catalog/filter_tokens.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_word_byte(char c) {
    return !is_blank(c) && std::string_view("()[],=!<>\"`").find(c) == std::string_view::npos;
}

class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    std::vector<FilterToken> read() {
        for (;;) {
            while (m_offset < m_text.size() && is_blank(m_text[m_offset])) ++m_offset;
            const std::size_t position = position_of_offset();
            if (m_offset == m_text.size()) {
                m_tokens.push_back({FilterToken::Kind::end, {}, position});
                return std::move(m_tokens);
            }
            read_token(position);
        }
    }

private:
    // Counted on from the last token, so that a long filter is read in one pass.
    std::size_t position_of_offset() {
        m_position += count_code_points(m_text.substr(m_counted, m_offset - m_counted));
        m_counted = m_offset;
        return m_position;
    }

    void read_token(std::size_t position) {
        const char c = m_text[m_offset];
        if (c == '"') {
            m_tokens.push_back({FilterToken::Kind::quoted, quoted(position, '"'), position});
        } else if (c == '`') {
            m_tokens.push_back({FilterToken::Kind::name, quoted(position, '`'), position});
        } else if (is_word_byte(c)) {
            const std::size_t start = m_offset;
            while (m_offset < m_text.size() && is_word_byte(m_text[m_offset])) ++m_offset;
            m_tokens.push_back({FilterToken::Kind::word,
                                std::string(m_text.substr(start, m_offset - start)), position});
        } else {
            m_tokens.push_back({FilterToken::Kind::symbol, symbol(position), position});
        }
    }

    std::string quoted(std::size_t position, char quote) {
        std::string content;
        for (++m_offset; m_offset < m_text.size(); ++m_offset) {
            const char c = m_text[m_offset];
            if (c == quote) {
                ++m_offset;
                return content;
            }
            const bool escape = c == '\\' && m_offset + 1 < m_text.size() &&
                                (m_text[m_offset + 1] == quote || m_text[m_offset + 1] == '\\');
            if (escape) ++m_offset;
            content += m_text[m_offset];
        }
        reject_filter(position, tr("this quote is never closed."));
    }

    std::string symbol(std::size_t position) {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 12> symbols = {{
            {"==", "="},
            {"!=", "!="},
            {"<>", "!="},
            {"<=", "<="},
            {">=", ">="},
            {"=", "="},
            {"<", "<"},
            {">", ">"},
            {"(", "("},
            {")", ")"},
            {"[", "["},
            {"]", "]"},
        }};
        const std::string_view rest = m_text.substr(m_offset);
        if (rest.front() == ',') {
            ++m_offset;
            return ",";
        }
        for (const auto& [written, meant] : symbols) {
            if (rest.starts_with(written)) {
                m_offset += written.size();
                return std::string(meant);
            }
        }
        reject_filter(position, tr("\"{0}\" has no meaning here. Write != for \"is not\".",
                                   std::string(1, rest.front())));
    }

    std::string_view m_text;
    std::size_t m_offset = 0;
    std::size_t m_counted = 0;   // offset up to which m_position counts
    std::size_t m_position = 1;  // in characters
    std::vector<FilterToken> m_tokens;
};

}  // namespace

std::vector<FilterToken> filter_tokens(std::string_view text) {
    return Reader(text).read();
}

bool FilterCursor::is_word_at(std::size_t at, std::string_view word) const {
    return m_at + at < m_tokens.size() && m_tokens[m_at + at].kind == FilterToken::Kind::word &&
           fold_case(m_tokens[m_at + at].text) == word;
}

bool FilterCursor::take_symbol(std::string_view symbol) {
    if (!is_symbol(symbol)) return false;
    advance();
    return true;
}

bool FilterCursor::take_words(std::string_view words) {
    std::size_t count = 0;
    for (const std::string_view word : split(words, ' ')) {
        if (!is_word_at(count++, word)) return false;
    }
    m_at += count;
    return true;
}

std::string FilterCursor::next_words(std::size_t count) const {
    std::vector<std::string> words;
    for (std::size_t at = m_at; at < m_tokens.size() && words.size() < count; ++at) {
        if (m_tokens[at].kind != FilterToken::Kind::word) break;
        words.push_back(m_tokens[at].text);
    }
    return words.size() == count ? join(words, " ") : std::string();
}

void reject_filter(std::size_t position, const std::string& reason) {
    // TRANSLATORS: {0} is a number, {1} a sentence that begins with a small letter or a quoted
    // word.
    throw Error(Failure::usage,
                tr("The filter cannot be read at character {0}: {1}", position, reason),
                "position " + std::to_string(position));
}

bool is_plain_operand(std::string_view text) {
    const std::string folded = fold_case(text);
    return !text.empty() && std::all_of(text.begin(), text.end(), is_word_byte) &&
           folded != "and" && folded != "or" && folded != "not" &&
           text.find("\xC2\xA0") == std::string_view::npos;
}

}  // namespace vitrine
