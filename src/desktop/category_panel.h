// The categories of a product: trees with check boxes, and a field that narrows them to what
// contains the words typed.
#pragma once

#include <wx/dataview.h>
#include <wx/srchctrl.h>

#include <map>
#include <memory>

#include "desktop/form_section.h"
#include "workbench/category_tree.h"
#include "workbench/product_form.h"

namespace vitrine::desktop {

class CategoryPanel : public FormSection {
public:
    CategoryPanel(wxWindow* parent, ProductForm& form);

    std::string line() const override;
    void update() override;
    void focus_first() override { m_view->SetFocus(); }
    bool is_typing() const override { return !m_search->IsEmpty(); }

private:
    class Model;
    enum class State { none, own, inherited };
    State state_of(CategoryId category) const;
    // What stands behind the label: "from model X"; empty for own ones and for none.
    std::string origin_of(CategoryId category) const;
    void toggle(CategoryId category);
    void follow_structure();
    void show_chosen();
    void open_chosen();
    void search();
    void on_search_key(wxKeyEvent& event);

    ProductForm& m_form;
    std::shared_ptr<const Structure> m_structure;  // that the tree was made of
    std::string m_locale;
    std::unique_ptr<CategoryTree> m_tree;
    // On their way to the file: shown as somebody wants them.
    std::map<CategoryId, bool> m_pending;
    std::map<CategoryId, std::string> m_filed;  // FiledUnder::inherited_from
    ProductId m_product = 0;
    wxStaticText* m_chosen;
    wxSearchCtrl* m_search;
    wxDataViewCtrl* m_view;
    wxObjectDataPtr<Model> m_model;
};

}  // namespace vitrine::desktop
