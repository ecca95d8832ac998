// The place "Structure": attributes, families, categories and the rest; what there is, what is said
// of each, and what can be done with it.
#pragma once

#include <wx/splitter.h>
#include <wx/srchctrl.h>
#include <wx/wx.h>

#include <functional>
#include <string>
#include <vector>

#include "desktop/page.h"
#include "desktop/structure_actions.h"
#include "desktop/structure_details.h"
#include "desktop/structure_list.h"
#include "desktop/text_table.h"
#include "workbench/session.h"

namespace vitrine::desktop {

class StructurePage : public wxPanel, public Page {
public:
    StructurePage(wxWindow* parent, Session& session);

    void enter() override;
    void leave() override;
    // From the parts to the list, to the details, to the search, and from the top again.
    bool focus_next_pane() override;
    void focus_search();

    std::function<void(const std::string& sentence)> on_failed;

private:
    void make_parts(wxSizer* into);
    void make_list(wxWindow* parent, wxSizer* into);
    void update();
    void update_parts();
    void update_owners();
    void show_count();
    void choose_part();

    Session& m_session;
    StructureDesk& m_desk;
    TextTable* m_parts;
    std::vector<std::string> m_shown_parts;
    wxSplitterWindow* m_splitter;
    wxChoice* m_owner;
    wxSearchCtrl* m_search;
    wxStaticText* m_count;
    StructureList* m_list;
    StructureActions* m_actions;
    StructureDetails* m_details;
    bool m_updating = false;
};

}  // namespace vitrine::desktop
