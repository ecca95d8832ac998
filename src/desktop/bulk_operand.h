// What a bulk edit does to its field: the controls that the kind of change needs, and no others.
#pragma once

#include <wx/spinctrl.h>
#include <wx/wx.h>

#include <functional>

#include "desktop/choice_list.h"
#include "desktop/scope_row.h"

namespace vitrine::desktop {

class BulkOperand : public wxPanel {
public:
    BulkOperand(wxWindow* parent, const Workspace& workspace);

    // Makes the controls for the draft's kind of change anew and fills them from it.
    void show(const BulkField& field, const BulkDraft& draft);
    // Takes what the controls say into the draft.
    void read(BulkDraft& draft) const;
    void focus_first();

    std::function<void()> on_typed;   // a letter of more to come
    std::function<void()> on_chosen;  // anything else

private:
    void make_text_field(const BulkField& field, const BulkDraft& draft);
    void make_choices(const BulkField& field, const BulkDraft& draft);
    void make_replacement(const BulkDraft& draft);
    void make_letter_case(const BulkDraft& draft);
    void make_calculation(const BulkField& field, const BulkDraft& draft);
    void make_sources(const BulkField& field, const BulkDraft& draft);
    void make_advice(const std::string& words);

    wxTextCtrl* add_text(wxSizer* into, const std::string& label, const std::string& value,
                         const char* name, long style = 0);
    wxChoice* add_choice(wxSizer* into, const std::string& label,
                         const std::vector<std::string>& words, int selected, const char* name);
    wxCheckBox* add_check(const std::string& label, bool checked, const char* name);
    void note_typing() const;
    void note_choice() const;

    const Workspace& m_workspace;
    BulkKind m_kind = BulkKind::clear;
    // Those of the kind at hand; the others are null.
    wxTextCtrl* m_text = nullptr;
    wxTextCtrl* m_replacement = nullptr;
    wxCheckBox* m_regular_expression = nullptr;
    wxCheckBox* m_match_case = nullptr;
    wxChoice* m_choice = nullptr;
    wxSpinCtrl* m_decimals = nullptr;
    ChoiceList* m_list = nullptr;
    ScopeRow* m_scope = nullptr;
};

}  // namespace vitrine::desktop
