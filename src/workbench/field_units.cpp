#include "workbench/field_units.h"

#include <algorithm>

#include "base/text.h"
#include "catalog/measurement.h"

namespace vitrine {

std::vector<Choice> units_for(const Structure& structure, const FieldView& field) {
    std::vector<Choice> choices;
    const Attribute* attribute = structure.attributes.find(field.address.attribute);
    if (attribute == nullptr) return choices;
    for (const Unit& unit : units_of(attribute->measurement_family))
        choices.push_back({unit.id, std::string(unit.code), std::string(unit.symbol)});
    const Unit* usual = find_unit(attribute->measurement_family, attribute->default_unit);
    if (usual == nullptr) return choices;
    const auto at = std::find_if(choices.begin(), choices.end(),
                                 [usual](const Choice& choice) { return choice.id == usual->id; });
    if (at != choices.end()) std::rotate(choices.begin(), at, at + 1);
    return choices;
}

std::pair<std::string, std::string> split_measurement(std::string_view text,
                                                      const std::vector<Choice>& units) {
    text = trim(text);
    const auto space = text.rfind(' ');
    if (space == std::string_view::npos) return {std::string(text), {}};
    const std::string_view unit = text.substr(space + 1);
    for (const Choice& known : units) {
        if (known.code == unit || known.label == unit)
            return {std::string(trim(text.substr(0, space))), known.code};
    }
    return {std::string(text), {}};
}

}  // namespace vitrine
