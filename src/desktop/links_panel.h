// The links of a product, by association type: which products, models and groups, in which order,
// how many of each.
#pragma once

#include <wx/spinctrl.h>

#include "desktop/form_section.h"
#include "desktop/product_picker.h"
#include "desktop/text_table.h"

namespace vitrine::desktop {

class LinksPanel : public FormSection {
public:
    // `open` shows another product in the form.
    LinksPanel(wxWindow* parent, ProductForm& form, std::function<void(ProductId)> open);

    std::string line() const override;
    void update() override;
    void focus_first() override;
    bool is_typing() const override { return m_picker->is_typing(); }

private:
    void make_type_row(wxSizer* into);
    void make_buttons(wxSizer* into);
    const LinkSection* section() const;
    const LinkedItem* selected() const;
    void show_items();
    void show_actions();
    void change(const LinkedItem& item, LinkStep step, int places = 0);
    void add(const ProductPicker::Picked& picked);
    void move(int places);
    void remove();
    void count();
    void open_selected();
    void on_key(wxKeyEvent& event);

    ProductForm& m_form;
    std::function<void(ProductId)> m_open_product;
    AssociationTypeId m_type = 0;  // that is shown
    std::int32_t m_wanted = 0;     // the item to select when the product comes again
    AttributeId m_wanted_property = 0;
    bool m_is_filling = false;  // the list: what it selects meanwhile is not somebody's choice
    wxChoice* m_types;
    wxStaticText* m_note;
    TextTable* m_list;
    wxStaticText* m_empty;
    wxStaticText* m_count_label;
    wxSpinCtrl* m_count;
    wxButton* m_open;
    wxButton* m_remove;
    wxButton* m_up;
    wxButton* m_down;
    ProductPicker* m_picker;
};

}  // namespace vitrine::desktop
