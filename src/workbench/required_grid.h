// Which attributes of a family are required, channel by channel: as a grid of ticks.
#pragma once

#include <string>
#include <vector>

#include "operations/edit_structure.h"

namespace vitrine {

class RequiredGrid {
public:
    // The family must be there.
    RequiredGrid(const Structure& structure, FamilyId family, const std::string& language);

    struct Row {
        std::string code, label, group;
        std::vector<bool> required;  // by channel
    };
    const std::vector<Row>& rows() const { return m_rows; }
    const std::vector<std::string>& channels() const { return m_labels; }
    void require(std::size_t row, std::size_t channel, bool required);
    // One for each channel that is another now.
    std::vector<SaidSetting> changes() const;

private:
    std::string text(std::size_t channel) const;

    std::vector<Row> m_rows;                     // in the family's order
    std::vector<std::string> m_codes, m_labels;  // of the channels
    std::vector<std::string> m_before;           // the settings, by channel
};

}  // namespace vitrine
