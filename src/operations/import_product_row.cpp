#include "operations/import_product_row.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/value_text.h"

namespace vitrine {
namespace {

// 8-4-4-4-12 hexadecimal digits, in lower case; empty if it is none.
std::string normal_uuid(std::string_view text) {
    std::string uuid = fold_case(text);
    if (uuid.size() != 36) return {};
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        const bool digit = (uuid[i] >= '0' && uuid[i] <= '9') || (uuid[i] >= 'a' && uuid[i] <= 'f');
        if (hyphen ? uuid[i] != '-' : !digit) return {};
    }
    return uuid;
}

}  // namespace

ProductId ImportUuids::find(const std::string& uuid) {
    if (!m_loaded) {
        m_data_version = m_context.catalogue.connection().data_version();
        m_context.catalogue.products().each(
            [&](const Product& product) { m_ids.emplace(product.uuid, product.id); });
        m_loaded = true;
    }
    const auto at = m_ids.find(uuid);
    return at == m_ids.end() ? 0 : at->second;
}

void ImportUuids::written(const Product& product) {
    if (m_loaded && !product.uuid.empty()) m_ids[product.uuid] = product.id;
}

void ImportUuids::committed() {
    if (!m_loaded || m_context.catalogue.connection().data_version() == m_data_version) return;
    m_ids.clear();
    m_loaded = false;
}

void ProductFile::list_fields() {
    fields.assign(static_cast<std::size_t>(AkeneoField::link_quantity) + 1, std::nullopt);
    for (std::size_t i = 0; i < headings.columns.size(); ++i) {
        auto& first = fields[static_cast<std::size_t>(headings.columns[i].field)];
        if (!first) first = i;
        if (headings.columns[i].heading.empty()) without_heading.push_back(i);
    }
}

void ProductFile::see(ProductId product) {
    const auto index = static_cast<std::size_t>(product);
    if (seen.size() <= index) seen.resize(std::max(index + 1, seen.size() * 2));
    seen[index] = true;
}

std::optional<std::string_view> ProductFile::cell(const CsvRow& row, AkeneoField field) const {
    const auto column = find(field);
    if (!column || *column >= row.cells.size() || row.ignores(*column)) return std::nullopt;
    return trim(row.cells[*column]);
}

std::string ImportedRow::heading(AkeneoField field) const {
    const auto column = m_file.find(field);
    return column ? m_file.headings.columns[*column].heading : std::string();
}

bool ImportedRow::reject(std::string_view rule, AkeneoField field, std::string message,
                         std::string fix) {
    m_rejection = make_issue(Severity::error, rule, std::move(message), std::move(fix));
    m_rejection.column = heading(field);
    m_rejection.value = issue_value(cell(field).value_or(std::string_view()));
    return false;
}

void ImportedRow::note(Severity severity, std::string_view rule, AkeneoField field,
                       std::string_view value, std::string message, std::string fix) {
    Issue issue = make_issue(severity, rule, std::move(message), std::move(fix));
    issue.column = heading(field);
    issue.value = issue_value(value);
    m_issues.push_back(std::move(issue));
}

bool ImportedRow::identify() {
    std::string_view code = cell(AkeneoField::code).value_or(std::string_view());
    const std::string made = code.empty() && !is_model_row() ? make_code() : std::string();
    if (!made.empty()) code = made;
    m_after.code = code;
    m_after.kind = is_model_row() ? ProductKind::model : ProductKind::simple;
    const auto uuid = cell(AkeneoField::uuid);
    if (uuid && !uuid->empty()) {
        if (!identify_by_uuid(code)) return false;
    } else if (code.empty()) {
        return reject("row.no_code", AkeneoField::code, tr("The row has no code."),
                      tr("Write one."));
    }
    auto& products = m_context.catalogue.products();
    if (!m_before) {
        const auto id = m_codes.find(
            is_model_row() ? ProductStore::Space::models : ProductStore::Space::products, code);
        if (id) m_before = products.load(*id);
        if (m_before && uuid && !uuid->empty()) {
            note(Severity::warning, "uuid.other", AkeneoField::uuid, *uuid,
                 tr("{0} is known by another UUID, which it keeps.", m_before->code), {});
        }
    }
    if (!m_before) return true;
    if (m_file.has_seen(m_before->id)) {
        return reject("row.duplicate", AkeneoField::code,
                      tr("{0} came before in this file; the first row was taken.", code),
                      tr("Remove one of the rows."));
    }
    const std::string new_uuid = m_after.uuid;
    const bool renamed = !new_uuid.empty() && fold_case(m_before->code) != fold_case(code);
    m_after = *m_before;
    // Codes match without regard to case and keep their spelling; only a UUID makes it another
    // code.
    if (renamed) m_after.code = code;
    return true;
}

// Empty where nobody asked for codes, or a UUID says which product it is.
std::string ImportedRow::make_code() {
    if (!m_context.sku_numbers || !cell(AkeneoField::uuid).value_or("").empty()) return {};
    return m_context.sku_numbers->next(
        {cell(AkeneoField::parent).value_or(""), cell(AkeneoField::family).value_or("")},
        [&](std::string_view code) {
            return m_codes.find(ProductStore::Space::products, code).has_value();
        });
}

bool ImportedRow::identify_by_uuid(std::string_view code) {
    const std::string_view text = *cell(AkeneoField::uuid);
    const std::string uuid = normal_uuid(text);
    if (uuid.empty()) {
        return reject("uuid.invalid", AkeneoField::uuid, tr("\"{0}\" is no UUID.", text),
                      tr("Leave the cell as it was exported, or empty it to go by the code."));
    }
    if (code.empty()) {
        return reject("row.no_code", AkeneoField::code,
                      tr("The row has no code, and a product needs one."), tr("Write one."));
    }
    auto& products = m_context.catalogue.products();
    const ProductId id = m_uuids.find(uuid);
    if (id == 0) {
        m_after.uuid = uuid;
        return true;
    }
    m_before = products.load(id);
    m_after.uuid = uuid;
    const auto holder = m_codes.find(ProductStore::Space::products, code);
    if (m_before && holder && *holder != id) {
        return reject("code.taken", AkeneoField::code,
                      tr("Another product has the code {0}.", code),
                      tr("Choose another code, or change that product first."));
    }
    return true;
}

bool ImportedRow::place() {
    if (is_model_row()) return take_family_variant();
    return take_parent() && take_family();
}

// Of variants and sub-models.
bool ImportedRow::take_parent() {
    const auto code = cell(AkeneoField::parent);
    if (!code) return true;
    if (code->empty()) {
        if (m_after.parent == 0) return true;
        note(Severity::warning, "parent.kept", AkeneoField::parent, *code,
             tr("{0} stays below its model: an import does not take it away.", m_after.code),
             tr("Write the code of the model, or create a new product."));
        return true;
    }
    const Product* parent = m_models.find(*code);
    if (parent == nullptr) {
        return reject("parent.unknown", AkeneoField::parent,
                      tr("There is no product model {0}.", *code),
                      tr("Import the model first, or correct the code."));
    }
    const FamilyVariant* variant =
        family_variant_of(m_context.structure(), m_models.lineage_of(*parent));
    const std::size_t levels = variant == nullptr ? 0 : variant->levels.size();
    const std::size_t depth = parent->parent == 0 ? 0 : 1;
    const bool fits = is_model_row() ? depth == 0 && levels == 2 : depth + 1 == levels;
    if (!fits) {
        return reject(
            "parent.level", AkeneoField::parent,
            tr("{0} stands on another level than its children here would need.", parent->code),
            tr("Name a model one level above, as the family variant {0} says.",
               variant == nullptr ? std::string() : variant->code));
    }
    if (parent->code != *code) {
        note(Severity::warning, "parent.other_case", AkeneoField::parent, *code,
             tr("The model is written {0}.", parent->code),
             tr("Write it the same way everywhere."));
    }
    m_after.parent = parent->id;
    if (!is_model_row()) m_after.kind = ProductKind::variant;
    return true;
}

bool ImportedRow::take_family() {
    const Structure& structure = m_context.structure();
    const auto code = cell(AkeneoField::family);
    const Family* family = nullptr;
    if (code && !code->empty()) {
        family = structure.families.find(*code);
        if (family == nullptr) {
            return reject("family.unknown", AkeneoField::family,
                          tr("There is no family {0}.", *code),
                          tr("Import the families first, or correct the code."));
        }
    }
    if (m_after.parent != 0) {
        const FamilyVariant* variant = family_variant_of(structure, m_models.lineage_of(m_after));
        const FamilyId of_model = variant == nullptr ? 0 : variant->family;
        if (family != nullptr && family->id != of_model) {
            return reject("family.other", AkeneoField::family,
                          tr("The model of {0} has the family {1}, not {2}.", m_after.code,
                             structure.families.code_of(of_model), family->code),
                          tr("Write the model's family, or another model."));
        }
        m_after.family = of_model;
        return true;
    }
    if (code) m_after.family = family == nullptr ? 0 : family->id;
    if (m_after.family == 0) {
        note(Severity::warning, "product.no_family", AkeneoField::family, {},
             tr("{0} has no family, so no channel can tell what it needs.", m_after.code),
             tr("Give it a family."));
    }
    return true;
}

bool ImportedRow::take_family_variant() {
    const Structure& structure = m_context.structure();
    if (!take_parent()) return false;
    const auto code = cell(AkeneoField::family_variant);
    const FamilyVariant* variant = nullptr;
    if (code && !code->empty()) {
        variant = structure.family_variants.find(*code);
        if (variant == nullptr) {
            return reject("family_variant.unknown", AkeneoField::family_variant,
                          tr("There is no family variant {0}.", *code),
                          tr("Import the family variants first, or correct the code."));
        }
    }
    const FamilyVariant* given =
        m_after.parent != 0 ? family_variant_of(structure, m_models.lineage_of(m_after))
        : m_before          ? structure.family_variants.find(m_before->family_variant)
                            : nullptr;
    if (given != nullptr && variant != nullptr && given != variant) {
        return reject(
            "family_variant.change", AkeneoField::family_variant,
            tr("{0} has the family variant {1}, which cannot change.", m_after.code, given->code),
            tr("Write {0}, or create a new model.", given->code));
    }
    if (given != nullptr) variant = given;
    if (variant == nullptr) {
        return reject("family_variant.missing", AkeneoField::family_variant,
                      tr("The model has no family variant."), tr("Write the code of one."));
    }
    m_after.family_variant = variant->id;
    m_after.family = variant->family;
    return true;
}

void ImportedRow::read_properties() {
    if (const auto text = cell(AkeneoField::enabled); text && !text->empty()) {
        static const Attribute yes_or_no = [] {
            Attribute attribute;
            attribute.type = AttributeType::boolean;
            return attribute;
        }();
        ParsedValue parsed = parse_value(m_context.structure(), yes_or_no, *text);
        if (auto* issue = std::get_if<Issue>(&parsed)) {
            issue->column = heading(AkeneoField::enabled);
            m_issues.push_back(std::move(*issue));
        } else if (const auto* value = std::get_if<Value>(&parsed)) {
            m_after.enabled = std::get<bool>(*value);
        }
    }
    take_references(AkeneoField::categories, property::categories);
    take_references(AkeneoField::groups, property::groups);
    check_category_trees();
}

void ImportedRow::take_references(AkeneoField field, AttributeId property) {
    const auto codes = cell(field);
    if (!codes) return;
    const Structure& structure = m_context.structure();
    References references;
    for (const std::string_view code : split_list(*codes, ',')) {
        std::int32_t id = 0;
        if (field == AkeneoField::categories) {
            const Category* category = structure.categories.find(code);
            id = category == nullptr ? 0 : category->id;
        } else {
            const Group* group = structure.groups.find(code);
            id = group == nullptr ? 0 : group->id;
        }
        if (id == 0) {
            note(Severity::error,
                 field == AkeneoField::categories ? "category.unknown" : "group.unknown", field,
                 code,
                 field == AkeneoField::categories ? tr("There is no category {0}.", code)
                                                  : tr("There is no group {0}.", code),
                 tr("Import it first, or correct the code. The others in the cell were taken."));
        } else if (std::find(references.ids.begin(), references.ids.end(), id) ==
                   references.ids.end()) {
            references.ids.push_back(id);
        }
    }
    m_after.values.set({property, 0}, std::move(references));
}

// A product outside every channel's tree is exported nowhere; that may be meant.
void ImportedRow::check_category_trees() {
    const auto codes = cell(AkeneoField::categories);
    const Structure& structure = m_context.structure();
    if (!codes || structure.channels.size() == 0) return;
    const auto& categories = m_after.references(property::categories);
    const bool sold = std::any_of(categories.begin(), categories.end(), [&](CategoryId category) {
        return structure.channels.find_if([&](const Channel& channel) {
            return channel.tree != 0 && structure.is_under(category, channel.tree);
        }) != nullptr;
    });
    if (categories.empty() || sold) return;
    note(Severity::info, "category.no_channel", AkeneoField::categories, *codes,
         tr("None of the categories stands in the tree of a channel."), {});
}

bool ImportedRow::check_axes() {
    if (m_after.parent == 0) return true;
    const Lineage lineage = m_models.lineage_of(m_after);
    AttributeId missing = 0;
    const auto values = m_models.axis_values(lineage, missing);
    if (!values) {
        reject("variant.axis_missing", AkeneoField::ignored,
               tr("{0} has no {1}, by which the variants of {2} are told apart.", m_after.code,
                  m_context.structure().attributes.code_of(missing), lineage.parent->code),
               tr("Fill the cell."));
        m_rejection.column = m_context.structure().attributes.code_of(missing);
        m_rejection.value.clear();
        return false;
    }
    const ProductId twin = m_models.child_with(m_after.parent, *values);
    if (twin == 0 || twin == m_after.id) return true;
    const std::string shown = replace_all(trim(*values), "\n", ", ");
    reject("variant.axis_duplicate", AkeneoField::ignored,
           tr("{0} has the same axis values as {1} below {2}: {3}.", m_after.code,
              m_context.catalogue.products().code_of(twin), lineage.parent->code, shown),
           tr("Change one of the two."));
    m_rejection.column.clear();
    m_rejection.value = issue_value(shown);
    return false;
}

}  // namespace vitrine
