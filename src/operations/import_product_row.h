// A row of a product or model file on its way to a product: which one it is, where it stands among
// families and models, and its properties.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "interchange/akeneo_headings.h"
#include "operations/import_models.h"

namespace vitrine {

// A file of products or models whose headings were understood.
struct ProductFile {
    const ImportFile* file = nullptr;
    AkeneoRows rows = AkeneoRows::products;
    AkeneoHeadings headings;
    std::vector<std::optional<std::size_t>> fields;  // by AkeneoField: its first column
    std::vector<std::size_t> without_heading;        // columns
    std::vector<bool> seen;                          // by product id: taken from this file

    void see(ProductId product);
    // Fills the two lists from the headings.
    void list_fields();
    std::optional<std::size_t> find(AkeneoField field) const {
        return fields[static_cast<std::size_t>(field)];
    }
    // The trimmed cell; absent where the file or the row has none.
    std::optional<std::string_view> cell(const CsvRow& row, AkeneoField field) const;
    bool has_seen(ProductId product) const {
        const auto index = static_cast<std::size_t>(product);
        return index < seen.size() && seen[index];
    }
};

// Products by UUID, for files that name them so. Read once, when first asked.
class ImportUuids {
public:
    explicit ImportUuids(ImportContext& context) : m_context(context) {}
    // 0 if there is none.
    ProductId find(const std::string& uuid);
    void written(const Product& product);
    // After a commit: what others wrote meanwhile is read at the next question.
    void committed();

private:
    ImportContext& m_context;
    bool m_loaded = false;
    std::int64_t m_data_version = 0;
    std::unordered_map<std::string, ProductId> m_ids;
};

class ImportedRow {
public:
    ImportedRow(ImportContext& context, ImportCodes& codes, ImportModels& models,
                ImportUuids& uuids, ProductFile& file, const CsvRow& row)
        : m_context(context),
          m_codes(codes),
          m_models(models),
          m_uuids(uuids),
          m_file(file),
          m_row(row) {}

    // Each is false where the row must be rejected; rejection() then says why. In this order:
    bool identify();         // code, UUID, stored product
    bool place();            // parent, family, family variant
    void read_properties();  // enabled, categories, groups
    bool check_axes();       // once the values are set

    // The stored product, absent for a new one, and what becomes of it.
    const Product* before() const { return m_before ? &*m_before : nullptr; }
    Product& after() { return m_after; }
    Lineage lineage() { return m_models.lineage_of(m_after); }
    Issues& issues() { return m_issues; }
    Issue& rejection() { return m_rejection; }
    std::int64_t line() const { return m_row.line; }

    std::optional<std::string_view> cell(AkeneoField field) const {
        return m_file.cell(m_row, field);
    }

    // Says why the row is not taken; false.
    bool reject(std::string_view rule, AkeneoField field, std::string message, std::string fix);

private:
    bool is_model_row() const { return m_file.rows == AkeneoRows::models; }
    std::string heading(AkeneoField field) const;
    void note(Severity severity, std::string_view rule, AkeneoField field, std::string_view value,
              std::string message, std::string fix);
    std::string make_code();
    bool identify_by_uuid(std::string_view code);
    bool take_parent();
    bool take_family();
    bool take_family_variant();
    void take_references(AkeneoField field, AttributeId property);
    void check_category_trees();

    ImportContext& m_context;
    ImportCodes& m_codes;
    ImportModels& m_models;
    ImportUuids& m_uuids;
    ProductFile& m_file;
    const CsvRow& m_row;
    std::optional<Product> m_before;
    Product m_after;
    Issues m_issues;
    Issue m_rejection;
};

}  // namespace vitrine
