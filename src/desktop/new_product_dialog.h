// A new product: simple, or a variant of a model. Says at once why it cannot be made as asked.
#pragma once

#include <wx/wx.h>

#include <string>
#include <vector>

#include "workbench/product_maker.h"

namespace vitrine::desktop {

class NewProductDialog : public wxDialog {
public:
    // Begins beside the product at hand, if there is one. `maker` must outlive the dialog.
    NewProductDialog(wxWindow* parent, ProductMaker& maker, ProductId beside);

    // What was made; 0 where the dialog was left without.
    ProductId product() const { return m_product; }

private:
    enum Kind { simple, variant };  // in the order of the choice

    void make_controls();
    wxStaticText* add_row(wxSizer* into, const std::string& words, wxWindow* control);
    void on_kind();
    void look_again();
    ProductDraft draft() const;
    void show_answer(const DraftAnswer& answer);
    void show_axes(const std::vector<DraftAnswer::Axis>& axes);
    void show_problem(const std::string& sentence);
    void create();

    ProductMaker& m_maker;
    std::vector<Choice> m_families;  // with "none" in front
    wxChoice* m_kind;
    wxStaticText* m_family_label;
    wxChoice* m_family;
    wxStaticText* m_model_label;
    wxTextCtrl* m_model;
    wxFlexGridSizer* m_rows;
    wxFlexGridSizer* m_axis_rows;
    std::vector<DraftAnswer::Axis> m_axes;
    std::vector<wxWindow*> m_axis_controls;  // by axis: a wxChoice or a wxTextCtrl
    wxTextCtrl* m_sku;
    wxStaticText* m_problem;
    std::string m_proposal;  // that stands in the field, as long as nobody types another
    ProductId m_product = 0;
    bool m_making = false;
    Receiver m_receiver;
};

}  // namespace vitrine::desktop
