// Lists that somebody could ask of a catalogue, drawn at random, and the two ways to answer them
// held against each other: the index, and list_products(), which reads every product each time and
// is obvious.
#pragma once

#include <gtest/gtest.h>

#include <random>

#include "base/text.h"
#include "catalog/measurement.h"
#include "catalog/value_text.h"
#include "operations/product_index.h"

namespace vitrine::test {

// Conditions that somebody could ask of this very catalogue: its attributes, compared with values
// that its products have.
class RequestWriter {
public:
    RequestWriter(Catalogue& catalogue, unsigned seed)
        : m_catalogue(catalogue),
          m_kept(catalogue.structure()),
          m_structure(*m_kept),
          m_random(seed) {
        m_structure.attributes.each(
            [this](const Attribute& attribute) { m_attributes.push_back(&attribute); });
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
        request.locale =
            m_structure.active_locales().at(m_random() % m_structure.active_locales().size());
        if (!chance(10)) request.filter = filter(0);
        if (chance(20)) request.search = word();
        if (chance(85)) request.sort = sort();
        request.models = chance(80);
        return request;
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
    static std::string quoted(std::string_view text) {
        return '"' + replace_all(replace_all(text, "\\", "\\\\"), "\"", "\\\"") + '"';
    }

    std::string filter(int depth) {
        if (depth < 2 && chance(40)) {
            if (chance(25)) return "not (" + filter(depth + 1) + ")";
            return "(" + filter(depth + 1) + (chance(50) ? " and " : " or ") + filter(depth + 1) +
                   ")";
        }
        if (chance(70)) return of_attribute(*one_of(m_attributes));
        switch (m_random() % 11) {
            case 0:
                return std::string("sku ") +
                       one({"=", "contains", "starts with", "does not start with", "ends with",
                            "does not end with"}) +
                       ' ' + quoted(part_of(one_of(m_samples).code));
            case 1:
                return "family " + of_entity(m_structure.families);
            case 2:
                return "category " +
                       (chance(40) ? one({"under ", "not under "}) + code_of(m_structure.categories)
                                   : of_entity(m_structure.categories));
            case 3:
                return std::string("parent ") +
                       one({"is empty", "is not empty", "matches \"^[A-M]\"",
                            "does not match \"[0-9]\""});
            case 4:
                return std::string("kind = ") + one({"simple", "variant", "model"});
            case 5:
                return std::string("enabled = ") + one({"true", "false"});
            case 6:
                return std::string("completeness ") +
                       one({"< 50", "= 80", ">= 100", "!= 100", "between 20 and 80",
                            "not between 50 and 99"}) +
                       one({"", " on all locales", " on any locale"});
            case 8:
                return one({"updated ", "created "}) + std::string(one({"since ", "before "})) +
                       instant();
            case 9:
                return std::string("changed by ") +
                       one({"1", "2", "3", "5", "import", "edit", "undo", "\"nobody\""});
            case 7:
                return std::string("variants ") +
                       one({"any complete", "any incomplete", "all complete", "all incomplete"});
            default:
                return quoted(word());
        }
    }
    // When some change set began.
    std::string instant() {
        const auto change_sets = m_catalogue.journal().list(100);
        return change_sets.empty() ? "2026-03-31" : to_iso8601(one_of(change_sets).at);
    }
    template <class T>
    std::string code_of(const Entities<T>& entities) {
        return entities.size() == 0 ? "none" : quoted(one_of(entities.all())->code);
    }
    template <class T>
    std::string of_entity(const Entities<T>& entities) {
        if (entities.size() == 0 || chance(20)) return one({"is empty", "is not empty"});
        return one({"= ", "!= "}) + code_of(entities);
    }

    std::string of_attribute(const Attribute& attribute) {
        std::string name = '`' + attribute.code + '`';
        const Value* value = nullptr;
        Scope scope;
        for (int tries = 0; tries < 30 && value == nullptr; ++tries) {
            for (const auto& [key, found] : one_of(m_samples).values) {
                if (key.attribute != attribute.id) continue;
                value = &found;
                scope = m_structure.scope(key.scope);
            }
        }
        std::vector<std::string> in_brackets;
        if (scope.channel != 0) in_brackets.push_back(m_structure.channels.code_of(scope.channel));
        if (scope.locale != 0) in_brackets.push_back(m_structure.locales.code_of(scope.locale));
        if (scope.currency != 0)
            in_brackets.push_back(m_structure.currencies.code_of(scope.currency));
        const std::string bare = name;
        if (!in_brackets.empty()) name += '[' + join(in_brackets, ",") + ']';
        if (attribute.type == AttributeType::identifier) return "kind != model";
        if (value == nullptr || chance(15)) {
            return name + ' ' + one({"is empty", "is not empty"});
        }
        if (chance(25)) {
            if (const std::string related = relation(attribute); !related.empty())
                return (related.starts_with("differs between") ? bare : name) + ' ' + related;
        }
        const std::string text = value_to_text(m_structure, attribute, *value);
        switch (column_kind(attribute.type)) {
            case ColumnKind::text:
            case ColumnKind::presence:
                return name + ' ' +
                       one({"=", "!=", "contains", "does not contain", "starts with",
                            "does not start with", "ends with", "does not end with"}) +
                       ' ' + quoted(part_of(text));
            case ColumnKind::number:
                if (chance(25)) {
                    return name + one({" between -1 and ", " not between -1 and "}) +
                           (text.starts_with('-') ? "0" : text);
                }
                return name + ' ' + one({"=", "!=", "<", "<=", ">", ">="}) + ' ' + text;
            case ColumnKind::measurement: {
                const auto& amount = std::get<Measurement>(*value);
                const std::string number = amount.amount.to_string();
                const std::string unit = ' ' + std::string(find_unit(amount.unit)->code);
                if (chance(20)) return name + " between " + number + " and " + number + unit;
                return name + ' ' + one({"=", "!=", "<", "<=", ">", ">="}) + ' ' + number + unit;
            }
            case ColumnKind::id:
                if (attribute.type == AttributeType::boolean)
                    return name + " = " + one({"true", "false"});
                if (attribute.type == AttributeType::date && chance(25))
                    return name + one({" between ", " not between "}) + text + " and 2999-12-31";
                if (attribute.type == AttributeType::date)
                    return name + ' ' + one({"=", "<", ">="}) + ' ' + text;
                return name + ' ' + one({"=", "!="}) + ' ' + quoted(text);
            case ColumnKind::list: {
                const Option* option =
                    m_structure.options.find(std::get<References>(*value).ids.front());
                return name + ' ' + one({"=", "!="}) + ' ' + quoted(option->code);
            }
        }
        return name;
    }

    // What asks about more than one value; empty where that is not of this attribute.
    std::string relation(const Attribute& attribute) {
        const bool is_text = column_kind(attribute.type) == ColumnKind::text ||
                             column_kind(attribute.type) == ColumnKind::presence;
        if (is_text && chance(30)) {
            return one({"matches \"^[A-M]\"", "matches \"/[0-9]{2}[^a-z]/i\"",
                        "does not match \"a\"", "does not match \"^.{1,20}$\""});
        }
        if ((is_text || attribute.type == AttributeType::number) && chance(50)) {
            return one({"is duplicate", "is not duplicate"});
        }
        if (attribute.localizable && !attribute.scopable && chance(60)) {
            const auto locale = [&] {
                return m_structure.locales.code_of(one_of(m_structure.active_locales()));
            };
            return "differs between " + locale() + " and " + locale();
        }
        return "differs from parent";
    }

    // A piece of the text, which is UTF-8 and not blank.
    std::string part_of(std::string_view text) {
        const std::size_t length = count_code_points(text);
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
        std::string name = one({"sku", "name", "family", "kind", "enabled", "completeness"});
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
    std::vector<Product> m_samples;
};

inline void compare(Catalogue& catalogue, ProductIndex& index, int requests, unsigned seed) {
    RequestWriter writer(catalogue, seed);
    for (int i = 0; i < requests; ++i) {
        const ListRequest request = writer.write();
        ASSERT_EQ(index.list(catalogue, request, Progress()),
                  list_products(catalogue, request, Progress()))
            << request.filter << "\nsearch " << request.search << "\nsort " << request.sort
            << (request.models ? "" : "\nwithout models") << "\nchannel " << request.channel
            << " locale " << request.locale;
    }
}

}  // namespace vitrine::test
