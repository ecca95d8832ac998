#include "operations/import_cells.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/validation.h"
#include "catalog/value_text.h"

namespace vitrine {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

char grouping_mark(char decimal_sign) {
    return decimal_sign == ',' ? '.' : ',';
}

// "1.234,56" as spreadsheets write it: the marks between the thousands are dropped where they
// cannot be a decimal sign, since one stands behind them or there are several.
std::string without_grouping(std::string_view text, char decimal_sign) {
    const char mark = grouping_mark(decimal_sign);
    const auto decimals = std::min(text.find(decimal_sign), text.size());
    const std::string_view whole = text.substr(0, decimals);
    const auto marks = std::count(whole.begin(), whole.end(), mark);
    if (marks == 0 || (marks == 1 && decimals == text.size())) return std::string(text);
    std::string plain;
    std::size_t group = 0;
    for (std::size_t i = whole.size(); i-- > 0;) {
        if (whole[i] == mark && group == 3) {
            group = 0;
        } else if (is_digit(whole[i]) && group < 3) {
            plain.insert(plain.begin(), whole[i]);
            ++group;
        } else {
            return std::string(text);
        }
    }
    return plain + std::string(text.substr(decimals));
}

bool is_number(const Attribute& attribute) {
    return attribute.type == AttributeType::number ||
           attribute.type == AttributeType::price_collection ||
           attribute.type == AttributeType::measurement;
}

// Files are compared by name: the cell has no more.
bool same(const Value* stored, const Value& value) {
    if (stored == nullptr) return false;
    const auto* left = std::get_if<FileReference>(stored);
    const auto* right = std::get_if<FileReference>(&value);
    return left != nullptr && right != nullptr ? left->name == right->name : *stored == value;
}

const Value* inherited(const Lineage& lineage, ValueKey key) {
    for (const Product* model : {lineage.parent, lineage.root}) {
        if (model == nullptr) continue;
        if (const Value* value = model->values.find(key)) return value;
    }
    return nullptr;
}

bool has_error(const Issues& issues) {
    return std::any_of(issues.begin(), issues.end(),
                       [](const Issue& issue) { return issue.severity == Severity::error; });
}

}  // namespace

void ImportCells::use(const AkeneoHeadings& headings) {
    m_headings = &headings;
    m_columns.clear();
    for (std::size_t i = 0; i < headings.columns.size(); ++i) {
        if (headings.columns[i].field == AkeneoField::value) m_columns.emplace_back().index = i;
    }
    structure_replaced();
}

void ImportCells::structure_replaced() {
    m_has_price_lists = false;
    m_media_columns.clear();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Column& column = m_columns[i];
        column.attribute = m_context.structure().attributes.find(heading(column).attribute);
        column.key.reset();
        if (column.attribute == nullptr) continue;
        if (column.attribute->is_media()) m_media_columns.push_back(i);
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
}

void ImportCells::add(Issues& issues, const Column& column, std::string_view text,
                      Issue issue) const {
    issue.column = heading(column).heading;
    if (issue.value.empty()) issue.value = issue_value(text);
    issues.push_back(std::move(issue));
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
        const AttributeId attribute = heading(column).attribute;
        const bool in_family = family == nullptr || family->has(attribute);
        const bool owned = variant == nullptr || variant->level_of(attribute) == level;
        plan.push_back(!in_family ? Use::not_in_family : owned ? Use::set : Use::not_owned);
    }
    return plan;
}

void ImportCells::apply(const CsvRow& row, Product& product, const Lineage& lineage,
                        Issues& issues) {
    m_files.clear();
    list_keys();
    const Plan& plan = plan_for(product, lineage);
    if (product.values.empty()) {
        product.values.reserve(m_usual_values);
    } else if (!m_has_price_lists) {
        clear_cells(row, plan, product);
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Column& column = m_columns[i];
        if (column.index >= row.cells.size()) break;
        const std::string_view text = row.cells[column.index];
        if (text.empty() && !m_has_price_lists) continue;
        if (column.attribute == nullptr) continue;
        if (trim(text).empty()) {
            // A list and a column of one currency may both be there: each speaks in its turn.
            if (plan[i] == Use::set) clear_cell(column, product);
            continue;
        }
        const auto unit_column = heading(column).unit_column;
        const std::string_view unit = unit_column && *unit_column < row.cells.size()
                                          ? row.cells[*unit_column]
                                          : std::string_view();
        if (plan[i] == Use::not_in_family) {
            add(issues, column, text,
                make_issue(Severity::warning, "attribute.not_in_family",
                           tr("The family of the product has no {0}, so the value was not taken.",
                              column.attribute->code),
                           tr("Add the attribute to the family, or empty the cell.")));
        } else if (plan[i] == Use::not_owned) {
            compare_inherited(column, text, unit, lineage, issues);
        } else if (column.is_price_list) {
            set_prices(column, text, product, issues);
        } else {
            set_cell(column, text, unit, product, issues);
        }
    }
    m_usual_values = product.values.size();
}

ParsedValue ImportCells::parse(const Column& column, std::string_view text,
                               std::string_view unit) const {
    const char sign = m_context.options.decimal_sign;
    std::string plain;
    if (column.is_number && text.find(grouping_mark(sign)) != std::string_view::npos) {
        text = plain = without_grouping(trim(text), sign);
    }
    return parse_value(m_context.structure(), *column.attribute, text, unit, {sign});
}

void ImportCells::set_cell(Column& column, std::string_view text, std::string_view unit,
                           Product& product, Issues& issues) {
    const Attribute& attribute = *column.attribute;
    ParsedValue parsed = parse(column, text, unit);
    if (auto* issue = std::get_if<Issue>(&parsed)) {
        add(issues, column, text, std::move(*issue));
        return;
    }
    auto* value = std::get_if<Value>(&parsed);
    if (value == nullptr) {
        clear_cell(column, product);
        return;
    }
    if (attribute.is_media()) {
        if (auto refused = ImportMedia::check_path(std::get<FileReference>(*value).name)) {
            add(issues, column, text, std::move(*refused));
            return;
        }
    }
    Issues found = validate_value(m_context.structure(), attribute, *value);
    const bool refused = has_error(found);
    for (Issue& issue : found) add(issues, column, text, std::move(issue));
    if (refused) return;
    if (!column.key) {
        const AkeneoColumn& place = heading(column);
        column.key =
            m_context.writer.key_for(attribute, place.channel, place.locale, place.currency);
    }
    if (attribute.is_media()) {
        const auto index = static_cast<std::size_t>(&column - m_columns.data());
        m_files.push_back({index, column.key, std::get<FileReference>(*value).name});
    }
    product.values.set(*column.key, std::move(*value));
}

void ImportCells::clear_cells(const CsvRow& row, const Plan& plan, Product& product) const {
    std::vector<ValueKey> cleared;
    auto at = m_by_key.begin();
    for (const auto& [key, value] : product.values) {
        while (at != m_by_key.end() && at->first < key) ++at;
        if (at == m_by_key.end()) break;
        const std::size_t index = m_columns[at->second].index;
        if (at->first == key && plan[at->second] == Use::set && index < row.cells.size() &&
            trim(row.cells[index]).empty()) {
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

std::optional<Issue> ImportCells::read_prices(const Attribute& attribute, std::string_view text,
                                              std::vector<Price>& prices) const {
    const Structure& structure = m_context.structure();
    const auto malformed = [&] {
        return make_issue(Severity::error, "price.form",
                          tr("\"{0}\" is no list of prices.", issue_value(text)),
                          tr("Write amounts with their currencies, like 100 EUR,90 USD."));
    };
    // A price ends with its currency: commas before it belong to the amount.
    std::string piece;
    for (const std::string_view part : split(text, ',')) {
        piece += piece.empty() ? std::string(trim(part)) : ',' + std::string(part);
        const auto blank = piece.rfind(' ');
        const Currency* currency = blank == std::string::npos
                                       ? nullptr
                                       : structure.currencies.find(trim(piece).substr(blank + 1));
        if (currency == nullptr) continue;
        const std::string amount = without_grouping(trim(std::string_view(piece).substr(0, blank)),
                                                    m_context.options.decimal_sign);
        ParsedValue parsed =
            parse_value(structure, attribute, amount, {}, {m_context.options.decimal_sign});
        if (auto* issue = std::get_if<Issue>(&parsed)) return std::move(*issue);
        auto* value = std::get_if<Value>(&parsed);
        if (value == nullptr) return malformed();
        for (Issue& issue : validate_value(structure, attribute, *value)) {
            if (issue.severity == Severity::error) return std::move(issue);
        }
        prices.push_back({currency->id, std::move(*value)});
        piece.clear();
    }
    if (!trim(piece).empty() || prices.empty()) return malformed();
    return std::nullopt;
}

void ImportCells::set_prices(const Column& column, std::string_view text, Product& product,
                             Issues& issues) {
    const AkeneoColumn& place = heading(column);
    std::vector<Price> prices;
    if (auto issue = read_prices(*column.attribute, text, prices)) {
        add(issues, column, text, std::move(*issue));
        return;
    }
    for (const ValueKey key : price_keys(column, product)) product.values.erase(key);
    for (Price& price : prices) {
        const ValueKey key = m_context.writer.key_for(*column.attribute, place.channel,
                                                      place.locale, price.currency);
        product.values.set(key, std::move(price.amount));
    }
}

bool ImportCells::equals_inherited(const Column& column, std::string_view text,
                                   std::string_view unit, const Lineage& lineage) {
    if (column.is_price_list) {
        const AkeneoColumn& place = heading(column);
        std::vector<Price> prices;
        if (read_prices(*column.attribute, text, prices)) return false;
        return std::all_of(prices.begin(), prices.end(), [&](const Price& price) {
            const auto key = m_context.structure().key_for(*column.attribute, place.channel,
                                                           place.locale, price.currency);
            return key && same(inherited(lineage, *key), price.amount);
        });
    }
    const ParsedValue parsed = parse(column, text, unit);
    const auto* value = std::get_if<Value>(&parsed);
    return value != nullptr && column.key && same(inherited(lineage, *column.key), *value);
}

void ImportCells::compare_inherited(const Column& column, std::string_view text,
                                    std::string_view unit, const Lineage& lineage, Issues& issues) {
    const Attribute& attribute = *column.attribute;
    if (attribute.is_media() && !ImportMedia::check_path(trim(text))) {
        const auto index = static_cast<std::size_t>(&column - m_columns.data());
        m_files.push_back({index, std::nullopt, std::string(trim(text))});
    }
    if (equals_inherited(column, text, unit, lineage)) return;
    // Models repeat what belongs to the root as variants repeat what belongs to their models; they
    // are counted apart, because a shop's editors look for the variants.
    const bool model = lineage.self->is_model();
    add(issues, column, text,
        make_issue(Severity::warning, model ? "cell.not_owned_by_model" : "cell.not_owned",
                   tr("{0} belongs to another level of {1}, where it has another value; the cell "
                      "was not taken.",
                      attribute.code, lineage.top().code),
                   tr("Change the value where it belongs, or empty the cell.")));
}

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
            add(issues, column, file.path, std::move(*taken.issue));
        if (!file.key) continue;
        m_kept_a_file = m_kept_a_file || taken.checksum != m_media.peek(file.path);
        if (!refused) {
            product.values.set(*file.key, FileReference{file.path, taken.checksum});
        } else if (stored != nullptr) {
            product.values.set(*file.key, *stored);
        } else {
            product.values.erase(*file.key);
        }
    }
}

template <class UsePath>
void ImportCells::each_path(const CsvRow& row, UsePath use) const {
    for (const std::size_t i : m_media_columns) {
        if (m_columns[i].index >= row.cells.size()) continue;
        const std::string_view path = trim(row.cells[m_columns[i].index]);
        if (!path.empty()) use(m_columns[i], std::string(path));
    }
}

void ImportCells::add_files(const CsvRow& row, std::string& key) const {
    each_path(row, [&](const Column&, const auto& path) { key += m_media.peek(path) + '\n'; });
}

void ImportCells::mention_files(const CsvRow& row, Issues& issues) {
    each_path(row, [&](const Column& column, const std::string& path) {
        if (ImportMedia::check_path(path)) return;
        auto issue = m_media.take(*column.attribute, path, nullptr).issue;
        // With a refused file of its own the row would have been taken.
        if (issue && issue->severity != Severity::error) add(issues, column, path, *issue);
    });
}

}  // namespace vitrine
