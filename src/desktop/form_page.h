// One product, whole: attribute groups at the left, their fields, readiness at the right.
#pragma once

#include <wx/simplebook.h>
#include <wx/wx.h>

#include <functional>
#include <map>
#include <string>

#include "desktop/group_panel.h"
#include "desktop/page.h"
#include "desktop/readiness_panel.h"
#include "workbench/session.h"

namespace vitrine::desktop {

class FormPage : public wxPanel, public Page {
public:
    FormPage(wxWindow* parent, Session& session);

    // With the focus in a field, by FieldView::name, once it is there; blank: in none.
    void show(ProductId product, const std::string& field = {});
    // Saves what was typed and not left yet.
    void commit();
    bool is_typing() const;
    void show_neighbour(int step);
    // To the next required field without a value, in whichever group.
    void go_to_missing();
    void leave() override;
    bool focus_next_pane() override;
    void focus_fields();

    std::function<void()> on_back;
    std::function<void(const std::string& sentence)> on_failed;

private:
    void make_header(wxSizer* into);
    void update();
    void update_header();
    void update_groups();
    void show_group(int index);
    void go_to_wanted();

    Session& m_session;
    wxStaticText* m_title;
    wxStaticText* m_subtitle;
    wxStaticText* m_completeness;
    wxStaticText* m_place;
    wxButton* m_back;
    wxButton* m_previous;
    wxButton* m_next;
    wxButton* m_next_missing;
    wxListBox* m_groups;
    wxSimplebook* m_book;
    ReadinessPanel* m_readiness;
    // By group code: made when first looked at, made anew when another product has other fields.
    std::map<std::string, GroupPanel*> m_panels;
    std::string m_group;   // code of the group that is shown
    std::string m_wanted;  // the field to go to when the product comes; blank: none
};

}  // namespace vitrine::desktop
