// The files that cells name: how ImportCells of import_cells.h takes them in.
#include <algorithm>

#include "base/text.h"
#include "operations/import_cells.h"

namespace vitrine {

void ImportCells::take_files(Product& product, const Product* before, Issues& issues) {
    m_kept_a_file = false;
    for (const PendingFile& file : m_files) {
        const Column& column = m_columns[file.column];
        const Value* stored =
            before == nullptr || !file.key ? nullptr : before->values.find(*file.key);
        const auto* reference = stored == nullptr ? nullptr : std::get_if<FileReference>(stored);
        auto taken = m_media.take(*column.attribute, file.path, reference);
        const bool refused = taken.issue && taken.issue->severity == Severity::error;
        if (taken.issue && (file.key || !refused))
            issues.push_back(placed(column, file.path, std::move(*taken.issue)));
        if (!file.key) continue;
        m_kept_a_file = m_kept_a_file || taken.is_kept;
        if (!refused) {
            product.values.set(*file.key, FileReference{file.path, taken.checksum});
        } else if (stored != nullptr) {
            product.values.set(*file.key, *stored);
        } else {
            product.values.erase(*file.key);
        }
    }
}

template <class UseText>
void ImportCells::each_filled(const CsvRow& row, const std::vector<std::size_t>& columns,
                              UseText use) const {
    for (const std::size_t i : columns) {
        const std::size_t index = m_columns[i].index;
        if (index >= row.cells.size() || row.ignores(index)) continue;
        const std::string_view text = trim(row.cells[index]);
        if (!text.empty()) use(m_columns[i], text);
    }
}

void ImportCells::add_targets(const CsvRow& row, std::string& key) const {
    each_filled(row, m_media_columns, [&](const Column&, std::string_view path) {
        key += m_media.peek(path);
        key += '\n';
    });
    each_filled(row, m_product_columns, [&](const Column&, std::string_view code) {
        key += std::to_string(m_context.find_product(code)) + '\n';
    });
}

std::optional<std::size_t> ImportCells::column_of(ValueKey key) const {
    const auto known =
        std::lower_bound(m_by_key.begin(), m_by_key.end(), std::pair(key, std::size_t{0}));
    if (known != m_by_key.end() && known->first == key) return m_columns[known->second].index;
    if (!m_has_price_lists) return std::nullopt;
    const Scope scope = m_context.structure().scope(key.scope);
    for (const Column& column : m_columns) {
        const AkeneoColumn& place = heading(column);
        if (column.is_price_list && place.attribute == key.attribute &&
            place.channel == scope.channel && place.locale == scope.locale) {
            return column.index;
        }
    }
    return std::nullopt;
}

bool ImportCells::names_files(std::size_t column) const {
    const Column* known = at(column);
    return known != nullptr && known->attribute != nullptr && known->attribute->is_media();
}

bool ImportCells::names_products(std::size_t column) const {
    const Column* known = at(column);
    return known != nullptr && known->attribute != nullptr &&
           known->attribute->type == AttributeType::product_link;
}

std::string ImportCells::beside(const CsvRow& row, std::size_t column) const {
    const Column* known = at(column);
    if (known == nullptr) return {};
    if (names_files(column)) return m_media.peek(trim(row.cells[column]));
    if (!known->unit_column || *known->unit_column >= row.cells.size()) return {};
    return std::string(trim(row.cells[*known->unit_column]));
}

void ImportCells::mention_files(const CsvRow& row, Issues& issues) {
    each_filled(row, m_media_columns, [&](const Column& column, std::string_view path) {
        if (ImportMedia::check_path(path)) return;
        auto issue = m_media.take(*column.attribute, std::string(path), nullptr).issue;
        // With a refused file of its own the row would have been taken.
        if (issue && issue->severity != Severity::error) {
            issues.push_back(placed(column, path, std::move(*issue)));
        }
    });
}

}  // namespace vitrine
