// The place "History": every change set, the newest first, taking one back and doing it again.
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

    std::function<void(const std::string& sentence)> on_said;

private:
    void update();
    // Null where nothing is selected.
    const HistoryDesk::Row* selected() const;
    std::function<void(const std::string&)> tell_and_refresh();

    Session& m_session;
    TextTable* m_list;
    wxButton* m_undo;
    wxButton* m_redo;
    wxButton* m_more;
};

}  // namespace vitrine::desktop
