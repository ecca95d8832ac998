// The language of bulk changes, see bulk_change.h.
#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/bulk_step.h"

namespace vitrine {
namespace {

using Sign = Calculation::Sign;

constexpr std::array<std::pair<std::string_view, LetterCase>, 4> letter_cases = {{
    {"upper", LetterCase::upper},
    {"lower", LetterCase::lower},
    {"capital", LetterCase::capital},
    {"words", LetterCase::capital_words},
}};

bool is_list(const Structure& structure, AttributeId field) {
    const auto kinds = bulk_kinds(structure, field);
    return std::find(kinds.begin(), kinds.end(), BulkKind::add) != kinds.end();
}

class ChangeReader {
public:
    ChangeReader(const Structure& structure, std::string_view text)
        : m_structure(structure), m_text(text) {}

    BulkChange read();

private:
    [[noreturn]] void reject(std::size_t offset, const std::string& reason) const {
        const std::size_t position = count_code_points(m_text.substr(0, offset)) + 1;
        // TRANSLATORS: {0} is what was typed, {1} a number, {2} a sentence.
        throw Error(Failure::usage,
                    tr("\"{0}\" cannot be read at character {1}: {2}", m_text, position, reason),
                    "position " + std::to_string(position));
    }

    // What `work` finds wrong stands at `offset`.
    template <class Work>
    auto at(std::size_t offset, Work work) const {
        try {
            return work();
        } catch (const Error& error) {
            if (error.failure() != Failure::usage) throw;
            reject(offset, error.sentence());
        }
    }

    // The first = ~ or : outside brackets ends the field, with the sign of arithmetic before =.
    void find_sign() {
        int depth = 0;
        for (std::size_t i = 0; i < m_text.size(); ++i) {
            const char c = m_text[i];
            if (c == '[') ++depth;
            if (c == ']') --depth;
            if (depth > 0 || (c != '=' && c != '~' && c != ':')) continue;
            const bool compound =
                c == '=' && i > 0 && std::string_view("+-*/").find(m_text[i - 1]) != m_text.npos;
            m_sign = compound ? i - 1 : i;
            m_operand = i + 1;
            return;
        }
        reject(m_text.size(), tr("Write FIELD=VALUE, for instance brand=sony."));
    }

    BulkAction action(AttributeId field) {
        const std::string_view operand = m_text.substr(m_operand);
        switch (m_text[m_sign]) {
            case '~':
                return replacement();
            case ':':
                return letter_case(trim(operand));
            case '=':
                return value(operand);
            case '+':
                if (is_list(m_structure, field)) return AddToList{std::string(operand)};
                return calculation(Sign::plus, Sign::plus_percent);
            case '-':
                if (is_list(m_structure, field)) return RemoveFromList{std::string(operand)};
                return calculation(Sign::minus, Sign::minus_percent);
            case '*':
                return calculation(Sign::times, Sign::times);
            default:
                return calculation(Sign::divided_by, Sign::divided_by);
        }
    }

    BulkAction value(std::string_view operand) const {
        if (trim(operand).empty()) return ClearValue{};
        if (operand.starts_with('@')) {
            return CopyValue{
                at(m_operand + 1, [&] { return parse_field(m_structure, operand.substr(1)); })};
        }
        // Protected: \@ is a text that begins with @.
        const auto first = operand.find_first_not_of('\\');
        const bool is_protected =
            first != std::string_view::npos && first > 0 && operand[first] == '@';
        return SetValue{std::string(operand.substr(is_protected ? 1 : 0))};
    }

    BulkAction letter_case(std::string_view name) const {
        for (const auto& [known, letters] : letter_cases) {
            if (name == known) return letters;
        }
        reject(m_operand, tr("Write upper, lower, capital or words."));
    }

    BulkAction calculation(Sign plain, Sign percent) const {
        Calculate calculate;
        std::string_view operand = trim(m_text.substr(m_operand));
        constexpr std::string_view word = " round ";
        if (const auto round = operand.rfind(word); round != std::string_view::npos) {
            const std::string_view digits = trim(operand.substr(round + word.size()));
            const auto decimals = Decimal::parse(digits);
            constexpr int most_decimals = Calculation::most_decimals;
            if (!decimals || decimals->scale() != 0 || decimals->is_negative() ||
                *decimals > Decimal(most_decimals, 0)) {
                reject(static_cast<std::size_t>(digits.data() - m_text.data()),
                       tr("Write the number of decimals, from 0 to {0}.", most_decimals));
            }
            calculate.decimals = static_cast<int>(decimals->mantissa());
            operand = trim(operand.substr(0, round));
        }
        calculate.sign = plain;
        if (plain != percent && operand.ends_with('%')) {
            calculate.sign = percent;
            operand = trim(operand.substr(0, operand.size() - 1));
        }
        calculate.operand = operand;
        return calculate;
    }

    // s/find/replacement/flags
    BulkAction replacement() const {
        if (m_operand + 1 >= m_text.size() || m_text[m_operand] != 's') {
            reject(m_operand, tr("Write s/find/replacement/ here."));
        }
        const char divider = m_text[m_operand + 1];
        const bool divides = static_cast<unsigned char>(divider) > ' ' && divider != '\\' &&
                             static_cast<unsigned char>(divider) < 0x7f &&
                             std::isalnum(static_cast<unsigned char>(divider)) == 0;
        if (!divides) reject(m_operand + 1, tr("Write s/find/replacement/ here."));
        std::array<std::string_view, 2> parts;
        std::size_t begin = m_operand + 2;
        for (std::string_view& part : parts) {
            std::size_t end = begin;
            while (end < m_text.size() && m_text[end] != divider)
                end += m_text[end] == '\\' ? 2 : 1;
            if (end >= m_text.size())
                reject(m_text.size(), tr("A {0} is missing at the end.", std::string(1, divider)));
            part = m_text.substr(begin, end - begin);
            begin = end + 1;
        }
        TextReplacement replacement;
        replacement.regular_expression = true;
        for (std::size_t i = begin; i < m_text.size(); ++i) {
            if (m_text[i] == 'i') {
                replacement.match_case = false;
            } else if (m_text[i] == 'p') {
                replacement.regular_expression = false;
            } else {
                reject(i, tr("Only i (without regard to case) and p (plain text) may stand here."));
            }
        }
        const bool plain = !replacement.regular_expression;
        replacement.find = unprotected(parts[0], divider, plain);
        replacement.replacement = unprotected(parts[1], divider, plain);
        return replacement;
    }

    // In an expression \ keeps its own meaning, but before the divider.
    static std::string unprotected(std::string_view part, char divider, bool plain) {
        std::string text;
        for (std::size_t i = 0; i < part.size(); ++i) {
            if (part[i] == '\\' && i + 1 < part.size()) {
                const char next = part[++i];
                if (next != divider && !(plain && next == '\\')) text += '\\';
                text += next;
            } else {
                text += part[i];
            }
        }
        return text;
    }

    // Whether the field takes this change, and the operand is right for it.
    void check(const BulkChange& change) const {
        const auto kinds = bulk_kinds(m_structure, change.field.attribute);
        const bool fits =
            std::find(kinds.begin(), kinds.end(), kind_of(change.action)) != kinds.end();
        at(fits ? m_operand : m_sign, [&] { BulkStep(m_structure, change, {}, nullptr); });
    }

    const Structure& m_structure;
    std::string_view m_text;
    std::size_t m_sign = 0;     // where the field ends
    std::size_t m_operand = 0;  // behind the sign
};

BulkChange ChangeReader::read() {
    find_sign();
    BulkChange change;
    change.field = at(0, [&] { return parse_field(m_structure, m_text.substr(0, m_sign)); });
    change.action = action(change.field.attribute);
    check(change);
    return change;
}

std::string replacement_text(const TextReplacement& replacement) {
    constexpr std::string_view dividers = "/|#!,;:%&\"'<>_=-+*@~";
    const auto is_free = [&](char c) {
        return replacement.find.find(c) == std::string::npos &&
               replacement.replacement.find(c) == std::string::npos;
    };
    const auto divider = std::find_if(dividers.begin(), dividers.end(), is_free);
    const std::string sign(1, divider != dividers.end() ? *divider : dividers.front());
    const auto protect = [&](const std::string& text) {
        const std::string whole =
            replacement.regular_expression ? text : replace_all(text, "\\", "\\\\");
        return replace_all(whole, sign, '\\' + sign);
    };
    return 's' + sign + protect(replacement.find) + sign + protect(replacement.replacement) + sign +
           (replacement.match_case ? "" : "i") + (replacement.regular_expression ? "" : "p");
}

std::string calculation_text(const Calculate& calculate) {
    static constexpr std::array<std::string_view, 6> signs = {"+=", "-=", "*=", "/=", "+=", "-="};
    const bool percent =
        calculate.sign == Sign::plus_percent || calculate.sign == Sign::minus_percent;
    std::string text(signs[static_cast<std::size_t>(calculate.sign)]);
    text += calculate.operand;
    if (percent) text += '%';
    if (calculate.decimals) text += " round " + std::to_string(*calculate.decimals);
    return text;
}

}  // namespace

BulkChange parse_bulk_change(const Structure& structure, std::string_view text) {
    return ChangeReader(structure, text).read();
}

std::string to_text(const Structure& structure, const BulkChange& change) {
    struct Writer {
        const Structure& structure;
        std::string operator()(const SetValue& set) const {
            const auto first = set.text.find_first_not_of('\\');
            const bool protect = first != std::string::npos && set.text[first] == '@';
            return (protect ? "=\\" : "=") + set.text;
        }
        std::string operator()(const ClearValue&) const { return "="; }
        std::string operator()(const AddToList& add) const { return "+=" + add.codes; }
        std::string operator()(const RemoveFromList& remove) const { return "-=" + remove.codes; }
        std::string operator()(const TextReplacement& replacement) const {
            return '~' + replacement_text(replacement);
        }
        std::string operator()(LetterCase letters) const {
            return ':' + std::string(letter_cases[static_cast<std::size_t>(letters)].first);
        }
        std::string operator()(const Calculate& calculate) const {
            return calculation_text(calculate);
        }
        std::string operator()(const CopyValue& copy) const {
            return "=@" + field_name(structure, copy.from);
        }
    };
    return field_name(structure, change.field) + std::visit(Writer{structure}, change.action);
}

}  // namespace vitrine
