// to_text() of query.h: the filter in its own language; to_words(): the same for people.
#include "base/clock.h"
#include "base/text.h"
#include "catalog/filter_comparisons.h"
#include "catalog/filter_fields.h"
#include "catalog/filter_tokens.h"
#include "catalog/measurement.h"

namespace vitrine {
namespace {

std::string in_quotes(std::string_view text) {
    std::string written = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') written += '\\';
        written += c;
    }
    return written + '"';
}

std::string operand(std::string_view text) {
    return is_plain_operand(text) ? std::string(text) : in_quotes(text);
}

std::string word_text(std::string_view word, const FilterNames* names) {
    return names != nullptr ? names->word(word) : std::string(word);
}

// " and ".
std::string between_words(std::string_view word, const FilterNames* names) {
    return ' ' + word_text(word, names) + ' ';
}

std::string brackets(const Structure& structure, const Filter& condition) {
    std::vector<std::string> parts;
    // What "between" compares stands behind it.
    if (condition.channel != 0 && condition.channel_to == 0 && !is_figure(condition.field))
        parts.push_back(structure.channels.code_of(condition.channel));
    if (condition.locale != 0 && condition.locale_to == 0)
        parts.push_back(structure.locales.code_of(condition.locale));
    if (condition.problems.check) parts.emplace_back(quality_check_name(*condition.problems.check));
    if (condition.problems.severity)
        parts.emplace_back(severity_name(*condition.problems.severity));
    if (condition.problems.locale != 0)
        parts.push_back(structure.locales.code_of(condition.problems.locale));
    if (condition.currency != 0) parts.push_back(structure.currencies.code_of(condition.currency));
    return parts.empty() ? std::string() : '[' + join(parts, ",") + ']';
}

const std::string& code_of(const Structure& structure, const Filter& condition, std::int32_t id) {
    switch (condition.field) {
        case FilterField::family:
            return structure.families.code_of(id);
        case FilterField::category:
            return structure.categories.code_of(id);
        case FilterField::group:
            return structure.groups.code_of(id);
        default: {
            const Attribute* attribute = structure.attributes.find(condition.attribute);
            return attribute != nullptr && attribute->links_records()
                       ? structure.records.code_of(id)
                       : structure.options.code_of(id);
        }
    }
}

std::string amount_text(const Decimal& number, UnitId id) {
    const Unit* unit = find_unit(id);
    return number.to_string() + (unit == nullptr ? "" : ' ' + std::string(unit->code));
}

void add_moment(const std::optional<std::int32_t>& day, const std::optional<Instant>& instant,
                std::vector<std::string>& written) {
    if (day) written.push_back(date_to_string(*day));
    if (instant) written.push_back(to_iso8601(*instant));
}

std::string period_text(std::int64_t hours, const FilterNames* names) {
    const bool whole_days = hours % 24 == 0;
    const std::int64_t count = whole_days ? hours / 24 : hours;
    const std::string unit = std::string(whole_days ? "day" : "hour") + (count == 1 ? "" : "s");
    return std::to_string(count) + ' ' + word_text(unit, names);
}

std::string flag_text(bool yes, const FilterNames* names) {
    if (names != nullptr) return names->boolean(yes);
    return yes ? "yes" : "no";
}

std::vector<std::string> operands(const Structure& structure, const Filter& condition,
                                  const FilterNames* names) {
    std::vector<std::string> written;
    switch (operand_kind(structure, condition)) {
        case OperandKind::text:
        case OperandKind::words:
        case OperandKind::product:
            for (const std::string& text : condition.texts) written.push_back(operand(text));
            break;
        case OperandKind::number:
        case OperandKind::measurement:
            if (condition.number) {
                written.push_back(amount_text(*condition.number, condition.unit));
            }
            if (condition.number_to) {
                written.push_back(amount_text(*condition.number_to, condition.unit_to));
            }
            break;
        case OperandKind::date:
            for (const auto& day : {condition.date, condition.date_to}) {
                if (day) written.push_back(date_to_string(*day));
            }
            break;
        case OperandKind::boolean:
            if (condition.boolean) written.push_back(flag_text(*condition.boolean, names));
            break;
        case OperandKind::entity:
            for (const std::int32_t id : condition.ids) {
                written.push_back(names != nullptr ? names->entity(condition, id)
                                                   : operand(code_of(structure, condition, id)));
            }
            break;
        case OperandKind::kind:
            for (const std::int32_t id : condition.ids) {
                const auto kind = static_cast<ProductKind>(id);
                written.push_back(names != nullptr ? names->kind(kind)
                                                   : std::string(kind_name(kind)));
            }
            break;
        case OperandKind::moment:
            add_moment(condition.date, condition.instant, written);
            add_moment(condition.date_to, condition.instant_to, written);
            if (condition.comparison == Comparison::in_last && condition.number) {
                written.push_back(period_text(condition.number->mantissa(), names));
            }
            break;
        case OperandKind::origin:
            if (condition.number) written.push_back(condition.number->to_string());
            for (const std::string& author : condition.texts) written.push_back(in_quotes(author));
            for (const std::int32_t id : condition.ids) {
                written.emplace_back(change_sources()[static_cast<std::size_t>(id)]);
            }
            break;
        case OperandKind::none:
        case OperandKind::filled:
            break;
    }
    return written;
}

std::string scopes_text(const Structure& structure, const Filter& condition,
                        const FilterNames* names) {
    const bool channels = condition.channel_to != 0;
    const std::string& first = channels ? structure.channels.code_of(condition.channel)
                                        : structure.locales.code_of(condition.locale);
    const std::string& second = channels ? structure.channels.code_of(condition.channel_to)
                                         : structure.locales.code_of(condition.locale_to);
    if (names != nullptr)
        return names->scope(first) + between_words("and", names) + names->scope(second);
    return operand(first) + " and " + operand(second);
}

std::string locales_text(AskedLocales locales, const FilterNames* names) {
    switch (locales) {
        case AskedLocales::one:
            return {};
        case AskedLocales::all:
            return ' ' + word_text("on all locales", names);
        case AskedLocales::any:
            return ' ' + word_text("on any locale", names);
    }
    return {};
}

std::string operands_text(const Structure& structure, const Filter& condition,
                          const FilterNames* names) {
    const auto written = operands(structure, condition, names);
    switch (operand_shape(condition.comparison)) {
        case OperandShape::none:
            return {};
        case OperandShape::one:
        case OperandShape::period:
            return ' ' + join(written, ", ") + locales_text(condition.locales, names);
        case OperandShape::list:
            return " (" + join(written, ", ") + ')';
        case OperandShape::one_or_list:
            return written.size() == 1 ? ' ' + written.front() : " (" + join(written, ", ") + ')';
        case OperandShape::range:
            return ' ' + join(written, between_words("and", names)) +
                   locales_text(condition.locales, names);
        case OperandShape::scopes:
            return ' ' + scopes_text(structure, condition, names);
    }
    return {};
}

std::string condition_text(const Structure& structure, const Filter& condition,
                           const FilterNames* names) {
    if (condition.field == FilterField::any_text) return in_quotes(join(condition.texts, " "));
    const std::string scopes = brackets(structure, condition);
    return (names != nullptr ? names->field(condition, scopes)
                             : filter_field_name(structure, condition) + scopes) +
           ' ' + word_text(comparison_text(condition.comparison), names) +
           operands_text(structure, condition, names);
}

// Whether `part` needs round brackets inside `whole`.
bool needs_brackets(Filter::Kind part, Filter::Kind whole) {
    switch (whole) {
        case Filter::Kind::conjunction:
            return part == Filter::Kind::conjunction || part == Filter::Kind::disjunction;
        case Filter::Kind::disjunction:
            return part == Filter::Kind::disjunction;
        case Filter::Kind::negation:
            return part == Filter::Kind::conjunction || part == Filter::Kind::disjunction ||
                   part == Filter::Kind::condition;
        default:
            return false;
    }
}

std::string tree_text(const Structure& structure, const Filter& filter, const FilterNames* names) {
    if (filter.kind == Filter::Kind::condition) return condition_text(structure, filter, names);
    if (filter.kind == Filter::Kind::all || filter.parts.empty()) {
        return word_text(filter.kind == Filter::Kind::disjunction ? "not all" : "all", names);
    }
    if (filter.kind == Filter::Kind::saved) {
        return saved_filter_reference(structure.saved_filters.code_of(filter.saved));
    }
    std::vector<std::string> written;
    for (const Filter& part : filter.parts) {
        std::string text = tree_text(structure, part, names);
        written.push_back(needs_brackets(part.kind, filter.kind) ? '(' + text + ')'
                                                                 : std::move(text));
    }
    if (filter.kind == Filter::Kind::negation)
        return word_text("not", names) + ' ' + written.front();
    return join(written,
                between_words(filter.kind == Filter::Kind::conjunction ? "and" : "or", names));
}

}  // namespace

std::string saved_filter_reference(std::string_view name) {
    return '@' + operand(name);
}

std::string to_text(const Structure& structure, const Filter& filter) {
    return filter.kind == Filter::Kind::all ? std::string() : tree_text(structure, filter, nullptr);
}

std::string to_words(const Structure& structure, const Filter& filter, const FilterNames& names) {
    return filter.kind == Filter::Kind::all ? std::string() : tree_text(structure, filter, &names);
}

}  // namespace vitrine
