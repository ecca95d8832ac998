#include "operations/export_list_columns.h"

#include "base/text.h"
#include "base/translate.h"
#include "catalog/shown_name.h"
#include "catalog/value_text.h"
#include "interchange/formula_guard.h"

namespace vitrine {

bool is_shown_only(const Structure& structure, std::string_view name, bool models) {
    const std::string_view code = trim(name.substr(0, name.find('[')));
    for (const std::string_view one : {"problems", "main_picture"}) {
        if (code == one) return true;
    }
    for (const std::string_view prefix : {"readiness:", "price@", "asked@"}) {
        if (name.starts_with(prefix)) return true;
    }
    if (structure.attributes.find(code) != nullptr) return false;
    for (const std::string_view one : {"kind", "completeness", "name", "changed"}) {
        if (code == one) return true;
    }
    return models && (code == "family" || code == "enabled" || code == "groups");
}

ListCells::ListCells(Catalogue& catalogue, const std::vector<ListColumn>& columns,
                     const ListExportOptions& options)
    : m_structure(catalogue.structure()),
      m_columns(columns),
      m_options(options),
      m_products(catalogue.connection(), wanted()),
      m_lineages(m_products),
      m_codes(catalogue.products()),
      m_cells(columns.size()) {
    for (const ListColumn& column : columns) {
        Source& source = m_sources.emplace_back();
        source.attribute = m_structure->attributes.find(column.attribute);
        if (source.attribute == nullptr) continue;
        source.key =
            m_structure->key_for(*source.attribute, column.channel, column.locale, column.currency);
    }
}

WantedContent ListCells::wanted() const {
    WantedContent wanted;
    for (const ListColumn& column : m_columns) wanted.add(column.attribute, Content::value);
    return wanted;
}

std::vector<std::string> ListCells::headings() const {
    const AkeneoRows rows = m_options.models ? AkeneoRows::models : AkeneoRows::products;
    const Attribute* identifier = m_structure->identifier();
    std::vector<HeadedField> fields;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const ListColumn& column = m_columns[i];
        const Attribute* attribute = m_sources[i].attribute;
        if (column.attribute == property::code && !m_options.models) attribute = identifier;
        HeadedField& field = fields.emplace_back();
        if (attribute != nullptr) {
            field.code = attribute->code;
            field.label =
                label_of(*m_structure, attribute->labels, attribute->code, m_options.labels);
        } else {
            field.code = column.attribute == property::code ? "code" : column.name;
            if (field.code == "code" && !m_options.models) field.code = "sku";
            field.label = m_options.models && field.code == "code" ? tr("Code") : column.label;
        }
        if (column.locale != 0) field.scope.push_back(m_structure->locales.code_of(column.locale));
        if (column.channel != 0)
            field.scope.push_back(m_structure->channels.code_of(column.channel));
        if (column.currency != 0)
            field.scope.push_back(m_structure->currencies.code_of(column.currency));
    }
    if (!m_options.labels.empty()) return label_headings(*m_structure, rows, fields);
    std::vector<std::string> headings;
    for (const HeadedField& field : fields) headings.push_back(code_heading(field));
    return headings;
}

const std::vector<std::string>* ListCells::read(ProductId id) {
    const auto product = m_products.load(id);
    if (!product || product->is_model() != m_options.models) return nullptr;
    const bool is_guarded = !m_options.labels.empty() && m_options.format == WrittenFormat::csv;
    const Lineage lineage = m_lineages.lineage_of(*product);
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        const auto& [attribute, key] = m_sources[i];
        std::string& cell = m_cells[i];
        cell.clear();
        if (attribute == nullptr) {
            cell = property_text(m_columns[i].attribute, lineage);
        } else if (const Value* value = key ? lineage.find(*key) : nullptr) {
            cell = value_text(*attribute, *value);
        }
        // An amount is to stay one, and no amount is a formula.
        const bool is_amount =
            attribute != nullptr && (attribute->type == AttributeType::number ||
                                     attribute->type == AttributeType::price_collection);
        if (is_guarded && !is_amount) cell = guard_formula(cell);
    }
    return &m_cells;
}

template <class T>
std::string ListCells::codes(const Entities<T>& known, const Product& product,
                             AttributeId field) const {
    std::vector<std::string> found;
    for (const auto id : product.references(field)) found.push_back(known.code_of(id));
    return join(found, ",");
}

// By codes in any case: labels of categories and families come more than once.
std::string ListCells::property_text(AttributeId id, const Lineage& lineage) const {
    const Product& self = *lineage.self;
    switch (id) {
        case property::code:
            return self.code;
        case property::parent:
            return lineage.parent != nullptr ? lineage.parent->code : std::string();
        case property::enabled:
            return self.enabled ? "1" : "0";
        case property::family: {
            const Family* family = family_of(*m_structure, lineage);
            return family == nullptr ? std::string() : family->code;
        }
        case property::family_variant:
            return m_structure->family_variants.code_of(self.family_variant);
        case property::categories:
            return codes(m_structure->categories, self, id);
        case property::groups:
            return codes(m_structure->groups, self, id);
        default:
            return {};
    }
}

std::string ListCells::value_text(const Attribute& attribute, const Value& value) {
    if (attribute.type == AttributeType::product_link)
        return m_codes.code_of(std::get<Reference>(value).id);
    if (!m_options.labels.empty()) {
        std::string label = label_text(attribute, value);
        if (!label.empty()) return label;
    }
    return value_to_text(*m_structure, attribute, value);
}

// Empty where an import would read another value, or none.
std::string ListCells::label_text(const Attribute& attribute, const Value& value) const {
    if (attribute.is_media() || attribute.type == AttributeType::table) return {};
    std::string label = value_to_label(*m_structure, attribute, value, m_options.labels);
    const ParsedValue read = parse_value(*m_structure, attribute, label);
    const auto* same = std::get_if<Value>(&read);
    return same != nullptr && *same == value ? label : std::string();
}

}  // namespace vitrine
