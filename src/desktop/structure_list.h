// The rows of a part of the structure, as many as there are: each is made when it comes into sight.
#pragma once

#include <wx/dataview.h>

#include <functional>

#include "workbench/structure_desk.h"

namespace vitrine::desktop {

class StructureList : public wxDataViewCtrl {
public:
    StructureList(wxWindow* parent, StructureDesk& desk);

    // The rows of the desk, with what it has selected.
    void update();
    void select_row(int row);

    std::function<void(std::int32_t id)> on_selected;

private:
    class Cells;

    StructureDesk& m_desk;
    wxObjectDataPtr<Cells> m_cells;
    bool m_updating = false;
};

}  // namespace vitrine::desktop
