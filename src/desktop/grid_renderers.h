// How cells of the product grid are painted: where a value comes from and how complete a product
// is, each by words or shape besides colour.
#pragma once

#include <wx/grid.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "workbench/product_grid.h"

namespace vitrine::desktop {

// Text; inherited values in italics, refused ones with an outline and a corner.
class ValueRenderer : public wxGridCellStringRenderer {
public:
    using LookAt = std::function<ProductGrid::Look(std::size_t row, std::size_t column)>;
    explicit ValueRenderer(LookAt look) : m_look(std::move(look)) {}
    explicit ValueRenderer(ProductGrid& grid)
        : ValueRenderer(
              [&grid](std::size_t row, std::size_t column) { return grid.look(row, column); }) {}
    void Draw(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc, const wxRect& rectangle, int row,
              int column, bool selected) override;
    wxGridCellRenderer* Clone() const override { return new ValueRenderer(m_look); }

private:
    LookAt m_look;
};

// The SKU; in a tree behind an indent, behind an arrow where rows stand below, and in italics where
// a model stands there for its variants only.
class SkuRenderer : public ValueRenderer {
public:
    explicit SkuRenderer(ProductGrid& grid) : ValueRenderer(grid), m_grid(grid) {}
    void Draw(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc, const wxRect& rectangle, int row,
              int column, bool selected) override;
    wxGridCellRenderer* Clone() const override { return new SkuRenderer(m_grid); }
    // Where the arrow of such a row is, in a cell of this height; as wide as an indent.
    static wxRect arrow_in(const wxWindow& view, const wxRect& cell, int depth);

private:
    ProductGrid& m_grid;
};

// A bar with its percentage.
class CompletenessRenderer : public wxGridCellRenderer {
public:
    explicit CompletenessRenderer(ProductGrid& grid) : m_grid(grid) {}
    void Draw(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc, const wxRect& rectangle, int row,
              int column, bool selected) override;
    wxSize GetBestSize(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc, int row,
                       int column) override;
    wxGridCellRenderer* Clone() const override { return new CompletenessRenderer(m_grid); }

private:
    ProductGrid& m_grid;
};

// What the channel says, in words with a mark before them and a strip in the colour of the state.
class ReadinessRenderer : public wxGridCellRenderer {
public:
    explicit ReadinessRenderer(ProductGrid& grid) : m_grid(grid) {}
    void Draw(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc, const wxRect& rectangle, int row,
              int column, bool selected) override;
    wxSize GetBestSize(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc, int row,
                       int column) override;
    wxGridCellRenderer* Clone() const override { return new ReadinessRenderer(m_grid); }

private:
    ProductGrid& m_grid;
};

// A small picture, as high as the row; words where it is on its way or cannot be shown.
class PictureRenderer : public wxGridCellRenderer {
public:
    explicit PictureRenderer(ProductGrid& grid) : m_grid(grid) {}
    void Draw(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc, const wxRect& rectangle, int row,
              int column, bool selected) override;
    wxSize GetBestSize(wxGrid& view, wxGridCellAttr& attributes, wxDC& dc, int row,
                       int column) override;
    wxGridCellRenderer* Clone() const override { return new PictureRenderer(m_grid); }

private:
    const wxBitmap* scaled(const std::string& file, const wxSize& room, double density,
                           wxGrid& view);

    ProductGrid& m_grid;
    wxSize m_room;                               // the pictures were scaled for
    std::map<std::string, wxBitmap> m_pictures;  // by file
    // Milliseconds of loading since the window last answered events.
    std::shared_ptr<long> m_spent = std::make_shared<long>(0);
};

// Begins with the text that is stored, not with what the cell shows instead of it.
class ValueEditor : public wxGridCellTextEditor {
public:
    void BeginEdit(int row, int column, wxGrid* view) override;
    // Ctrl+H is the sign of Backspace, which would begin an edit: keys with Ctrl belong to menus.
    bool IsAcceptedKey(wxKeyEvent& event) override {
        return !event.ControlDown() && wxGridCellTextEditor::IsAcceptedKey(event);
    }
    wxGridCellEditor* Clone() const override { return new ValueEditor; }
};

}  // namespace vitrine::desktop
