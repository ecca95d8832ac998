#include "workbench/field_label.h"

#include <vector>

#include "base/language_name.h"
#include "base/message_catalogue.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/shown_name.h"

namespace vitrine {
namespace {

std::string property_label(std::string_view name) {
    if (name == "code") return tr("SKU");
    if (name == "family") return tr("Family");
    if (name == "family_variant") return tr("Family variant");
    if (name == "parent") return tr("Parent");
    if (name == "enabled") return tr("Enabled");
    if (name == "categories") return tr("Categories");
    if (name == "groups") return tr("Groups");
    return {};
}

std::string linked_words(std::string_view what) {
    if (what == "products") return tr("products");
    if (what == "product_models") return tr("product models");
    if (what == "groups") return tr("groups");
    if (what == "products-quantity") return tr("products with quantities");
    if (what == "product_models-quantity") return tr("product models with quantities");
    return std::string(what);
}

std::string locale_words(const Structure& structure, const Locale& locale) {
    const std::string name = language_name(locale.code, program_language());
    if (name.empty()) return locale.code;
    const auto language = [](std::string_view code) { return code.substr(0, code.find('_')); };
    for (const LocaleId other : structure.active_locales()) {
        const std::string& code = structure.locales.code_of(other);
        if (other != locale.id && language(code) == language(locale.code)) return locale.code;
    }
    return name;
}

}  // namespace

std::string scope_label(const Structure& structure, std::string_view code,
                        std::string_view locale) {
    if (const Channel* channel = structure.channels.find(code))
        return label_of(structure, channel->labels, channel->code, locale);
    if (const Locale* known = structure.locales.find(code)) return locale_words(structure, *known);
    return std::string(code);
}

std::string label_with_scopes(const Structure& structure, const std::string& label,
                              std::string_view scopes, std::string_view locale) {
    if (scopes.size() < 2) return label;
    std::vector<std::string> parts;
    for (const std::string_view part : split_list(scopes.substr(1, scopes.size() - 2), ','))
        parts.push_back(scope_label(structure, part, locale));
    // TRANSLATORS: a field, and the channel, language or currency of its value: "Name (French)".
    return tr("{0} ({1})", label, join(parts, ", "));
}

std::string field_label(const Structure& structure, std::string_view name,
                        std::string_view locale) {
    if (const std::string property = property_label(name); !property.empty()) return property;
    const std::string_view code = name.substr(0, name.find('['));
    const Attribute* attribute = structure.attributes.find(code);
    if (const auto dot = name.rfind('.'); attribute == nullptr && dot != std::string_view::npos) {
        if (const AssociationType* type = structure.association_types.find(name.substr(0, dot))) {
            return tr("{0}: {1}", label_of(structure, type->labels, type->code, locale),
                      linked_words(name.substr(dot + 1)));
        }
    }
    const std::string label = attribute == nullptr
                                  ? std::string(code)
                                  : label_of(structure, attribute->labels, attribute->code, locale);
    return label_with_scopes(structure, label, name.substr(code.size()), locale);
}

}  // namespace vitrine
