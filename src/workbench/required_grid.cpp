#include "workbench/required_grid.h"

#include <algorithm>

#include "base/text.h"
#include "catalog/shown_name.h"

namespace vitrine {

RequiredGrid::RequiredGrid(const Structure& structure, FamilyId id, const std::string& language) {
    const Family& family = *structure.families.find(id);
    std::vector<const std::vector<AttributeId>*> required;
    static const std::vector<AttributeId> none;
    structure.channels.each([&](const Channel& channel) {
        const auto at = family.requirements.find(channel.id);
        required.push_back(at == family.requirements.end() ? &none : &at->second);
        m_codes.push_back(channel.code);
        m_labels.push_back(label_of(structure, channel.labels, channel.code, language));
    });
    for (const AttributeId attribute_id : family.attributes) {
        const Attribute* attribute = structure.attributes.find(attribute_id);
        if (attribute == nullptr) continue;
        Row row;
        row.code = attribute->code;
        row.label = label_of(structure, attribute->labels, attribute->code, language);
        if (const AttributeGroup* group = structure.attribute_groups.find(attribute->group))
            row.group = label_of(structure, group->labels, group->code, language);
        for (const auto* list : required)
            row.required.push_back(std::find(list->begin(), list->end(), attribute_id) !=
                                   list->end());
        m_rows.push_back(std::move(row));
    }
    for (std::size_t channel = 0; channel < m_codes.size(); ++channel)
        m_before.push_back(text(channel));
}

void RequiredGrid::require(std::size_t row, std::size_t channel, bool required) {
    m_rows[row].required[channel] = required;
}

std::string RequiredGrid::text(std::size_t channel) const {
    std::vector<std::string> codes;
    for (const Row& row : m_rows) {
        if (row.required[channel]) codes.push_back(row.code);
    }
    return join(codes, ",");
}

std::vector<SaidSetting> RequiredGrid::changes() const {
    std::vector<SaidSetting> said;
    for (std::size_t channel = 0; channel < m_codes.size(); ++channel) {
        const std::string now = text(channel);
        if (now != m_before[channel]) said.push_back({"required[" + m_codes[channel] + ']', now});
    }
    return said;
}

}  // namespace vitrine
