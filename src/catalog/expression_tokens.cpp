#include "catalog/expression_tokens.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The longest first.
constexpr std::array<std::string_view, 18> symbols = {
    "..", "==", "~=", "<=", ">=", "+", "-", "*", "/", "<", ">", "=", "(", ")", "[", "]", ",", "."};

// What people may write in place of what is known here.
std::string hint_for(char sign) {
    switch (sign) {
        case '#':
            return tr("Write length(text) or count(list).");
        case '!':
            return tr("Write ~= for \"is not\", and not for the opposite.");
        case '&':
            return tr("Write .. to join texts, and for \"both\".");
        case '{':
            return tr("There are no tables.");
        default:
            return {};
    }
}

class Reader {
public:
    explicit Reader(std::string_view source) : m_source(source) {}

    std::variant<std::vector<ExpressionToken>, ExpressionError> read() {
        for (;;) {
            if (const auto problem = skip_blanks()) return *problem;
            if (m_at == m_source.size()) {
                add(ExpressionToken::Kind::end, 0);
                return std::move(m_tokens);
            }
            if (const auto problem = read_token()) return *problem;
        }
    }

private:
    using Problem = std::optional<ExpressionError>;

    char ahead(std::size_t count) const {
        return m_at + count < m_source.size() ? m_source[m_at + count] : '\0';
    }
    Problem problem(std::string message) const {
        return expression_error(m_source, m_at, std::move(message));
    }
    void add(ExpressionToken::Kind kind, std::size_t length) {
        m_tokens.push_back({kind, m_source.substr(m_at, length), m_at});
        m_at += length;
    }

    // And comments, to the end of their line.
    Problem skip_blanks() {
        for (;;) {
            while (m_at < m_source.size() && is_blank(m_source[m_at])) ++m_at;
            if (ahead(0) != '-' || ahead(1) != '-') return std::nullopt;
            if (ahead(2) == '[') {
                return problem(
                    tr("Comments of several lines are not known here. Begin each line "
                       "with --."));
            }
            m_at = std::min(m_source.find('\n', m_at), m_source.size());
        }
    }

    Problem read_token() {
        const char c = ahead(0);
        if (is_letter(c)) {
            std::size_t length = 1;
            while (is_letter(ahead(length)) || is_digit(ahead(length))) ++length;
            add(ExpressionToken::Kind::name, length);
            return std::nullopt;
        }
        if (is_digit(c)) {
            std::size_t length = 1;
            const auto belongs = [&] {
                // Two points behind a number join texts.
                return is_digit(ahead(length)) || is_letter(ahead(length)) ||
                       (ahead(length) == '.' && ahead(length + 1) != '.');
            };
            while (belongs()) ++length;
            add(ExpressionToken::Kind::number, length);
            return std::nullopt;
        }
        if (c == '"' || c == '\'') return read_text(c);
        for (const std::string_view symbol : symbols) {
            if (!m_source.substr(m_at).starts_with(symbol)) continue;
            add(ExpressionToken::Kind::symbol, symbol.size());
            return std::nullopt;
        }
        const std::string_view sign = first_code_points(m_source.substr(m_at), 1);
        std::string message = tr("\"{0}\" does not belong here.", sign);
        if (const std::string hint = hint_for(c); !hint.empty()) message += ' ' + hint;
        return problem(std::move(message));
    }

    Problem read_text(char quote) {
        std::size_t length = 1;
        while (ahead(length) != quote) {
            if (m_at + length >= m_source.size() || ahead(length) == '\n')
                return problem(tr("The text is not closed by {0}.", quote));
            length += ahead(length) == '\\' ? 2 : 1;
        }
        add(ExpressionToken::Kind::text, length + 1);
        return std::nullopt;
    }

    std::string_view m_source;
    std::size_t m_at = 0;
    std::vector<ExpressionToken> m_tokens;
};

}  // namespace

ExpressionError expression_error(std::string_view source, std::size_t offset, std::string message) {
    const std::string_view before = source.substr(0, offset);
    ExpressionError error;
    error.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    const auto line_start = before.rfind('\n') + 1;  // 0 where there is none
    error.column = 1 + static_cast<int>(count_code_points(before.substr(line_start)));
    error.message = std::move(message);
    return error;
}

std::variant<std::vector<ExpressionToken>, ExpressionError> expression_tokens(
    std::string_view source) {
    return Reader(source).read();
}

}  // namespace vitrine
