// Random changes of the structure and edits of products against a model of plain maps, which knows
// values as texts only. After each step, and after undo and redo, the catalogue says what the model
// says.
#include <gtest/gtest.h>

#include <cctype>
#include <map>
#include <random>

#include "base/text.h"
#include "catalog/value_text.h"
#include "operations/convert_attribute.h"
#include "operations/delete_entity.h"
#include "operations/edit_products.h"
#include "operations/merge_entities.h"
#include "operations/rename_code.h"
#include "operations/structure_fixture.h"

namespace vitrine {
namespace {

struct ModelAttribute {
    AttributeType type = AttributeType::text;
    bool localizable = false;
    std::map<std::string, std::string> options;  // label by code
    bool operator==(const ModelAttribute&) const = default;
};

struct Model {
    std::map<std::string, ModelAttribute> attributes;
    // Text by product, attribute and locale, which is empty where the attribute does not vary.
    std::map<std::string, std::map<std::string, std::map<std::string, std::string>>> values;
};

const std::vector<std::string> locales = {"de_DE", "en_US", "fr_FR"};

bool is_number(const std::string& text) {
    bool digits = false, point = false;
    for (const char c : text) {
        if (c == '.' && digits && !point) {
            point = true;
        } else if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
            digits = true;
        } else {
            return false;
        }
    }
    return digits && text.back() != '.';
}

std::string code_of_label(const std::string& label) {
    std::string code;
    for (const char c : label) {
        const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (plain)
            code += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!code.empty() && code.back() != '_')
            code += '_';
    }
    return code;
}

// The option of a text, by its code or else its label, as new ones are made.
std::string option_of(const ModelAttribute& attribute, const std::string& text) {
    for (const auto& [code, label] : attribute.options) {
        if (fold_case(code) == fold_case(text)) return code;
    }
    for (const auto& [code, label] : attribute.options) {
        if (fold_case(label) == fold_case(text)) return code;
    }
    return {};
}

class StructureRandom : public test::StructureFixture,
                        public testing::WithParamInterface<unsigned> {
protected:
    void SetUp() override {
        StructureFixture::SetUp();
        ChangeSetWriter writer(*catalogue, {"ada", "new", {}, {}, 0});
        for (int i = 0; i < 5; ++i) {
            Attribute attribute;
            attribute.code = "a" + std::to_string(i);
            attribute.type = i == 0 ? AttributeType::number : AttributeType::text;
            writer.put(attribute);
            m_model.attributes[attribute.code].type = attribute.type;
        }
        for (int i = 0; i < 6; ++i) {
            Product product = sample.product("p" + std::to_string(i), "tvs");
            product.id = 0;
            m_products[product.code] = writer.create(product);
            m_model.values[product.code];
        }
        writer.finish();
    }

    std::size_t any(std::size_t count) { return m_random() % count; }
    template <class Map>
    auto any_of(const Map& map) {
        auto at = map.begin();
        std::advance(at, static_cast<long>(any(map.size())));
        return *at;
    }

    void edit_something() {
        const auto [product, id] = any_of(m_products);
        const auto [code, attribute] = any_of(m_model.attributes);
        const std::string locale = attribute.localizable ? locales[any(3)] : std::string();
        static const std::vector<std::string> texts = {"1", "25", "Red", "blue", "green", ""};
        std::string text = texts[any(texts.size())];
        if (attribute.type == AttributeType::number && !is_number(text)) text = "7";
        if (attribute.type == AttributeType::simple_select) {
            if (attribute.options.empty()) return;
            text = any_of(attribute.options).first;
        }
        const std::string field = locale.empty() ? code : code + '[' + locale + ']';
        const auto report = edit(id, field, text.empty() ? std::nullopt : std::optional(text));
        ASSERT_TRUE(report.issues.empty()) << report.issues.front().message;
        auto& values = m_model.values[product][code];
        if (text.empty())
            values.erase(locale);
        else
            values[locale] = text;
        m_last = report.change_set;
    }

    void rename_something() {
        const auto [code, attribute] = any_of(m_model.attributes);
        const std::string other = "n" + std::to_string(++m_names);
        if (!attribute.options.empty() && any(2) == 0) {
            const auto [option, label] = any_of(attribute.options);
            m_last = rename_code(*catalogue, entity("option", code + ':' + option), other,
                                 ChangeIntent::save)
                         .change_set;
            auto node = m_model.attributes[code].options.extract(option);
            node.key() = other;
            m_model.attributes[code].options.insert(std::move(node));
            replace_texts(code, option, other);
            return;
        }
        m_last = rename_code(*catalogue, entity("attribute", code), other, ChangeIntent::save)
                     .change_set;
        auto node = m_model.attributes.extract(code);
        node.key() = other;
        m_model.attributes.insert(std::move(node));
        for (auto& [product, values] : m_model.values) {
            auto held = values.extract(code);
            if (held.empty()) continue;
            held.key() = other;
            values.insert(std::move(held));
        }
    }

    // In the values of an attribute; nothing stands for a text that goes.
    void replace_texts(const std::string& attribute, const std::string& from,
                       const std::string& into) {
        for (auto& [product, values] : m_model.values) {
            for (auto& [locale, text] : values[attribute]) {
                if (text == from) text = into;
            }
            std::erase_if(values[attribute], [](const auto& held) { return held.second.empty(); });
        }
    }

    void change_options() {
        const auto [code, attribute] = any_of(m_model.attributes);
        if (attribute.options.size() < 2) return;
        const auto [from, label] = any_of(attribute.options);
        const auto [into, other] = any_of(attribute.options);
        const EntityAddress gone = entity("option", code + ':' + from);
        if (from == into) {
            m_last = delete_entity(*catalogue, {gone}, ChangeIntent::save, Progress()).change_set;
            replace_texts(code, from, {});
        } else {
            const EntityAddress stays = entity("option", code + ':' + into);
            m_last = merge_entities(*catalogue, {gone, stays}, ChangeIntent::save, Progress())
                         .change_set;
            replace_texts(code, from, into);
        }
        m_model.attributes[code].options.erase(from);
    }

    void delete_attribute() {
        if (m_model.attributes.size() < 3) return;
        const auto [code, attribute] = any_of(m_model.attributes);
        m_last =
            delete_entity(*catalogue, {entity("attribute", code)}, ChangeIntent::save, Progress())
                .change_set;
        m_model.attributes.erase(code);
        for (auto& [product, values] : m_model.values) values.erase(code);
    }

    void convert_something() {
        const auto [code, before] = any_of(m_model.attributes);
        AttributeConversion conversion =
            unchanged(*catalogue->structure(), entity("attribute", code).id);
        conversion.unconvertible = Unconvertible::drop;
        if (any(3) == 0) {
            conversion.localizable = !before.localizable;
        } else {
            static const AttributeType types[] = {AttributeType::text, AttributeType::number,
                                                  AttributeType::simple_select};
            conversion.type = types[any(3)];
        }
        for (const auto& locale : locales)
            conversion.scopes.locales.push_back(sample.locale(locale));
        const auto report =
            convert_attribute(*catalogue, conversion, ChangeIntent::save, Progress());
        ASSERT_FALSE(report.refused());
        m_last = report.change_set;
        ModelAttribute& after = m_model.attributes[code];
        after.type = conversion.type;
        after.localizable = conversion.localizable;
        if (after.type != before.type && after.type != AttributeType::simple_select)
            after.options.clear();
        if (after.type == AttributeType::simple_select && before.type != after.type) {
            // Of texts that differ in their case only one option is made, with any of the two.
            for (const auto& [product, values] : m_model.values) {
                const auto held = values.find(code);
                if (held == values.end()) continue;
                for (const auto& [locale, text] : held->second) {
                    if (option_of(after, text).empty()) after.options[code_of_label(text)] = text;
                }
            }
        }
        for (auto& [product, values] : m_model.values) {
            auto& held = values[code];
            if (before.localizable && !after.localizable && !held.empty())
                held = {{std::string(), held.begin()->second}};
            if (!before.localizable && after.localizable && !held.empty()) {
                const std::string text = held.begin()->second;
                held.clear();
                for (const auto& locale : locales) held[locale] = text;
            }
            if (after.type == AttributeType::simple_select && before.type != after.type) {
                for (auto& [locale, text] : held) text = option_of(after, text);
            }
            std::erase_if(held, [&](const auto& one) {
                return after.type == AttributeType::number && !is_number(one.second);
            });
        }
    }

    void step() {
        switch (any(8)) {
            case 0:
                return rename_something();
            case 1:
                return change_options();
            case 2:
                return any(6) == 0 ? delete_attribute() : edit_something();
            case 3:
            case 4:
                return convert_something();
            default:
                return edit_something();
        }
    }

    void compare() {
        const Structure& structure = *catalogue->structure();
        for (const auto& [code, attribute] : m_model.attributes) {
            const Attribute* stored = structure.attributes.find(code);
            ASSERT_NE(stored, nullptr) << code;
            EXPECT_EQ(stored->type, attribute.type) << code;
            std::vector<std::string> known, wanted;
            for (const Option* option : structure.options_of(stored->id))
                known.push_back(option->code);
            for (const auto& [option, label] : attribute.options) wanted.push_back(option);
            EXPECT_THAT(known, testing::UnorderedElementsAreArray(wanted)) << code;
        }
        for (const auto& [product, id] : m_products) {
            std::map<std::string, std::string> stored, wanted;
            const auto loaded = catalogue->products().load(id);
            for (const auto& [key, value] : loaded->values)
                stored[field_name(structure, key)] = field_to_text(structure, key, value);
            for (const auto& [code, values] : m_model.values[product]) {
                for (const auto& [locale, text] : values)
                    wanted[locale.empty() ? code : code + '[' + locale + ']'] = text;
            }
            EXPECT_EQ(stored, wanted) << product;
        }
    }

    void take_back(ChangeSetId id) {
        const auto undone = undo_change_set(*catalogue, id, OnConflict::refuse, Progress());
        EXPECT_TRUE(undone.conflicts.empty());
        m_last = undone.change_set;
    }

    std::mt19937 m_random{GetParam()};
    std::map<std::string, ProductId> m_products;
    Model m_model;
    ChangeSetId m_last = 0;
    int m_names = 0;
};

TEST_P(StructureRandom, IsWhatPlainMapsSay) {
    for (int i = 0; i < 60; ++i) {
        const Model before = m_model;
        m_last = 0;
        step();
        compare();
        if (HasFatalFailure() || HasNonfatalFailure()) FAIL() << "at step " << i;
        if (m_last == 0 || any(3) != 0) continue;
        const Model after = m_model;
        m_model = before;
        take_back(m_last);
        compare();
        if (any(2) == 0) {
            m_model = after;
            take_back(m_last);
            compare();
        }
        if (HasNonfatalFailure()) FAIL() << "at step " << i << ", taken back";
    }
    EXPECT_THAT(verify_catalogue(*catalogue, Progress()).damage, testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Seeds, StructureRandom, testing::Range(1U, 7U));

}  // namespace
}  // namespace vitrine
