// What the dialogs of the structure ask for, as work that can be previewed and done.
#pragma once

#include <string>
#include <vector>

#include "operations/convert_attribute.h"
#include "operations/delete_entity.h"
#include "operations/edit_structure.h"
#include "operations/merge_entities.h"
#include "workbench/choices.h"
#include "workbench/structure_change_desk.h"

namespace vitrine {

StructureWork renaming(const EntityAddress& entity, const std::string& code);
StructureWork deletion(const Deletion& wanted);
StructureWork merging(const Merge& wanted);
StructureWork conversion(const AttributeConversion& wanted);
// Blank takes the expression away.
StructureWork computation(AttributeId attribute, const std::string& expression);
// What the first error says, "Line 2, column 5: ..."; empty where the change is not refused.
std::string reason_of_refusal(const StructureChangeReport& report);

// Those that `entity` can become one with, by label; none where its kind cannot be merged.
bool can_be_merged(EntityKind kind);
std::vector<Choice> merge_choices(const Structure& structure, const EntityAddress& entity,
                                  std::string_view language);

// The types that the attribute can become, itself first; the ids are those of AttributeType.
std::vector<Choice> type_choices(const Structure& structure, AttributeId attribute);
// What a conversion asks besides, as it depends on both types.
struct ConversionNeeds {
    bool unit = false;          // of which unit numbers become amounts, or in which they are read
    bool decimal_sign = false;  // of texts that become numbers
    bool words = false;         // whether an option becomes its code or its label
    bool new_options = false;   // whether texts that are no option yet become one
    bool reference_entity = false;  // to whose records links are made
    bool currency = false;          // of a price that becomes a number, or the other way round
};
ConversionNeeds conversion_needs(const Structure& structure, const AttributeConversion& wanted);
// Units of the attribute's measurement family, or of all, each with its family.
std::vector<Choice> unit_choices(const Structure& structure, AttributeId attribute);

// The settings of the family variant that say its levels; each choice is an attribute of its
// family.
std::vector<EntitySetting> level_settings(const Structure& structure, const FamilyVariant& variant);
std::vector<Choice> family_attributes(const Structure& structure, FamilyId family,
                                      std::string_view language);
// Levels as the settings say; variants that do not fit refuse the whole, or are set aside.
StructureWork other_levels(const Structure& structure, const FamilyVariant& variant,
                           const std::vector<SaidSetting>& said, bool sets_aside);

}  // namespace vitrine
