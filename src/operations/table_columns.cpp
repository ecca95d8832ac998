#include "operations/table_columns.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/measurement.h"
#include "catalog/table_text.h"

namespace vitrine {
namespace {

constexpr TableColumn::Type all_types[] = {
    TableColumn::Type::text,        TableColumn::Type::number, TableColumn::Type::boolean,
    TableColumn::Type::date,        TableColumn::Type::select, TableColumn::Type::record,
    TableColumn::Type::measurement,
};

std::string type_label(TableColumn::Type type) {
    switch (type) {
        case TableColumn::Type::text:
            return tr("Text");
        case TableColumn::Type::number:
            return tr("Number");
        case TableColumn::Type::boolean:
            return tr("Yes or no");
        case TableColumn::Type::date:
            return tr("Date");
        case TableColumn::Type::measurement:
            return tr("Measurement");
        case TableColumn::Type::select:
            return tr("One option");
        case TableColumn::Type::record:
            return tr("Link to a record");
    }
    return {};
}

std::vector<std::string> locales_in_use(const Structure& structure) {
    std::vector<std::string> codes;
    for (const LocaleId id : structure.active_locales())
        codes.push_back(structure.locales.code_of(id));
    return codes;
}

Attribute table_of_columns(const Structure& structure) {
    Attribute attribute;
    attribute.code = "table_columns";
    attribute.type = AttributeType::table;
    attribute.table_columns = columns_of_columns(structure);
    return attribute;
}

// In the first locale with what has no label there, so that one sees all there are.
std::string options_text(const TableColumn& column, const std::string& locale, bool is_first) {
    std::vector<std::string> all;
    for (const auto& [code, labels] : column.options) {
        const auto label = labels.find(locale);
        if (label != labels.end()) {
            all.push_back(code + '=' + label->second);
        } else if (is_first) {
            all.push_back(code);
        }
    }
    return join(all, "; ");
}

std::string name_of_options(const std::string& locale, bool is_first) {
    return is_first ? "options" : "options[" + locale + "]";
}

Issue wrong(std::string message, std::string fix) {
    Issue issue;
    issue.rule = "attribute.table";
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

void read_options(std::string_view text, const std::string& locale, TableColumn& column) {
    std::vector<std::pair<std::string, Labels>> options;
    for (const std::string_view one : split_list(text, ';')) {
        const auto sign = one.find('=');
        const std::string code(trim(one.substr(0, sign)));
        const auto known = std::find_if(
            column.options.begin(), column.options.end(),
            [&](const auto& option) { return fold_case(option.first) == fold_case(code); });
        auto option = known == column.options.end() ? std::pair(code, Labels()) : *known;
        const std::string_view label =
            sign == std::string_view::npos ? std::string_view() : trim(one.substr(sign + 1));
        if (label.empty()) {
            option.second.erase(locale);
        } else {
            option.second[locale] = label;
        }
        options.push_back(std::move(option));
    }
    column.options = std::move(options);
}

// Which options there are the first locale says.
std::optional<Issue> read_labels_of_options(std::string_view text, const std::string& locale,
                                            TableColumn& column) {
    for (auto& [code, labels] : column.options) labels.erase(locale);
    for (const std::string_view one : split_list(text, ';')) {
        const auto sign = one.find('=');
        const std::string code(trim(one.substr(0, sign)));
        const auto known = std::find_if(
            column.options.begin(), column.options.end(),
            [&](const auto& option) { return fold_case(option.first) == fold_case(code); });
        if (known == column.options.end())
            return wrong(tr("The column {0} has no option \"{1}\".", column.code, code),
                         tr("Write it among its options first, or correct the code."));
        const std::string_view label =
            sign == std::string_view::npos ? std::string_view() : trim(one.substr(sign + 1));
        if (!label.empty()) known->second[locale] = label;
    }
    return std::nullopt;
}

// One row of the text, by the codes of its columns.
class RowReader {
public:
    RowReader(const Structure& structure, const Attribute& form,
              const std::vector<std::string>& row)
        : m_structure(structure), m_form(form), m_row(row) {}

    std::string text(std::string_view code) const {
        for (std::size_t i = 0; i < m_row.size(); ++i) {
            if (m_form.table_columns[i].code == code) return std::string(trim(m_row[i]));
        }
        return {};
    }
    bool flag(std::string_view code, bool otherwise) const {
        const std::string said = fold_case(text(code));
        return said.empty() ? otherwise : said == "1" || said == "true" || said == "yes";
    }
    TableColumn::Type type() const {
        return parse_table_column_type(text("type")).value_or(TableColumn::Type::text);
    }

    std::optional<Issue> read(TableColumn& column, const std::vector<std::string>& locales) const {
        column.type = type();
        column.required = flag("required", false);
        for (const std::string& locale : locales) {
            const std::string label = text("label[" + locale + "]");
            if (label.empty()) {
                column.labels.erase(locale);
            } else {
                column.labels[locale] = label;
            }
        }
        if (column.type == TableColumn::Type::select) {
            if (auto issue = read_all_options(column, locales)) return issue;
        }
        column.number_min = Decimal::parse(text("number_min"));
        column.number_max = Decimal::parse(text("number_max"));
        column.decimals_allowed = flag("decimals_allowed", true);
        const std::string most = text("max_characters");
        column.max_characters.reset();
        if (!most.empty()) column.max_characters = std::stoi(most);
        const ReferenceEntity* entity =
            m_structure.reference_entities.find(text("reference_entity"));
        column.reference_entity = entity == nullptr ? 0 : entity->id;
        column.measurement_family = text("measurement_family");
        column.default_unit = text("default_unit");
        return check(column);
    }

private:
    std::optional<Issue> read_all_options(TableColumn& column,
                                          const std::vector<std::string>& locales) const {
        read_options(text("options"), locales.empty() ? "" : locales.front(), column);
        for (std::size_t i = 1; i < locales.size(); ++i) {
            if (auto issue = read_labels_of_options(text(name_of_options(locales[i], false)),
                                                    locales[i], column))
                return issue;
        }
        return std::nullopt;
    }
    std::optional<Issue> check(const TableColumn& column) const {
        if (column.type == TableColumn::Type::record && column.reference_entity == 0) {
            return wrong(
                tr("The column {0} links records, but of which reference entity?", column.code),
                tr("Choose one."));
        }
        if (column.type == TableColumn::Type::measurement &&
            find_unit(column.measurement_family, column.default_unit) == nullptr) {
            return wrong(
                tr("The column {0} needs a measurement family and one of its units.", column.code),
                tr("Write such as Weight and GRAM."));
        }
        if (column.number_min && column.number_max && *column.number_max < *column.number_min) {
            return wrong(tr("The largest is smaller than the smallest."),
                         tr("Correct one of them."));
        }
        return std::nullopt;
    }

    const Structure& m_structure;
    const Attribute& m_form;
    const std::vector<std::string>& m_row;
};

std::optional<Issue> check_kept(const std::vector<TableColumn>& before,
                                const std::vector<TableColumn>& after) {
    for (const TableColumn& column : before) {
        const auto at = std::find_if(after.begin(), after.end(),
                                     [&](const TableColumn& one) { return one.id == column.id; });
        if (at == after.end()) {
            return wrong(
                tr("The column {0} cannot be taken away: values are written by it.", column.code),
                tr("Put it back, with another label where that one is wrong."));
        }
        if (at->type != column.type) {
            return wrong(tr("The column {0} has another type, which cannot change.", column.code),
                         tr("Use another code for the new column."));
        }
    }
    if (before.empty() || after.front().id == before.front().id) return std::nullopt;
    return wrong(
        tr("The column {0} tells the rows apart and stays the first.", before.front().code),
        tr("Move it up again."));
}

}  // namespace

Labels words_as_labels(const Structure& structure, const std::string& words) {
    Labels labels;
    structure.locales.each([&](const Locale& one) { labels[one.code] = words; });
    return labels;
}

std::vector<TableColumn> columns_of_columns(const Structure& structure) {
    using Type = TableColumn::Type;
    std::vector<TableColumn> columns;
    const auto add = [&](std::string code, Type type, const std::string& words) -> TableColumn& {
        TableColumn& column = columns.emplace_back();
        column.id = static_cast<std::int32_t>(columns.size());
        column.code = std::move(code);
        column.type = type;
        column.labels = words_as_labels(structure, words);
        return column;
    };
    const std::vector<std::string> locales = locales_in_use(structure);
    add("code", Type::text, tr("Code"));
    for (const std::string& locale : locales)
        add("label[" + locale + "]", Type::text, tr("Label ({0})", locale));
    TableColumn& type = add("type", Type::select, tr("Type"));
    type.required = true;
    for (const Type one : all_types)
        type.options.emplace_back(table_column_type_name(one),
                                  words_as_labels(structure, type_label(one)));
    add("required", Type::boolean, tr("Required"));
    if (locales.empty()) add("options", Type::text, tr("Options"));
    for (const std::string& locale : locales)
        add(name_of_options(locale, locale == locales.front()), Type::text,
            tr("Options ({0})", locale));
    add("number_min", Type::number, tr("Smallest number"));
    add("number_max", Type::number, tr("Largest number"));
    add("decimals_allowed", Type::boolean, tr("Decimals allowed"));
    TableColumn& most = add("max_characters", Type::number, tr("Most characters"));
    most.decimals_allowed = false;
    most.number_min = Decimal(1, 0);
    most.number_max = Decimal(65'535, 0);
    TableColumn& entity = add("reference_entity", Type::select, tr("Reference entity"));
    structure.reference_entities.each(
        [&](const ReferenceEntity& one) { entity.options.emplace_back(one.code, one.labels); });
    TableColumn& family = add("measurement_family", Type::select, tr("Measurement family"));
    for (const Unit& unit : all_units()) {
        if (family.options.empty() || family.options.back().first != unit.family)
            family.options.emplace_back(unit.family,
                                        words_as_labels(structure, std::string(unit.family)));
    }
    add("default_unit", Type::text, tr("Default unit"));
    return columns;
}

std::string columns_text(const Structure& structure, const Attribute& attribute) {
    const Attribute form = table_of_columns(structure);
    const std::vector<std::string> locales = locales_in_use(structure);
    const auto number = [](const std::optional<Decimal>& one) {
        return one ? one->to_string() : std::string();
    };
    TableCells cells;
    for (const TableColumn& column : attribute.table_columns) {
        std::vector<std::string>& row = cells.emplace_back();
        row.push_back(column.code);
        for (const std::string& locale : locales) {
            const auto label = column.labels.find(locale);
            row.push_back(label == column.labels.end() ? "" : label->second);
        }
        row.emplace_back(table_column_type_name(column.type));
        row.emplace_back(column.required ? "1" : "0");
        if (locales.empty()) row.push_back(options_text(column, {}, true));
        for (const std::string& locale : locales)
            row.push_back(options_text(column, locale, locale == locales.front()));
        row.push_back(number(column.number_min));
        row.push_back(number(column.number_max));
        row.emplace_back(column.decimals_allowed ? "1" : "0");
        row.push_back(column.max_characters ? std::to_string(*column.max_characters) : "");
        row.push_back(structure.reference_entities.code_of(column.reference_entity));
        row.push_back(column.measurement_family);
        row.push_back(column.default_unit);
    }
    return table_cells_text(form, cells);
}

std::optional<Issue> read_columns(const Structure& structure, Attribute& attribute,
                                  std::string_view text) {
    const Attribute form = table_of_columns(structure);
    ParsedValue parsed = parse_table(structure, form, text, {});
    if (auto* issue = std::get_if<Issue>(&parsed); issue != nullptr && !trim(text).empty())
        return std::move(*issue);
    const TableCells cells = table_cells(structure, form, text);
    if (cells.empty())
        return wrong(tr("A table needs a column, and its rows are told apart by the first one."),
                     tr("Write at least one."));
    const std::vector<std::string> locales = locales_in_use(structure);
    std::int32_t last = 0;
    for (const TableColumn& column : attribute.table_columns) last = std::max(last, column.id);
    std::vector<TableColumn> columns;
    for (const auto& cell_row : cells) {
        const RowReader row(structure, form, cell_row);
        const std::string code = row.text("code");
        if (code.empty()) continue;
        TableColumn column;
        if (const TableColumn* stored = attribute.find_column(code)) column = *stored;
        if (column.id == 0) column.id = ++last;
        column.code = code;
        if (auto issue = row.read(column, locales)) return issue;
        columns.push_back(std::move(column));
    }
    const std::vector<TableColumn> before =
        attribute.id == 0 ? std::vector<TableColumn>() : attribute.table_columns;
    if (auto issue = check_kept(before, columns)) return issue;
    attribute.table_columns = std::move(columns);
    return std::nullopt;
}

}  // namespace vitrine
