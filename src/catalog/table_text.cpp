#include "catalog/table_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/shown_name.h"
#include "catalog/spelling.h"
#include "catalog/validation.h"

namespace vitrine {
namespace {

using Json = nlohmann::ordered_json;
using Row = std::vector<TableCell>;

// What a cell holds is read, checked and written as the value of such an attribute would be.
Attribute stand_in(const Attribute& table, const TableColumn& column) {
    Attribute attribute;
    attribute.code = table.code + '.' + column.code;
    switch (column.type) {
        case TableColumn::Type::text:
        case TableColumn::Type::select:
            attribute.type = AttributeType::text;
            break;
        case TableColumn::Type::number:
            attribute.type = AttributeType::number;
            break;
        case TableColumn::Type::boolean:
            attribute.type = AttributeType::boolean;
            break;
        case TableColumn::Type::date:
            attribute.type = AttributeType::date;
            break;
        case TableColumn::Type::measurement:
            attribute.type = AttributeType::measurement;
            break;
        case TableColumn::Type::record:
            attribute.type = AttributeType::record_link;
            break;
    }
    attribute.reference_entity = column.reference_entity;
    attribute.measurement_family = column.measurement_family;
    attribute.default_unit = column.default_unit;
    attribute.number_min = column.number_min;
    attribute.number_max = column.number_max;
    attribute.decimals_allowed = column.decimals_allowed;
    attribute.max_characters = column.max_characters;
    return attribute;
}

// What a JSON value of a cell would be in a field of text; absent for what no cell can hold.
std::optional<std::string> cell_text(const Json& json) {
    if (json.is_null()) return "";
    if (json.is_string()) return json.get<std::string>();
    if (json.is_boolean()) return json.get<bool>() ? "1" : "0";
    if (json.is_number()) return json.dump();
    if (json.is_object() && json.contains("amount") && json.contains("unit")) {
        const auto amount = cell_text(json["amount"]);
        const auto unit = cell_text(json["unit"]);
        if (amount && unit) return *amount + ' ' + *unit;
    }
    return std::nullopt;
}

// Whether the number is the one that was written: JSON's are kept in 53 bits, which hold every
// decimal number of 15 digits.
bool is_exact(const Json& json) {
    if (json.is_object() && json.contains("amount")) return is_exact(json["amount"]);
    if (!json.is_number_float()) return true;
    constexpr std::size_t exact_digits = 15;
    const std::string text = json.dump();
    if (text.find('e') != std::string::npos) return false;
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9' && !(c == '0' && digits.empty())) digits += c;
    }
    while (digits.ends_with('0')) digits.pop_back();
    return digits.size() <= exact_digits;
}

class Reader {
public:
    Reader(const Structure& structure, const Attribute& attribute, std::string_view text,
           const ValueFormat& format)
        : m_structure(structure), m_attribute(attribute), m_text(text), m_format(format) {}

    ParsedValue read() {
        const Json json = Json::parse(m_text, nullptr, false);
        if (!json.is_array()) {
            return issue("table.unreadable",
                         tr("The text is no table: it is not a JSON array of rows."),
                         tr("Write it like [{{\"{0}\": \"…\"}}].", first_column()));
        }
        Table table;
        for (const Json& object : json) {
            ++m_row;
            Row row;
            if (auto found = read_row(object, row)) return *std::move(found);
            if (auto found = check_row(row, table)) return *std::move(found);
            table.rows.push_back(std::move(row));
        }
        if (table.rows.empty()) return std::monostate{};
        return ParsedValue(std::in_place_type<Value>, std::move(table));
    }

    // Row by row, as read() does, but with the cell that is wrong.
    std::optional<TableCellIssue> check(const TableCells& cells) {
        Table table;
        const auto& columns = m_attribute.table_columns;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (is_blank(cells[i])) continue;
            ++m_row;
            Row row;
            for (std::size_t column = 0; column < columns.size(); ++column) {
                if (auto found = read_cell(columns[column], cells[i][column], row))
                    return TableCellIssue{i, column, *std::move(found)};
            }
            std::sort(row.begin(), row.end(),
                      [](const TableCell& a, const TableCell& b) { return a.column < b.column; });
            if (auto found = check_row(row, table)) {
                return TableCellIssue{i, column_of(*found, row), *std::move(found)};
            }
            table.rows.push_back(std::move(row));
        }
        return std::nullopt;
    }

    static bool is_blank(const std::vector<std::string>& row) {
        return std::all_of(row.begin(), row.end(),
                           [](const std::string& cell) { return trim(cell).empty(); });
    }

private:
    // The empty cell that has to be filled, or else the first, which tells rows apart.
    std::size_t column_of(const Issue& found, const Row& row) const {
        if (found.rule != "table.required") return 0;
        const auto& columns = m_attribute.table_columns;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool is_filled = std::any_of(row.begin(), row.end(), [&](const TableCell& cell) {
                return cell.column == columns[i].id;
            });
            if (!is_filled && (i == 0 || columns[i].required)) return i;
        }
        return 0;
    }

    Issue issue(std::string_view rule, std::string message, std::string fix) const {
        constexpr std::size_t longest_value = 200;
        Issue made;
        made.rule = rule;
        made.message =
            m_row == 0 ? std::move(message) : tr("Row {0} of the table: {1}", m_row, message);
        made.fix = std::move(fix);
        made.value = shorten(to_valid_utf8(m_text), longest_value);
        return made;
    }
    std::string first_column() const {
        return m_attribute.table_columns.empty() ? "code" : m_attribute.table_columns.front().code;
    }

    std::optional<Issue> read_row(const Json& object, Row& row) {
        if (!object.is_object()) {
            return issue("table.row", tr("it is no object."),
                         tr("Write it like {{\"{0}\": \"…\"}}.", first_column()));
        }
        for (const auto& [name, json] : object.items()) {
            const TableColumn* column = m_attribute.find_column(name);
            if (column == nullptr) return unknown_column(name);
            const auto text = cell_text(json);
            if (!text) {
                return issue("table.cell", tr("{0} holds a list or an object.", column->code),
                             tr("Write a text, a number, true or false."));
            }
            if (!is_exact(json)) {
                return issue(
                    "table.number",
                    tr("{0} is a number that JSON does not keep as it is written.", column->code),
                    tr("Write the number in quotes."));
            }
            if (auto found = read_cell(*column, *text, row)) return found;
        }
        std::sort(row.begin(), row.end(),
                  [](const TableCell& a, const TableCell& b) { return a.column < b.column; });
        const auto twice = std::adjacent_find(
            row.begin(), row.end(),
            [](const TableCell& a, const TableCell& b) { return a.column == b.column; });
        if (twice == row.end()) return std::nullopt;
        return issue("table.column_repeated",
                     tr("it has {0} twice.", m_attribute.find_column(twice->column)->code),
                     tr("Keep one of the two."));
    }

    Issue unknown_column(std::string_view name) const {
        NearestName nearest(name);
        std::vector<std::string> codes;
        for (const TableColumn& column : m_attribute.table_columns) {
            nearest.offer(column.code);
            codes.push_back(column.code);
        }
        return issue("table.column", tr("\"{0}\" is no column of {1}.", name, m_attribute.code),
                     nearest.best().empty() ? tr("Use one of {0}.", join(codes, ", "))
                                            : tr("Did you mean {0}?", nearest.best()));
    }

    std::optional<Issue> read_cell(const TableColumn& column, const std::string& text, Row& row) {
        const Attribute attribute = stand_in(m_attribute, column);
        std::string_view cell = text;
        std::string code;
        if (column.type == TableColumn::Type::select && !trim(text).empty()) {
            const auto option = std::find_if(
                column.options.begin(), column.options.end(),
                [&](const auto& known) { return fold_case(known.first) == fold_case(trim(text)); });
            if (option == column.options.end()) return unknown_option(column, text);
            code = option->first;
            cell = code;
        }
        // JSON has its own decimal sign, whatever the file's is.
        ValueFormat format = m_format;
        format.decimal_sign = '.';
        ParsedValue parsed = parse_value(m_structure, attribute, cell, {}, format);
        if (const auto* found = std::get_if<Issue>(&parsed)) {
            return issue(found->rule, found->message, found->fix);
        }
        const auto* value = std::get_if<Value>(&parsed);
        if (value == nullptr) return std::nullopt;
        for (const Issue& found : validate_value(m_structure, attribute, *value)) {
            if (found.severity == Severity::error) {
                return issue(found.rule, found.message, found.fix);
            }
        }
        if (auto content = content_of(*value)) row.push_back({column.id, *std::move(content)});
        return std::nullopt;
    }

    Issue unknown_option(const TableColumn& column, std::string_view text) const {
        NearestName nearest(text);
        for (const auto& [code, labels] : column.options) nearest.offer(code);
        return issue(
            "option.unknown", tr("\"{0}\" is not an option of {1}.", text, column.code),
            nearest.best().empty()
                ? tr("Write the code of an option, or add this option to {0}.", m_attribute.code)
                : tr("Did you mean {0}? Otherwise add this option to {1}.", nearest.best(),
                     m_attribute.code));
    }

    std::optional<Issue> check_row(const Row& row, const Table& table) const {
        const auto cell_of = [](const Row& cells, const TableColumn& column) -> const TableCell* {
            const auto found = std::find_if(cells.begin(), cells.end(), [&](const TableCell& cell) {
                return cell.column == column.id;
            });
            return found == cells.end() ? nullptr : &*found;
        };
        for (const TableColumn& column : m_attribute.table_columns) {
            const bool is_first = &column == &m_attribute.table_columns.front();
            const TableCell* cell = cell_of(row, column);
            if (cell == nullptr && (is_first || column.required)) {
                return issue("table.required", tr("{0} is empty.", column.code),
                             tr("Fill it, or remove the row."));
            }
            if (!is_first || cell == nullptr) continue;
            const bool comes_again =
                std::any_of(table.rows.begin(), table.rows.end(), [&](const Row& other) {
                    const TableCell* known = cell_of(other, column);
                    return known != nullptr && known->content == cell->content;
                });
            if (comes_again) {
                return issue("table.repeated",
                             tr("another row has the same {0} already.", column.code),
                             tr("Keep one of the two rows."));
            }
        }
        return std::nullopt;
    }

    const Structure& m_structure;
    const Attribute& m_attribute;
    std::string_view m_text;
    ValueFormat m_format;
    std::size_t m_row = 0;
};

}  // namespace

ParsedValue parse_table(const Structure& structure, const Attribute& attribute,
                        std::string_view text, const ValueFormat& format) {
    return Reader(structure, attribute, text, format).read();
}

TableCells table_cells(const Structure& structure, const Attribute& attribute,
                       std::string_view text) {
    TableCells cells;
    const ParsedValue parsed = parse_table(structure, attribute, text, {});
    const auto* value = std::get_if<Value>(&parsed);
    if (value == nullptr) return cells;
    for (const Row& row : std::get<Table>(*value).rows) {
        auto& texts = cells.emplace_back();
        for (const TableColumn& column : attribute.table_columns) {
            const auto cell = std::find_if(row.begin(), row.end(), [&](const TableCell& known) {
                return known.column == column.id;
            });
            texts.push_back(cell == row.end()
                                ? std::string()
                                : value_to_text(structure, stand_in(attribute, column),
                                                value_of(cell->content)));
        }
    }
    return cells;
}

std::optional<TableCellIssue> check_table_cells(const Structure& structure,
                                                const Attribute& attribute,
                                                const TableCells& cells) {
    return Reader(structure, attribute, {}, {}).check(cells);
}

std::string table_cells_text(const Attribute& attribute, const TableCells& cells) {
    Json rows = Json::array();
    for (const auto& row : cells) {
        if (Reader::is_blank(row)) continue;
        Json& object = rows.emplace_back(Json::object());
        for (std::size_t i = 0; i < attribute.table_columns.size(); ++i) {
            const std::string_view cell = trim(row[i]);
            if (!cell.empty()) object[attribute.table_columns[i].code] = cell;
        }
    }
    return rows.empty() ? std::string() : rows.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string table_to_text(const Structure& structure, const Attribute& attribute,
                          const Table& table) {
    Json rows = Json::array();
    for (const Row& row : table.rows) {
        Json& object = rows.emplace_back(Json::object());
        for (const TableCell& cell : row) {
            const TableColumn* column = attribute.find_column(cell.column);
            const std::string name =
                column == nullptr ? '#' + std::to_string(cell.column) : column->code;
            const Value value = value_of(cell.content);
            if (const auto* yes = std::get_if<bool>(&value)) {
                object[name] = *yes;
            } else {
                object[name] = column == nullptr
                                   ? value_to_text(structure, Attribute(), value)
                                   : value_to_text(structure, stand_in(attribute, *column), value);
            }
        }
    }
    return rows.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string table_to_label(const Structure& structure, const Attribute& attribute,
                           const Table& table, std::string_view locale) {
    std::vector<std::string> rows;
    for (const Row& row : table.rows) {
        std::vector<std::string> cells;
        for (const TableColumn& column : attribute.table_columns) {
            const auto cell = std::find_if(row.begin(), row.end(), [&](const TableCell& known) {
                return known.column == column.id;
            });
            if (cell == row.end()) continue;
            const Value value = value_of(cell->content);
            const auto* code = std::get_if<std::string>(&value);
            const auto option =
                code == nullptr || column.type != TableColumn::Type::select
                    ? column.options.end()
                    : std::find_if(column.options.begin(), column.options.end(),
                                   [&](const auto& known) { return known.first == *code; });
            cells.push_back(
                option != column.options.end()
                    ? label_of(structure, option->second, option->first, locale)
                    : value_to_label(structure, stand_in(attribute, column), value, locale));
        }
        rows.push_back(join(cells, ", "));
    }
    return join(rows, "; ");
}

}  // namespace vitrine
