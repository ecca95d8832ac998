// A table of cells that are typed into where they stand: what the product grid and the variant
// matrix share.
#pragma once

#include <wx/grid.h>

namespace vitrine::desktop {

class CellTable : public wxGridTableBase {
public:
    // What the editor of a cell begins with: an inherited or decorated text without its decoration.
    virtual wxString editor_value(int row, int column) = 0;

    // What assistive technology calls the cell.
    virtual wxString spoken_value(int row, int column) { return GetValue(row, column); }

    bool IsEmptyCell(int row, int column) override { return GetValue(row, column).empty(); }

protected:
    // Tells the view that there are so many rows instead of `before`, or columns.
    void tell_rows(int before, int after) { tell(true, before, after); }
    void tell_columns(int before, int after) { tell(false, before, after); }

private:
    void tell(bool rows, int before, int after);
};

}  // namespace vitrine::desktop
