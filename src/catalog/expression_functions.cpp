#include "catalog/expression_functions.h"

#include <algorithm>
#include <array>

#include "base/clock.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/expression_lua.h"
#include "catalog/measurement.h"
#include "catalog/text_change.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_searched = 200;  // bytes: what is looked for in a text

[[noreturn]] void refuse_argument(lua_State* lua, int index, std::string_view expected) {
    fail(lua, tr("Argument {0} must be {1}, not {2}.", index, expected,
                 kind_in_words(value_at(lua, index))));
}

// Numbers and dates are taken as they are written.
std::string text_argument(lua_State* lua, int index) {
    const ExpressionValue value = value_at(lua, index);
    if (std::holds_alternative<bool>(value) || std::holds_alternative<std::monostate>(value))
        refuse_argument(lua, index, tr("a text"));
    std::string text = to_text(value);
    spend(lua, text.size());
    return text;
}

std::string searched_argument(lua_State* lua, int index) {
    std::string text = text_argument(lua, index);
    if (text.empty() || text.size() > longest_searched)
        fail(lua, tr("What is looked for must have 1 to {0} bytes.", longest_searched));
    return text;
}

Decimal number_argument(lua_State* lua, int index) {
    const ExpressionValue value = value_at(lua, index);
    const auto* number = std::get_if<Decimal>(&value);
    if (number == nullptr) refuse_argument(lua, index, tr("a number"));
    return *number;
}

std::int64_t whole_argument(lua_State* lua, int index, std::int64_t least, std::int64_t most) {
    const Decimal number = number_argument(lua, index).normalized();
    if (number.scale() != 0 || number.mantissa() < least || number.mantissa() > most)
        fail(lua, tr("Argument {0} must be a whole number from {1} to {2}.", index, least, most));
    return number.mantissa();
}

int give(lua_State* lua, const ExpressionValue& value) {
    push(lua, value);
    return 1;
}

// Texts

template <LetterCase letters>
int in_case(lua_State* lua) {
    return give(lua, change_case(text_argument(lua, 1), letters, run_of(lua).locale));
}

int trim_text(lua_State* lua) {
    return give(lua, std::string(trim(text_argument(lua, 1))));
}

int length(lua_State* lua) {
    const auto count = count_code_points(text_argument(lua, 1));
    return give(lua, Decimal(static_cast<std::int64_t>(count), 0));
}

constexpr std::int64_t most_characters = 1'000'000;

int left(lua_State* lua) {
    const std::string text = text_argument(lua, 1);
    const auto count = static_cast<std::size_t>(whole_argument(lua, 2, 0, most_characters));
    return give(lua, std::string(first_code_points(text, count)));
}

int right(lua_State* lua) {
    const std::string text = text_argument(lua, 1);
    const auto count = static_cast<std::size_t>(whole_argument(lua, 2, 0, most_characters));
    const std::size_t all = count_code_points(text);
    return give(lua,
                count >= all ? text : text.substr(first_code_points(text, all - count).size()));
}

int replace(lua_State* lua) {
    TextReplacement replacement;
    const std::string text = text_argument(lua, 1);
    replacement.find = searched_argument(lua, 2);
    replacement.replacement = text_argument(lua, 3);
    const auto replaced = TextReplacer(replacement).replace(text);
    if (!replaced) fail(lua, tr("The text would become too long."));
    spend(lua, replaced->size());
    return give(lua, *replaced);
}

int contains(lua_State* lua) {
    const ExpressionValue where = value_at(lua, 1);
    if (const auto* list = std::get_if<ExpressionList>(&where)) {
        const auto& texts = list->texts;
        return give(lua,
                    std::find(texts.begin(), texts.end(), text_argument(lua, 2)) != texts.end());
    }
    const std::string text = text_argument(lua, 1);
    return give(lua, text.find(searched_argument(lua, 2)) != std::string::npos);
}

int starts_with(lua_State* lua) {
    return give(lua, text_argument(lua, 1).starts_with(text_argument(lua, 2)));
}

int ends_with(lua_State* lua) {
    return give(lua, text_argument(lua, 1).ends_with(text_argument(lua, 2)));
}

int as_text(lua_State* lua) {
    if (lua_isnoneornil(lua, 1)) return give(lua, std::string());
    return give(lua, to_text(value_at(lua, 1)));
}

// join(", ", a, b, ...): what is there of them; lists with their parts; nothing where none is.
int join_texts(lua_State* lua) {
    const std::string separator = text_argument(lua, 1);
    std::vector<std::string> parts;
    for (int i = 2; i <= lua_gettop(lua); ++i) {
        const ExpressionValue value = value_at(lua, i);
        if (const auto* list = std::get_if<ExpressionList>(&value)) {
            parts.insert(parts.end(), list->texts.begin(), list->texts.end());
        } else if (std::string text = to_text(value); !text.empty()) {
            parts.push_back(std::move(text));
        }
    }
    std::size_t size = 0;
    for (const std::string& part : parts) size += part.size() + separator.size();
    spend(lua, size);
    return parts.empty() ? give(lua, {}) : give(lua, join(parts, separator));
}

// Lists

int split_text(lua_State* lua) {
    const std::string text = text_argument(lua, 1);
    const std::string separator = searched_argument(lua, 2);
    constexpr std::size_t cost_of_a_part = 64;
    ExpressionList list;
    for (std::size_t start = 0;;) {
        const std::size_t end = std::min(text.find(separator, start), text.size());
        spend(lua, cost_of_a_part);
        list.texts.emplace_back(trim(std::string_view(text).substr(start, end - start)));
        if (end == text.size()) break;
        start = end + separator.size();
    }
    return give(lua, list);
}

int count(lua_State* lua) {
    const ExpressionValue value = value_at(lua, 1);
    if (std::holds_alternative<std::monostate>(value)) return give(lua, Decimal(0, 0));
    const auto* list = std::get_if<ExpressionList>(&value);
    if (list == nullptr) refuse_argument(lua, 1, tr("a list"));
    return give(lua, Decimal(static_cast<std::int64_t>(list->texts.size()), 0));
}

// Numbers

int as_number(lua_State* lua) {
    const ExpressionValue value = value_at(lua, 1);
    if (const auto* number = std::get_if<Decimal>(&value)) return give(lua, *number);
    const auto number = Decimal::parse(trim(text_argument(lua, 1)));
    return number ? give(lua, *number) : give(lua, {});
}

int rounded_to(lua_State* lua, const Decimal& number, int decimals) {
    const auto rounded = number.rounded(decimals);
    if (!rounded) fail(lua, tr("The number is too large for so many decimals."));
    return give(lua, *rounded);
}

int round_number(lua_State* lua) {
    const int decimals = lua_isnoneornil(lua, 2)
                             ? 0
                             : static_cast<int>(whole_argument(lua, 2, 0, Decimal::max_scale));
    return rounded_to(lua, number_argument(lua, 1), decimals);
}

// The next whole number below or above.
template <bool up>
int to_whole(lua_State* lua) {
    const Decimal number = number_argument(lua, 1);
    const Decimal nearest = number.rounded(0).value_or(Decimal());
    const bool moves = up ? nearest < number : nearest > number;
    return give(lua, moves ? Decimal(nearest.mantissa() + (up ? 1 : -1), 0) : nearest);
}

int absolute(lua_State* lua) {
    const Decimal number = number_argument(lua, 1);
    return give(lua, number.is_negative() ? -number : number);
}

// Of the numbers that are there.
template <bool highest>
int extreme(lua_State* lua) {
    std::optional<Decimal> found;
    for (int i = 1; i <= lua_gettop(lua); ++i) {
        if (lua_isnil(lua, i)) continue;
        const Decimal number = number_argument(lua, i);
        if (!found || (highest ? number > *found : number < *found)) found = number;
    }
    return found ? give(lua, *found) : give(lua, {});
}

// Measurements and dates

const Unit& unit_argument(lua_State* lua, int index) {
    const std::string name = text_argument(lua, index);
    const Unit* unit = find_unit(name);
    if (unit == nullptr) fail(lua, tr("There is no unit {0}.", name));
    return *unit;
}

int make_measurement(lua_State* lua) {
    return give(lua, Measurement{number_argument(lua, 1), unit_argument(lua, 2).id});
}

int convert_measurement(lua_State* lua) {
    const ExpressionValue value = value_at(lua, 1);
    const auto* measurement = std::get_if<Measurement>(&value);
    if (measurement == nullptr) refuse_argument(lua, 1, tr("a measurement"));
    const Unit* from = find_unit(measurement->unit);
    const std::string name = text_argument(lua, 2);
    const Unit* target = from == nullptr ? nullptr : find_unit(from->family, name);
    if (target == nullptr) fail(lua, tr("{0} is no unit for this measurement.", name));
    const auto amount = convert(*measurement, *target);
    if (!amount) fail(lua, tr("The measurement is too large for this unit."));
    return give(lua, Measurement{*amount, target->id});
}

int make_date(lua_State* lua) {
    const std::string text = text_argument(lua, 1);
    const auto days = parse_date(text);
    if (!days) fail(lua, tr("\"{0}\" is no date like 2026-03-31.", shorten(text, 60)));
    return give(lua, Date{*days});
}

// error("..."): says why there is no value.
int raise(lua_State* lua) {
    fail(lua, shorten(text_argument(lua, 1), 200));
}

}  // namespace

std::span<const ExpressionFunction> expression_functions() {
    static constexpr std::array functions = {
        ExpressionFunction{"upper", in_case<LetterCase::upper>, false},
        ExpressionFunction{"lower", in_case<LetterCase::lower>, false},
        ExpressionFunction{"capital", in_case<LetterCase::capital>, false},
        ExpressionFunction{"trim", trim_text, false},
        ExpressionFunction{"length", length, false},
        ExpressionFunction{"left", left, false},
        ExpressionFunction{"right", right, false},
        ExpressionFunction{"replace", replace, false},
        ExpressionFunction{"contains", contains, false},
        ExpressionFunction{"starts_with", starts_with, false},
        ExpressionFunction{"ends_with", ends_with, false},
        ExpressionFunction{"text", as_text, true},
        ExpressionFunction{"join", join_texts, true},
        ExpressionFunction{"split", split_text, false},
        ExpressionFunction{"count", count, true},
        ExpressionFunction{"number", as_number, false},
        ExpressionFunction{"round", round_number, false},
        ExpressionFunction{"floor", to_whole<false>, false},
        ExpressionFunction{"ceil", to_whole<true>, false},
        ExpressionFunction{"abs", absolute, false},
        ExpressionFunction{"min", extreme<false>, true},
        ExpressionFunction{"max", extreme<true>, true},
        ExpressionFunction{"measurement", make_measurement, false},
        ExpressionFunction{"convert", convert_measurement, false},
        ExpressionFunction{"date", make_date, false},
        ExpressionFunction{"error", raise, false},
    };
    return functions;
}

}  // namespace vitrine
