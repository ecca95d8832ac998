// The levels in which a product is packed: a row each, saved as soon as a cell is typed.
#pragma once

#include <memory>

#include "desktop/form_section.h"
#include "desktop/table_grid.h"
#include "workbench/product_form.h"

namespace vitrine::desktop {

class PacksPanel : public FormSection {
public:
    PacksPanel(wxWindow* parent, ProductForm& form);

    std::string line() const override;
    void update() override;
    void focus_first() override;
    bool is_typing() const override { return m_rows != nullptr && m_rows->is_typing(); }
    void commit() override;
    void show_refusal(const std::string& field_name) override;

private:
    const FieldView* field() const;
    bool is_open(const FieldView& field) const;
    void show_rows(const FieldView& field);
    void show_origin(const FieldView* field);
    void show_warnings(const FieldView* field);
    void act_on_origin();
    void save();

    ProductForm& m_form;
    Attribute m_attribute;  // of which the grid was made
    ProductId m_product = 0;
    std::string m_known;  // what the field held when the draft was made or saved
    bool m_overriding = false;
    bool m_is_saving = false;
    bool m_save_again = false;  // something was typed meanwhile
    std::unique_ptr<TableDraft> m_draft;
    wxStaticText* m_note;
    wxButton* m_origin;  // override an inherited table, go back to it, or begin with packs at all
    wxStaticText* m_warnings;
    TableGrid* m_rows = nullptr;
};

}  // namespace vitrine::desktop
