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

// "1.234,56" as spreadsheets write it: the marks between the thousands are dropped where they
// cannot be a decimal sign, since one stands behind them or there are several.
std::string without_grouping(std::string_view text, char decimal_sign) {
    const char mark = decimal_sign == ',' ? '.' : ',';
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
    m_plans.clear();
    m_keys.assign(headings.columns.size(), {});
}

const Attribute& ImportCells::attribute_of(std::size_t column) const {
    return *m_context.structure().attributes.find(m_headings->columns[column].attribute);
}

bool ImportCells::is_price_list(std::size_t column) const {
    return m_headings->columns[column].currency == 0 &&
           attribute_of(column).type == AttributeType::price_collection;
}

void ImportCells::add(Issues& issues, std::size_t column, std::string_view text,
                      Issue issue) const {
    issue.column = m_headings->columns[column].heading;
    if (issue.value.empty()) issue.value = issue_value(text);
    issues.push_back(std::move(issue));
}

const ImportCells::Plan& ImportCells::plan_for(const Product& product, const Lineage& lineage) {
    const Structure& structure = m_context.structure();
    const FamilyVariant* variant = family_variant_of(structure, lineage);
    const FamilyId family_id = variant != nullptr ? variant->family : product.family;
    const int level = lineage.level();
    const auto [at, added] =
        m_plans.try_emplace({family_id, variant != nullptr ? variant->id : 0, level});
    Plan& plan = at->second;
    if (!added) return plan;
    const Family* family = structure.families.find(family_id);
    for (const AkeneoColumn& column : m_headings->columns) {
        Use use = Use::none;
        if (column.field == AkeneoField::value) {
            const bool in_family = family == nullptr || family->has(column.attribute);
            const bool owned = variant == nullptr || variant->level_of(column.attribute) == level;
            use = !in_family ? Use::not_in_family : owned ? Use::set : Use::not_owned;
        }
        plan.push_back(use);
    }
    return plan;
}

std::optional<ValueKey> ImportCells::known_key(std::size_t index) {
    Key& known = m_keys[index];
    const Structure& structure = m_context.structure();
    // A scope is only noted when something is kept in it; asked again when there are more of them.
    if (!known.key &&
        (known.scopes_known == 0 || known.scopes_known != structure.scopes.size() + 1)) {
        const AkeneoColumn& column = m_headings->columns[index];
        known.key =
            structure.key_for(attribute_of(index), column.channel, column.locale, column.currency);
        known.scopes_known = structure.scopes.size() + 1;
    }
    return known.key;
}

void ImportCells::apply(const CsvRow& row, Product& product, const Lineage& lineage,
                        Issues& issues) {
    m_files.clear();
    const Plan& plan = plan_for(product, lineage);
    const std::size_t count = std::min(plan.size(), row.cells.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (plan[i] == Use::none) continue;
        const std::string_view text = row.cells[i];
        if (trim(text).empty()) {
            if (plan[i] == Use::set && !product.values.empty()) clear_cell(i, product);
            continue;
        }
        const auto unit_column = m_headings->columns[i].unit_column;
        const std::string_view unit = unit_column && *unit_column < row.cells.size()
                                          ? row.cells[*unit_column]
                                          : std::string_view();
        if (plan[i] == Use::not_in_family) {
            add(issues, i, text,
                make_issue(Severity::warning, "attribute.not_in_family",
                           tr("The family of the product has no {0}, so the value was not taken.",
                              attribute_of(i).code),
                           tr("Add the attribute to the family, or empty the cell.")));
        } else if (plan[i] == Use::not_owned) {
            compare_inherited(i, text, unit, lineage, issues);
        } else if (is_price_list(i)) {
            set_prices(i, text, product, issues);
        } else {
            set_cell(i, text, unit, product, issues);
        }
    }
}

void ImportCells::set_cell(std::size_t index, std::string_view text, std::string_view unit,
                           Product& product, Issues& issues) {
    const Structure& structure = m_context.structure();
    const Attribute& attribute = attribute_of(index);
    const char sign = m_context.options.decimal_sign;
    std::string plain;
    std::string_view cell = text;
    if (is_number(attribute)) cell = plain = without_grouping(trim(text), sign);
    ParsedValue parsed = parse_value(structure, attribute, cell, unit, {sign});
    if (auto* issue = std::get_if<Issue>(&parsed)) {
        add(issues, index, text, std::move(*issue));
        return;
    }
    auto* value = std::get_if<Value>(&parsed);
    if (value == nullptr) {
        clear_cell(index, product);
        return;
    }
    if (attribute.is_media()) {
        if (auto refused = ImportMedia::check_path(std::get<FileReference>(*value).name)) {
            add(issues, index, text, std::move(*refused));
            return;
        }
    }
    Issues found = validate_value(structure, attribute, *value);
    const bool refused = has_error(found);
    for (Issue& issue : found) add(issues, index, text, std::move(issue));
    if (refused) return;
    if (!known_key(index)) {
        const AkeneoColumn& column = m_headings->columns[index];
        m_keys[index].key =
            m_context.writer.key_for(attribute, column.channel, column.locale, column.currency);
    }
    const ValueKey key = *m_keys[index].key;
    if (attribute.is_media()) m_files.push_back({index, key, std::get<FileReference>(*value).name});
    product.values.set(key, std::move(*value));
}

void ImportCells::clear_cell(std::size_t index, Product& product) {
    if (is_price_list(index)) {
        for (const ValueKey key : price_keys(index, product)) product.values.erase(key);
    } else if (const auto key = known_key(index)) {
        product.values.erase(*key);
    }
}

std::vector<ValueKey> ImportCells::price_keys(std::size_t index, const Product& product) const {
    const AkeneoColumn& column = m_headings->columns[index];
    std::vector<ValueKey> keys;
    for (const auto& [key, value] : product.values) {
        if (key.attribute != column.attribute) continue;
        const Scope scope = m_context.structure().scope(key.scope);
        if (scope.channel == column.channel && scope.locale == column.locale) keys.push_back(key);
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

void ImportCells::set_prices(std::size_t index, std::string_view text, Product& product,
                             Issues& issues) {
    const AkeneoColumn& column = m_headings->columns[index];
    const Attribute& attribute = attribute_of(index);
    std::vector<Price> prices;
    if (auto issue = read_prices(attribute, text, prices)) {
        add(issues, index, text, std::move(*issue));
        return;
    }
    for (const ValueKey key : price_keys(index, product)) product.values.erase(key);
    for (Price& price : prices) {
        const ValueKey key =
            m_context.writer.key_for(attribute, column.channel, column.locale, price.currency);
        product.values.set(key, std::move(price.amount));
    }
}

bool ImportCells::equals_inherited(std::size_t index, std::string_view text, std::string_view unit,
                                   const Lineage& lineage) {
    const Structure& structure = m_context.structure();
    const Attribute& attribute = attribute_of(index);
    const AkeneoColumn& column = m_headings->columns[index];
    if (is_price_list(index)) {
        std::vector<Price> prices;
        if (read_prices(attribute, text, prices)) return false;
        return std::all_of(prices.begin(), prices.end(), [&](const Price& price) {
            const auto key =
                structure.key_for(attribute, column.channel, column.locale, price.currency);
            return key && same(inherited(lineage, *key), price.amount);
        });
    }
    const char sign = m_context.options.decimal_sign;
    const std::string plain =
        is_number(attribute) ? without_grouping(trim(text), sign) : std::string();
    const ParsedValue parsed = parse_value(
        structure, attribute, is_number(attribute) ? std::string_view(plain) : text, unit, {sign});
    const auto* value = std::get_if<Value>(&parsed);
    const auto key = known_key(index);
    return value != nullptr && key && same(inherited(lineage, *key), *value);
}

void ImportCells::compare_inherited(std::size_t index, std::string_view text, std::string_view unit,
                                    const Lineage& lineage, Issues& issues) {
    const Attribute& attribute = attribute_of(index);
    if (attribute.is_media() && !ImportMedia::check_path(trim(text))) {
        m_files.push_back({index, std::nullopt, std::string(trim(text))});
    }
    if (equals_inherited(index, text, unit, lineage)) return;
    // Models repeat what belongs to the root as variants repeat what belongs to their models; they
    // are counted apart, because a shop's editors look for the variants.
    const bool model = lineage.self->is_model();
    add(issues, index, text,
        make_issue(Severity::warning, model ? "cell.not_owned_by_model" : "cell.not_owned",
                   tr("{0} belongs to another level of {1}, where it has another value; the cell "
                      "was not taken.",
                      attribute.code, lineage.top().code),
                   tr("Change the value where it belongs, or empty the cell.")));
}

void ImportCells::take_files(Product& product, const Product* before, Issues& issues) {
    for (const PendingFile& file : m_files) {
        const Value* stored =
            before == nullptr || !file.key ? nullptr : before->values.find(*file.key);
        const auto* reference = stored == nullptr ? nullptr : std::get_if<FileReference>(stored);
        auto taken = m_media.take(attribute_of(file.column), file.path, reference);
        const bool refused = taken.issue && taken.issue->severity == Severity::error;
        if (taken.issue && (file.key || !refused))
            add(issues, file.column, file.path, std::move(*taken.issue));
        if (!file.key) continue;
        if (!refused) {
            product.values.set(*file.key, FileReference{file.path, taken.checksum});
        } else if (stored != nullptr) {
            product.values.set(*file.key, *stored);
        } else {
            product.values.erase(*file.key);
        }
    }
}

}  // namespace vitrine
