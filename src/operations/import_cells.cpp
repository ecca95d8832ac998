#include "operations/import_cells.h"

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/lifecycle.h"
#include "catalog/validation.h"
#include "catalog/value_text.h"
#include "operations/import_amounts.h"
#include "operations/unique_rule.h"

namespace vitrine {
namespace {

constexpr std::uint32_t no_rank = std::numeric_limits<std::uint32_t>::max();

bool is_number(const Attribute& attribute) {
    return attribute.type == AttributeType::number ||
           attribute.type == AttributeType::price_collection ||
           attribute.type == AttributeType::measurement;
}

bool has_error(const Issues& issues) {
    return std::any_of(issues.begin(), issues.end(),
                       [](const Issue& issue) { return issue.severity == Severity::error; });
}

}  // namespace

void ImportCells::use(const AkeneoHeadings& headings) {
    m_headings = &headings;
    m_columns.clear();
    m_numbers.assign(headings.columns.size(), no_number);
    for (std::size_t i = 0; i < headings.columns.size(); ++i) {
        if (headings.columns[i].field != AkeneoField::value) continue;
        m_numbers[i] = m_columns.size();
        m_columns.emplace_back().index = i;
    }
    structure_replaced();
}

void ImportCells::structure_replaced() {
    m_has_price_lists = false;
    m_media_columns.clear();
    m_product_columns.clear();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Column& column = m_columns[i];
        column.attribute = m_context.structure().attributes.find(heading(column).attribute);
        column.key.reset();
        column.unit_column = heading(column).unit_column;
        if (column.attribute == nullptr) continue;
        column.has_rules = has_rules(*column.attribute);
        column.must_differ = must_differ(*column.attribute);
        if (column.attribute->is_media()) m_media_columns.push_back(i);
        if (column.attribute->type == AttributeType::product_link) m_product_columns.push_back(i);
        column.is_number = is_number(*column.attribute);
        column.is_price_list = heading(column).currency == 0 &&
                               column.attribute->type == AttributeType::price_collection;
        m_has_price_lists = m_has_price_lists || column.is_price_list;
    }
    m_scopes_listed = 0;
    m_plans.clear();
    m_last_plan = nullptr;
}

// A scope is only noted when something is kept in it; so the keys are sought anew when there are
// more of them.
void ImportCells::list_keys() {
    const Structure& structure = m_context.structure();
    if (m_scopes_listed == structure.scopes.size() + 1) return;
    m_scopes_listed = structure.scopes.size() + 1;
    m_by_key.clear();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Column& column = m_columns[i];
        if (column.attribute == nullptr || column.is_price_list) continue;
        const AkeneoColumn& place = heading(column);
        column.key =
            structure.key_for(*column.attribute, place.channel, place.locale, place.currency);
        if (column.key) m_by_key.emplace_back(*column.key, i);
    }
    std::sort(m_by_key.begin(), m_by_key.end());
    rank_cells();
}

// First those whose key is known, in its order, then the others in theirs.
void ImportCells::rank_cells() {
    m_by_rank.clear();
    m_ranks.assign(m_headings->columns.size(), no_rank);
    const auto rank = [&](std::size_t i) {
        m_ranks[m_columns[i].index] = static_cast<std::uint32_t>(m_by_rank.size());
        m_by_rank.push_back(i);
    };
    for (const auto& [key, i] : m_by_key) rank(i);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (!m_columns[i].key) rank(i);
    }
}

Issue ImportCells::placed(const Column& column, std::string_view text, Issue issue) const {
    issue.column = heading(column).heading;
    if (issue.value.empty()) issue.value = issue_value(text);
    return issue;
}

void ImportCells::note(const Column& column, std::string_view text, Issue issue) {
    m_noted.emplace_back(number_of(column), placed(column, text, std::move(issue)));
}

const ImportCells::Plan& ImportCells::plan_for(const Product& product, const Lineage& lineage) {
    const Structure& structure = m_context.structure();
    const FamilyVariant* variant = family_variant_of(structure, lineage);
    const FamilyId family_id = variant != nullptr ? variant->family : product.family;
    const int level = lineage.level();
    const PlanKey plan_key{family_id, variant != nullptr ? variant->id : 0, level};
    if (m_last_plan != nullptr && plan_key == m_last_plan_key) return *m_last_plan;
    const auto [at, added] = m_plans.try_emplace(plan_key);
    Plan& plan = at->second;
    m_last_plan = &plan;
    m_last_plan_key = plan_key;
    if (!added) return plan;
    const Family* family = structure.families.find(family_id);
    for (const Column& column : m_columns) {
        const Attribute* attribute = column.attribute;
        const bool in_family =
            family == nullptr || attribute == nullptr || has_attribute(*family, *attribute);
        const bool owned = attribute == nullptr || owns(structure, lineage, *attribute);
        const bool computed = attribute != nullptr && !attribute->expression.empty();
        plan.push_back(!in_family                          ? Use::not_in_family
                       : computed                          ? Use::computed
                       : owned                             ? Use::set
                       : may_override(lineage, *attribute) ? Use::override_above
                                                           : Use::not_owned);
    }
    return plan;
}

// Which columns the row has something for. Values are kept in the order of their keys and so are
// set fastest in it; but lists of prices and columns of one currency speak in the file's order, and
// empty lists clear.
void ImportCells::list_cells(const CsvRow& row) {
    m_to_read.clear();
    if (m_has_price_lists) {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const std::size_t index = m_columns[i].index;
            if (index < row.cells.size() && !row.ignores(index)) m_to_read.push_back(i);
        }
        return;
    }
    m_row_ranks.clear();
    for (const std::uint32_t cell : row.filled) {
        const std::uint32_t rank = cell < m_ranks.size() ? m_ranks[cell] : no_rank;
        if (rank == no_rank || row.ignores(cell)) continue;
        const bool is_last = m_row_ranks.empty() || m_row_ranks.back() < rank;
        m_row_ranks.insert(is_last ? m_row_ranks.end()
                                   : std::upper_bound(m_row_ranks.begin(), m_row_ranks.end(), rank),
                           rank);
    }
    for (const std::uint32_t rank : m_row_ranks) m_to_read.push_back(m_by_rank[rank]);
}

void ImportCells::apply(const CsvRow& row, Product& product, const Lineage& lineage,
                        Issues& issues) {
    m_files.clear();
    m_waiting_links.clear();
    m_not_taken.clear();
    list_keys();
    const Plan& plan = plan_for(product, lineage);
    const bool is_new = product.id == 0;
    if (is_new) {
        product.values.reserve(m_most_values);
    } else if (!m_has_price_lists) {
        clear_cells(row, plan, product);
    }
    list_cells(row);
    for (const std::size_t i : m_to_read) {
        Column& column = m_columns[i];
        if (column.attribute == nullptr) continue;
        const std::string_view text = row.cells[column.index];
        if (trim(text).empty()) {
            // A list and a column of one currency may both be there: each speaks in its turn.
            if (plan[i] == Use::set || plan[i] == Use::override_above) clear_cell(column, product);
            continue;
        }
        const std::string_view unit = column.unit_column && *column.unit_column < row.cells.size()
                                          ? row.cells[*column.unit_column]
                                          : std::string_view();
        if (plan[i] != Use::set && plan[i] != Use::override_above)
            m_not_taken.push_back(column.index);
        if (plan[i] == Use::not_in_family) {
            note(column, text,
                 make_issue(Severity::warning, "attribute.not_in_family",
                            tr("The family of the product has no {0}, so the value was not taken.",
                               column.attribute->code),
                            tr("Add the attribute to the family, or empty the cell.")));
        } else if (plan[i] == Use::not_owned) {
            compare_inherited(column, text, unit, lineage);
        } else if (plan[i] == Use::override_above) {
            override_inherited(column, text, unit, product, lineage);
        } else if (plan[i] == Use::computed) {
            compare_computed(column, text, unit, lineage);
        } else if (column.is_price_list) {
            set_prices(column, text, product);
        } else {
            set_cell(column, text, unit, product);
        }
    }
    if (is_new) m_most_values = std::max(m_most_values, product.values.size());
    in_order_of_columns(issues);
}

// Whatever the order in which the cells were read.
void ImportCells::in_order_of_columns(Issues& issues) {
    if (m_files.size() > 1) {
        std::sort(m_files.begin(), m_files.end(),
                  [](const PendingFile& a, const PendingFile& b) { return a.column < b.column; });
    }
    if (m_noted.empty()) return;
    std::stable_sort(m_noted.begin(), m_noted.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [column, issue] : m_noted) issues.push_back(std::move(issue));
    m_noted.clear();
}

ParsedValue ImportCells::parse(const Column& column, std::string_view text,
                               std::string_view unit) const {
    const char sign = m_context.options.decimal_sign;
    const ValueFormat format{
        .decimal_sign = sign,
        .is_well_formed = true,
        .find_product = m_context.find_product ? &m_context.find_product : nullptr};
    const Structure& structure = m_context.structure();
    if (column.is_number && text.find(grouping_mark(sign)) != std::string_view::npos) {
        return parse_value(structure, *column.attribute, without_grouping(trim(text), sign), unit,
                           format);
    }
    return parse_value(structure, *column.attribute, text, unit, format);
}

bool ImportCells::keeps_rules(const Column& column, std::string_view text, const Value& value) {
    Issues found = validate_value(m_context.structure(), *column.attribute, value);
    const bool refused = has_error(found);
    for (Issue& issue : found) note(column, text, std::move(issue));
    return !refused;
}

void ImportCells::set_cell(Column& column, std::string_view text, std::string_view unit,
                           Product& product) {
    const Attribute& attribute = *column.attribute;
    ParsedValue parsed = parse(column, text, unit);
    m_not_taken.push_back(column.index);  // until it is
    if (auto* issue = std::get_if<Issue>(&parsed)) {
        if (attribute.type == AttributeType::product_link) {
            const AkeneoColumn& place = heading(column);
            m_waiting_links.push_back({attribute.id, place.channel, place.locale,
                                       std::string(trim(text)), place.heading});
        } else {
            note(column, text, std::move(*issue));
        }
        return;
    }
    auto* value = std::get_if<Value>(&parsed);
    if (value == nullptr) {
        m_not_taken.pop_back();
        clear_cell(column, product);
        return;
    }
    if (attribute.is_media()) {
        if (auto refused = ImportMedia::check_path(std::get<FileReference>(*value).name)) {
            note(column, text, std::move(*refused));
            return;
        }
    }
    if (column.has_rules && !keeps_rules(column, text, *value)) return;
    if (!column.key) {
        const AkeneoColumn& place = heading(column);
        column.key =
            m_context.writer.key_for(attribute, place.channel, place.locale, place.currency);
    }
    if (attribute.is_media()) {
        m_files.push_back({number_of(column), column.key, std::get<FileReference>(*value).name});
    }
    if (column.must_differ && is_taken(column, text, *value, product.id)) return;
    product.values.set(*column.key, std::move(*value));
    m_not_taken.pop_back();
}

// Another product owns it.
bool ImportCells::is_taken(const Column& column, std::string_view text, const Value& value,
                           ProductId product) {
    auto issue = check_unique(m_context.catalogue, m_context.writer.unique_values(),
                              *column.attribute, *column.key, value, product);
    if (!issue) return false;
    note(column, text, *std::move(issue));
    return true;
}

void ImportCells::clear_cells(const CsvRow& row, const Plan& plan, Product& product) const {
    std::vector<ValueKey> cleared;
    auto at = m_by_key.begin();
    for (const auto& [key, value] : product.values) {
        while (at != m_by_key.end() && at->first < key) ++at;
        if (at == m_by_key.end()) break;
        const std::size_t index = m_columns[at->second].index;
        const Use use = plan[at->second];
        if (at->first == key && (use == Use::set || use == Use::override_above) &&
            index < row.cells.size() && trim(row.cells[index]).empty() && !row.ignores(index)) {
            cleared.push_back(key);
        }
    }
    for (const ValueKey key : cleared) product.values.erase(key);
}

void ImportCells::clear_cell(const Column& column, Product& product) const {
    if (column.is_price_list) {
        for (const ValueKey key : price_keys(column, product)) product.values.erase(key);
    } else if (column.key) {
        product.values.erase(*column.key);
    }
}

std::vector<ValueKey> ImportCells::price_keys(const Column& column, const Product& product) const {
    const AkeneoColumn& place = heading(column);
    std::vector<ValueKey> keys;
    for (const auto& [key, value] : product.values) {
        if (key.attribute != place.attribute) continue;
        const Scope scope = m_context.structure().scope(key.scope);
        if (scope.channel == place.channel && scope.locale == place.locale) keys.push_back(key);
    }
    return keys;
}

void ImportCells::set_prices(const Column& column, std::string_view text, Product& product) {
    const AkeneoColumn& place = heading(column);
    std::vector<ImportPrice> prices;
    if (auto issue = read_prices(m_context.structure(), *column.attribute, text,
                                 {m_context.options.decimal_sign}, prices)) {
        note(column, text, std::move(*issue));
        m_not_taken.push_back(column.index);
        return;
    }
    for (const ValueKey key : price_keys(column, product)) product.values.erase(key);
    for (ImportPrice& price : prices) {
        const ValueKey key = m_context.writer.key_for(*column.attribute, place.channel,
                                                      place.locale, price.currency);
        product.values.set(key, std::move(price.amount));
    }
}

}  // namespace vitrine
