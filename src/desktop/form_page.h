// One product, whole: attribute groups, categories and links at the left, their fields, readiness
// at the right or, in a narrow window, behind a line at the left.
#pragma once

#include <wx/simplebook.h>
#include <wx/wx.h>

#include <functional>
#include <map>
#include <string>

#include "desktop/form_section.h"
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
    // Another product in the place of this one.
    void open(ProductId product);
    void show_neighbour(int step);
    // To the next required field without a value, in whichever group.
    void go_to_missing();
    void leave() override;
    bool focus_next_pane() override;
    void focus_fields();

    std::function<void()> on_back;
    // Somebody wants the product to have another family, or else to stand below another model.
    std::function<void(bool family)> on_move;
    std::function<void(const std::string& sentence)> on_failed;

private:
    void make_header(wxSizer* into);
    void make_sections();
    void update();
    void update_header();
    void update_comparison();
    void update_groups();
    // A line of the list at the left: an attribute group, a section, or readiness.
    void show_line(int index);
    void show_group(const GroupView& group);
    // As if its line were chosen, with the focus in it.
    void open_section(FormSection& wanted);
    void show_page(wxWindow* page);
    void show_readiness(bool alone);
    int group_count() const;
    std::string key_of_line(int index) const;
    GroupPanel* group_panel() const;
    FormSection* section() const;
    void arrange();
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
    wxButton* m_move;
    wxStaticText* m_compare_label;
    wxChoice* m_compare;
    wxListBox* m_groups;
    wxBoxSizer* m_body;
    wxSimplebook* m_book;
    ReadinessPanel* m_readiness;
    bool m_is_narrow = false;
    // By group code: made when first looked at, made anew when another product has other fields.
    std::map<std::string, GroupPanel*> m_panels;
    std::vector<FormSection*> m_sections;  // below the groups, in their order
    std::string m_line;    // what is shown: a group's code, or a section's key, which no code is
    std::string m_wanted;  // the field to go to when the product comes; blank: none
};

}  // namespace vitrine::desktop
