#include "operations/held_codes.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/expression.h"
#include "operations/structure_names.h"

namespace vitrine {

namespace {

// What a name in brackets is: the first of these that has the code.
bool part_names(const Structure& structure, std::string_view part, const EntityAddress& entity) {
    if (const Channel* channel = structure.channels.find(part))
        return entity == EntityAddress{EntityKind::channel, channel->id};
    if (const Locale* locale = structure.locales.find(part))
        return entity == EntityAddress{EntityKind::locale, locale->id};
    const Currency* currency = structure.currencies.find(part);
    return currency != nullptr && entity == EntityAddress{EntityKind::currency, currency->id};
}

bool field_names(const Structure& structure, std::string_view field, const EntityAddress& entity) {
    if (entity.kind == EntityKind::attribute) {
        const Attribute* read = structure.attributes.find(code_in_field(field));
        return read != nullptr && read->id == entity.id;
    }
    const auto parts = parts_in_field(field);
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return part_names(structure, part, entity); });
}

// The option or record that the attribute's text names; absent: none.
std::optional<EntityAddress> chosen_by(const Structure& structure, const Attribute& attribute,
                                       std::string_view code) {
    if (attribute.is_select()) {
        if (const Option* option = structure.find_option(attribute.id, code))
            return EntityAddress{EntityKind::option, option->id};
    } else if (attribute.links_records()) {
        if (const Record* record = structure.find_record(attribute.reference_entity, code))
            return EntityAddress{EntityKind::record, record->id};
    }
    return std::nullopt;
}

}  // namespace

bool expression_names(const Structure& structure, const Attribute& computed,
                      const EntityAddress& entity) {
    if (computed.expression.empty()) return false;
    const auto text = read_expression(computed.expression);
    const auto* read = std::get_if<ExpressionText>(&text);
    return read != nullptr &&
           std::any_of(read->inputs.begin(), read->inputs.end(), [&](const ExpressionInput& input) {
               return input.form != ExpressionInput::Form::property &&
                      field_names(structure, input.field, entity);
           });
}

void follow_in_expressions(StructureChange& change, const Structure& before,
                           const EntityAddress& entity, const std::string& to) {
    const bool is_attribute = entity.kind == EntityKind::attribute;
    std::string from;
    with_entities(before, entity.kind,
                  [&](const auto& entities) { from = entities.code_of(entity.id); });
    std::vector<Attribute> changed;
    change.structure().attributes.each([&](const Attribute& attribute) {
        if (expression_names(before, attribute, entity)) changed.push_back(attribute);
    });
    for (Attribute& attribute : changed) {
        const std::string& text = attribute.expression;
        attribute.expression = is_attribute ? rename_in_expression(text, from, to)
                                            : rename_part_in_expression(text, from, to);
        change.put(std::move(attribute));
        change.count("expressions", tr("Expressions rewritten"));
    }
}

bool default_names(const Structure& structure, const Attribute& attribute,
                   const EntityAddress& entity) {
    const auto parts = split_list(attribute.default_value, ',');
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return chosen_by(structure, attribute, part) == entity;
    });
}

void follow_in_defaults(StructureChange& change, const Structure& before,
                        const EntityAddress& entity, const std::string& to) {
    std::vector<Attribute> changed;
    change.structure().attributes.each([&](const Attribute& attribute) {
        if (default_names(before, attribute, entity)) changed.push_back(attribute);
    });
    for (Attribute& attribute : changed) {
        std::vector<std::string> codes;
        std::set<std::string> seen;
        for (const std::string_view part : split_list(attribute.default_value, ',')) {
            const bool is_it = chosen_by(before, attribute, part) == entity;
            std::string code(is_it ? to : part);
            if (seen.insert(fold_case(code)).second) codes.push_back(std::move(code));
        }
        attribute.default_value = join(codes, ",");
        change.put(std::move(attribute));
    }
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
