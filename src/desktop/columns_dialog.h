// Which attributes are columns of the grid, and in which order.
#pragma once

#include <wx/rearrangectrl.h>
#include <wx/wx.h>

#include <string>
#include <vector>

#include "workbench/grid_column.h"

namespace vitrine::desktop {

class ColumnsDialog : public wxDialog {
public:
    ColumnsDialog(wxWindow* parent, const Workspace& workspace,
                  const std::vector<std::string>& chosen);
    // In the order of the columns.
    std::vector<std::string> chosen() const;

private:
    std::vector<ColumnOffer> m_offers;  // chosen ones first, in their order
    wxRearrangeList* m_list;
};

}  // namespace vitrine::desktop
