#include "workbench/structure_works.h"

#include "base/translate.h"
#include "catalog/measurement.h"
#include "operations/change_axes.h"
#include "operations/computed_attributes.h"
#include "operations/conversion_ways.h"
#include "operations/entity_settings.h"
#include "operations/rename_code.h"

namespace vitrine {

StructureWork renaming(const EntityAddress& entity, const std::string& code) {
    return [entity, code](Catalogue& catalogue, ChangeIntent intent, const Progress&) {
        return rename_code(catalogue, entity, code, intent);
    };
}

StructureWork deletion(const Deletion& wanted) {
    return [wanted](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
        return delete_entity(catalogue, wanted, intent, progress);
    };
}

StructureWork merging(const Merge& wanted) {
    return [wanted](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
        return merge_entities(catalogue, wanted, intent, progress);
    };
}

StructureWork conversion(const AttributeConversion& wanted) {
    return [wanted](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
        return convert_attribute(catalogue, wanted, intent, progress);
    };
}

StructureWork computation(AttributeId attribute, const std::string& expression) {
    return [attribute, expression](Catalogue& catalogue, ChangeIntent intent,
                                   const Progress& progress) {
        return set_expression(catalogue, attribute, expression, intent, {}, progress);
    };
}

std::string reason_of_refusal(const StructureChangeReport& report) {
    for (const Issue& issue : report.issues) {
        if (issue.severity == Severity::error) return issue.message;
    }
    return {};
}

bool can_be_merged(EntityKind kind) {
    return kind == EntityKind::option || kind == EntityKind::category ||
           kind == EntityKind::attribute;
}

std::vector<Choice> merge_choices(const Structure& structure, const EntityAddress& entity,
                                  std::string_view language) {
    std::vector<Choice> choices;
    const auto add = [&](const auto& one) {
        if (one.id != entity.id) choices.push_back(choice_of(structure, one, language));
    };
    if (entity.kind == EntityKind::option) {
        if (const Option* option = structure.options.find(entity.id)) {
            for (const Option* one : structure.options_of(option->attribute)) add(*one);
        }
    } else if (entity.kind == EntityKind::category) {
        structure.categories.each(add);
    } else if (const Attribute* attribute = structure.attributes.find(entity.id);
               attribute != nullptr && entity.kind == EntityKind::attribute) {
        structure.attributes.each([&](const Attribute& one) {
            if (one.type == attribute->type && one.localizable == attribute->localizable &&
                one.scopable == attribute->scopable)
                add(one);
        });
    }
    sort_by_label(choices);
    return choices;
}

std::vector<Choice> type_choices(const Structure& structure, AttributeId attribute) {
    std::vector<Choice> choices;
    const Attribute* found = structure.attributes.find(attribute);
    if (found == nullptr) return choices;
    const auto add = [&choices](AttributeType type) {
        choices.push_back({static_cast<std::int32_t>(type), std::string(attribute_type_name(type)),
                           attribute_type_label(type)});
    };
    for (const AttributeType type : convertible_to(found->type)) add(type);
    sort_by_label(choices);
    std::vector<Choice> all = {{static_cast<std::int32_t>(found->type),
                                std::string(attribute_type_name(found->type)),
                                tr("{0} (as it is)", attribute_type_label(found->type))}};
    all.insert(all.end(), choices.begin(), choices.end());
    return all;
}

ConversionNeeds conversion_needs(const Structure& structure, const AttributeConversion& wanted) {
    ConversionNeeds needs;
    const Attribute* attribute = structure.attributes.find(wanted.attribute);
    if (attribute == nullptr || attribute->type == wanted.type) return needs;
    const AttributeType from = attribute->type, to = wanted.type;
    const bool from_text = form_of(from) == ValueForm::text;
    const bool to_number = form_of(to) == ValueForm::number || form_of(to) == ValueForm::amount;
    const bool to_select = to == AttributeType::simple_select || to == AttributeType::multi_select;
    const bool to_records = to == AttributeType::record_link || to == AttributeType::record_links;
    needs.unit = (form_of(from) == ValueForm::amount) != (form_of(to) == ValueForm::amount) &&
                 (to_number || form_of(from) == ValueForm::amount);
    needs.decimal_sign = from_text && to_number;
    needs.words = attribute->is_select() && !to_select;
    needs.new_options = to_select && !attribute->is_select();
    needs.reference_entity = to_records && !attribute->links_records();
    needs.currency =
        (from == AttributeType::price_collection) != (to == AttributeType::price_collection);
    return needs;
}

std::vector<Choice> unit_choices(const Structure& structure, AttributeId attribute) {
    const Attribute* found = structure.attributes.find(attribute);
    const std::string family = found == nullptr ? std::string() : found->measurement_family;
    std::vector<Choice> choices;
    for (const Unit& unit : family.empty() ? all_units() : units_of(family)) {
        choices.push_back({unit.id, std::string(unit.code),
                           tr("{0}: {1}", unit.family, unit.code) +
                               (unit.symbol.empty() ? "" : " (" + std::string(unit.symbol) + ")")});
    }
    return choices;
}

std::vector<EntitySetting> level_settings(const Structure& structure,
                                          const FamilyVariant& variant) {
    std::vector<EntitySetting> levels;
    for (EntitySetting& setting : settings_of(structure, variant)) {
        if (setting.name.starts_with("axes_") || setting.name.starts_with("attributes_"))
            levels.push_back(std::move(setting));
    }
    return levels;
}

std::vector<Choice> family_attributes(const Structure& structure, FamilyId family,
                                      std::string_view language) {
    std::vector<Choice> choices;
    const Family* found = structure.families.find(family);
    if (found == nullptr) return choices;
    for (const AttributeId id : found->attributes) {
        if (const Attribute* attribute = structure.attributes.find(id))
            choices.push_back(choice_of(structure, *attribute, language));
    }
    sort_by_label(choices);
    return choices;
}

StructureWork other_levels(const Structure& structure, const FamilyVariant& variant,
                           const std::vector<SaidSetting>& said, bool sets_aside) {
    // As if it were a new one, whose levels can be said.
    FamilyVariant blank = variant;
    blank.id = 0;
    StructureEntity entity = std::move(blank);
    for (const SaidSetting& one : said) say_setting(structure, {}, entity, one.name, one.text);
    AxesChange wanted;
    wanted.family_variant = variant.id;
    wanted.levels = std::get<FamilyVariant>(entity).levels;
    while (!wanted.levels.empty() && wanted.levels.back().axes.empty() &&
           wanted.levels.back().attributes.empty())
        wanted.levels.pop_back();
    if (sets_aside) wanted.misfits = Misfits::set_aside;
    return [wanted](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
        return change_axes(catalogue, wanted, intent, {}, progress);
    };
}

}  // namespace vitrine
