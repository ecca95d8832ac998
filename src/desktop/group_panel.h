// The fields of one attribute group: label, control, where the value comes from, what is wrong with
// it.
#pragma once

#include <wx/wx.h>

#include <memory>
#include <vector>

#include "desktop/field_editor.h"

namespace vitrine::desktop {

class GroupPanel : public wxScrolledWindow {
public:
    GroupPanel(wxWindow* parent, ProductForm& form, const GroupView& group);
    ~GroupPanel() override;

    // Whether the controls made for one product can show another; otherwise a new panel is needed.
    bool fits(const GroupView& group) const;
    void show(const GroupView& group);
    // The error sentence under one field.
    void show_refusal(const std::string& field_name);
    // To the first field that is required and has no value; false where there is none.
    bool focus_missing();
    void focus_first();
    // Where it cannot be edited, it is brought into sight.
    void focus_field(const std::string& field_name);
    // Somebody has typed something that is not saved yet.
    bool is_typing() const;
    // Saves what was typed and not left yet.
    void commit();

private:
    struct Row {
        FieldView field;
        std::unique_ptr<FieldEditor> editor;
        wxStaticText* label;
        wxButton* why;  // where a computed value comes from
        wxStaticText* missing;
        wxStaticText* remark;
        wxStaticText* error;
        wxButton* level;  // override an inherited value, or go back to it
        // What the locale compared with says, where the field varies by locale; else null.
        wxStaticText* compared = nullptr;
        wxButton* copy = nullptr;
        wxBoxSizer* beside = nullptr;  // of the field and that
        bool overriding = false;
        std::string compared_text;  // as it is shown
    };
    void add_row(wxFlexGridSizer* into, const FieldView& field);
    wxSizer* add_comparison(Row& row, wxSizer* control);
    void arrange();
    // These say whether anything may stand elsewhere now.
    bool show_row(Row& row);
    bool show_comparison(Row& row);
    bool show_copy_all();
    bool show_level(Row& row);
    bool show_remark(Row& row);
    bool show_error(Row& row);
    bool is_shown_already(const Row& row, const FieldView& field) const;
    std::string compared_text(const FieldView& field) const;
    void lay_out();
    void act_on_level(Row& row);
    void offer_history(Row& row);
    void show_history(const Row& row);
    void show_why(const Row& row);
    static bool is_open(const Row& row);
    int text_width() const;

    ProductForm& m_form;
    GroupView m_group;  // that is shown
    wxButton* m_copy_all;
    bool m_is_shown = false;  // a product was, since it was made
    bool m_is_wide = true;    // a comparison stands beside its field, not below it
    int m_width = -1;         // that the texts are broken for
    std::vector<std::unique_ptr<Row>> m_rows;
    Receiver m_receiver;  // another group may be chosen before an answer comes
};

}  // namespace vitrine::desktop
