#include "workbench/product_identifiers.h"

#include <algorithm>

#include "base/translate.h"
#include "catalog/gtin.h"
#include "catalog/packs.h"
#include "catalog/shown_name.h"
#include "catalog/table_text.h"
#include "catalog/validation.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

// With the labels of their levels.
std::vector<Pack> packs_in(const Structure& structure, AttributeId id, std::string_view text,
                           std::string_view locale) {
    const Attribute* attribute = structure.attributes.find(id);
    if (attribute == nullptr) return {};
    const ParsedValue parsed = parse_table(structure, *attribute, text, {});
    const auto* value = std::get_if<Value>(&parsed);
    const auto key = structure.key_for(*attribute, 0, 0);
    if (value == nullptr || !key) return {};
    Product holder;
    holder.values.set(*key, *value);
    std::vector<Pack> packs = packs_of(structure, Lineage{&holder});
    const TableColumn* level = attribute->find_column("level");
    for (Pack& pack : packs) {
        if (level == nullptr) break;
        const auto option =
            std::find_if(level->options.begin(), level->options.end(),
                         [&](const auto& known) { return known.first == pack.level; });
        if (option != level->options.end())
            pack.level = label_of(structure, option->second, option->first, locale);
    }
    return packs;
}

FieldView code_view(const Structure& structure, const ProductView& view) {
    FieldView code;
    code.address.attribute = property::code;
    code.name = code_field;
    const Attribute* identifier = structure.identifier();
    code.label = view.product.is_model() || identifier == nullptr ? tr("Code") : tr("SKU");
    code.text = code.display = view.product.code;
    code.origin = ValueOrigin::own;
    code.required = true;
    return code;
}

}  // namespace

GroupView identifier_group(const Structure& structure, const ProductView& view) {
    GroupView group;
    group.label = tr("Identifiers");
    group.fields.push_back(code_view(structure, view));
    for (const GroupView& shown : view.groups) {
        for (const FieldView& field : shown.fields) {
            const Attribute* attribute = structure.attributes.find(field.address.attribute);
            if (attribute == nullptr || attribute->type == AttributeType::identifier) continue;
            if (attribute->unique || is_gtin_attribute(*attribute)) group.fields.push_back(field);
        }
    }
    return group;
}

std::string gtin_verdict(std::string_view gtin) {
    if (gtin.empty()) return {};
    switch (check_gtin(gtin)) {
        case GtinProblem::none:
            return tr("GTIN-{0}, its check digit is right", gtin.size());
        case GtinProblem::not_digits:
            return tr("! A GTIN has digits only.");
        case GtinProblem::wrong_length:
            return tr("! A GTIN has 8, 12, 13 or 14 digits; this one has {0}.", gtin.size());
        case GtinProblem::wrong_check_digit:
            return tr("! The last digit should be {0}: compare it with the barcode.",
                      std::string(1, gtin_check_digit(gtin.substr(0, gtin.size() - 1))));
        case GtinProblem::restricted_prefix:
            return tr("! A store gives itself such numbers: do not send it to others as a GTIN.");
    }
    return {};
}

const FieldView* packs_field(const Structure& structure, const ProductView& view) {
    const Attribute* attribute = structure.attribute_of(AttributeRole::packs);
    if (attribute == nullptr) return nullptr;
    for (const GroupView& group : view.groups) {
        for (const FieldView& field : group.fields) {
            if (field.address.attribute == attribute->id) return &field;
        }
    }
    return nullptr;
}

std::vector<PackNumber> pack_numbers(const Structure& structure, const FieldView& packs,
                                     std::string_view locale) {
    std::vector<PackNumber> numbers;
    for (const Pack& pack : packs_in(structure, packs.address.attribute, packs.text, locale)) {
        if (!pack.gtin.empty()) numbers.push_back({pack.level, pack.gtin, gtin_verdict(pack.gtin)});
    }
    return numbers;
}

std::vector<std::string> pack_warnings(const Structure& structure, AttributeId attribute,
                                       std::string_view text, std::string_view locale) {
    std::vector<std::string> sentences;
    for (const Issue& issue : check_packs(packs_in(structure, attribute, text, locale)))
        sentences.push_back(advice(issue));
    return sentences;
}

}  // namespace vitrine
