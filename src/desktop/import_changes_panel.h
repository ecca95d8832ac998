// What an import would change, cell by cell, with what of it is to be left out.
#pragma once

#include <wx/wx.h>

#include <string>
#include <vector>

#include "desktop/text_table.h"
#include "workbench/import_desk.h"

namespace vitrine::desktop {

class ImportChangesPanel : public wxPanel {
public:
    ImportChangesPanel(wxWindow* parent, ImportDesk& desk);

    ~ImportChangesPanel() override;

    // To be called when there is another preview, or none.
    void update();
    // Something was left out or taken again.
    std::function<void()> on_choice;

private:
    void make_filters(wxSizer* into);
    void make_buttons(wxSizer* into);
    void offer_fields();
    void filter();
    void show_lines();
    void show_taken();
    void show_more();
    void show_buttons();
    void take(std::size_t line, ImportScope scope);

    ImportDesk& m_desk;
    wxChoice* m_kind = nullptr;
    wxChoice* m_field = nullptr;
    TextTable* m_list = nullptr;
    std::vector<bool> m_taken;  // as m_list says, by row
    wxStaticText* m_more = nullptr;
    wxButton* m_cell = nullptr;
    wxButton* m_row = nullptr;
    wxButton* m_everywhere = nullptr;
};

}  // namespace vitrine::desktop
