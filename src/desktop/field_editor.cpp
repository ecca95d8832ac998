#include "desktop/field_editor.h"

#include <algorithm>

namespace vitrine::desktop {

std::unique_ptr<FieldEditor> make_field_editor(wxWindow* parent, const FieldView& field) {
    switch (field.type) {
        case AttributeType::boolean:
        case AttributeType::simple_select:
        case AttributeType::record_link:
            return make_choice_editor(parent, field);
        case AttributeType::multi_select:
        case AttributeType::record_links:
            return make_check_list_editor(parent, field);
        case AttributeType::image:
        case AttributeType::file:
            return make_file_view(parent, field);
        default:
            return make_text_editor(parent, field);
    }
}

bool same_editor(const FieldView& a, const FieldView& b) {
    const auto same_choice = [](const FieldView::Choice& left, const FieldView::Choice& right) {
        return left.code == right.code && left.label == right.label;
    };
    return a.name == b.name && a.label == b.label && a.type == b.type && a.html == b.html &&
           a.required == b.required && a.expression.empty() == b.expression.empty() &&
           a.fallback_display == b.fallback_display &&
           std::equal(a.choices.begin(), a.choices.end(), b.choices.begin(), b.choices.end(),
                      same_choice);
}

}  // namespace vitrine::desktop
