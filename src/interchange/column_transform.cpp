#include "interchange/column_transform.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/expression_machine.h"
#include "catalog/html_text.h"
#include "catalog/measurement.h"
#include "catalog/text_change.h"
#include "interchange/source_values.h"

namespace vitrine {
namespace {

using Texts = std::vector<std::string>;

Issue failed(std::string rule, std::string_view value, std::string message, std::string fix) {
    Issue issue;
    issue.rule = std::move(rule);
    issue.value = shorten(value, 200);
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

std::optional<LetterCase> letter_case(std::string_view word) {
    if (word == "upper") return LetterCase::upper;
    if (word == "lower") return LetterCase::lower;
    if (word == "capital") return LetterCase::capital;
    if (word == "capital_words") return LetterCase::capital_words;
    return std::nullopt;
}

int number_of(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// A text that is a number as it stands is one; an article number with a zero in front is none.
ExpressionValue operand_of(std::string_view text) {
    if (text.empty()) return {};
    const auto number = Decimal::parse(text);
    const bool zero_first = text.size() > 1 && text[0] == '0' && text[1] != '.';
    if (number && !zero_first && text[0] != '+') return *number;
    return std::string(text);
}

// A single letter is more often a slip of the hand than a unit.
bool may_be_unit(const Amount& amount) {
    return amount.unit.size() != 1 && (amount.unit.empty() || find_unit(amount.unit) != nullptr ||
                                       currency_code(amount.unit).has_value());
}

}  // namespace

struct ColumnTransforms::Step {
    ColumnTransform transform;
    TransformSettings settings;
    std::optional<TextReplacer> replacer;
    std::optional<LetterCase> letters;
    int place = 0;  // in a list
    std::unordered_map<std::string, std::string> table;
    std::optional<ExpressionText> expression;
    std::unique_ptr<ExpressionMachine> machine;  // of an expression
    int program = 0;

    // What is wrong with the step, or nothing.
    std::optional<std::string> prepare();
    // Steps on one value; absent with an issue, or with none where the value is dropped.
    std::optional<std::string> one(const std::string& value, std::optional<Issue>& issue) const;
    std::optional<Issue> all(Texts& values, const ReadCell& read) const;

private:
    std::optional<std::string> to_unit(const std::string& value, std::optional<Issue>& issue) const;
    std::optional<std::string> to_currency(const std::string& value,
                                           std::optional<Issue>& issue) const;
    std::optional<std::string> look_up(const std::string& value, std::optional<Issue>& issue) const;
    std::optional<Issue> compute(Texts& values, const ReadCell& read) const;
};

std::optional<std::string> ColumnTransforms::Step::prepare() {
    switch (transform.kind) {
        case TransformKind::letter_case:
            letters = letter_case(transform.to);
            if (!letters) return tr("\"{0}\" is no letter case.", transform.to);
            break;
        case TransformKind::split:
        case TransformKind::replace:
            if (transform.from.empty()) return tr("It is not said what to look for.");
            break;
        case TransformKind::take:
            place = number_of(transform.from);
            if (place == 0) return tr("\"{0}\" is no place in a list.", transform.from);
            break;
        case TransformKind::regular_expression:
            try {
                replacer.emplace(TextReplacement{transform.from, transform.to, true, true});
            } catch (const Error& error) {
                return error.sentence();
            }
            break;
        case TransformKind::unit:
            for (const std::string& unit : {transform.from, transform.to}) {
                if (!unit.empty() && find_unit(unit) == nullptr) {
                    return tr("There is no unit \"{0}\".", unit);
                }
            }
            break;
        case TransformKind::decimal_sign:
            if (transform.from != "." && transform.from != ",") {
                return tr("\"{0}\" is no decimal sign.", transform.from);
            }
            break;
        case TransformKind::lookup:
            for (const auto& [from, to] : transform.table) table.emplace(fold_case(from), to);
            break;
        case TransformKind::expression: {
            auto read = read_expression(transform.from);
            if (const auto* error = std::get_if<ExpressionError>(&read)) return to_sentence(*error);
            expression = std::get<ExpressionText>(std::move(read));
            machine = std::make_unique<ExpressionMachine>();
            const auto compiled = machine->compile(*expression);
            if (const auto* error = std::get_if<ExpressionError>(&compiled)) {
                return to_sentence(*error);
            }
            program = std::get<int>(compiled);
            break;
        }
        default:
            break;
    }
    return std::nullopt;
}

std::optional<std::string> ColumnTransforms::Step::to_unit(const std::string& value,
                                                           std::optional<Issue>& issue) const {
    const auto amount = split_amount(value, settings.decimal_sign);
    const auto number = amount ? Decimal::parse(amount->number) : std::nullopt;
    if (!number) {
        issue = failed("transform.unit", value, tr("\"{0}\" is no number with a unit.", value),
                       tr("Write it like 12.5 kg."));
        return std::nullopt;
    }
    const std::string& written = amount->unit.empty() ? transform.from : amount->unit;
    const Unit* target = transform.to.empty() ? nullptr : find_unit(transform.to);
    // Within the family of the unit that is wanted, since symbols come in several.
    const Unit* unit = nullptr;
    for (const Unit* wanted : {target, find_unit(transform.from)}) {
        if (unit != nullptr || wanted == nullptr) continue;
        for (const Unit& one : units_of(wanted->family)) {
            if (&one == find_unit(written) || one.symbol == written || one.code == written ||
                one.rec20 == written) {
                unit = &one;
                break;
            }
        }
    }
    if (unit == nullptr) unit = find_unit(written);
    if (unit == nullptr) {
        issue = failed("transform.unit", value,
                       written.empty() ? tr("\"{0}\" has no unit.", value)
                                       : tr("There is no unit \"{0}\".", written),
                       tr("Write a unit such as kg or cm behind the number."));
        return std::nullopt;
    }
    if (target == nullptr) return amount->number + ' ' + std::string(unit->code);
    const auto converted = convert({*number, unit->id}, *target);
    if (!converted) {
        issue = failed("transform.unit", value,
                       tr("{0} cannot be converted into {1}.", value, target->code),
                       tr("Write it in a unit of the same kind."));
        return std::nullopt;
    }
    return converted->to_string() + ' ' + std::string(target->code);
}

std::optional<std::string> ColumnTransforms::Step::to_currency(const std::string& value,
                                                               std::optional<Issue>& issue) const {
    const auto amount = split_amount(value, settings.decimal_sign);
    const auto code =
        amount && !amount->unit.empty() ? currency_code(amount->unit) : std::optional(transform.to);
    if (!amount || !code) {
        issue = failed("transform.currency", value, tr("\"{0}\" is no price.", value),
                       tr("Write it like 12.50 EUR."));
        return std::nullopt;
    }
    if (!transform.to.empty() && *code != transform.to) {
        issue = failed("transform.currency", value,
                       tr("\"{0}\" is in {1}, not in {2}.", value, *code, transform.to),
                       tr("Give prices in {0} a column of their own.", *code));
        return std::nullopt;
    }
    return amount->number;
}

std::optional<std::string> ColumnTransforms::Step::look_up(const std::string& value,
                                                           std::optional<Issue>& issue) const {
    const auto at = table.find(fold_case(trim(value)));
    if (at != table.end()) {
        return at->second.empty() ? std::nullopt : std::optional(at->second);
    }
    if (transform.to == "keep") return value;
    if (transform.to != "blank") {
        issue = failed("transform.lookup", value, tr("\"{0}\" is not in the lookup table.", value),
                       tr("Add it to the table of the profile, or correct the cell."));
    }
    return std::nullopt;
}

std::optional<std::string> ColumnTransforms::Step::one(const std::string& value,
                                                       std::optional<Issue>& issue) const {
    switch (transform.kind) {
        case TransformKind::trim:
            return std::string(trim(value));
        case TransformKind::letter_case:
            return change_case(value, *letters, settings.locale);
        case TransformKind::replace:
            return replace_all(value, transform.from, transform.to);
        case TransformKind::regular_expression:
            if (auto replaced = replacer->replace(value)) return replaced;
            issue = failed("transform.regular_expression", value,
                           tr("The regular expression took too long."),
                           tr("Write it more simply, without repetitions in repetitions."));
            return std::nullopt;
        case TransformKind::unit:
            return to_unit(value, issue);
        case TransformKind::currency:
            return to_currency(value, issue);
        case TransformKind::decimal_sign:
            if (auto amount = split_amount(value, transform.from[0]);
                amount && may_be_unit(*amount))
                return amount->unit.empty() ? amount->number : amount->number + ' ' + amount->unit;
            issue = failed("transform.decimal_sign", value, tr("\"{0}\" is not a number.", value),
                           tr("Write digits, with {0} before the decimals.", transform.from));
            return std::nullopt;
        case TransformKind::date_format: {
            const std::string& format =
                transform.from.empty() ? settings.date_format : transform.from;
            if (auto date = plain_date(value, format)) return date;
            issue = failed("transform.date_format", value, tr("\"{0}\" is not a date.", value),
                           tr("Write it like {0}.", format));
            return std::nullopt;
        }
        case TransformKind::html_text:
            return html_to_text(value);
        default:
            return value;
    }
}

std::optional<Issue> ColumnTransforms::Step::compute(Texts& values, const ReadCell& read) const {
    if (values.empty()) values.emplace_back();
    for (std::string& value : values) {
        const auto read_input = [&](std::size_t input) -> ExpressionValue {
            const ExpressionInput& wanted = expression->inputs[input];
            if (wanted.field == "value") return operand_of(value);
            const auto cell = read ? read(wanted.field) : std::nullopt;
            return cell ? operand_of(trim(*cell)) : ExpressionValue{};
        };
        ExpressionResult result = machine->run(program, *expression, {}, read_input);
        if (result.error) {
            return failed("transform.expression", value, to_sentence(*result.error),
                          tr("Correct the cell, or the expression of the profile."));
        }
        value = to_text(result.value);
    }
    return std::nullopt;
}

std::optional<Issue> ColumnTransforms::Step::all(Texts& values, const ReadCell& read) const {
    switch (transform.kind) {
        case TransformKind::constant:
            values.assign(1, transform.to);
            return std::nullopt;
        case TransformKind::expression:
            return compute(values, read);
        case TransformKind::join:
            if (values.size() > 1) values.assign(1, join(values, transform.to));
            if (!transform.from.empty() && !values.empty() && read) {
                const std::string_view other = trim(read(transform.from).value_or(""));
                if (!other.empty()) values.front() += transform.to + std::string(other);
            }
            return std::nullopt;
        case TransformKind::take: {
            const int count = static_cast<int>(values.size());
            const int index = place > 0 ? place - 1 : count + place;
            if (index < 0 || index >= count) {
                values.clear();
            } else {
                values = {values[static_cast<std::size_t>(index)]};
            }
            return std::nullopt;
        }
        case TransformKind::split: {
            Texts parts;
            for (const std::string& value : values) {
                const std::string with_nul = replace_all(value, transform.from, {"\0", 1});
                for (const auto part : split_list(with_nul, '\0')) parts.emplace_back(part);
            }
            values = std::move(parts);
            return std::nullopt;
        }
        default:
            break;
    }
    const bool looks_up = transform.kind == TransformKind::lookup;
    if (looks_up && values.empty() && table.contains("")) values.emplace_back();
    Texts changed;
    for (const std::string& value : values) {
        std::optional<Issue> issue;
        auto made = looks_up ? look_up(value, issue) : one(value, issue);
        if (issue) return issue;
        if (made) changed.push_back(std::move(*made));
    }
    values = std::move(changed);
    return std::nullopt;
}

ColumnTransforms::ColumnTransforms(const std::vector<ColumnTransform>& steps,
                                   const TransformSettings& settings) {
    for (const ColumnTransform& transform : steps) {
        auto step = std::make_unique<Step>();
        step->transform = transform;
        step->settings = settings;
        if (auto problem = step->prepare()) {
            m_problems.push_back(failed("transform.unusable", transform.from, std::move(*problem),
                                        tr("Correct the step in the profile.")));
        } else {
            m_steps.push_back(std::move(step));
        }
    }
}

ColumnTransforms::~ColumnTransforms() = default;
ColumnTransforms::ColumnTransforms(ColumnTransforms&&) noexcept = default;
ColumnTransforms& ColumnTransforms::operator=(ColumnTransforms&&) noexcept = default;

const Issues& ColumnTransforms::problems() const {
    return m_problems;
}

std::optional<Issue> ColumnTransforms::apply(std::vector<std::string>& values,
                                             const ReadCell& read) const {
    for (const auto& step : m_steps) {
        if (auto issue = step->all(values, read)) return issue;
    }
    std::erase_if(values, [](const std::string& value) { return trim(value).empty(); });
    return std::nullopt;
}

}  // namespace vitrine
