// The variants of a model as a matrix; what to do where a product has none.
#pragma once

#include <wx/wrapsizer.h>
#include <wx/wx.h>

#include <functional>
#include <vector>

#include "desktop/matrix_view.h"
#include "desktop/page.h"
#include "workbench/variant_matrix.h"

namespace vitrine::desktop {

class MatrixPage : public wxPanel, public Page {
public:
    // `matrix` must outlive the page.
    MatrixPage(wxWindow* parent, VariantMatrix& matrix);

    // With the focus in the cell of the product, once it is there.
    void show(ProductId product);
    void enter() override;
    void leave() override;
    // The controls, the matrix, and round again.
    bool focus_next_pane() override;
    void take_focus() override;
    MatrixView& view() { return *m_view; }
    bool is_typing() const { return m_view->is_typing(); }

    std::function<void()> on_back;

private:
    void make_header(wxSizer* into);
    void make_simple_state(wxSizer* into);
    void update();
    void update_controls();
    void update_axes();
    void update_simple();
    void ask_value(std::size_t axis);

    VariantMatrix& m_matrix;
    ProductId m_wanted = 0;  // whose cell gets the cursor when it is there
    wxButton* m_back;
    wxStaticText* m_title;
    wxWrapSizer* m_controls;
    wxStaticText* m_field_label;
    wxChoice* m_field;
    // By axis: what chooses its value, from the third on, and what adds one.
    wxPanel* m_axis_panel;
    std::vector<AttributeId> m_axes;
    std::vector<wxChoice*> m_values;
    wxStaticText* m_gaps;
    wxButton* m_create_all;
    wxStaticText* m_hint;
    MatrixView* m_view;
    wxPanel* m_simple;
    wxStaticText* m_simple_words;
    wxStaticText* m_levels_label;
    wxChoice* m_levels;
    wxStaticText* m_model_label;
    wxTextCtrl* m_model;
    wxButton* m_make_variant;
};

}  // namespace vitrine::desktop
