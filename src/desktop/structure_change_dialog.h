// A change of the structure: what it asks, what it would do, then doing it.
#pragma once

#include <wx/notebook.h>
#include <wx/wx.h>

#include <functional>
#include <string>

#include "desktop/change_operand.h"
#include "desktop/text_table.h"
#include "workbench/structure_change_desk.h"

namespace vitrine::desktop {

class StructureChangeDialog : public wxDialog {
public:
    // `change` is what it is called in the history and the menu: "New code of Colour"; `verb` what
    // the button says. `make_operand` makes the panel that asks.
    using MakeOperand = std::function<ChangeOperand*(wxWindow* parent)>;
    StructureChangeDialog(wxWindow* parent, StructureChangeDesk& desk, const std::string& change,
                          const std::string& verb, const MakeOperand& make_operand);
    ~StructureChangeDialog() override;

private:
    void make_preview(wxSizer* into);
    void make_buttons(wxSizer* into, const std::string& verb);
    void propose();
    void update();
    void show_progress();
    void show_summary();
    void show_rows();
    void show_page(int page);

    StructureChangeDesk& m_desk;
    const std::string m_change;
    ChangeOperand* m_operand;
    wxTimer m_typing, m_watch;
    wxStaticText* m_summary;
    wxStaticText* m_counts;
    wxGauge* m_gauge;
    wxNotebook* m_pages;
    TextTable* m_rows;
    TextTable* m_remarks;
    wxButton* m_stop;
    wxButton* m_do;
    bool m_saves = false;
};

}  // namespace vitrine::desktop
