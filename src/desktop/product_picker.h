// A field to type a SKU or a name into, and the products that have it: Enter takes one. What is
// looked for is looked for in the background.
#pragma once

#include <wx/srchctrl.h>
#include <wx/wx.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "workbench/product_form.h"

namespace vitrine::desktop {

class ProductPicker : public wxPanel {
public:
    enum class Offers { products, products_and_groups };
    // `label` with & before its key; `name` is that of the list, which the search field has with
    // "Search" behind. `form` must outlive it.
    ProductPicker(wxWindow* parent, ProductForm& form, const std::string& label, Offers offers,
                  const std::string& name);

    struct Picked {
        AttributeId property = 0;  // property::linked_products, linked_models or linked_groups
        std::int32_t id = 0;
        std::string code;
        std::string words;  // as the list shows it
    };
    std::function<void(const Picked&)> on_pick;

    void focus_search() { m_search->SetFocus(); }
    bool is_typing() const { return !m_search->IsEmpty(); }
    void clear();
    // The one that is selected, or else the first; id 0 where there is none.
    Picked picked() const;

private:
    void show_found();
    void pick();
    void on_key(wxKeyEvent& event);

    ProductForm& m_form;
    Offers m_offers;
    std::unique_ptr<ProductSearch> m_products;
    std::vector<Picked> m_shown;
    wxSearchCtrl* m_search;
    wxListBox* m_list;
    wxStaticText* m_sentence;
    wxTimer m_typing;
};

}  // namespace vitrine::desktop
