// The native control in which one field of a product is edited; one kind per kind of value.
#pragma once

#include <wx/wx.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "workbench/product_form.h"

namespace vitrine::desktop {

class FieldEditor {
public:
    virtual ~FieldEditor() = default;

    // Owned by its parent.
    virtual wxWindow* window() = 0;
    // What takes the focus; the window itself in most cases.
    virtual wxWindow* focus_window() { return window(); }
    // Shows the field, or `typed` where that was refused. What somebody is typing right now stays.
    virtual void show(const FieldView& field, const std::optional<std::string>& typed) = 0;
    // As edit_products reads it; empty for none.
    virtual std::string text() const = 0;
    // Differs from what show() put there.
    virtual bool is_modified() const = 0;
    virtual void set_editable(bool editable) { window()->Enable(editable); }
    // Long editors get the width of the page.
    virtual bool is_wide() const { return true; }

    // Called when somebody has finished with the control: left it, pressed Enter, chose.
    std::function<void()> on_commit;
    // Called by show() where a stored picture is to be seen; the answer comes later or never.
    using UseThumbnail = std::function<void(const ProductForm::Thumbnail&)>;
    std::function<void(const FieldView&, UseThumbnail)> on_picture;
};

// Never null. `field` says which kind; the editor can show other products' fields of the same kind.
// `form` must outlive it.
std::unique_ptr<FieldEditor> make_field_editor(wxWindow* parent, ProductForm& form,
                                               const FieldView& field);

// The parts of the factory.
std::unique_ptr<FieldEditor> make_text_editor(wxWindow* parent, const FieldView& field);
std::unique_ptr<FieldEditor> make_html_editor(wxWindow* parent, ProductForm& form,
                                              const FieldView& field);
std::unique_ptr<FieldEditor> make_measurement_editor(wxWindow* parent, ProductForm& form,
                                                     const FieldView& field);
std::unique_ptr<FieldEditor> make_date_editor(wxWindow* parent, const FieldView& field);
std::unique_ptr<FieldEditor> make_choice_editor(wxWindow* parent, const FieldView& field);
std::unique_ptr<FieldEditor> make_check_list_editor(wxWindow* parent, const FieldView& field);
// For more choices than one looks through at a glance.
std::unique_ptr<FieldEditor> make_search_editor(wxWindow* parent, ProductForm& form,
                                                const FieldView& field);
std::unique_ptr<FieldEditor> make_product_link_editor(wxWindow* parent, ProductForm& form,
                                                      const FieldView& field);
std::unique_ptr<FieldEditor> make_table_editor(wxWindow* parent, ProductForm& form,
                                               const FieldView& field);
std::unique_ptr<FieldEditor> make_file_editor(wxWindow* parent, ProductForm& form,
                                              const FieldView& field);

// Whether an editor made for one field can show the other without being made anew.
bool same_editor(const FieldView& a, const FieldView& b);

}  // namespace vitrine::desktop
