// The product groups a product belongs to, such as seasons and selections.
#pragma once

#include "desktop/choice_list.h"
#include "desktop/form_section.h"
#include "workbench/product_form.h"

namespace vitrine::desktop {

class ProductGroupsPanel : public FormSection {
public:
    ProductGroupsPanel(wxWindow* parent, ProductForm& form);

    std::string line() const override;
    void update() override;
    void focus_first() override { m_list->focus_search(); }

private:
    void save();
    std::vector<std::int32_t> own() const;

    ProductForm& m_form;
    std::shared_ptr<const Structure> m_structure;
    std::string m_locale;
    wxStaticText* m_inherited;
    ChoiceList* m_list;
};

}  // namespace vitrine::desktop
