// The grid of products as a spreadsheet: cells are typed into, ranges copied, pasted, filled,
// cleared.
#pragma once

#include <wx/grid.h>

#include <functional>

#include "desktop/grid_table.h"
#include "workbench/cell_text.h"
#include "workbench/grid_size.h"
#include "workbench/paste_preview.h"
#include "workbench/selection_tally.h"

namespace vitrine::desktop {

class GridView : public wxGrid {
public:
    GridView(wxWindow* parent, ProductGrid& grid);

    // Commands on the selected range, or the cell of the cursor.
    // Rows that were never in sight are read first; `then` is called when they are on the
    // clipboard.
    void copy_cells(std::function<void()> then = {});
    void paste_cells();
    // The cells that paste_cells() would type into; absent where the clipboard holds no text.
    std::optional<PastePreview::Block> clipboard_block() const;
    void clear_cells();
    void cut_cells();
    void fill_down();
    void fill_right();
    // Rows of another height, text of another size.
    void set_size(const GridSize& size);
    // In a tree: the rows below the cursor's; where there are none to hide, the cursor moves to the
    // row above, and where they are shown already to the first of them.
    void collapse_row();
    void expand_row();
    // Moves the cursor to the next cell whose text was refused; false where there is none.
    bool go_to_refused();

    // The product of the cursor's row; 0 where there is none.
    ProductId current_product() const;
    // Where it is in the list; a collapsed model that hides it is expanded.
    void go_to_product(ProductId product);
    // The products of the selected rows or cells, in the order of the rows; none where only the
    // cursor stands somewhere.
    std::vector<ProductId> selected_products() const;
    // What is selected, or the cell of the cursor; none in an empty grid.
    std::vector<GridArea> selected_areas() const;
    // The field of the cursor's column; attribute 0 where it has none that can be edited.
    FieldAddress current_field() const;

    // After the model changed.
    void follow_columns();
    void follow_rows();
    void follow_cells();

    std::function<void()> on_open;  // somebody wants to see the product whole
    std::function<void(const std::string& sentence)> on_said;
    std::function<void()> on_select;  // the cursor or the selection is another

private:
    struct Range {
        int top, left, bottom, right;
    };
    Range range() const;
    PastePreview::Block block(const Range& target, const CellBlock* cells) const;
    void fill_from(const Range& source, const Range& target);
    void type_block(const Range& target, const CellBlock* cells, const char* source);
    void fill_selection();
    void open_choices();
    void on_key(wxKeyEvent& event);
    void on_sort(wxGridEvent& event);
    void on_hover(wxMouseEvent& event);
    void on_click(wxGridEvent& event);
    void on_column_hover(wxMouseEvent& event);
    void carry_selection();
    void go_to_row_of(ProductId product);
    int heading_width(const GridColumn& column);
    void show_order();
    void freeze_first_column();
    int column_width(const GridColumn& column);
    int scaled(int length) const { return FromDIP(length) * m_size.percent / 100; }

    ProductGrid& m_grid;
    GridTable* m_table;
    bool m_freeze_wanted = true;
    GridSize m_size;
    wxFont m_cell_font, m_label_font;  // of the usual size
    Receiver m_receiver;
    ProductId m_remembered = 0;       // where the cursor was, by product: a new list keeps it there
    std::uint64_t m_list_number = 0;  // of the list the selection was made in
};

}  // namespace vitrine::desktop
