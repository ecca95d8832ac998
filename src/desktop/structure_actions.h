// What can be done with the selected part of the structure: a button for each, those that make no
// sense for its kind left out.
#pragma once

#include <wx/wx.h>

#include <functional>
#include <string>
#include <vector>

#include "desktop/change_operand.h"
#include "workbench/session.h"

namespace vitrine::desktop {

class StructureActions : public wxPanel {
public:
    StructureActions(wxWindow* parent, Session& session);

    // For what the desk shows.
    void update();

    // Saves what is being typed, before a dialog asks about it.
    std::function<void()> on_begin;
    // A dialog is over: the list gets the focus again.
    std::function<void()> on_end;

private:
    struct Action {
        wxButton* button;
        std::function<bool()> is_shown, is_enabled;
    };
    wxButton* add(const std::string& words, const char* name, std::function<void()> act,
                  std::function<bool()> is_shown, std::function<bool()> is_enabled);
    void make_room();
    void make_new();
    void show_below();
    void require();
    void change(const std::string& title, const std::string& verb,
                const std::function<ChangeOperand*(wxWindow*)>& make_operand);
    ChangeSubject subject() const;
    bool is_selected() const { return m_desk.details().has_value(); }

    Session& m_session;
    StructureDesk& m_desk;
    wxButton* m_below = nullptr;
    std::vector<Action> m_actions;
};

}  // namespace vitrine::desktop
