// What can be said of families, of how they vary, and of the groups in which attributes are shown.
#include "operations/entity_order.h"
#include "operations/entity_setting_table.h"

namespace vitrine {

using Form = EntitySetting::Form;
using Fixed = EntitySetting::Fixed;
using Wrong = std::optional<Issue>;

void list_settings(const SettingContext& context, const Family& entity,
                   SettingTable<Family>& table) {
    const Structure& structure = context.structure;
    table.labels();
    table.several("attributes", tr("Attributes"), EntityKind::attribute, structure.attributes,
                  &Family::attributes);
    table.one("label_attribute", tr("Attribute that names products"), EntityKind::attribute,
              structure.attributes, &Family::label_attribute);
    table.one("image_attribute", tr("Attribute with the main picture"), EntityKind::attribute,
              structure.attributes, &Family::image_attribute);
    structure.channels.each([&](const Channel& channel) {
        const auto now = entity.requirements.find(channel.id);
        table.several_in(
            "required[" + channel.code + ']', tr("Required for {0}", channel.code),
            EntityKind::attribute, structure.attributes,
            now == entity.requirements.end() ? std::vector<AttributeId>() : now->second,
            [id = channel.id](Family& family, std::vector<AttributeId> ids) {
                if (ids.empty()) {
                    family.requirements.erase(id);
                } else {
                    family.requirements[id] = std::move(ids);
                }
            });
    });
}

void list_settings(const SettingContext& context, const FamilyVariant& entity,
                   SettingTable<FamilyVariant>& table) {
    const Structure& structure = context.structure;
    table.labels();
    table
        .one("family", tr("Family"), EntityKind::family, structure.families, &FamilyVariant::family)
        .fixed = Fixed::once_made;
    for (std::size_t level = 0; level < 2; ++level) {
        const std::string number = std::to_string(level + 1);
        const FamilyVariant::Level now =
            level < entity.levels.size() ? entity.levels[level] : FamilyVariant::Level{};
        const auto add = [&](const std::string& name, const std::string& label,
                             std::vector<AttributeId> FamilyVariant::Level::*list) {
            table
                .several_in(name + '_' + number, label, EntityKind::attribute, structure.attributes,
                            now.*list,
                            [level, list](FamilyVariant& variant, std::vector<AttributeId> ids) {
                                if (variant.levels.size() <= level && ids.empty()) return;
                                if (variant.levels.size() <= level)
                                    variant.levels.resize(level + 1);
                                variant.levels[level].*list = std::move(ids);
                            })
                .fixed = Fixed::once_made;
        };
        add("axes", tr("Axes of level {0}", number), &FamilyVariant::Level::axes);
        add("attributes", tr("Attributes of level {0}", number), &FamilyVariant::Level::attributes);
    }
}

// Its attributes are those that say so, in the order that the group says, then in their own.
void list_settings(const SettingContext& context, const AttributeGroup& entity,
                   SettingTable<AttributeGroup>& table) {
    const Structure& structure = context.structure;
    table.labels();
    table.whole("sort_order", tr("Place among the groups"), &AttributeGroup::sort_order);
    if (entity.id != 0) table.order("order", tr("Order of all groups"), groups_in_order(structure));
    std::vector<const Attribute*> members;
    structure.attributes.each([&](const Attribute& attribute) {
        if (entity.id != 0 && attribute.group == entity.id) members.push_back(&attribute);
    });
    const auto rank = [&](const Attribute* attribute) {
        const auto stated =
            std::find(entity.attributes.begin(), entity.attributes.end(), attribute->code);
        return std::tuple(stated - entity.attributes.begin(), attribute->sort_order);
    };
    std::stable_sort(members.begin(), members.end(),
                     [&](const Attribute* a, const Attribute* b) { return rank(a) < rank(b); });
    std::vector<std::string> codes;
    for (const Attribute* attribute : members) codes.push_back(attribute->code);
    table
        .add("attributes", tr("Attributes"), Form::choices, join(codes, ","),
             [&structure](AttributeGroup& group, std::string_view text) -> Wrong {
                 std::vector<std::string> said;
                 for (const std::string_view code : split_list(text, ',')) {
                     const Attribute* attribute = structure.attributes.find(code);
                     if (attribute == nullptr) return SettingTable<AttributeGroup>::unknown(code);
                     if (std::find(said.begin(), said.end(), attribute->code) == said.end())
                         said.push_back(attribute->code);
                 }
                 group.attributes = std::move(said);
                 return std::nullopt;
             })
        .refers_to = EntityKind::attribute;
}

}  // namespace vitrine
