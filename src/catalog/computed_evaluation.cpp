// Expressions of ComputedAttributes at work.
#include <algorithm>

#include "catalog/computed_attributes.h"
#include "catalog/value_text.h"

namespace vitrine {

ComputedAttributes::FoundInput ComputedAttributes::find_input(const Structure& structure,
                                                              const Lineage& lineage,
                                                              const Attribute& attribute,
                                                              const Input& input,
                                                              const Scope& cell) {
    FoundInput found;
    found.key = {attribute.id, 0};
    const auto named_or = [](std::int32_t named, std::int32_t of_cell) {
        return named != 0 ? named : of_cell;
    };
    const LocaleId locale = named_or(input.named.locale, cell.locale);
    const auto find = [&](LocaleId in) {
        const auto known = structure.key_for(attribute, named_or(input.named.channel, cell.channel),
                                             in, named_or(input.named.currency, cell.currency));
        found.value = known ? lineage.find(*known) : nullptr;
        if (found.value != nullptr || (known && in == locale)) found.key = *known;
        return found.value != nullptr;
    };
    if (find(locale) || !attribute.localizable || locale == 0) return found;
    for (const LocaleId other : structure.fallback_chain(locale)) {
        if (find(other)) {
            found.stands_in = true;
            break;
        }
    }
    return found;
}

ComputedResult ComputedAttributes::evaluate(const Structure& structure, const Lineage& lineage,
                                            const Computed& computed, const Scope& cell,
                                            std::vector<ReadValue>* reads) {
    bool has_own_text = false, has_other_text = false;  // of the cell's locale, and standing in
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
            const auto [found, key, stands_in] =
                find_input(structure, lineage, *attribute, input, cell);
            if (found != nullptr && attribute->localizable && input.named.locale == 0)
                (stands_in ? has_other_text : has_own_text) = true;
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
    if (has_other_text && !has_own_text) return {};
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
