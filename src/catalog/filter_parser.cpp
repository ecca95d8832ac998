// parse_filter() of query.h: from text to the tree, every name resolved.
#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_condition.h"
#include "catalog/spelling.h"
#include "catalog/view_text.h"

namespace vitrine {
namespace {

// Deeper than anybody writes; keeps generated nonsense from exhausting the stack.
constexpr int deepest = 200;

// So many saved filters may be read for one: each may use others twice, and those others again.
constexpr int most_saved = 1000;

// What the parsers of a filter and of the saved ones inside it share.
struct Nesting {
    int depth = 0;
    int saved = 0;
    std::vector<SavedFilterId> path;  // of saved filters, the outermost first
};

class Parser {
public:
    Parser(const Structure& structure, const FindProduct& find_product, std::string_view text,
           Nesting& nesting)
        : m_structure(structure),
          m_find_product(find_product),
          m_cursor(filter_of_view(text)),
          m_nesting(nesting) {}

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
        if (m_nesting.depth == deepest)
            reject(tr("there are too many parentheses inside each other."));
        ++m_nesting.depth;
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
        } else if (m_cursor.token().kind == FilterToken::Kind::word &&
                   m_cursor.token().text.starts_with('@')) {
            filter = parse_saved();
        } else if (!m_cursor.take_words("all")) {
            filter = read_condition(m_structure, m_find_product, m_cursor);
        }
        --m_nesting.depth;
        return filter;
    }

    // @name, or @ with the name in quotes behind it.
    Filter parse_saved() {
        const std::size_t position = m_cursor.token().position;
        std::string name = m_cursor.token().text.substr(1);
        m_cursor.advance();
        if (name.empty() && m_cursor.token().kind == FilterToken::Kind::quoted) {
            name = m_cursor.token().text;
            m_cursor.advance();
        }
        const SavedFilter& saved = find_saved(name, position);
        if (++m_nesting.saved > most_saved) {
            reject_filter(position, tr("the saved filters use each other too often."));
        }
        Filter filter;
        filter.kind = Filter::Kind::saved;
        filter.saved = saved.id;
        m_nesting.path.push_back(saved.id);
        filter.parts.push_back(read_saved(saved, position));
        m_nesting.path.pop_back();
        return filter;
    }

    Filter read_saved(const SavedFilter& saved, std::size_t position) {
        try {
            return Parser(m_structure, m_find_product, saved.text, m_nesting).parse();
        } catch (const Error& error) {
            reject_filter(position, tr("the saved filter \"{0}\" cannot be used. {1}", saved.code,
                                       error.sentence()));
        }
    }

    const SavedFilter& find_saved(const std::string& name, std::size_t position) const {
        const SavedFilter* saved = m_structure.saved_filters.find(std::string_view(name));
        if (saved == nullptr) {
            NearestName nearest(name);
            m_structure.saved_filters.each(
                [&](const SavedFilter& known) { nearest.offer(known.code); });
            std::string reason = tr("there is no saved filter \"{0}\".", name);
            if (!nearest.best().empty()) {
                reason += ' ' + tr("Did you mean {0}?", saved_filter_reference(nearest.best()));
            }
            reject_filter(position, reason);
        }
        const auto& path = m_nesting.path;
        const auto first = std::find(path.begin(), path.end(), saved->id);
        if (first != path.end()) {
            std::vector<std::string> names;
            for (auto at = first; at != path.end(); ++at) {
                names.push_back(m_structure.saved_filters.code_of(*at));
            }
            names.push_back(saved->code);
            // TRANSLATORS: {0} is a chain of names, such as "new > cheap > new".
            reject_filter(position, tr("these saved filters use each other in a circle: {0}.",
                                       join(names, " > ")));
        }
        return *saved;
    }

    const Structure& m_structure;
    const FindProduct& m_find_product;
    FilterCursor m_cursor;
    Nesting& m_nesting;
};

}  // namespace

Filter parse_filter(const Structure& structure, std::string_view text,
                    const FindProduct& find_product) {
    if (!is_utf8(text)) throw Error(Failure::usage, tr("The filter is not UTF-8 text."));
    if (trim(filter_of_view(text)).empty()) return {};
    Nesting nesting;
    return Parser(structure, find_product, text, nesting).parse();
}

bool uses_saved_filter(const Filter& filter, SavedFilterId saved) {
    return (filter.kind == Filter::Kind::saved && filter.saved == saved) ||
           std::any_of(filter.parts.begin(), filter.parts.end(),
                       [saved](const Filter& part) { return uses_saved_filter(part, saved); });
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
