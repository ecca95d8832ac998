#include "operations/import_merge.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"

namespace vitrine {
namespace {

constexpr std::size_t rows_per_flush = 5'000;

// The fields that come before the values, or by themselves.
bool is_taken_out_first(AkeneoField field) {
    switch (field) {
        case AkeneoField::family:
        case AkeneoField::family_variant:
        case AkeneoField::parent:
        case AkeneoField::categories:
        case AkeneoField::groups:
        case AkeneoField::enabled:
        case AkeneoField::link:
            return true;
        default:
            return false;
    }
}

// How many of each there are of what a cell links to; empty where no column says.
std::string_view quantities_beside(const AkeneoHeadings& headings, const CsvRow& row,
                                   const AkeneoColumn& links) {
    for (std::size_t i = 0; i < headings.columns.size() && i < row.cells.size(); ++i) {
        const AkeneoColumn& column = headings.columns[i];
        if (column.field == AkeneoField::link_quantity &&
            column.association_type == links.association_type &&
            column.link_property == links.link_property) {
            return trim(row.cells[i]);
        }
    }
    return {};
}

DataSourceId find_source(const Structure& structure, const std::string& code) {
    if (code.empty()) return 0;
    if (const DataSource* source = structure.data_sources.find(code)) return source->id;
    std::vector<std::string> codes;
    structure.data_sources.each([&](const DataSource& one) { codes.push_back(one.code); });
    throw Error(Failure::usage,
                codes.empty()
                    ? tr("There is no data source {0}. Make it first: vitrine change create "
                         "data_source {0} --yes",
                         code)
                    : tr("There is no data source {0}, but {1}. A new one is made by: vitrine "
                         "change create data_source {0} --yes",
                         code, join(codes, ", ")));
}

const DataSource* owner_of(const Structure& structure, AttributeId attribute) {
    return structure.data_sources.find_if([&](const DataSource& source) {
        return std::find(source.attributes.begin(), source.attributes.end(), attribute) !=
               source.attributes.end();
    });
}

}  // namespace

ImportMerge::ImportMerge(ImportContext& context, const ImportCells& cells)
    : m_context(context),
      m_cells(cells),
      m_source(find_source(context.structure(), context.options.data_source)) {
    if (m_source != 0) m_bases.emplace(context.catalogue, m_source);
}

void ImportMerge::use(const ProductFile& file) {
    flush();  // in the columns of the file before
    m_file = &file;
    list_owned();
    if (!is_merged()) return;
    std::vector<std::string> columns;
    std::set<std::string> known;
    for (std::size_t i = 0; i < file.headings.columns.size(); ++i) {
        std::string name = fold_case(file.headings.columns[i].heading);
        // Two of one name are told apart by their order.
        while (!known.insert(name).second) name += '\t';
        columns.push_back(std::move(name));
    }
    m_bases->use(std::move(columns));
}

void ImportMerge::structure_replaced() {
    if (m_file != nullptr) list_owned();
}

void ImportMerge::list_owned() {
    m_owned.clear();
    const auto& columns = m_file->headings.columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].field != AkeneoField::value) continue;
        const DataSource* owner = owner_of(m_context.structure(), columns[i].attribute);
        if (owner != nullptr && owner->id != m_source)
            m_owned.push_back(static_cast<std::uint32_t>(i));
    }
}

Issues ImportMerge::owned_by_others(const ProductFile& file) const {
    Issues issues;
    for (const AkeneoColumn& column : file.headings.columns) {
        if (column.field != AkeneoField::value) continue;
        const DataSource* owner = owner_of(m_context.structure(), column.attribute);
        if (owner == nullptr || owner->id == m_source) continue;
        Issue issue = make_issue(
            Severity::warning, "heading.owned",
            tr("{0} belongs to the data source {1}, so the column was not read.", column.heading,
               owner->code),
            tr("Import the file as {0}, or take the attribute away from it.", owner->code));
        issue.row = 1;
        issue.column = column.heading;
        issues.push_back(std::move(issue));
    }
    return issues;
}

void ImportMerge::leave_owned(CsvRow& row) const {
    if (m_owned.empty()) return;
    std::vector<std::uint32_t> both;
    std::set_union(row.ignored.begin(), row.ignored.end(), m_owned.begin(), m_owned.end(),
                   std::back_inserter(both));
    row.ignored = std::move(both);
}

// What a cell says, together with the cell that says its unit or how many. Pictures that changed
// under their name say something else.
CellMark ImportMerge::mark(const CsvRow& row, std::size_t column) const {
    const std::string_view cell = row.cells[column];
    if (trim(cell).empty()) return cell_mark::blank;
    const AkeneoColumn& place = m_file->headings.columns[column];
    const auto beside = place.field == AkeneoField::link
                            ? std::string(quantities_beside(m_file->headings, row, place))
                            : m_cells.beside(row, column);
    if (beside.empty()) return mark_of(cell);
    return mark_of(std::string(trim(cell)) + '\n' + beside);
}

bool ImportMerge::is_as_before(const CsvRow& row, std::size_t column) const {
    return m_base != nullptr && column < row.cells.size() && !row.ignores(column) &&
           (*m_base)[column] != cell_mark::unknown && (*m_base)[column] == mark(row, column);
}

void ImportMerge::begin(CsvRow& row, const Product* before) {
    m_base = nullptr;
    m_kept = 0;
    if (!is_merged()) return;
    m_ignored = row.ignored;
    m_base = m_bases->find(before == nullptr ? 0 : before->id);
    if (m_base == nullptr) return;
    std::vector<std::uint32_t> same;
    for (std::size_t i = 0; i < m_file->headings.columns.size(); ++i) {
        if (is_taken_out_first(m_file->headings.columns[i].field) && is_as_before(row, i))
            same.push_back(static_cast<std::uint32_t>(i));
    }
    row.ignored.insert(row.ignored.end(), same.begin(), same.end());
    std::sort(row.ignored.begin(), row.ignored.end());
}

void ImportMerge::keep_values(const CsvRow& row, const Product* before, Product& after) {
    keep(row, before, after, false);
}

void ImportMerge::keep_files(const CsvRow& row, const Product* before, Product& after) {
    keep(row, before, after, true);
}

void ImportMerge::keep(const CsvRow& row, const Product* before, Product& after, bool files) {
    if (m_base == nullptr) return;
    for (const FieldChange& change : differences(*before, after)) {
        const auto column = m_cells.column_of(change.key);
        if (!column || m_cells.names_files(*column) != files || !is_as_before(row, *column))
            continue;
        set_field(after, change.key, change.before);
        ++m_kept;
    }
}

// Whether all that the cell names is there: what is not there yet may come, and is to be taken
// then.
bool ImportMerge::is_resolved(const CsvRow& row, std::size_t column) const {
    const AkeneoColumn& place = m_file->headings.columns[column];
    const Structure& structure = m_context.structure();
    const auto is_known = [&](std::string_view code) {
        if (place.field == AkeneoField::categories)
            return structure.categories.find(code) != nullptr;
        if (place.field == AkeneoField::groups || place.link_property == property::linked_groups)
            return structure.groups.find(code) != nullptr;
        return m_context.find_product(code) != 0;
    };
    const bool links = place.field == AkeneoField::value && m_cells.names_products(column);
    const bool names = links || place.field == AkeneoField::categories ||
                       place.field == AkeneoField::groups || place.field == AkeneoField::link;
    if (!names) return true;
    const auto codes = split_list(row.cells[column], ',');
    return std::all_of(codes.begin(), codes.end(), is_known);
}

void ImportMerge::take(CsvRow& row, const std::vector<std::size_t>& not_taken) {
    if (!is_merged()) return;
    m_context.log.report().kept += m_kept;
    row.ignored = m_ignored;
    const auto& columns = m_file->headings.columns;
    m_marks.assign(columns.size(), cell_mark::unknown);
    if (m_base != nullptr) m_marks = *m_base;
    for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
        const AkeneoField field = columns[i].field;
        if (row.ignores(i) || (field != AkeneoField::value && !is_taken_out_first(field))) continue;
        m_marks[i] = is_resolved(row, i) ? mark(row, i) : cell_mark::unknown;
    }
    for (const std::size_t i : not_taken) m_marks[i] = cell_mark::unknown;
    m_base = nullptr;
}

void ImportMerge::written(ProductId product) {
    if (!is_merged()) return;
    m_bases->set(product, m_marks);
    if (++m_rows >= rows_per_flush) flush();
}

void ImportMerge::reject(CsvRow& row) {
    if (is_merged()) row.ignored = m_ignored;
    m_base = nullptr;
}

void ImportMerge::flush() {
    if (!is_merged()) return;
    m_rows = 0;
    if (m_bases->flush(m_context.writer.id())) m_context.writer.keep_notes();
}

}  // namespace vitrine
