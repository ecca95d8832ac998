#include "catalog/packs.h"

#include <algorithm>

#include "base/translate.h"
#include "catalog/gtin.h"

namespace vitrine {
namespace {

// Cells of a row, by the codes of their columns.
class RowReader {
public:
    RowReader(const Attribute& attribute, const std::vector<TableCell>& row)
        : m_attribute(attribute), m_row(row) {}

    template <class T>
    T get(std::string_view column_code, T otherwise) const {
        const TableColumn* column = m_attribute.find_column(column_code);
        if (column == nullptr) return otherwise;
        const auto cell = std::find_if(m_row.begin(), m_row.end(), [&](const TableCell& known) {
            return known.column == column->id;
        });
        const T* held = cell == m_row.end() ? nullptr : std::get_if<T>(&cell->content);
        return held == nullptr ? otherwise : *held;
    }

private:
    const Attribute& m_attribute;
    const std::vector<TableCell>& m_row;
};

Issue issue(Severity severity, std::string_view rule, const std::string& value, std::string message,
            std::string fix) {
    Issue made;
    made.severity = severity;
    made.rule = rule;
    made.value = value;
    made.message = std::move(message);
    made.fix = std::move(fix);
    return made;
}

void check_number(const Pack& pack, Issues& issues) {
    switch (check_gtin(pack.gtin)) {
        case GtinProblem::none:
            return;
        case GtinProblem::restricted_prefix:
            issues.push_back(issue(Severity::warning, "packs.restricted_prefix", pack.gtin,
                                   tr("The number of the level {0} is one that a store gives "
                                      "itself.",
                                      pack.level),
                                   tr("Do not send it to others as a GTIN.")));
            return;
        default:
            issues.push_back(issue(Severity::warning, "packs.gtin", pack.gtin,
                                   tr("The number of the level {0} is no GTIN.", pack.level),
                                   tr("Compare it with the barcode.")));
    }
}

}  // namespace

std::vector<Pack> packs_of(const Structure& structure, const Lineage& lineage) {
    const Attribute* attribute = structure.attribute_of(AttributeRole::packs);
    const auto key = attribute == nullptr ? std::nullopt : structure.key_for(*attribute, 0, 0);
    const Value* value = key ? lineage.find(*key) : nullptr;
    const auto* table = value == nullptr ? nullptr : std::get_if<Table>(value);
    std::vector<Pack> packs;
    if (table == nullptr) return packs;
    for (const auto& row : table->rows) {
        const RowReader cells(*attribute, row);
        packs.push_back({cells.get<std::string>("level", {}), cells.get<std::string>("gtin", {}),
                         cells.get("quantity", Decimal(1, 0)), cells.get("ordered", false),
                         cells.get("minimum", Decimal())});
    }
    return packs;
}

std::vector<TableColumn> pack_columns() {
    using Type = TableColumn::Type;
    std::vector<TableColumn> columns;
    const auto add = [&](const char* code, Type type, Labels labels) -> TableColumn& {
        TableColumn& column = columns.emplace_back();
        column.id = static_cast<std::int32_t>(columns.size());
        column.code = code;
        column.type = type;
        column.labels = std::move(labels);
        return column;
    };
    add("level", Type::select, {{"en_US", "Level"}, {"fr_FR", "Niveau"}}).options = {
        {"each", {{"en_US", "Each"}, {"fr_FR", "Unité"}}},
        {"inner", {{"en_US", "Inner pack"}, {"fr_FR", "Sous-conditionnement"}}},
        {"case", {{"en_US", "Case"}, {"fr_FR", "Carton"}}},
        {"pallet", {{"en_US", "Pallet"}, {"fr_FR", "Palette"}}},
    };
    add("gtin", Type::text, {{"en_US", "GTIN"}, {"fr_FR", "GTIN"}}).max_characters = 14;
    TableColumn& quantity =
        add("quantity", Type::number, {{"en_US", "Units in it"}, {"fr_FR", "Unités contenues"}});
    quantity.number_min = Decimal(1, 0);
    add("ordered", Type::boolean, {{"en_US", "Can be ordered"}, {"fr_FR", "Commandable"}});
    TableColumn& minimum = add("minimum", Type::number,
                               {{"en_US", "Least in an order"}, {"fr_FR", "Minimum par commande"}});
    minimum.number_min = Decimal(0, 0);
    return columns;
}

Issues check_packs(const std::vector<Pack>& packs) {
    Issues issues;
    for (std::size_t i = 0; i < packs.size(); ++i) {
        const Pack& pack = packs[i];
        if (!pack.gtin.empty()) check_number(pack, issues);
        for (std::size_t before = 0; before < i; ++before) {
            if (pack.gtin.empty() || pack.gtin != packs[before].gtin) continue;
            issues.push_back(issue(
                Severity::warning, "packs.same_gtin", pack.gtin,
                tr("The levels {0} and {1} have the same number.", packs[before].level, pack.level),
                tr("Each level needs a GTIN of its own.")));
        }
        if (i > 0 && pack.quantity <= packs[i - 1].quantity) {
            issues.push_back(issue(
                Severity::warning, "packs.quantity", pack.quantity.to_string(),
                tr("The level {0} holds no more units than {1}.", pack.level, packs[i - 1].level),
                tr("List the levels from the smallest to the largest.")));
        }
    }
    return issues;
}

}  // namespace vitrine
