// The bridge between wxGrid and the product grid without a window.
#pragma once

#include "desktop/cell_table.h"
#include "workbench/product_grid.h"

namespace vitrine::desktop {

// Answers from memory, always at once. Does not own the grid it shows.
class GridTable : public CellTable {
public:
    explicit GridTable(ProductGrid& grid)
        : m_grid(grid), m_rows(rows_now()), m_columns(columns_now()) {}

    int GetNumberRows() override { return m_rows; }
    int GetNumberCols() override { return m_columns; }
    wxString GetValue(int row, int column) override;
    // What somebody typed: on its way to the file when this returns.
    void SetValue(int row, int column, const wxString& value) override;
    wxString GetColLabelValue(int column) override;
    wxString GetRowLabelValue(int row) override;
    wxString editor_value(int row, int column) override;
    wxString spoken_value(int row, int column) override;

    // Which heading carries the arrow of the order; none for -1.
    void mark_sorted(int column, bool ascending) {
        m_sorted_column = column;
        m_ascending = ascending;
    }

    // Tells the view how many rows and columns there are by now.
    void follow_size();

private:
    int rows_now() const { return static_cast<int>(m_grid.row_count()); }
    int columns_now() const { return static_cast<int>(m_grid.columns().size()); }

    ProductGrid& m_grid;
    // What the view was told last: it must never ask beyond it.
    int m_rows, m_columns;
    int m_sorted_column = -1;
    bool m_ascending = true;
};

}  // namespace vitrine::desktop
