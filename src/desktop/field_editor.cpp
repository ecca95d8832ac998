#include "desktop/field_editor.h"

#include <algorithm>

namespace vitrine::desktop {

namespace {

// As many as one reads at a glance; more are searched in.
constexpr std::size_t most_in_list = 25;
constexpr std::size_t most_check_boxes = 12;

}  // namespace

std::unique_ptr<FieldEditor> make_field_editor(wxWindow* parent, ProductForm& form,
                                               const FieldView& field) {
    switch (field.type) {
        case AttributeType::boolean:
            return make_choice_editor(parent, field);
        case AttributeType::simple_select:
        case AttributeType::record_link:
            return field.has_more_choices || field.choices.size() > most_in_list
                       ? make_search_editor(parent, form, field)
                       : make_choice_editor(parent, field);
        case AttributeType::multi_select:
        case AttributeType::record_links:
            return field.has_more_choices || field.choices.size() > most_check_boxes
                       ? make_search_editor(parent, form, field)
                       : make_check_list_editor(parent, field);
        case AttributeType::image:
        case AttributeType::file:
            return make_file_editor(parent, form, field);
        case AttributeType::measurement:
            return make_measurement_editor(parent, form, field);
        case AttributeType::date:
        case AttributeType::datetime:
            return make_date_editor(parent, field);
        case AttributeType::product_link:
            return make_product_link_editor(parent, form, field);
        case AttributeType::table:
            return make_table_editor(parent, form, field);
        case AttributeType::long_text:
            return field.html ? make_html_editor(parent, form, field)
                              : make_text_editor(parent, field);
        default:
            return make_text_editor(parent, field);
    }
}

bool same_editor(const FieldView& a, const FieldView& b) {
    return a.name == b.name && a.label == b.label && a.type == b.type && a.html == b.html &&
           a.required == b.required && a.has_more_choices == b.has_more_choices &&
           a.expression.empty() == b.expression.empty() &&
           a.fallback_display == b.fallback_display && a.choices == b.choices;
}

}  // namespace vitrine::desktop
