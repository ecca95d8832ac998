#include "workbench/typed_values.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "catalog/value_text.h"
#include "operations/edit_cells.h"
#include "operations/edit_conflict.h"
#include "operations/history.h"
#include "store/change_set_writer.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

// What a screen shows for the field of a product, as the catalogue has it when it is asked. To be
// made anew when the catalogue was changed.
class ShownNow {
public:
    ShownNow(Catalogue& catalogue, std::string locale)
        : m_catalogue(catalogue),
          m_structure(catalogue.structure()),
          m_products(catalogue.products()),
          m_lineages(m_products),
          m_locale(std::move(locale)) {}

    // Absent for properties and for products that are gone: those are for edit_products to judge.
    std::optional<std::string> text(ProductId id, const FieldAddress& field) {
        const Attribute* attribute = m_structure->attributes.find(field.attribute);
        if (attribute == nullptr || !load(id)) return std::nullopt;
        const auto key =
            m_structure->key_for(*attribute, field.channel, field.locale, field.currency);
        const Lineage lineage = m_lineages.lineage_of(*m_product);
        const Value* value = key ? lineage.find(*key) : nullptr;
        if (value == nullptr) return std::string();
        if (attribute->type == AttributeType::product_link)
            return field_text(m_catalogue, *m_structure, *key, *value);
        return value_to_label(*m_structure, *attribute, *value, m_locale);
    }

    // Also of properties; empty for a product that is gone.
    std::string any_text(ProductId id, const FieldAddress& field) {
        if (auto shown = text(id, field)) return *shown;
        if (!load(id)) return {};
        if (field.attribute == property::enabled) return boolean_label(m_product->enabled);
        const ValueKey key{field.attribute, field.association_type};
        return field_text(m_catalogue, *m_structure, key, vitrine::field(*m_product, key));
    }
    std::string code(ProductId id) { return load(id) ? m_product->code : std::string(); }

private:
    bool load(ProductId id) {
        if (!m_product || m_product->id != id) m_product = m_products.load(id);
        return m_product.has_value();
    }

    Catalogue& m_catalogue;
    std::shared_ptr<const Structure> m_structure;
    ProductStore& m_products;
    LineageReader m_lineages;
    std::string m_locale;
    std::optional<Product> m_product;
};

Issue conflict(Catalogue& catalogue, const TypedValue& typed, const std::string& stored) {
    Issue issue = edit_conflict(stored);
    issue.value = typed.text.value_or(std::string());
    issue.product = catalogue.products().code_of(typed.product);
    issue.column = field_name(*catalogue.structure(), typed.field);
    return issue;
}

// Values that are not those that were seen become conflicts, the others edits.
std::vector<CellEdit> to_edits(Catalogue& catalogue, const std::vector<TypedValue>& values,
                               const std::string& locale, Issues& conflicts) {
    ShownNow now(catalogue, locale);
    std::vector<CellEdit> edits;
    edits.reserve(values.size());
    for (const TypedValue& typed : values) {
        if (typed.shown) {
            const auto stored = now.text(typed.product, typed.field);
            if (stored && *stored != *typed.shown) {
                conflicts.push_back(conflict(catalogue, typed, *stored));
                continue;
            }
        }
        edits.push_back({typed.product, typed.field, typed.text, std::nullopt});
    }
    return edits;
}

std::string attribute_of(const std::string& field) {
    return field.substr(0, field.find('['));
}

// The values that an error is about, among those of its product: those of its field, else those of
// its attribute that read as it says, else all, where a product as a whole is refused.
std::vector<std::size_t> values_of(const Structure& structure, const Issue& issue,
                                   const std::vector<TypedValue>& values,
                                   const std::vector<std::size_t>& of_product) {
    std::vector<std::size_t> same_field, same_attribute;
    for (const std::size_t i : of_product) {
        const std::string field = field_name(structure, values[i].field);
        if (field == issue.column) same_field.push_back(i);
        if (attribute_of(field) == attribute_of(issue.column)) same_attribute.push_back(i);
    }
    if (!same_field.empty()) return same_field;
    if (issue.column.empty()) return of_product;
    if (same_attribute.size() > 1 && !issue.value.empty()) {
        std::erase_if(same_attribute, [&](std::size_t i) {
            return issue.value != trim(values[i].text.value_or(std::string()));
        });
    }
    return same_attribute;
}

std::vector<TypedRefusal> refusals_of(Catalogue& catalogue, const Issues& issues,
                                      const std::vector<TypedValue>& values) {
    std::vector<const Issue*> errors;
    for (const Issue& issue : issues) {
        if (issue.severity == Severity::error) errors.push_back(&issue);
    }
    if (errors.empty()) return {};
    std::unordered_map<ProductId, std::vector<std::size_t>> by_product;
    for (std::size_t i = 0; i < values.size(); ++i) by_product[values[i].product].push_back(i);
    std::map<std::size_t, std::string> found;
    for (const Issue* error : errors) {
        for (const auto space : {ProductStore::Space::products, ProductStore::Space::models}) {
            // Of a product that is gone there is no code either.
            const auto id = catalogue.products().find(space, error->product);
            const auto at = id ? by_product.find(*id) : by_product.end();
            if (at == by_product.end()) continue;
            for (const std::size_t i :
                 values_of(*catalogue.structure(), *error, values, at->second)) {
                found.try_emplace(i, advice(*error));
            }
        }
    }
    std::vector<TypedRefusal> refusals;
    for (auto& [value, reason] : found) refusals.push_back({value, std::move(reason)});
    return refusals;
}

}  // namespace

TypedReport save_typed(Catalogue& catalogue, const std::vector<TypedValue>& values,
                       const std::string& source, const std::string& locale) {
    Issues conflicts;
    const std::vector<CellEdit> edits = to_edits(catalogue, values, locale, conflicts);
    TypedReport report;
    if (!edits.empty()) static_cast<EditReport&>(report) = edit_products(catalogue, edits, source);
    report.issues.insert(report.issues.begin(), conflicts.begin(), conflicts.end());
    report.refusals = refusals_of(catalogue, report.issues, values);
    return report;
}

TypedPreview preview_typed(Catalogue& catalogue, const std::vector<TypedValue>& values,
                           const std::string& locale, std::size_t most_rows,
                           const Progress& progress) {
    const auto total = static_cast<std::int64_t>(values.size()) * 2;
    std::int64_t done = 0;
    std::vector<std::string> before;
    before.reserve(values.size());
    ShownNow old(catalogue, locale);
    for (const TypedValue& typed : values) {
        progress.tick(done++, total);
        before.push_back(old.any_text(typed.product, typed.field));
    }
    ChangeSetOrigin origin;
    origin.source = "paste";
    ChangeSetWriter writer(catalogue, std::move(origin), ChangeSetWriter::Mode::preview);
    Issues issues;
    const std::vector<CellEdit> edits = to_edits(catalogue, values, locale, issues);
    EditReport report = apply_edits(catalogue, writer, edits);
    issues.insert(issues.end(), report.issues.begin(), report.issues.end());
    const auto refusals = refusals_of(catalogue, issues, values);

    TypedPreview preview;
    preview.changed = report.changed;
    preview.unchanged = report.unchanged;
    preview.refused = static_cast<std::int64_t>(refusals.size());
    std::vector<TypedPreview::Row> changed;
    auto refusal = refusals.begin();
    ShownNow now(catalogue, locale);
    for (std::size_t i = 0; i < values.size(); ++i) {
        progress.tick(done++, total);
        const bool refused = refusal != refusals.end() && refusal->value == i;
        const std::string reason = refused ? (refusal++)->reason : std::string();
        if ((refused ? preview.rows : changed).size() >= most_rows) continue;
        const TypedValue& typed = values[i];
        if (refused) {
            preview.rows.push_back({i, now.code(typed.product), before[i],
                                    typed.text.value_or(std::string()), reason});
        } else if (auto after = now.any_text(typed.product, typed.field); after != before[i]) {
            changed.push_back({i, now.code(typed.product), before[i], std::move(after), {}});
        }
    }
    writer.finish();
    const std::size_t room = most_rows - preview.rows.size();
    for (std::size_t i = 0; i < std::min(room, changed.size()); ++i)
        preview.rows.push_back(std::move(changed[i]));
    std::stable_sort(preview.rows.begin(), preview.rows.end(),
                     [](const auto& a, const auto& b) { return a.value < b.value; });
    return preview;
}

}  // namespace vitrine
