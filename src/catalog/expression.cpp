#include "catalog/expression.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/decimal.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/expression_functions.h"
#include "catalog/expression_tokens.h"
#include "catalog/spelling.h"

namespace vitrine {
namespace {

using Token = ExpressionToken;
using Kind = ExpressionToken::Kind;

constexpr std::array<std::string_view, 13> keywords = {"and",    "else",  "elseif", "end", "false",
                                                       "if",     "local", "nil",    "not", "or",
                                                       "return", "then",  "true"};
// Lua's own that could make it run for long.
constexpr std::array<std::string_view, 9> refused = {"break", "do",     "for",   "function", "goto",
                                                     "in",    "repeat", "until", "while"};
constexpr std::array<std::string_view, 3> scope_names = {"channel", "currency", "locale"};
constexpr std::array<std::string_view, 5> properties = {"categories", "code", "enabled", "family",
                                                        "kind"};

template <class Names>
bool contains(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<ExpressionInput::Form> form_of(std::string_view root) {
    if (root == "attr") return ExpressionInput::Form::value;
    if (root == "label") return ExpressionInput::Form::label;
    if (root == "product") return ExpressionInput::Form::property;
    return std::nullopt;
}

bool is_function(std::string_view name) {
    const auto functions = expression_functions();
    return std::any_of(functions.begin(), functions.end(),
                       [&](const ExpressionFunction& function) { return function.name == name; });
}

// Whether the code may stand behind a point.
bool is_plain_name(std::string_view code) {
    if (contains(keywords, code) || contains(refused, code)) return false;
    const auto read = expression_tokens(code);
    const auto* tokens = std::get_if<std::vector<Token>>(&read);
    return tokens != nullptr && tokens->size() == 2 && tokens->front().kind == Kind::name &&
           tokens->front().text == code;
}

std::string unquoted(const Token& token) {
    return std::string(token.text.substr(1, token.text.size() - 2));
}

// Where an attribute is named: the token with the name, and what it reads.
struct Mention {
    std::size_t token = 0;
    ExpressionInput input;
};

class Reading {
public:
    Reading(std::string_view source, const std::vector<Token>& tokens)
        : m_source(source), m_tokens(tokens) {}

    // Absent where all is well.
    std::optional<ExpressionError> read() {
        list_locals();
        for (m_at = 0; m_tokens[m_at].kind != Kind::end; ++m_at) {
            const Token& token = m_tokens[m_at];
            if (token.kind == Kind::number) {
                if (const auto problem = read_number(token)) return problem;
            } else if (token.kind == Kind::name && !is_member()) {
                if (const auto problem = read_name(token)) return problem;
            }
            write(token);
        }
        if (m_tokens.size() == 1) return problem(m_tokens[0], tr("The expression is empty."));
        finish_chunk();
        return std::nullopt;
    }

    ExpressionText text;
    std::vector<Mention> mentions;

private:
    std::optional<ExpressionError> problem(const Token& token, std::string message) const {
        return expression_error(m_source, token.offset, std::move(message));
    }
    const Token& ahead(std::size_t count) const {
        return m_tokens[std::min(m_at + count, m_tokens.size() - 1)];
    }
    bool is_member() const { return m_at > 0 && m_tokens[m_at - 1].is("."); }

    void list_locals() {
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (!m_tokens[i].is("local")) continue;
            for (std::size_t name = i + 1; m_tokens[name].kind == Kind::name; name += 2) {
                m_locals.push_back(m_tokens[name].text);
                if (!m_tokens[name + 1].is(",")) break;
            }
        }
    }

    std::optional<ExpressionError> read_number(const Token& token) {
        const auto number = Decimal::parse(token.text);
        if (!number) {
            return problem(token, tr("\"{0}\" is not a number that can be kept exactly. Write it "
                                     "like 12.50.",
                                     token.text));
        }
        text.numbers.emplace_back(token.text);
        return std::nullopt;
    }

    std::optional<ExpressionError> read_name(const Token& token) {
        const std::string_view name = token.text;
        if (contains(refused, name)) {
            return problem(token, tr("\"{0}\" is not known here: an expression has no loops and no "
                                     "functions of its own, so that it always ends.",
                                     name));
        }
        if (name.front() == '_')
            return problem(token, tr("{0}: names do not begin with _ here.", name));
        if (const auto form = form_of(name)) return read_input(token, *form);
        if (contains(keywords, name) || contains(scope_names, name) || contains(m_locals, name) ||
            is_function(name)) {
            return std::nullopt;
        }
        NearestName nearest(name);
        for (const ExpressionFunction& function : expression_functions())
            nearest.offer(function.name);
        for (const std::string_view local : m_locals) nearest.offer(local);
        return problem(token, nearest.best().empty()
                                  ? tr("There is no {0}. An attribute is written attr.{0}, a text "
                                       "in quotes.",
                                       name)
                                  : tr("There is no {0}. Did you mean {1}? An attribute is written "
                                       "attr.{0}.",
                                       name, nearest.best()));
    }

    // attr.code or attr["code"]
    std::optional<ExpressionError> read_input(const Token& token, ExpressionInput::Form form) {
        ExpressionInput input;
        input.form = form;
        if (ahead(1).is(".") && ahead(2).kind == Kind::name) {
            input.field = ahead(2).text;
            if (contains(keywords, input.field) || contains(refused, input.field)) {
                return problem(token, tr("{1} is a word of the language. Write {0}[\"{1}\"].",
                                         token.text, input.field));
            }
        } else if (ahead(1).is("[") && ahead(2).kind == Kind::text && ahead(3).is("]")) {
            input.field = unquoted(ahead(2));
        } else {
            return problem(token, tr("{0} must be followed by a name: {0}.code or {0}[\"code\"].",
                                     token.text));
        }
        if (input.field.find('\\') != std::string::npos || code_in_field(input.field).empty())
            return problem(ahead(2), tr("{0} is no name of a field.", ahead(2).text));
        if (form == ExpressionInput::Form::property && !is_expression_property(input.field)) {
            return problem(ahead(2), tr("A product has no {0} here. It has: {1}.", input.field,
                                        join({properties.begin(), properties.end()}, ", ")));
        }
        if (std::find(text.inputs.begin(), text.inputs.end(), input) == text.inputs.end())
            text.inputs.push_back(input);
        mentions.push_back({m_at + 2, std::move(input)});
        return std::nullopt;
    }

    // Words are set apart, so that two signs never become another one; lines stay as they are.
    void write(const Token& token) {
        const auto lines =
            std::count(m_source.begin() + static_cast<std::ptrdiff_t>(m_written),
                       m_source.begin() + static_cast<std::ptrdiff_t>(token.offset), '\n');
        m_written = token.offset;
        m_chunk.append(static_cast<std::size_t>(lines), '\n');
        m_chunk += ' ';
        if (token.kind == Kind::number) {
            m_chunk += "_n[" + std::to_string(text.numbers.size()) + ']';
        } else {
            m_chunk += token.text;
        }
    }

    void finish_chunk() {
        const bool returns = std::any_of(m_tokens.begin(), m_tokens.end(), [](const Token& token) {
            return token.kind == Kind::name && token.text == "return";
        });
        text.chunk = (returns ? "local _n=... " : "local _n=... return ") + m_chunk;
        text.source = m_source;
    }

    std::string_view m_source;
    const std::vector<Token>& m_tokens;
    std::size_t m_at = 0;
    std::size_t m_written = 0;
    std::vector<std::string_view> m_locals;
    std::string m_chunk;
};

// The expression with each field of an attribute as `rename` has it; what it leaves as it is stays
// as it was written.
template <class Rename>
std::string with_fields(std::string_view source, const Rename& rename) {
    const auto read = expression_tokens(source);
    const auto* tokens = std::get_if<std::vector<Token>>(&read);
    if (tokens == nullptr) return std::string(source);
    Reading reading(source, *tokens);
    if (reading.read()) return std::string(source);
    std::string result;
    std::size_t copied = 0;
    for (const Mention& mention : reading.mentions) {
        if (mention.input.form == ExpressionInput::Form::property) continue;
        const std::string field = rename(mention.input.field);
        if (field == mention.input.field) continue;
        const Token& name = (*tokens)[mention.token];
        if (name.kind == Kind::text) {
            result += source.substr(copied, name.offset - copied);
            result += '"' + field + '"';
        } else if (is_plain_name(field)) {
            result += source.substr(copied, name.offset - copied);
            result += field;
        } else {
            // The point goes, too: attr.x becomes attr["x-y"].
            result += source.substr(copied, (*tokens)[mention.token - 1].offset - copied);
            result += "[\"" + field + "\"]";
        }
        copied = name.offset + name.text.size();
    }
    result += source.substr(copied);
    return result;
}

}  // namespace

std::string to_sentence(const ExpressionError& error) {
    if (error.column > 0)
        return tr("Line {0}, column {1}: {2}", error.line, error.column, error.message);
    return error.line > 1 ? tr("Line {0}: {1}", error.line, error.message) : error.message;
}

std::string_view code_in_field(std::string_view field) {
    return trim(field.substr(0, field.find('[')));
}

std::vector<std::string_view> parts_in_field(std::string_view field) {
    const auto bracket = field.find('[');
    if (bracket == std::string_view::npos || !field.ends_with(']')) return {};
    return split_list(field.substr(bracket + 1, field.size() - bracket - 2), ',');
}

bool is_expression_property(std::string_view name) {
    return contains(properties, name);
}

std::variant<ExpressionText, ExpressionError> read_expression(std::string_view source) {
    if (source.size() > longest_expression) {
        return expression_error(source, 0,
                                tr("The expression is longer than {0} bytes.", longest_expression));
    }
    if (!is_utf8(source)) return expression_error({}, 0, tr("The expression is not UTF-8."));
    const auto tokens = expression_tokens(source);
    if (const auto* error = std::get_if<ExpressionError>(&tokens)) return *error;
    Reading reading(source, std::get<std::vector<Token>>(tokens));
    if (auto error = reading.read()) return std::move(*error);
    return std::move(reading.text);
}

std::string rename_in_expression(std::string_view source, std::string_view from,
                                 std::string_view to) {
    const std::string folded = fold_case(from);
    return with_fields(source, [&](const std::string& field) {
        const std::string_view code = code_in_field(field);
        if (fold_case(code) != folded) return field;
        std::string renamed = field;
        return renamed.replace(field.find(code), code.size(), to);
    });
}

std::string rename_part_in_expression(std::string_view source, std::string_view from,
                                      std::string_view to) {
    const std::string folded = fold_case(from);
    return with_fields(source, [&](const std::string& field) {
        std::vector<std::string> parts;
        bool found = false;
        for (const std::string_view part : parts_in_field(field)) {
            const bool is_it = fold_case(part) == folded;
            found = found || is_it;
            parts.emplace_back(is_it ? to : part);
        }
        return found ? std::string(code_in_field(field)) + '[' + join(parts, ",") + ']' : field;
    });
}

}  // namespace vitrine
