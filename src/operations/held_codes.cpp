#include "operations/held_codes.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/expression.h"
#include "operations/structure_names.h"

namespace vitrine {

bool reads_attribute(const Attribute& computed, const std::string& folded_code) {
    const auto text = read_expression(computed.expression);
    const auto* read = std::get_if<ExpressionText>(&text);
    return read != nullptr &&
           std::any_of(read->inputs.begin(), read->inputs.end(), [&](const ExpressionInput& input) {
               return input.form != ExpressionInput::Form::property &&
                      fold_case(code_in_field(input.field)) == folded_code;
           });
}

void follow_in_expressions(StructureChange& change, const std::string& from,
                           const std::string& to) {
    std::vector<Attribute> changed;
    const std::string folded = fold_case(from);
    change.structure().attributes.each([&](const Attribute& attribute) {
        if (attribute.expression.empty() || !reads_attribute(attribute, folded)) return;
        changed.push_back(attribute);
        changed.back().expression = rename_in_expression(attribute.expression, from, to);
    });
    for (Attribute& attribute : changed) {
        change.put(std::move(attribute));
        change.count("expressions", tr("Expressions rewritten"));
    }
}

std::vector<std::string> default_options(const Attribute& attribute) {
    std::vector<std::string> codes;
    for (const std::string_view part : split_list(attribute.default_value, ','))
        codes.emplace_back(part);
    return codes;
}

void follow_in_default(StructureChange& change, AttributeId id, const std::string& from,
                       const std::string& to) {
    const Attribute* stored = change.structure().attributes.find(id);
    if (stored == nullptr || stored->default_value.empty()) return;
    std::vector<std::string> codes = default_options(*stored);
    std::set<std::string> seen;
    for (std::string& code : codes) {
        if (fold_case(code) == fold_case(from)) code = to;
    }
    std::erase_if(codes,
                  [&](const std::string& code) { return !seen.insert(fold_case(code)).second; });
    Attribute attribute = *stored;
    attribute.default_value = join(codes, ",");
    change.put(std::move(attribute));
}

void follow_in_groups(StructureChange& change, const std::string& from, const std::string& to) {
    std::vector<AttributeGroup> groups;
    change.structure().attribute_groups.each(
        [&](const AttributeGroup& group) { groups.push_back(group); });
    const std::string folded = fold_case(from);
    for (AttributeGroup& group : groups) {
        auto& codes = group.attributes;
        std::set<std::string> seen;
        for (std::string& code : codes) {
            if (fold_case(code) == folded) code = to;
        }
        std::erase_if(
            codes, [&](const std::string& code) { return !seen.insert(fold_case(code)).second; });
        change.put(std::move(group));
    }
}

void follow_in_labels(StructureChange& change, const std::string& from, const std::string& to) {
    for (const EntityKind kind : named_kinds) {
        with_entities(change.structure(), kind, [&](const auto& entities) {
            using Entity = std::remove_cvref_t<decltype(*entities.find(0))>;
            if constexpr (requires(Entity entity) { entity.labels; }) {
                for (const Entity* found : entities.all()) {
                    if (!found->labels.contains(from)) continue;
                    Entity entity = *found;
                    auto label = entity.labels.extract(from);
                    label.key() = to;
                    // A label under the new code is the later one.
                    entity.labels.insert(std::move(label));
                    change.put(std::move(entity));
                    change.count("labels", tr("Labels that follow"));
                }
            }
        });
    }
}

}  // namespace vitrine
