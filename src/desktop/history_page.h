// The place "History": every change set, the newest first, what each changed cell by cell, taking
// one back and doing it again.
#pragma once

#include <wx/wx.h>

#include <functional>

#include "desktop/page.h"
#include "desktop/text_table.h"
#include "workbench/session.h"

namespace vitrine::desktop {

class HistoryPage : public wxPanel, public Page {
public:
    HistoryPage(wxWindow* parent, Session& session);

    void enter() override;
    void leave() override;
    // From the change sets to the cells of one.
    bool focus_next_pane() override;

    std::function<void(const std::string& sentence)> on_said;
    // Somebody wants to see the products that a change set changed.
    std::function<void(const std::string& filter)> on_show_products;

private:
    wxWindow* make_list(wxWindow* parent);
    wxWindow* make_cells(wxWindow* parent);
    void update();
    void update_cells();
    // Null where nothing is selected.
    const HistoryDesk::Row* selected() const;
    std::function<void(const std::string&)> tell_and_refresh();

    Session& m_session;
    TextTable* m_list;
    TextTable* m_cells;
    wxStaticText* m_cells_sentence;
    wxButton* m_undo;
    wxButton* m_redo;
    wxButton* m_show;
    wxButton* m_more;
};

}  // namespace vitrine::desktop
