// Cells of the product grid: what they say and what typing into them does.
#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "workbench/product_grid.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

const std::string loading = "…";

std::string kind_text(const ProductRow& row) {
    if (row.kind != ProductKind::model) return kind_label(row.kind);
    return trn("Model, {0} variant", "Model, {0} variants", row.required,
               format_number(row.required));
}

// What a person reads for a stored label: numbers in the language of the program would not be taken
// back when typed, so they keep their digits.
std::string shown_label(const GridColumn& column, const std::string& label) {
    if (column.type != AttributeType::boolean) return label;
    if (label == "1" || label == "true") return boolean_label(true);
    if (label == "0" || label == "false") return boolean_label(false);
    return label;
}

// What names a column whatever its place.
const std::string& field_of(const GridColumn& column) {
    return column.cell >= 0 ? column.name : column.sort;
}

// "price[EUR]" -> "price".
std::string attribute_of(const std::string& field) {
    return field.substr(0, field.find('['));
}

// "Oui" as it is chosen from the list, as the "1" that is stored.
std::string typed_code(const GridColumn& column, const std::string& text) {
    for (const Choice& choice : column.choices) {
        if (fold_case(choice.label) == fold_case(text)) return choice.code;
    }
    return text;
}

}  // namespace

ProductGrid::CellKey ProductGrid::key_of(std::size_t row, std::size_t column) const {
    return {product_at(row), field_of(m_columns[column])};
}

std::string ProductGrid::stored_text(const ProductRow& row, const GridColumn& column) const {
    using Kind = GridColumn::Kind;
    if (column.cell >= 0) {
        const auto cell = static_cast<std::size_t>(column.cell);
        const std::string& label = cell < row.cells.size() ? row.cells[cell] : row.code;
        return shown_label(column, label);
    }
    switch (column.kind) {
        case Kind::sku:
            return row.code;
        case Kind::name:
            return row.name;
        case Kind::family:
            return row.family;
        case Kind::kind:
            return kind_text(row);
        case Kind::completeness:
            return format_percent(row.percent());
        case Kind::enabled:
            return row.kind == ProductKind::model ? std::string() : boolean_label(row.enabled);
        case Kind::problems:
            return m_problems.text(row.id).value_or(loading);
        case Kind::value:
            break;
    }
    return {};
}

std::string ProductGrid::text(std::size_t row_number, std::size_t column_number) {
    const CellKey key = key_of(row_number, column_number);
    if (const auto typed = m_pending.find(key); typed != m_pending.end()) return typed->second;
    if (const auto saved = m_saved.find(key); saved != m_saved.end()) return saved->second;
    if (const auto refused = m_refused.find(key); refused != m_refused.end()) {
        return refused->second.text;
    }
    const ProductRow* found = row(row_number);
    if (found == nullptr) return loading;
    if (found->code.empty()) return {};  // removed meanwhile
    const GridColumn& column = m_columns[column_number];
    std::string text = stored_text(*found, column);
    // Families that name their products by another attribute than most.
    if (column.kind == GridColumn::Kind::name && text.empty()) text = found->name;
    return text;
}

std::string ProductGrid::editor_text(std::size_t row_number, std::size_t column_number) {
    const CellKey key = key_of(row_number, column_number);
    if (m_pending.contains(key) || m_saved.contains(key) || m_refused.contains(key)) {
        return text(row_number, column_number);
    }
    const ProductRow* found = row(row_number);
    return found == nullptr ? std::string() : stored_text(*found, m_columns[column_number]);
}

ProductGrid::Look ProductGrid::look(std::size_t row_number, std::size_t column_number) {
    Look look;
    const CellKey key = key_of(row_number, column_number);
    look.pending = m_pending.contains(key);
    look.refused = m_refused.contains(key);
    const ProductRow* found = row(row_number);
    look.loading = found == nullptr;
    if (found == nullptr) return look;
    const GridColumn& column = m_columns[column_number];
    const auto cell = static_cast<std::size_t>(std::max(column.cell, 0));
    if (column.cell >= 0 && cell < found->cells_inherited.size()) {
        look.inherited = found->cells_inherited[cell];
    }
    if (column.kind == GridColumn::Kind::name && column.cell >= 0 && cell < found->cells.size()) {
        look.own_name = !found->cells[cell].empty();
    }
    return look;
}

std::string ProductGrid::why(std::size_t row, std::size_t column) const {
    const auto refused = m_refused.find(key_of(row, column));
    return refused == m_refused.end() ? std::string() : refused->second.reason;
}

void ProductGrid::type(const std::vector<Typed>& cells, const std::string& source) {
    std::vector<TypedValue> values;
    std::vector<Typed> sent;
    std::vector<ProductId> products;
    for (const Typed& typed : cells) {
        if (typed.row >= m_ids.size() || !m_columns[typed.column].editable) continue;
        const GridColumn& column = m_columns[typed.column];
        TypedValue value;
        value.product = m_ids[typed.row];
        value.field = column.field;
        if (typed.text && !trim(*typed.text).empty()) value.text = typed_code(column, *typed.text);
        const CellKey key = key_of(typed.row, typed.column);
        const ProductRow* found = row(typed.row);
        // Typed over what is on its way to the file: the file's own order settles that.
        const bool settled = !m_pending.contains(key) && !m_saved.contains(key);
        if (found != nullptr && column.cell >= 0 && settled) {
            value.shown = found->cells[static_cast<std::size_t>(column.cell)];
        }
        m_refused.erase(key);
        m_pending[key] = typed.text.value_or(std::string());
        values.push_back(std::move(value));
        sent.push_back(typed);
        products.push_back(m_ids[typed.row]);
    }
    if (values.empty()) return;
    // Saved text stays in sight until the page that holds it has been read again.
    const auto settle = [this, sent, products](bool saved) {
        for (std::size_t i = 0; i < sent.size(); ++i) {
            if (sent[i].column >= m_columns.size()) continue;
            const auto pending = m_pending.find({products[i], field_of(m_columns[sent[i].column])});
            if (pending == m_pending.end()) continue;
            if (saved) m_saved[pending->first] = pending->second;
            m_pending.erase(pending);
        }
    };
    m_editor.apply(
        std::move(values), source,
        m_receiver.guard([this, sent, products, source, settle](const EditReport& report) {
            settle(true);
            on_edited(report, sent, products, source);
        }),
        m_receiver.guard([this, settle](const std::string& sentence) {
            settle(false);
            if (events.cells_changed) events.cells_changed();
            if (events.failed) events.failed(sentence);
        }));
    if (events.cells_changed) events.cells_changed();
}

void ProductGrid::on_edited(const EditReport& report, const std::vector<Typed>& cells,
                            const std::vector<ProductId>& products, const std::string& source) {
    // Refusals name product and field; they go back to the cells they came from.
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> places;
    for (std::size_t i = 0; !report.issues.empty() && i < cells.size(); ++i) {
        const bool same_place = product_at(cells[i].row) == products[i];
        const ProductRow* found = same_place ? row(cells[i].row) : nullptr;
        if (found == nullptr || cells[i].column >= m_columns.size()) continue;
        places[{found->code, attribute_of(field_of(m_columns[cells[i].column]))}].push_back(i);
    }
    for (const Issue& issue : report.issues) {
        if (issue.severity != Severity::error) continue;
        const auto at = places.find({issue.product, attribute_of(issue.column)});
        if (at == places.end()) continue;
        for (const std::size_t i : at->second) {
            const std::string typed = cells[i].text.value_or(std::string());
            // Two prices of one product: the one that was refused says so itself.
            if (at->second.size() > 1 && !issue.value.empty() && issue.value != trim(typed))
                continue;
            const CellKey key{products[i], field_of(m_columns[cells[i].column])};
            m_refused[key] = {typed, advice(issue)};
            m_saved.erase(key);
        }
    }
    mark_stale();
    if (events.cells_changed) events.cells_changed();
    if (events.edited) events.edited(report, source);
}

std::optional<std::pair<std::size_t, std::size_t>> ProductGrid::next_refused(
    std::size_t row, std::size_t column) const {
    std::optional<std::pair<std::size_t, std::size_t>> first, next;
    for (const auto& [key, refusal] : m_refused) {
        const auto at_row = row_of(key.first);
        if (!at_row) continue;
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            if (field_of(m_columns[c]) != key.second) continue;
            const std::pair<std::size_t, std::size_t> place(*at_row, c);
            if (!first || place < *first) first = place;
            if (place > std::pair(row, column) && (!next || place < *next)) next = place;
        }
    }
    return next ? next : first;
}

}  // namespace vitrine
