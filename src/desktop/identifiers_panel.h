// The codes by which others know a product, and the numbers of its packs.
#pragma once

#include "desktop/form_section.h"
#include "desktop/group_panel.h"
#include "desktop/text_table.h"

namespace vitrine::desktop {

class IdentifiersPanel : public FormSection {
public:
    // `open_packs` shows the packs of the same product.
    IdentifiersPanel(wxWindow* parent, ProductForm& form, std::function<void()> open_packs);

    std::string line() const override;
    void update() override;
    void focus_first() override;
    bool is_typing() const override { return m_fields != nullptr && m_fields->is_typing(); }
    void commit() override;
    void show_refusal(const std::string& field_name) override;

private:
    void show_fields();
    void show_numbers();

    ProductForm& m_form;
    wxBoxSizer* m_column;
    GroupPanel* m_fields = nullptr;  // made anew where another product has other fields
    wxStaticText* m_heading;
    TextTable* m_numbers;
    wxButton* m_open;
};

}  // namespace vitrine::desktop
