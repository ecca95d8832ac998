// A new attribute, family, option or another part of the structure: what it is called and what it
// needs to begin with. The rest is said in its details.
#pragma once

#include <wx/scrolwin.h>
#include <wx/wx.h>

#include <vector>

#include "desktop/setting_field.h"
#include "workbench/new_entity.h"
#include "workbench/structure_desk.h"
#include "workbench/workspace.h"

namespace vitrine::desktop {

class NewEntityDialog : public wxDialog {
public:
    NewEntityDialog(wxWindow* parent, const Workspace& workspace, StructureDesk& desk,
                    EntityKind kind, std::int32_t owner);

private:
    void make_names(wxSizer* into);
    void show_fields();
    void said(const SettingField& field);
    void read_fields();
    void make();
    void show_issues(const Issues& issues);
    std::optional<std::vector<Choice>> choices_for(const EntitySetting& setting,
                                                   std::size_t most) const;

    const Workspace& m_workspace;
    StructureDesk& m_desk;
    NewEntity m_new;
    wxTextCtrl* m_label = nullptr;
    wxTextCtrl* m_code;
    bool m_code_typed = false;
    wxScrolledWindow* m_area;
    std::vector<SettingField*> m_fields;
    wxStaticText* m_problem;
    wxButton* m_make;
};

}  // namespace vitrine::desktop
