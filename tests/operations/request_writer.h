// Lists that somebody could ask of a catalogue, drawn at random: every comparison that the filter
// language knows for a field is as likely as any other.
#pragma once

#include <random>
#include <set>
#include <utility>

#include "base/text.h"
#include "catalog/filter_comparisons.h"
#include "catalog/filter_fields.h"
#include "catalog/measurement.h"
#include "catalog/value_text.h"
#include "operations/list_products.h"

namespace vitrine::test {

// Asks about this very catalogue: its fields, compared with values that its products have.
class RequestWriter {
public:
    RequestWriter(Catalogue& catalogue, unsigned seed)
        : m_catalogue(catalogue),
          m_kept(catalogue.structure()),
          m_structure(*m_kept),
          m_random(seed) {
        m_structure.attributes.each(
            [this](const Attribute& attribute) { m_attributes.push_back(&attribute); });
        each_filter_property([this](std::string_view name) { m_properties.emplace_back(name); });
        std::int64_t seen = 0;
        catalogue.products().each([&](const Product& product) {
            // A fair sample of 200, whatever the size.
            if (++seen <= 200) {
                m_samples.push_back(product);
            } else if (const auto place = static_cast<std::size_t>(m_random() % seen);
                       place < 200) {
                m_samples[place] = product;
            }
        });
    }

    ListRequest write() {
        ListRequest request;
        request.channel = id_of(m_structure.channels);
        request.locale = one_of(m_structure.active_locales());
        if (!chance(10)) request.filter = filter(0);
        if (chance(20)) request.search = word();
        if (chance(85)) request.sort = sort();
        request.models = chance(80);
        return request;
    }

    using Kinds = std::set<std::pair<OperandKind, Comparison>>;
    // What was compared in the requests written so far, and what this catalogue lets compare.
    const Kinds& written() const { return m_written; }
    Kinds possible() const {
        Kinds kinds;
        const auto add = [&](const Filter& field) {
            for (const Comparison comparison : allowed_comparisons(m_structure, field))
                if (is_askable(field, comparison))
                    kinds.emplace(operand_kind(m_structure, field), comparison);
        };
        for (const Attribute* attribute : m_attributes) add(field_of(*attribute));
        for (const std::string& name : m_properties) add(field_of(name));
        return kinds;
    }

private:
    bool chance(unsigned percent) { return m_random() % 100 < percent; }
    template <class T>
    const T& one_of(const std::vector<T>& things) {
        return things[m_random() % things.size()];
    }
    const char* one(std::initializer_list<const char*> words) {
        return words.begin()[m_random() % words.size()];
    }
    template <class T>
    std::int32_t id_of(const Entities<T>& entities) {
        return one_of(entities.all())->id;
    }
    template <class T>
    std::string code_of(const Entities<T>& entities) {
        return quoted(one_of(entities.all())->code);
    }
    static std::string quoted(std::string_view text) {
        return '"' + replace_all(replace_all(text, "\\", "\\\\"), "\"", "\\\"") + '"';
    }

    std::string filter(int depth) {
        if (depth < 2 && chance(40)) {
            if (chance(25)) return "not (" + filter(depth + 1) + ")";
            return "(" + filter(depth + 1) + (chance(50) ? " and " : " or ") + filter(depth + 1) +
                   ")";
        }
        if (chance(5)) return quoted(word());
        return chance(60) ? of_attribute(*one_of(m_attributes)) : of_property();
    }

    static Filter field_of(const Attribute& attribute) {
        Filter field;
        field.kind = Filter::Kind::condition;
        const bool is_code = attribute.type == AttributeType::identifier;
        field.field = is_code ? FilterField::sku : FilterField::attribute;
        if (!is_code) field.attribute = attribute.id;
        return field;
    }
    static Filter field_of(std::string_view property) {
        Filter field;
        field.kind = Filter::Kind::condition;
        field.field = *find_filter_property(property);
        return field;
    }

    // Whether there is something to compare with.
    bool is_askable(const Filter& field, Comparison comparison) const {
        if (operand_shape(comparison) == OperandShape::none) return true;
        switch (field.field) {
            case FilterField::family:
                return m_structure.families.size() != 0;
            case FilterField::category:
                return m_structure.categories.size() != 0;
            case FilterField::group:
                return m_structure.groups.size() != 0;
            default:
                return true;
        }
    }

    std::string of_property() {
        const std::string& name = one_of(m_properties);
        const Filter field = field_of(name);
        std::string brackets;
        const bool by_scope =
            field.field == FilterField::completeness || field.field == FilterField::variants;
        if (by_scope && chance(20)) brackets = '[' + code_of(m_structure.channels) + ']';
        if (field.field == FilterField::problems && chance(70)) {
            brackets = std::string("[") +
                       one({"duplicate_gtin", "invalid_value", "broken_html", "wrong_language",
                            "over_length", "small_picture", "similar_name", "spelling", "error",
                            "warning", "info"}) +
                       ']';
        }
        return condition(field, name + brackets, nullptr);
    }

    std::string of_attribute(const Attribute& attribute) {
        const std::string name = '`' + attribute.code + '`';
        const Value* value = nullptr;
        Scope scope;
        for (int tries = 0; tries < 30 && value == nullptr; ++tries) {
            for (const auto& [key, found] : one_of(m_samples).values) {
                if (key.attribute != attribute.id) continue;
                value = &found;
                scope = m_structure.scope(key.scope);
            }
        }
        m_bare_name = name;
        std::vector<std::string> in_brackets;
        if (scope.channel != 0) in_brackets.push_back(m_structure.channels.code_of(scope.channel));
        if (scope.locale != 0) in_brackets.push_back(m_structure.locales.code_of(scope.locale));
        if (scope.currency != 0)
            in_brackets.push_back(m_structure.currencies.code_of(scope.currency));
        const std::string brackets =
            in_brackets.empty() ? std::string() : '[' + join(in_brackets, ",") + ']';
        return condition(field_of(attribute), name + brackets, value);
    }

    // `value` is one that a product has, null where none was found.
    std::string condition(const Filter& field, const std::string& name, const Value* value) {
        std::vector<Comparison> allowed;
        for (const Comparison comparison : allowed_comparisons(m_structure, field)) {
            const bool needs_value = field.attribute != 0 &&
                                     operand_shape(comparison) != OperandShape::none &&
                                     operand_shape(comparison) != OperandShape::scopes;
            if (is_askable(field, comparison) && (value != nullptr || !needs_value))
                allowed.push_back(comparison);
        }
        const Comparison comparison = one_of(allowed);
        m_written.emplace(operand_kind(m_structure, field), comparison);
        const OperandShape shape = operand_shape(comparison);
        const std::string begin = (shape == OperandShape::scopes ? m_bare_name : name) + ' ' +
                                  std::string(comparison_text(comparison)) + ' ';
        const auto operand = [&] { return operand_for(field, comparison, value); };
        std::string end;
        switch (shape) {
            case OperandShape::none:
                break;
            case OperandShape::one:
                end = operand() + unit_of(field, value);
                break;
            case OperandShape::one_or_list:
                if (chance(60)) {
                    end = operand();
                    break;
                }
                [[fallthrough]];
            case OperandShape::list: {
                std::vector<std::string> parts;
                do parts.push_back(operand() + unit_of(field, value));
                while (chance(60));
                end = '(' + join(parts, ", ") + ')';
                break;
            }
            case OperandShape::range:
                end = range(operand_kind(m_structure, field), operand(), operand()) +
                      unit_of(field, value);
                break;
            case OperandShape::scopes:
                end = scopes(*m_structure.attributes.find(field.attribute));
                break;
            case OperandShape::period:
                end = one({"1 days", "2 weeks", "1 hours"});
                break;
        }
        if (field.field == FilterField::completeness && shape != OperandShape::list && chance(40))
            end += one({" on all locales", " on any locale"});
        return begin + end;
    }

    std::string unit_of(const Filter& field, const Value* value) const {
        if (operand_kind(m_structure, field) != OperandKind::measurement) return {};
        return ' ' + std::string(find_unit(std::get<Measurement>(*value).unit)->code);
    }

    std::string range(OperandKind kind, std::string a, std::string b) {
        const bool is_number = kind == OperandKind::number || kind == OperandKind::measurement;
        // Without the Z of instants, as 12:00:05.1Z is the later one of that and 12:00:05Z.
        const auto text = [](std::string_view x) {
            return x.substr(0, x.find_last_not_of('Z') + 1);
        };
        if (is_number ? *Decimal::parse(b) < *Decimal::parse(a) : text(b) < text(a))
            std::swap(a, b);
        return a + " and " + b;
    }

    std::string scopes(const Attribute& attribute) {
        const auto locale = [&] {
            return m_structure.locales.code_of(one_of(m_structure.active_locales()));
        };
        if (!attribute.localizable || (attribute.scopable && chance(50)))
            return code_of(m_structure.channels) + " and " + code_of(m_structure.channels);
        return locale() + " and " + locale();
    }

    std::string operand_for(const Filter& field, Comparison comparison, const Value* value) {
        switch (operand_kind(m_structure, field)) {
            case OperandKind::text:
                return text_for(field, comparison, value);
            case OperandKind::number:
                if (field.field == FilterField::completeness)
                    return one({"0", "20", "50", "80", "99", "100"});
                if (field.field == FilterField::problems) return one({"0", "1", "2", "5"});
                return near(value_text(field, *value));
            case OperandKind::measurement:
                return near(std::get<Measurement>(*value).amount.to_string());
            case OperandKind::date:
                return chance(80) ? value_text(field, *value) : "2999-12-31";
            case OperandKind::boolean:
                return one({"true", "false"});
            case OperandKind::entity:
                return entity_for(field, value);
            case OperandKind::product: {
                const ProductId linked =
                    chance(70) ? std::get<Reference>(*value).id : one_of(m_samples).id;
                return quoted(m_catalogue.products().code_of(linked));
            }
            case OperandKind::kind:
                return one({"simple", "variant", "model", "product"});
            case OperandKind::moment:
                return instant();
            case OperandKind::origin:
                return one({"1", "2", "3", "5", "import", "edit", "undo", "\"nobody\""});
            case OperandKind::words:
            case OperandKind::none:
            case OperandKind::filled:
                break;
        }
        return quoted(word());
    }
    std::string value_text(const Filter& field, const Value& value) const {
        return value_to_text(m_structure, *m_structure.attributes.find(field.attribute), value);
    }
    std::string near(const std::string& number) {
        return chance(60) ? number : one({"-1", "0", "1", "10", "100.5", "1000"});
    }
    std::string text_for(const Filter& field, Comparison comparison, const Value* value) {
        if (comparison == Comparison::matches || comparison == Comparison::does_not_match)
            return one({R"("^[A-M]")", R"("/[0-9]{2}[^a-z]/i")", R"("a")", R"("^.{1,20}$")",
                        R"("[0-9]$")"});
        std::string text;
        if (field.field == FilterField::attribute) {
            text = value_text(field, *value);
        } else {
            const Product& product = one_of(m_samples);
            text = product.code;
            if (field.field == FilterField::parent && product.parent != 0)
                text = m_catalogue.products().code_of(product.parent);
        }
        return quoted(chance(30) && !trim(text).empty() ? text : part_of(text));
    }
    std::string entity_for(const Filter& field, const Value* value) {
        switch (field.field) {
            case FilterField::family:
                return code_of(m_structure.families);
            case FilterField::category:
                return code_of(m_structure.categories);
            case FilterField::group:
                return code_of(m_structure.groups);
            default:
                break;
        }
        if (const auto options = m_structure.options_of(field.attribute);
            !options.empty() && chance(50))
            return quoted(one_of(options)->code);
        if (const auto* several = std::get_if<References>(value))
            return quoted(m_structure.options.code_of(one_of(several->ids)));
        return quoted(m_structure.options.code_of(std::get<Reference>(*value).id));
    }
    // When some change set began.
    std::string instant() {
        const auto change_sets = m_catalogue.journal().list(100);
        return chance(10) || change_sets.empty() ? "2026-03-31"
                                                 : to_iso8601(one_of(change_sets).at);
    }

    // A piece of the text, which is UTF-8 and not blank.
    std::string part_of(std::string_view text) {
        const std::size_t length = count_code_points(text);
        if (length == 0) return "a";
        const std::size_t from = m_random() % length;
        text.remove_prefix(first_code_points(text, from).size());
        const std::string part(first_code_points(text, 1 + m_random() % 12));
        return trim(part).empty() ? "a" : part;
    }
    std::string word() {
        const Product& product = one_of(m_samples);
        for (const auto& [key, value] : product.values) {
            const auto* text = std::get_if<std::string>(&value);
            if (text != nullptr && chance(50)) return part_of(*text);
        }
        return part_of(product.code);
    }
    std::string sort() {
        std::string name =
            one({"sku", "name", "family", "kind", "enabled", "completeness", "problems"});
        if (chance(60)) {
            const Attribute& attribute = *one_of(m_attributes);
            name = attribute.code;
            if (attribute.type == AttributeType::price_collection) {
                name += '[' + m_structure.currencies.code_of(id_of(m_structure.currencies)) + ']';
            }
        }
        return name + one({"", ":desc"});
    }

    Catalogue& m_catalogue;
    std::shared_ptr<const Structure> m_kept;
    const Structure& m_structure;
    std::mt19937 m_random;
    std::vector<const Attribute*> m_attributes;
    std::vector<std::string> m_properties;
    std::vector<Product> m_samples;
    std::string m_bare_name;  // of the attribute at hand, without brackets
    Kinds m_written;
};

}  // namespace vitrine::test
