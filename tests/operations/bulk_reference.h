// Bulk edits done the slow and obvious way: on all products in memory, one sentence of the contract
// after the other, without a line of the code under test.
#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/text.h"
#include "catalog/validation.h"
#include "catalog/value_text.h"
#include "operations/bulk_change.h"
#include "store/catalogue.h"

namespace vitrine::test {

using Products = std::map<ProductId, Product>;

inline Products all_products(Catalogue& catalogue) {
    Products products;
    catalogue.products().each([&](const Product& product) {
        Product& kept = products.emplace(product.id, product).first->second;
        kept.seq = 0;  // says when, not what
    });
    return products;
}

// The products that differ, by code.
inline std::vector<std::string> different(const Products& left, const Products& right) {
    std::vector<std::string> codes;
    for (const auto& [id, product] : left) {
        const auto other = right.find(id);
        if (other == right.end() || !differences(product, other->second).empty())
            codes.push_back(product.code);
    }
    if (left.size() != right.size()) codes.emplace_back("(their number)");
    return codes;
}

class BulkReference {
public:
    BulkReference(const Structure& structure, Products products)
        : m_structure(structure), m_before(std::move(products)), m_after(m_before) {}

    std::int64_t changed = 0, unchanged = 0, refused = 0, elsewhere = 0;

    const Products& edit(const std::vector<ProductId>& ids,
                         const std::vector<BulkChange>& changes) {
        for (const ProductId id : std::set<ProductId>(ids.begin(), ids.end())) {
            const auto [now_changed, was_refused] = edit_one(id, changes);
            if (breaks_axes(id)) {
                m_after[id] = m_before[id];
                refused += now_changed;
            } else {
                changed += now_changed;
            }
            refused += was_refused;
        }
        return m_after;
    }

private:
    struct Refused {};
    using Result = std::variant<std::optional<Value>, Refused>;

    // How many changes were made and how many refused.
    std::pair<int, int> edit_one(ProductId id, const std::vector<BulkChange>& changes) {
        int made = 0, wrong = 0;
        for (const BulkChange& change : changes) {
            Product& product = m_after[id];
            const ValueKey key = key_of(change.field);
            const auto value = field(product, key);
            if (!takes_part(product, change, value.has_value())) {
                ++elsewhere;
                continue;
            }
            const Result result = apply(product, change, value);
            if (std::holds_alternative<Refused>(result)) {
                ++wrong;
                continue;
            }
            Product wanted = product;
            set_field(wanted, key, std::get<std::optional<Value>>(result));
            if (differences(product, wanted).empty()) {
                ++unchanged;
            } else if (is_wrong(change, field(wanted, key))) {
                ++wrong;
            } else {
                ++made;
                product = wanted;
            }
        }
        return {made, wrong};
    }

    Lineage lineage(const Product& product) {
        Lineage found{&product, nullptr, nullptr};
        if (product.parent != 0) found.parent = &m_before.at(product.parent);
        if (found.parent != nullptr && found.parent->parent != 0)
            found.root = &m_before.at(found.parent->parent);
        return found;
    }

    ValueKey key_of(const FieldAddress& address) {
        const Attribute* attribute = m_structure.attributes.find(address.attribute);
        if (attribute == nullptr) return {address.attribute, 0};
        return m_structure.intern_key(*attribute, address.channel, address.locale,
                                      address.currency);
    }

    bool takes_part(const Product& product, const BulkChange& change, bool has_own) {
        if (has_own && std::holds_alternative<ClearValue>(change.action)) return true;
        if (change.field.attribute == property::family) return product.kind == ProductKind::simple;
        if (change.field.attribute == property::enabled) return product.kind != ProductKind::model;
        const Attribute* attribute = m_structure.attributes.find(change.field.attribute);
        if (attribute == nullptr) return true;
        const FamilyVariant* levels = family_variant_of(m_structure, lineage(product));
        if (levels == nullptr) return true;
        const int owner = levels->level_of(attribute->id);
        const int level = lineage(product).level();
        return owner == level || (owner < level && has_own);
    }

    std::optional<Value> parsed(const BulkChange& change, const std::string& text) const {
        if (const Attribute* attribute = m_structure.attributes.find(change.field.attribute)) {
            const bool is_line = attribute->type != AttributeType::long_text;
            const auto value =
                parse_value(m_structure, *attribute, is_line ? trim(text) : std::string_view(text));
            if (const auto* found = std::get_if<Value>(&value)) return *found;
            return std::nullopt;
        }
        switch (change.field.attribute) {
            case property::enabled:
                return text == "1";
            case property::family:
                return Reference{m_structure.families.find(text)->id};
            default:
                break;
        }
        References list;
        for (const auto code : split_list(text, ',')) {
            list.ids.push_back(change.field.attribute == property::categories
                                   ? m_structure.categories.find(code)->id
                                   : m_structure.groups.find(code)->id);
        }
        return list;
    }

    std::vector<std::int32_t> listed(const BulkChange& change, const std::string& codes) const {
        const auto value = parsed(change, codes);
        return value ? std::get<References>(*value).ids : std::vector<std::int32_t>();
    }

    Result apply(const Product& product, const BulkChange& change,
                 const std::optional<Value>& value) {
        if (const auto* set = std::get_if<SetValue>(&change.action))
            return parsed(change, set->text);
        if (std::holds_alternative<ClearValue>(change.action)) return std::nullopt;
        if (const auto* add = std::get_if<AddToList>(&change.action)) {
            References list = value ? std::get<References>(*value) : References{};
            for (const auto id : listed(change, add->codes)) {
                if (std::count(list.ids.begin(), list.ids.end(), id) == 0) list.ids.push_back(id);
            }
            return list;
        }
        if (const auto* remove = std::get_if<RemoveFromList>(&change.action)) {
            References list = value ? std::get<References>(*value) : References{};
            for (const auto id : listed(change, remove->codes)) std::erase(list.ids, id);
            return list;
        }
        if (const auto* copy = std::get_if<CopyValue>(&change.action))
            return copied(product, change, *copy, value);
        if (!value) return value;
        if (const auto* replacement = std::get_if<TextReplacement>(&change.action)) {
            return as_edited(change, replaced(std::get<std::string>(*value), *replacement), *value);
        }
        if (const auto* letters = std::get_if<LetterCase>(&change.action)) {
            return as_edited(change, with_case(std::get<std::string>(*value), *letters), *value);
        }
        return calculated(change, std::get<Calculate>(change.action), *value);
    }

    // A line has no blanks around it, and blanks alone are nothing.
    Result as_edited(const BulkChange& change, const std::string& text, const Value& value) const {
        if (text == std::get<std::string>(value)) return value;
        if (trim(text).empty()) return std::nullopt;
        const bool is_line =
            m_structure.attributes.find(change.field.attribute)->type == AttributeType::text;
        return Value(is_line ? std::string(trim(text)) : text);
    }

    // Random edits only ask for what another library does alike: ASCII letters and digits.
    static std::string replaced(const std::string& text, const TextReplacement& replacement) {
        if (!replacement.regular_expression && replacement.match_case)
            return replace_all(text, replacement.find, replacement.replacement);
        auto flags = std::regex::ECMAScript;
        if (!replacement.match_case) flags |= std::regex::icase;
        return std::regex_replace(text, std::regex(replacement.find, flags),
                                  replacement.replacement);
    }

    static std::string with_case(std::string text, LetterCase letters) {
        // Letters beyond ASCII are in the table of text_change_test.
        const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
        if (!std::all_of(text.begin(), text.end(), is_ascii)) return change_case(text, letters);
        for (char& c : text) {
            const auto byte = static_cast<unsigned char>(c);
            c = static_cast<char>(letters == LetterCase::upper ? std::toupper(byte)
                                                               : std::tolower(byte));
        }
        return text;
    }

    // In 128 bits; operands have two decimals, values at most twelve.
    __extension__ using Wide = __int128;
    static std::optional<Decimal> calculated_number(const Decimal& value, Calculation::Sign sign,
                                                    const Decimal& operand, int decimals) {
        using Sign = Calculation::Sign;
        const auto in_fractions = [](const Decimal& number, int scale) {
            Wide fractions = number.mantissa();
            for (int i = number.scale(); i < scale; ++i) fractions *= 10;
            return fractions;
        };
        constexpr int scale = 12, operand_scale = 2;
        Wide numerator = in_fractions(value, scale);
        Wide denominator = 1;
        const Wide by = in_fractions(operand, operand_scale);
        constexpr Wide hundred = 100;
        if (sign == Sign::plus) numerator += in_fractions(operand, scale);
        if (sign == Sign::minus) numerator -= in_fractions(operand, scale);
        if (sign == Sign::times) numerator *= by, denominator = hundred;
        if (sign == Sign::divided_by) numerator *= hundred, denominator = by;
        if (sign == Sign::plus_percent)
            numerator *= hundred * hundred + by, denominator = hundred * hundred;
        if (sign == Sign::minus_percent)
            numerator *= hundred * hundred - by, denominator = hundred * hundred;
        for (int i = decimals; i < scale; ++i) denominator *= 10;
        if (denominator < 0) numerator = -numerator, denominator = -denominator;
        const bool negative = numerator < 0;
        if (negative) numerator = -numerator;
        Wide rounded = (2 * numerator + denominator) / (2 * denominator);
        for (; decimals > 0 && rounded % 10 == 0; --decimals) rounded /= 10;
        constexpr Wide most = INT64_MAX;
        if (rounded > most) return std::nullopt;
        const auto mantissa = static_cast<std::int64_t>(rounded);
        return Decimal(negative ? -mantissa : mantissa, decimals);
    }

    Result calculated(const BulkChange& change, const Calculate& calculate, const Value& value) {
        const Attribute& attribute = *m_structure.attributes.find(change.field.attribute);
        const int usual = attribute.type == AttributeType::price_collection ? 2 : 6;
        const int decimals = calculate.decimals.value_or(attribute.decimals_allowed ? usual : 0);
        const auto* measurement = std::get_if<Measurement>(&value);
        const auto result = calculated_number(
            measurement != nullptr ? measurement->amount : std::get<Decimal>(value), calculate.sign,
            *Decimal::parse(calculate.operand), decimals);
        if (!result) return Refused{};
        if (measurement != nullptr) return Value(Measurement{*result, measurement->unit});
        return Value(*result);
    }

    Result copied(const Product& product, const BulkChange& change, const CopyValue& copy,
                  const std::optional<Value>& value) {
        const Attribute& from = *m_structure.attributes.find(copy.from.attribute);
        const Attribute& to = *m_structure.attributes.find(change.field.attribute);
        if (from.type == AttributeType::identifier) return as_parsed(to, product.code, value);
        const Value* source = lineage(product).find(key_of(copy.from));
        if (source == nullptr) return value;
        const bool is_alike = from.type == to.type && !from.is_select() &&
                              from.measurement_family == to.measurement_family;
        if (from.id == to.id || is_alike || (from.is_media() && to.is_media())) return *source;
        return as_parsed(to, value_to_text(m_structure, from, *source), value);
    }
    Result as_parsed(const Attribute& to, const std::string& text,
                     const std::optional<Value>& value) const {
        const bool is_line = to.type != AttributeType::long_text;
        const auto parsed =
            parse_value(m_structure, to, is_line ? trim(text) : std::string_view(text));
        if (std::holds_alternative<Issue>(parsed)) return Refused{};
        if (const auto* found = std::get_if<Value>(&parsed)) return *found;
        return value;
    }

    // Rules of the attribute, for everything that is computed; an operand was checked before.
    bool is_wrong(const BulkChange& change, const std::optional<Value>& value) const {
        const Attribute* attribute = m_structure.attributes.find(change.field.attribute);
        if (attribute == nullptr || !value) return false;
        const auto issues = validate_value(m_structure, *attribute, *value);
        return std::any_of(issues.begin(), issues.end(),
                           [](const Issue& issue) { return issue.severity == Severity::error; });
    }

    bool breaks_axes(ProductId id) {
        const Product& product = m_after[id];
        const int level = lineage(product).level();
        const FamilyVariant* levels = family_variant_of(m_structure, lineage(product));
        if (levels == nullptr || level == 0 || level > static_cast<int>(levels->levels.size()))
            return false;
        const auto& axes = levels->levels[static_cast<std::size_t>(level - 1)].axes;
        const auto values = [&](const Product& of) {
            std::vector<std::optional<Value>> found;
            for (const AttributeId axis : axes) found.push_back(field(of, {axis, 0}));
            return found;
        };
        const auto now = values(product);
        if (now == values(m_before[id])) return false;
        if (std::count(now.begin(), now.end(), std::nullopt) > 0) return true;
        return std::any_of(m_after.begin(), m_after.end(), [&](const auto& other) {
            return other.first != id && other.second.parent == product.parent &&
                   values(other.second) == now;
        });
    }

    Structure m_structure;
    Products m_before, m_after;
};

}  // namespace vitrine::test
