// A product in two locales at once: what the other one says, and taking it over.
#include "base/text.h"
#include "workbench/product_form.h"

namespace vitrine {

std::vector<Choice> ProductForm::compare_choices() const {
    std::vector<Choice> choices = m_workspace.locales();
    std::erase_if(choices,
                  [this](const Choice& choice) { return choice.id == m_workspace.locale(); });
    return choices;
}

LocaleId ProductForm::compared_locale() const {
    for (const Choice& choice : compare_choices()) {
        if (choice.id == m_compared_locale) return m_compared_locale;
    }
    return 0;
}

void ProductForm::compare_with(LocaleId locale) {
    if (m_compared_locale == locale) return;
    m_compared_locale = locale;
    if (m_product != 0) fetch();
}

void ProductForm::keep_compared(ProductView view) {
    for (GroupView& group : view.groups) {
        for (FieldView& field : group.fields) {
            if (field.address.locale == 0) continue;
            const std::pair key(field.address.attribute, field.address.currency);
            m_compared.emplace(key, std::move(field));
        }
    }
}

const FieldView* ProductForm::compared(const FieldView& field) const {
    if (field.address.locale == 0) return nullptr;
    const auto at = m_compared.find({field.address.attribute, field.address.currency});
    return at == m_compared.end() ? nullptr : &at->second;
}

bool ProductForm::may_copy(const FieldView& field) const {
    const FieldView* other = compared(field);
    // A file is not copied by its name.
    const bool is_media = field.type == AttributeType::image || field.type == AttributeType::file;
    return other != nullptr && !is_media && field.editable &&
           field.origin != ValueOrigin::inherited && !trim(other->text).empty() &&
           other->text != field.text;
}

void ProductForm::copy_compared(const FieldView& field) {
    if (may_copy(field)) edit(field, text_to_edit(*compared(field)));
}

std::vector<FieldView> ProductForm::copyable(const GroupView& group) const {
    std::vector<FieldView> fields;
    for (const FieldView& field : group.fields) {
        if (field.text.empty() && may_copy(field)) fields.push_back(field);
    }
    return fields;
}

void ProductForm::copy_compared(const GroupView& group) {
    std::vector<TypedValue> values;
    std::vector<std::string> names;
    for (const FieldView& field : copyable(group)) {
        TypedValue value;
        value.product = m_product;
        value.field = field.address;
        value.text = text_to_edit(*compared(field));
        value.shown = field.display;
        values.push_back(std::move(value));
        names.push_back(field.name);
    }
    if (!values.empty()) apply(std::move(values), std::move(names));
}

}  // namespace vitrine
