// Expressions of ComputedAttributes at work.
#include <algorithm>

#include "catalog/computed_attributes.h"
#include "catalog/value_text.h"

namespace vitrine {

const Value* ComputedAttributes::find_input(const Structure& structure, const Lineage& lineage,
                                            const Attribute& attribute, const Input& input,
                                            const Scope& cell, ValueKey& key) {
    const auto named_or = [](std::int32_t named, std::int32_t of_cell) {
        return named != 0 ? named : of_cell;
    };
    const LocaleId locale = named_or(input.named.locale, cell.locale);
    const auto find = [&](LocaleId in) -> const Value* {
        const auto known = structure.key_for(attribute, named_or(input.named.channel, cell.channel),
                                             in, named_or(input.named.currency, cell.currency));
        const Value* value = known ? lineage.find(*known) : nullptr;
        if (value != nullptr || (known && in == locale)) key = *known;
        return value;
    };
    if (const Value* value = find(locale)) return value;
    if (!attribute.localizable || locale == 0) return nullptr;
    for (const LocaleId other : structure.fallback_chain(locale)) {
        if (const Value* value = find(other)) return value;
    }
    return nullptr;
}

ComputedResult ComputedAttributes::evaluate(const Structure& structure, const Lineage& lineage,
                                            const Computed& computed, const Scope& cell,
                                            std::vector<ReadValue>* reads) {
    const ExpressionMachine::Read read = [&](std::size_t index) -> ExpressionValue {
        const Input& input = computed.inputs[index];
        const ExpressionInput& written = computed.text.inputs[index];
        ReadValue noted;
        noted.input = written;
        noted.field = written.field;
        ExpressionValue value;
        const Attribute* attribute = structure.attributes.find(input.attribute);
        if (attribute == nullptr || attribute->type == AttributeType::identifier) {
            value = expression_property(structure, lineage,
                                        attribute == nullptr ? written.field : "code");
            noted.holder = lineage.self;
        } else {
            ValueKey key{attribute->id, 0};
            const Value* found = find_input(structure, lineage, *attribute, input, cell, key);
            if (found != nullptr && written.form == ExpressionInput::Form::label &&
                !std::holds_alternative<bool>(*found)) {
                value = expression_label_of(structure, *attribute, *found, cell.locale);
            } else if (found != nullptr) {
                value = expression_value_of(structure, *attribute, *found);
            }
            if (reads != nullptr) {
                noted.attribute = attribute->id;
                noted.field = field_name(structure, key);
                noted.holder = lineage.owner(key);
                noted.is_computed = !attribute->expression.empty();
            }
        }
        if (reads != nullptr) {
            noted.text = to_text(value);
            const auto seen = std::find_if(reads->begin(), reads->end(), [&](const ReadValue& one) {
                return one.input == written;
            });
            if (seen == reads->end()) reads->push_back(std::move(noted));
        }
        return value;
    };
    const ExpressionScope scope{structure.channels.code_of(cell.channel),
                                structure.locales.code_of(cell.locale),
                                structure.currencies.code_of(cell.currency)};
    const ExpressionResult result = m_machine.run(computed.program, computed.text, scope, read);
    if (!result.error) {
        return value_of_expression(structure, *structure.attributes.find(computed.attribute),
                                   result.value);
    }
    Issue issue;
    issue.rule = "computed.failed";
    issue.message = to_sentence(*result.error);
    return {std::nullopt, std::move(issue)};
}

ComputedResult ComputedAttributes::evaluate(const Structure& structure, const Lineage& lineage,
                                            AttributeId attribute, const Scope& scope,
                                            std::vector<ReadValue>* reads) {
    const Computed* computed = find(attribute);
    if (computed == nullptr) return {};
    if (computed->problem) {
        Issue issue;
        issue.rule = "computed.expression";
        issue.message = to_sentence(*computed->problem);
        return {std::nullopt, std::move(issue)};
    }
    return evaluate(structure, lineage, *computed, scope, reads);
}

}  // namespace vitrine
