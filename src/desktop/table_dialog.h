// The rows of a table attribute in a small grid; Enter on a wrong table says what is wrong with
// which cell, and nothing typed is lost.
#pragma once

#include "desktop/table_grid.h"

namespace vitrine::desktop {

class TableDialog : public wxDialog {
public:
    // `draft` must outlive it, and is what was typed when ShowModal() ends.
    TableDialog(wxWindow* parent, const std::string& title, TableDraft& draft);

private:
    void accept();

    TableGrid* m_rows;
};

}  // namespace vitrine::desktop
