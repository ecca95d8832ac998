// The table of one field while somebody edits it: headings, cells as they are shown, what is wrong.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalog/table_text.h"
#include "workbench/choices.h"

namespace vitrine {

class TableDraft {
public:
    // `text` is the field's as FieldView has it; labels in `locale`. Begins without rows where it
    // cannot be read.
    TableDraft(std::shared_ptr<const Structure> structure, AttributeId attribute,
               std::string_view text, std::string locale);

    // Of a table that is no attribute of the catalogue.
    TableDraft(std::shared_ptr<const Structure> structure, Attribute attribute,
               std::string_view text, std::string locale);

    std::size_t column_count() const { return m_attribute.table_columns.size(); }
    std::size_t row_count() const { return m_cells.size(); }
    // "Ingredient *", with the unit that is taken for granted: "Amount (g)".
    std::string heading(std::size_t column) const;
    // What there is to choose from in a column, by label; empty where one types.
    const std::vector<Choice>& choices(std::size_t column) const { return m_choices[column]; }
    // What a cell says: labels instead of codes.
    std::string shown(std::size_t row, std::size_t column) const;
    // Takes what was typed or chosen, by label or code.
    void type(std::size_t row, std::size_t column, const std::string& words);
    // Before the row; at the end for row_count().
    void add_row(std::size_t before);
    void remove_row(std::size_t row);
    // False at the ends.
    bool move_row(std::size_t row, int places);

    // The first cell that is wrong, in a sentence.
    struct Problem {
        std::size_t row = 0;
        std::size_t column = 0;
        std::string sentence;
    };
    std::optional<Problem> problem() const;
    // As edit_products() reads it; empty without rows.
    std::string text() const;

private:
    std::shared_ptr<const Structure> m_structure;
    Attribute m_attribute;
    std::string m_locale;
    TableCells m_cells;
    std::vector<std::vector<Choice>> m_choices;
};

}  // namespace vitrine
