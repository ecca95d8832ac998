// Which attributes of a family are required on which channel: a tick for each.
#pragma once

#include <wx/dataview.h>
#include <wx/wx.h>

#include <string>
#include <vector>

#include "workbench/required_grid.h"

namespace vitrine::desktop {

class RequiredDialog : public wxDialog {
public:
    // `family` is its label.
    RequiredDialog(wxWindow* parent, RequiredGrid& grid, const std::string& family);

private:
    RequiredGrid& m_grid;
    wxDataViewListCtrl* m_list;
};

}  // namespace vitrine::desktop
