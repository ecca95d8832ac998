// Bulk edit: which products, which field, what happens to it, what it would do; then doing it.
#pragma once

#include <wx/notebook.h>
#include <wx/wx.h>

#include <vector>

#include "desktop/bulk_operand.h"
#include "desktop/bulk_problems.h"
#include "workbench/bulk_desk.h"

namespace vitrine::desktop {

class BulkDialog : public wxDialog {
public:
    // Begins with `draft`. The desk keeps what was typed, and goes on saving, when the dialog is
    // closed; opened again meanwhile, it says so and takes nothing until that is over.
    BulkDialog(wxWindow* parent, const Workspace& workspace, BulkDesk& desk, BulkDraft draft);
    ~BulkDialog() override;

private:
    void make_scope(wxSizer* into);
    void make_field(wxSizer* into);
    void make_preview(wxSizer* into);
    void make_pages(wxSizer* into);
    void make_buttons(wxSizer* into);
    const BulkField* field() const;
    void choose_field();
    void choose_kind();
    void show_field();
    void show_kinds();
    void propose();
    void update();
    void show_summary();
    void show_progress();
    void show_rows();
    void show_buttons();

    const Workspace& m_workspace;
    BulkDesk& m_desk;
    BulkDraft m_draft;
    std::vector<BulkField> m_fields;
    bool m_saves = false;  // what was asked for in this dialog, which closes when it is done
    bool m_was_saving = false;
    wxTimer m_typing, m_watch;
    std::vector<wxWindow*> m_inputs;

    wxRadioButton* m_selected = nullptr;
    ChoiceList* m_field_list;
    ScopeRow* m_scope;
    wxChoice* m_kind;
    BulkOperand* m_operand;
    wxStaticText* m_summary;
    wxStaticText* m_remark;
    wxGauge* m_gauge;
    wxStaticText* m_figures;
    wxNotebook* m_pages;
    TextTable* m_rows;
    BulkProblems* m_problems;
    wxButton* m_stop;
    wxButton* m_change;
};

}  // namespace vitrine::desktop
