// parse_filter() of query.h: from text to the tree, every name resolved.
#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_fields.h"
#include "catalog/filter_operands.h"
#include "catalog/filter_tokens.h"
#include "catalog/spelling.h"

namespace vitrine {
namespace {

// Deeper than anybody writes; keeps generated nonsense from exhausting the stack.
constexpr int deepest = 200;

struct NamedProperty {
    std::string_view name;
    FilterField field;
};
constexpr std::array<NamedProperty, 11> properties = {{
    {"sku", FilterField::sku},
    {"code", FilterField::sku},
    {"family", FilterField::family},
    {"category", FilterField::category},
    {"categories", FilterField::category},
    {"group", FilterField::group},
    {"groups", FilterField::group},
    {"parent", FilterField::parent},
    {"kind", FilterField::kind},
    {"enabled", FilterField::enabled},
    {"completeness", FilterField::completeness},
}};

class Parser {
public:
    Parser(const Structure& structure, std::string_view text)
        : m_structure(structure), m_tokens(filter_tokens(text)) {}

    Filter parse() {
        Filter filter = parse_disjunction();
        if (is_symbol(")")) reject(tr("this parenthesis was never opened."));
        if (!at_end()) {
            reject(
                tr("expected \"and\" or \"or\" before \"{0}\". Put a text of several words in "
                   "quotes.",
                   token().text));
        }
        return filter;
    }

private:
    const FilterToken& token() const { return m_tokens[m_at]; }
    bool at_end() const { return token().kind == FilterToken::Kind::end; }
    bool is_symbol(std::string_view symbol) const {
        return token().kind == FilterToken::Kind::symbol && token().text == symbol;
    }
    bool is_word_at(std::size_t at, std::string_view word) const {
        return at < m_tokens.size() && m_tokens[at].kind == FilterToken::Kind::word &&
               fold_case(m_tokens[at].text) == word;
    }
    bool take_symbol(std::string_view symbol) {
        if (!is_symbol(symbol)) return false;
        ++m_at;
        return true;
    }
    bool take_word(std::string_view word) {
        if (!is_word_at(m_at, word)) return false;
        ++m_at;
        return true;
    }
    [[noreturn]] void reject(const std::string& reason) const {
        reject_filter(token().position, reason);
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
        } while (take_word("or"));
        return joined(Filter::Kind::disjunction, std::move(parts));
    }

    Filter parse_conjunction() {
        std::vector<Filter> parts;
        do {
            parts.push_back(parse_unary());
        } while (take_word("and"));
        return joined(Filter::Kind::conjunction, std::move(parts));
    }

    Filter parse_unary() {
        if (m_depth == deepest) reject(tr("there are too many parentheses inside each other."));
        ++m_depth;
        Filter filter;
        if (take_word("not")) {
            filter.kind = Filter::Kind::negation;
            filter.parts.push_back(parse_unary());
        } else if (is_symbol("(")) {
            const std::size_t opened = token().position;
            ++m_at;
            filter = parse_disjunction();
            if (!take_symbol(")")) {
                if (at_end()) reject_filter(opened, tr("this parenthesis is never closed."));
                reject(tr("expected \"and\", \"or\" or a closing parenthesis before \"{0}\".",
                          token().text));
            }
        } else if (is_word_at(m_at, "all")) {
            ++m_at;
        } else {
            filter = parse_condition();
        }
        --m_depth;
        return filter;
    }

    Filter parse_condition() {
        if (at_end()) reject(tr("a condition is missing, such as sku = 1234."));
        if (token().kind == FilterToken::Kind::quoted) {
            Filter filter = search_filter(token().text);
            ++m_at;
            return filter;
        }
        if (token().kind == FilterToken::Kind::symbol) {
            reject(tr("expected the name of a field before \"{0}\".", token().text));
        }
        Filter condition;
        condition.kind = Filter::Kind::condition;
        const std::size_t named_at = token().position;
        resolve_field(condition);
        if (take_symbol("[")) parse_brackets(condition);
        condition.comparison = parse_comparison(condition);
        resolve_currency(condition, named_at);
        return read_operands(std::move(condition));
    }

    void resolve_field(Filter& condition) {
        const std::string& name = token().text;
        if (token().kind == FilterToken::Kind::word) {
            const std::string folded = fold_case(name);
            const auto* found =
                std::find_if(properties.begin(), properties.end(),
                             [&](const auto& entry) { return entry.name == folded; });
            if (found != properties.end()) {
                condition.field = found->field;
                ++m_at;
                return;
            }
        }
        const Attribute* attribute = m_structure.attributes.find(std::string_view(name));
        if (attribute == nullptr) reject_name(name);
        condition.field = attribute->type == AttributeType::identifier ? FilterField::sku
                                                                       : FilterField::attribute;
        if (condition.field == FilterField::attribute) condition.attribute = attribute->id;
        ++m_at;
    }

    [[noreturn]] void reject_name(const std::string& name) const {
        NearestName nearest(name);
        std::string labelled;
        m_structure.attributes.each([&](const Attribute& attribute) {
            nearest.offer(attribute.code);
            for (const auto& [locale, label] : attribute.labels) {
                if (fold_case(label) == fold_case(name)) labelled = attribute.code;
            }
        });
        for (const auto& entry : properties) nearest.offer(entry.name);
        const std::string& meant = labelled.empty() ? nearest.best() : labelled;
        std::string reason = tr("there is no attribute \"{0}\".", name);
        if (!meant.empty()) reason += ' ' + tr("Did you mean {0}?", meant);
        reject(reason);
    }

    void parse_brackets(Filter& condition) {
        const Attribute* attribute = m_structure.attributes.find(condition.attribute);
        const bool completeness = condition.field == FilterField::completeness;
        if (attribute == nullptr && !completeness) {
            reject(
                tr("this field is the same in every channel and locale: leave the brackets out."));
        }
        const bool by_channel = completeness || attribute->scopable;
        const bool by_locale = completeness || attribute->localizable;
        const bool by_currency =
            !completeness && attribute->type == AttributeType::price_collection;
        do {
            const std::string& code = token().text;
            if (token().kind == FilterToken::Kind::symbol || at_end()) {
                reject(tr("expected a channel, locale or currency inside the brackets."));
            }
            const Channel* channel = m_structure.channels.find(std::string_view(code));
            const Locale* locale = m_structure.locales.find(std::string_view(code));
            const Currency* currency = m_structure.currencies.find(std::string_view(code));
            if (channel != nullptr && by_channel && condition.channel == 0) {
                condition.channel = channel->id;
            } else if (locale != nullptr && by_locale && condition.locale == 0) {
                condition.locale = locale->id;
            } else if (currency != nullptr && by_currency && condition.currency == 0) {
                condition.currency = currency->id;
            } else if (channel != nullptr || locale != nullptr || currency != nullptr) {
                reject(tr("{0} does not vary by \"{1}\": leave it out.",
                          filter_field_name(m_structure, condition), code));
            } else {
                reject_scope(code, by_channel, by_locale, by_currency);
            }
            ++m_at;
        } while (take_symbol(","));
        if (!take_symbol("]")) reject(tr("expected a closing bracket ]."));
    }

    [[noreturn]] void reject_scope(const std::string& code, bool by_channel, bool by_locale,
                                   bool by_currency) const {
        NearestName nearest(code);
        const auto offer = [&](const auto& entity) { nearest.offer(entity.code); };
        if (by_channel) m_structure.channels.each(offer);
        if (by_locale) m_structure.locales.each(offer);
        if (by_currency) m_structure.currencies.each(offer);
        std::string reason = tr("there is no channel, locale or currency \"{0}\".", code);
        if (!nearest.best().empty()) reason += ' ' + tr("Did you mean {0}?", nearest.best());
        reject(reason);
    }

    Comparison parse_comparison(const Filter& condition) {
        const std::size_t position = token().position;
        const auto found = read_comparison();
        const auto allowed = allowed_comparisons(m_structure, condition);
        if (found && std::find(allowed.begin(), allowed.end(), *found) != allowed.end())
            return *found;
        std::vector<std::string> names;
        for (const Comparison comparison : allowed) names.emplace_back(comparison_text(comparison));
        const std::string name = filter_field_name(m_structure, condition);
        if (found) {
            reject_filter(position, tr("{0} cannot be compared with \"{1}\". Use one of: {2}.",
                                       name, comparison_text(*found), join(names, ", ")));
        }
        reject_filter(position,
                      tr("expected a comparison after {0}: {1}.", name, join(names, ", ")));
    }

    // Absent where no comparison stands here.
    std::optional<Comparison> read_comparison() {
        constexpr std::array<std::pair<std::string_view, Comparison>, 6> symbols = {{
            {"=", Comparison::equal},
            {"!=", Comparison::not_equal},
            {"<", Comparison::less},
            {"<=", Comparison::less_or_equal},
            {">", Comparison::greater},
            {">=", Comparison::greater_or_equal},
        }};
        for (const auto& [symbol, comparison] : symbols) {
            if (take_symbol(symbol)) return comparison;
        }
        const auto words = [&](std::initializer_list<std::string_view> wanted) {
            std::size_t at = m_at;
            for (const std::string_view word : wanted) {
                if (!is_word_at(at++, word)) return false;
            }
            m_at = at;
            return true;
        };
        if (words({"in"})) return Comparison::in;
        if (words({"not", "in"})) return Comparison::not_in;
        if (words({"contains"})) return Comparison::contains;
        if (words({"does", "not", "contain"})) return Comparison::does_not_contain;
        if (words({"starts", "with"})) return Comparison::starts_with;
        if (words({"ends", "with"})) return Comparison::ends_with;
        if (words({"is", "empty"})) return Comparison::is_empty;
        if (words({"is", "not", "empty"})) return Comparison::is_not_empty;
        if (words({"under"})) return Comparison::under;
        return std::nullopt;
    }

    // A price is compared in one currency: the one written, or the only one the channels know.
    void resolve_currency(Filter& condition, std::size_t position) const {
        const Attribute* attribute = m_structure.attributes.find(condition.attribute);
        if (attribute == nullptr || attribute->type != AttributeType::price_collection) return;
        if (condition.currency != 0 || takes_no_operand(condition.comparison)) return;
        std::vector<CurrencyId> used;
        m_structure.channels.each([&](const Channel& channel) {
            for (const CurrencyId id : channel.currencies) {
                if (std::find(used.begin(), used.end(), id) == used.end()) used.push_back(id);
            }
        });
        if (used.size() != 1) {
            const std::string example =
                used.empty() ? "EUR" : m_structure.currencies.code_of(used.front());
            reject_filter(position,
                          tr("{0} needs a currency, such as {0}[{1}].", attribute->code, example));
        }
        condition.currency = used.front();
    }

    // One operand: a word or a quoted text, for a measurement also its unit.
    FilterOperand take_operand(OperandKind kind) {
        const bool word = token().kind == FilterToken::Kind::word;
        if (!word && token().kind != FilterToken::Kind::quoted) {
            reject(at_end() ? tr("a value is missing here.")
                            : tr("expected a value before \"{0}\".", token().text));
        }
        if (word && !is_plain_operand(token().text)) {
            reject(tr("expected a value before \"{0}\". Put it in quotes if it is the value.",
                      token().text));
        }
        FilterOperand operand{token().text, {}, token().position, !word};
        ++m_at;
        if (word && kind == OperandKind::measurement && token().kind == FilterToken::Kind::word &&
            is_plain_operand(token().text)) {
            operand.unit = token().text;
            ++m_at;
        }
        return operand;
    }

    Filter read_operands(Filter condition) {
        if (takes_no_operand(condition.comparison)) return condition;
        const OperandKind kind = operand_kind(m_structure, condition);
        std::vector<FilterOperand> operands;
        if (!takes_list(condition.comparison)) {
            operands.push_back(take_operand(kind));
            if (is_symbol(",") || is_symbol("(")) {
                reject(kind == OperandKind::number
                           ? tr("a number is written with a point: 12.5. For several values write "
                                "in (a, b).")
                           : tr("one value only. For several write in (a, b)."));
            }
        } else {
            if (!take_symbol("(")) reject(tr("expected a list in parentheses, such as (a, b)."));
            do {
                operands.push_back(take_operand(kind));
            } while (take_symbol(","));
            if (!take_symbol(")")) {
                reject(
                    tr("expected a comma or a closing parenthesis. Put a text of several words in "
                       "quotes."));
            }
        }
        return with_operands(m_structure, std::move(condition), operands);
    }

    const Structure& m_structure;
    std::vector<FilterToken> m_tokens;
    std::size_t m_at = 0;
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
