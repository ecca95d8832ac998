// The place "History": every change set, the newest first, what each changed cell by cell, taking
// one back and doing it again.
#pragma once

#include <wx/wx.h>

#include <functional>

#include "desktop/history_filter.h"
#include "desktop/page.h"
#include "desktop/text_table.h"
#include "workbench/session.h"

namespace vitrine::desktop {

class HistoryPage : public wxPanel, public Page {
public:
    HistoryPage(wxWindow* parent, Session& session);

    void enter() override;
    void leave() override;
    // From what is looked for to the change sets, to the cells of one and round again.
    void take_focus() override { focus_list(); }
    bool focus_next_pane() override;
    bool find() override;

    std::function<void(const std::string& sentence)> on_said;
    // Somebody wants to see the products that a change set changed.
    std::function<void(const std::string& filter)> on_show_products;

private:
    wxWindow* make_list(wxWindow* parent);
    void make_empty_state(wxWindow* parent, wxSizer* into);
    void update_empty_state();
    void focus_list();
    wxWindow* make_cells(wxWindow* parent);
    void update();
    void update_cells();
    // Null where nothing is selected.
    const HistoryDesk::Row* selected() const;
    std::function<void(const std::string&)> tell_and_refresh();

    Session& m_session;
    HistoryFilter* m_filter;
    TextTable* m_list;
    wxPanel* m_empty;
    wxStaticText* m_empty_reason;
    wxButton* m_remove_condition;
    TextTable* m_cells;
    wxStaticText* m_cells_sentence;
    wxButton* m_undo;
    wxButton* m_redo;
    wxButton* m_show;
    wxButton* m_more;
};

}  // namespace vitrine::desktop
