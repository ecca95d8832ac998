// Rows that an import refused, with the reason in front of each: mended cell by cell, then imported
// by themselves.
#pragma once

#include <wx/grid.h>
#include <wx/wx.h>

#include <vector>

#include "workbench/refused_rows.h"

namespace vitrine::desktop {

class RefusedRowsDialog : public wxDialog {
public:
    // At least one table; they are copied.
    RefusedRowsDialog(wxWindow* parent, std::vector<RefusedTable> tables);

    // Behind wxID_OK: the table that was shown, as it was mended.
    RefusedTable mended();

private:
    void make_files(wxSizer* into);
    void make_grid(wxSizer* into);
    void make_buttons(wxSizer* into);
    RefusedTable& table() { return m_tables[m_shown]; }
    void show();
    void keep_typed();

    std::vector<RefusedTable> m_tables;
    std::size_t m_shown = 0;
    wxStaticText* m_summary;
    wxGrid* m_grid;
};

}  // namespace vitrine::desktop
