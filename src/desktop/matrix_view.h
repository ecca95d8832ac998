// The cells of the variant matrix, with the keys of the product grid; an empty corner is made a
// variant by Enter.
#pragma once

#include <wx/grid.h>

#include "desktop/cell_table.h"
#include "workbench/cell_text.h"
#include "workbench/variant_matrix.h"

namespace vitrine::desktop {

class MatrixTable;

class MatrixView : public wxGrid {
public:
    MatrixView(wxWindow* parent, VariantMatrix& matrix);

    // Commands on the selected range, or the cell of the cursor.
    void copy_cells();
    void paste_cells();
    void clear_cells();
    void fill_down();
    // Makes variants of the empty corners; false where there are none.
    bool create_variants();

    // 0 on an empty corner.
    ProductId current_product() const;
    // Of the selected cells, else of the cursor's.
    std::vector<ProductId> selected_products() const;
    bool is_typing() const { return IsCellEditControlShown(); }

    // After the model changed.
    void follow_shape();
    void follow_cells();

private:
    struct Range {
        int top, left, bottom, right;
    };
    Range range() const;
    void type_block(const Range& target, const CellBlock* cells, const char* source);
    void on_key(wxKeyEvent& event);
    void on_hover(wxMouseEvent& event);

    VariantMatrix& m_matrix;
    MatrixTable* m_table;
};

}  // namespace vitrine::desktop
