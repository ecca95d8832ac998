#include "workbench/table_draft.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/measurement.h"
#include "catalog/shown_name.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

// More is typed by its code instead.
constexpr std::size_t most_choices = 200;

Attribute attribute_of(const Structure& structure, AttributeId id) {
    const Attribute* known = structure.attributes.find(id);
    return known == nullptr ? Attribute() : *known;
}

}  // namespace

TableDraft::TableDraft(std::shared_ptr<const Structure> structure, AttributeId attribute,
                       std::string_view text, std::string locale)
    : TableDraft(structure, attribute_of(*structure, attribute), text, std::move(locale)) {}

TableDraft::TableDraft(std::shared_ptr<const Structure> structure, Attribute attribute,
                       std::string_view text, std::string locale)
    : m_structure(std::move(structure)),
      m_attribute(std::move(attribute)),
      m_locale(std::move(locale)) {
    m_cells = table_cells(*m_structure, m_attribute, text);
    for (const TableColumn& column : m_attribute.table_columns) {
        auto& choices = m_choices.emplace_back();
        std::int32_t number = 0;
        switch (column.type) {
            case TableColumn::Type::select:
                for (const auto& [code, labels] : column.options)
                    choices.push_back(
                        {++number, code, label_of(*m_structure, labels, code, m_locale)});
                break;
            case TableColumn::Type::record:
                choices =
                    record_choices(*m_structure, column.reference_entity, m_locale, most_choices);
                break;
            case TableColumn::Type::boolean:
                choices = boolean_choices();
                break;
            default:
                break;
        }
    }
}

std::string TableDraft::heading(std::size_t column) const {
    const TableColumn& defined = m_attribute.table_columns[column];
    std::string words = label_of(*m_structure, defined.labels, defined.code, m_locale);
    if (const Unit* unit = find_unit(defined.measurement_family, defined.default_unit))
        words = tr("{0} ({1})", words, unit->symbol);
    return defined.required || column == 0 ? tr("{0} *", words) : words;
}

std::string TableDraft::shown(std::size_t row, std::size_t column) const {
    const std::string& cell = m_cells[row][column];
    for (const Choice& choice : m_choices[column]) {
        if (choice.code == cell) return choice.label;
    }
    return cell;
}

void TableDraft::type(std::size_t row, std::size_t column, const std::string& words) {
    std::string& cell = m_cells[row][column];
    cell = trim(words);
    for (const Choice& choice : m_choices[column]) {
        if (choice.label == cell || choice.code == cell) {
            cell = choice.code;
            return;
        }
    }
}

void TableDraft::add_row(std::size_t before) {
    const auto at = static_cast<std::ptrdiff_t>(std::min(before, m_cells.size()));
    m_cells.insert(m_cells.begin() + at, std::vector<std::string>(column_count()));
}

void TableDraft::remove_row(std::size_t row) {
    m_cells.erase(m_cells.begin() + static_cast<std::ptrdiff_t>(row));
}

bool TableDraft::move_row(std::size_t row, int places) {
    const auto to = static_cast<std::ptrdiff_t>(row) + places;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(m_cells.size())) return false;
    std::swap(m_cells[row], m_cells[static_cast<std::size_t>(to)]);
    return true;
}

std::optional<TableDraft::Problem> TableDraft::problem() const {
    const auto found = check_table_cells(*m_structure, m_attribute, m_cells);
    if (!found) return std::nullopt;
    return Problem{found->row, found->column, advice(found->issue)};
}

std::string TableDraft::text() const {
    return table_cells_text(m_attribute, m_cells);
}

}  // namespace vitrine
