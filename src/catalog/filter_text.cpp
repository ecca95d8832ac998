// to_text() of query.h: the filter in its own language.
#include "base/clock.h"
#include "base/text.h"
#include "catalog/filter_fields.h"
#include "catalog/filter_tokens.h"
#include "catalog/measurement.h"

namespace vitrine {
namespace {

std::string quoted(std::string_view text) {
    std::string written = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') written += '\\';
        written += c;
    }
    return written + '"';
}

std::string operand(std::string_view text) {
    return is_plain_operand(text) ? std::string(text) : quoted(text);
}

std::string brackets(const Structure& structure, const Filter& condition) {
    std::vector<std::string> parts;
    if (condition.channel != 0) parts.push_back(structure.channels.code_of(condition.channel));
    if (condition.locale != 0) parts.push_back(structure.locales.code_of(condition.locale));
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
        default:
            return structure.options.code_of(id);
    }
}

std::vector<std::string> operands(const Structure& structure, const Filter& condition) {
    std::vector<std::string> written;
    switch (operand_kind(structure, condition)) {
        case OperandKind::text:
        case OperandKind::words:
            for (const std::string& text : condition.texts) written.push_back(operand(text));
            break;
        case OperandKind::number:
            if (condition.number) written.push_back(condition.number->to_string());
            break;
        case OperandKind::measurement:
            if (condition.number) {
                const Unit* unit = find_unit(condition.unit);
                const std::string behind = unit == nullptr ? "" : ' ' + std::string(unit->code);
                written.push_back(condition.number->to_string() + behind);
            }
            break;
        case OperandKind::date:
            if (condition.date) written.push_back(date_to_string(*condition.date));
            break;
        case OperandKind::boolean:
            if (condition.boolean) written.emplace_back(*condition.boolean ? "true" : "false");
            break;
        case OperandKind::entity:
            for (const std::int32_t id : condition.ids) {
                written.push_back(operand(code_of(structure, condition, id)));
            }
            break;
        case OperandKind::kind:
            for (const std::int32_t id : condition.ids) {
                written.emplace_back(kind_name(static_cast<ProductKind>(id)));
            }
            break;
    }
    return written;
}

std::string condition_text(const Structure& structure, const Filter& condition) {
    if (condition.field == FilterField::any_text) return quoted(join(condition.texts, " "));
    std::string written = filter_field_name(structure, condition) + brackets(structure, condition) +
                          ' ' + std::string(comparison_text(condition.comparison));
    if (takes_no_operand(condition.comparison)) return written;
    const std::string behind = join(operands(structure, condition), ", ");
    return written + (takes_list(condition.comparison) ? " (" + behind + ')' : ' ' + behind);
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

std::string tree_text(const Structure& structure, const Filter& filter) {
    if (filter.kind == Filter::Kind::condition) return condition_text(structure, filter);
    if (filter.kind == Filter::Kind::all || filter.parts.empty()) {
        return filter.kind == Filter::Kind::disjunction ? "not all" : "all";
    }
    std::vector<std::string> written;
    for (const Filter& part : filter.parts) {
        std::string text = tree_text(structure, part);
        written.push_back(needs_brackets(part.kind, filter.kind) ? '(' + text + ')'
                                                                 : std::move(text));
    }
    if (filter.kind == Filter::Kind::negation) return "not " + written.front();
    return join(written, filter.kind == Filter::Kind::conjunction ? " and " : " or ");
}

}  // namespace

std::string to_text(const Structure& structure, const Filter& filter) {
    return filter.kind == Filter::Kind::all ? std::string() : tree_text(structure, filter);
}

}  // namespace vitrine
