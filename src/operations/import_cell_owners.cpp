// Cells whose value is not the product's to hold: of a model above, or computed.
#include "base/text.h"
#include "base/translate.h"
#include "operations/edit_rules.h"
#include "operations/import_amounts.h"
#include "operations/import_cells.h"

namespace vitrine {
namespace {

// Files are compared by name: the cell has no more.
bool same(const Value* stored, const Value& value) {
    if (stored == nullptr) return false;
    const auto* left = std::get_if<FileReference>(stored);
    const auto* right = std::get_if<FileReference>(&value);
    return left != nullptr && right != nullptr ? left->name == right->name : *stored == value;
}

const Value* inherited(const Lineage& lineage, ValueKey key) {
    for (const Product* model : {lineage.parent, lineage.root}) {
        if (model == nullptr) continue;
        if (const Value* value = model->values.find(key)) return value;
    }
    return nullptr;
}

}  // namespace

bool ImportCells::equals(const Column& column, std::string_view text, std::string_view unit,
                         const Lineage& lineage, FindValue find) {
    if (column.is_price_list) {
        const AkeneoColumn& place = heading(column);
        const Structure& structure = m_context.structure();
        std::vector<ImportPrice> prices;
        if (read_prices(structure, *column.attribute, text, {m_context.options.decimal_sign},
                        prices)) {
            return false;
        }
        return std::all_of(prices.begin(), prices.end(), [&](const ImportPrice& price) {
            const auto key =
                structure.key_for(*column.attribute, place.channel, place.locale, price.currency);
            return key && same(find(lineage, *key), price.amount);
        });
    }
    const ParsedValue parsed = parse(column, text, unit);
    const auto* value = std::get_if<Value>(&parsed);
    return value != nullptr && column.key && same(find(lineage, *column.key), *value);
}

// What stands above, and does not tell the models there apart.
bool ImportCells::may_override(const Lineage& lineage, const Attribute& attribute) const {
    if (!m_context.options.override_inherited) return false;
    const Structure& structure = m_context.structure();
    const FamilyVariant* variant = family_variant_of(structure, lineage);
    return variant != nullptr && variant->level_of(attribute.id) < lineage.level() &&
           !check_override(structure, lineage, attribute.id);
}

void ImportCells::override_inherited(Column& column, std::string_view text, std::string_view unit,
                                     Product& product, const Lineage& lineage) {
    if (equals(column, text, unit, lineage, inherited)) return clear_cell(column, product);
    if (column.is_price_list) {
        set_prices(column, text, product);
    } else {
        set_cell(column, text, unit, product);
    }
    note(column, text,
         make_issue(Severity::info, "cell.override",
                    tr("{0} of {1} has a value of its own here.", column.attribute->code,
                       lineage.top().code)));
}

void ImportCells::compare_inherited(const Column& column, std::string_view text,
                                    std::string_view unit, const Lineage& lineage) {
    const Attribute& attribute = *column.attribute;
    if (attribute.is_media() && !ImportMedia::check_path(trim(text))) {
        m_files.push_back({number_of(column), std::nullopt, std::string(trim(text))});
    }
    if (equals(column, text, unit, lineage, inherited)) return;
    // Models repeat what belongs to the root as variants repeat what belongs to their models; they
    // are counted apart, because a shop's editors look for the variants.
    const bool model = lineage.self->is_model();
    note(column, text,
         make_issue(Severity::warning, model ? "cell.not_owned_by_model" : "cell.not_owned",
                    tr("{0} belongs to another level of {1}, where it has another value; the cell "
                       "was not taken.",
                       attribute.code, lineage.top().code),
                    tr("Change the value where it belongs, or empty the cell.")));
}

void ImportCells::compare_computed(const Column& column, std::string_view text,
                                   std::string_view unit, const Lineage& lineage) {
    const auto stored = [](const Lineage& of, ValueKey key) { return of.find(key); };
    if (equals(column, text, unit, lineage, stored)) return;
    note(column, text,
         make_issue(Severity::warning, "cell.computed",
                    tr("{0} is computed; the cell was not taken.", column.attribute->code),
                    tr("Change what it is computed from, or empty the cell.")));
}

}  // namespace vitrine
