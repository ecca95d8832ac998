// A new entity of the structure while somebody says what it is: which settings to ask for, the code
// made of its label, and the edits that make it with all that goes along.
#pragma once

#include <string>
#include <vector>

#include "operations/edit_structure.h"

namespace vitrine {

class NewEntity {
public:
    // Of an option `owner` is its attribute, of a record its reference entity, of a family variant
    // its family, of a category the one above it; 0: not known yet.
    NewEntity(std::shared_ptr<const Structure> structure, EntityKind kind, std::int32_t owner);

    EntityKind kind() const { return m_kind; }
    // The settings to ask for, with what was said so far: they depend on it, as a measurement asks
    // for its unit. Besides those of the kind, attributes have "families", to which they are added,
    // and selects "options", one a line; options and records have "owner".
    std::vector<EntitySetting> settings() const;
    void say(const std::string& name, const std::string& text);
    std::string said(const std::string& name) const;

    // As many edits as it takes, the first of which makes it. `label` is in the locale `language`;
    // a blank code is made of it.
    std::vector<EntityEdit> edits(const std::string& label, const std::string& code,
                                  const std::string& language) const;
    // Of letters and digits, and not taken; empty where nothing of the label is left.
    std::string propose_code(const std::string& label) const;
    // "New attribute", for the title.
    std::string title() const;
    // "Attribute Finish", for the history and the menu.
    std::string change_label(const std::string& label) const;

private:
    std::int32_t owner() const;

    std::shared_ptr<const Structure> m_structure;
    EntityKind m_kind;
    std::int32_t m_owner;
    std::vector<SaidSetting> m_said;  // in the order it was said; the last word counts
};

}  // namespace vitrine
