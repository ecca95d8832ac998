#include "operations/import_unchanged.h"

#include <algorithm>

#include "base/checksum.h"
#include "base/text.h"

namespace vitrine {
namespace {

// To be raised when rows are read otherwise than before.
constexpr std::uint64_t rules_version = 1;

void add(std::string& key, std::uint64_t number) {
    key.append(reinterpret_cast<const char*>(&number), sizeof number);
}

}  // namespace

void ImportUnchanged::use(const ProductFile& file, const std::string& dialect) {
    m_file = &file;
    m_of_file = dialect + '\n' + m_context.options.decimal_sign;
    if (const std::string& source = m_context.options.data_source; !source.empty())
        m_of_file += "\nsource " + source;
    if (m_context.options.override_inherited) m_of_file += "\noverride";
    if (m_context.options.mode == ImportMode::replace) m_of_file += "\nreplace";
    for (const std::string& heading : file.file->headings) {
        add(m_of_file, heading.size());
        m_of_file += heading;
    }
    m_structure_seq.reset();
    structure_replaced();
}

void ImportUnchanged::structure_replaced() {
    const std::int64_t seq = m_context.catalogue.structure_seq();
    if (m_structure_seq == seq) return;
    m_structure_seq = seq;
    std::string all = m_of_file;
    add(all, rules_version);
    add(all, static_cast<std::uint64_t>(m_file->rows));
    add(all, m_context.catalogue.structure_hash());
    m_of_structure = quick_hash(all);
}

ProductId ImportUnchanged::find(const CsvRow& row) {
    const std::string_view code = m_file->cell(row, AkeneoField::code).value_or("");
    if (code.empty() || !m_codes.knows_rows()) return 0;
    const bool models = m_file->rows == AkeneoRows::models;
    const auto id =
        m_codes.find(models ? ProductStore::Space::models : ProductStore::Space::products, code);
    if (!id) return 0;
    const std::int64_t known = m_codes.row_hash(*id);
    // A second row of the same product is an issue.
    if (known <= row_hash::last_special || m_file->has_seen(*id)) return 0;
    const std::string_view parent_code = m_file->cell(row, AkeneoField::parent).value_or("");
    const Product* parent = nullptr;
    if (!parent_code.empty()) {
        parent = m_models.find(parent_code);
        // Its children were told apart when they were imported; others may have changed one since.
        if (parent == nullptr || m_codes.has_changed_child(parent->id)) return 0;
    }
    return hash(row, parent) == known ? *id : 0;
}

std::int64_t ImportUnchanged::hash_after(const CsvRow& row, const Product& product,
                                         const Issues& issues) {
    const bool clean = std::all_of(issues.begin(), issues.end(), [](const Issue& issue) {
        return issue.rule == ImportMedia::missing_rule;
    });
    const bool names_parent = !m_file->cell(row, AkeneoField::parent).value_or("").empty();
    if (!clean || names_parent != (product.parent != 0) || m_links.waits() ||
        m_cells.kept_a_file()) {
        return row_hash::taken;
    }
    const Product* parent = product.parent == 0 ? nullptr : m_models.find(product.parent);
    return hash(row, parent).value_or(row_hash::taken);
}

std::optional<std::int64_t> ImportUnchanged::hash(const CsvRow& row, const Product* parent) {
    m_key.clear();
    add(m_key, m_of_structure);
    add(m_key, row.hash);
    for (const std::uint32_t column : row.ignored) add(m_key, column);
    if (parent != nullptr) add(m_key, m_models.fingerprint(*parent));
    m_cells.add_targets(row, m_key);
    if (!m_links.add_targets(row, m_key)) return std::nullopt;
    const auto hash = static_cast<std::int64_t>(quick_hash(m_key) >> 1U);
    return std::max(hash, row_hash::last_special + 1);
}

}  // namespace vitrine
