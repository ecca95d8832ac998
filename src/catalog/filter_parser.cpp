// parse_filter() of query.h: from text to the tree, every name resolved.
#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_condition.h"

namespace vitrine {
namespace {

// Deeper than anybody writes; keeps generated nonsense from exhausting the stack.
constexpr int deepest = 200;

class Parser {
public:
    Parser(const Structure& structure, std::string_view text)
        : m_structure(structure), m_cursor(text) {}

    Filter parse() {
        Filter filter = parse_disjunction();
        if (m_cursor.is_symbol(")")) reject(tr("this parenthesis was never opened."));
        if (!m_cursor.at_end()) {
            reject(
                tr("expected \"and\" or \"or\" before \"{0}\". Put a text of several words in "
                   "quotes.",
                   m_cursor.token().text));
        }
        return filter;
    }

private:
    [[noreturn]] void reject(const std::string& reason) const {
        reject_filter(m_cursor.token().position, reason);
    }

    // Joins parts of one kind; a single part stands for itself, brackets around the same kind are
    // taken off.
    static Filter joined(Filter::Kind kind, std::vector<Filter> parts) {
        if (parts.size() == 1) return std::move(parts.front());
        Filter whole;
        whole.kind = kind;
        for (Filter& part : parts) {
            if (part.kind == kind) {
                std::move(part.parts.begin(), part.parts.end(), std::back_inserter(whole.parts));
            } else {
                whole.parts.push_back(std::move(part));
            }
        }
        return whole;
    }

    Filter parse_disjunction() {
        std::vector<Filter> parts;
        do {
            parts.push_back(parse_conjunction());
        } while (m_cursor.take_words("or"));
        return joined(Filter::Kind::disjunction, std::move(parts));
    }

    Filter parse_conjunction() {
        std::vector<Filter> parts;
        do {
            parts.push_back(parse_unary());
        } while (m_cursor.take_words("and"));
        return joined(Filter::Kind::conjunction, std::move(parts));
    }

    Filter parse_unary() {
        if (m_depth == deepest) reject(tr("there are too many parentheses inside each other."));
        ++m_depth;
        Filter filter;
        if (m_cursor.take_words("not")) {
            filter.kind = Filter::Kind::negation;
            filter.parts.push_back(parse_unary());
        } else if (m_cursor.is_symbol("(")) {
            const std::size_t opened = m_cursor.token().position;
            m_cursor.advance();
            filter = parse_disjunction();
            if (!m_cursor.take_symbol(")")) {
                if (m_cursor.at_end())
                    reject_filter(opened, tr("this parenthesis is never closed."));
                reject(tr("expected \"and\", \"or\" or a closing parenthesis before \"{0}\".",
                          m_cursor.token().text));
            }
        } else if (!m_cursor.take_words("all")) {
            filter = read_condition(m_structure, m_cursor);
        }
        --m_depth;
        return filter;
    }

    const Structure& m_structure;
    FilterCursor m_cursor;
    int m_depth = 0;
};

}  // namespace

Filter parse_filter(const Structure& structure, std::string_view text) {
    if (!is_utf8(text)) throw Error(Failure::usage, tr("The filter is not UTF-8 text."));
    if (trim(text).empty()) return {};
    return Parser(structure, text).parse();
}

Filter search_filter(std::string_view words) {
    Filter filter;
    const std::string spaced = replace_all(words, "\t", " ");
    for (const std::string_view word : split_list(spaced, ' ')) filter.texts.emplace_back(word);
    if (filter.texts.empty()) return filter;
    filter.kind = Filter::Kind::condition;
    filter.field = FilterField::any_text;
    filter.comparison = Comparison::contains;
    return filter;
}

}  // namespace vitrine
