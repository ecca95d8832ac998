// What can be said of the selected entity of the structure, field by field; each is saved as soon
// as it is left.
#pragma once

#include <wx/scrolwin.h>
#include <wx/wx.h>

#include <functional>
#include <string>
#include <vector>

#include "desktop/setting_field.h"
#include "workbench/structure_desk.h"

namespace vitrine::desktop {

class StructureDetails : public wxScrolledWindow {
public:
    StructureDetails(wxWindow* parent, StructureDesk& desk);

    // What the desk has selected; fields that somebody is typing into stay as they are.
    void update();
    // Saves what was typed and not left yet.
    void commit();
    void focus_first();

    // Sentences about what was refused beside the field that says why.
    std::function<void(const std::string& sentence)> on_refused;

private:
    void make_fields(const StructureDesk::Details& details);
    void show_hint();
    void say(SettingField& field);
    void lay_out();

    StructureDesk& m_desk;
    EntityAddress m_shown;
    std::string m_title_words;
    wxStaticText* m_title;
    wxStaticText* m_subtitle;
    wxStaticText* m_use;
    wxSizer* m_column;
    std::vector<SettingField*> m_fields;
};

}  // namespace vitrine::desktop
