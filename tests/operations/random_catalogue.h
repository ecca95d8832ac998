// A small catalogue in which everything is random but what must hold: levels, trees, values on any
// of them, simple products.
#pragma once

#include <random>

#include "operations/plain_catalogue.h"
#include "store/change_set_writer.h"

namespace vitrine::test {

class RandomCatalogue : public EmptyImportTest {
protected:
    void make_structure() {
        ChangeSetWriter writer(*m_catalogue, {"ada", "new", {}, "random", 0});
        const auto add = [&](const char* code, AttributeType type) {
            Attribute attribute;
            attribute.code = code;
            attribute.type = type;
            return writer.put(attribute);
        };
        writer.put(Locale{0, "en_US"});
        writer.put(Locale{0, "fr_FR"});
        for (const char* code : {"one", "two", "three"}) writer.put(Category{0, code, 0, {}, 0});
        const AttributeId sku = add("sku", AttributeType::identifier);
        for (const char* code : {"a", "b", "c"}) m_axes.push_back(add(code, AttributeType::number));
        for (const char* code : {"t", "u", "v", "w"})
            m_texts.push_back(add(code, AttributeType::text));
        Attribute name;
        name.code = "name";
        name.type = AttributeType::text;
        name.localizable = true;
        m_texts.push_back(writer.put(name));
        Family family{0, "wide", {}, {sku}, sku, 0, {}};
        family.attributes.insert(family.attributes.end(), m_axes.begin(), m_axes.end());
        family.attributes.insert(family.attributes.end(), m_texts.begin(), m_texts.end());
        m_families.push_back(writer.put(family));
        family.code = "narrow";
        std::erase(family.attributes, m_texts[2]);
        std::erase(family.attributes, m_axes[2]);
        m_families.push_back(writer.put(family));
        for (const FamilyId id : m_families) {
            for (int i = 0; i < 2; ++i) {
                FamilyVariant variant;
                variant.code = "levels" + std::to_string(id) + std::to_string(i);
                variant.family = id;
                variant.levels = random_levels(*writer.structure().families.find(id));
                m_variants.push_back(writer.put(variant));
            }
        }
        writer.finish();
    }

    int any(int count) { return std::uniform_int_distribution<int>(0, count - 1)(m_random); }
    bool maybe(int one_in) { return any(one_in) == 0; }
    template <class T>
    T one_of(const std::vector<T>& items) {
        return items[static_cast<std::size_t>(any(static_cast<int>(items.size())))];
    }

    std::vector<FamilyVariant::Level> random_levels(const Family& family) {
        std::vector<FamilyVariant::Level> levels(maybe(2) ? 1 : 2);
        std::vector<AttributeId> axes = m_axes;
        std::shuffle(axes.begin(), axes.end(), m_random);
        std::erase_if(axes, [&](AttributeId id) { return !family.has(id); });
        for (std::size_t i = 0; i < levels.size(); ++i) levels[i].axes = {axes[i]};
        if (axes.size() > levels.size() && maybe(2)) levels.back().axes.push_back(axes.back());
        for (const AttributeId id : m_texts) {
            if (!family.has(id) || maybe(2)) continue;
            levels[static_cast<std::size_t>(any(static_cast<int>(levels.size())))]
                .attributes.push_back(id);
        }
        return levels;
    }

    // Values on any level, as if somebody had overridden and imported for years.
    void fill(ChangeSetWriter& writer, Product& product) {
        for (const AttributeId id : m_texts) {
            const Attribute& attribute = *writer.structure().attributes.find(id);
            for (const LocaleId locale : {1, 2}) {
                if (!attribute.localizable && locale == 2) continue;
                if (maybe(2))
                    product.values.set(writer.key_for(attribute, 0, locale),
                                       std::string(maybe(2)   ? "x"
                                                   : maybe(2) ? "y"
                                                              : "z"));
            }
        }
        if (maybe(3)) product.values.set({property::categories, 0}, References{{1 + any(3)}});
    }

    void set_axes(Product& product, const std::vector<AttributeId>& axes, int number) {
        for (const AttributeId axis : axes) {
            product.values.set({axis, 0}, Decimal(number % 3, 0));
            number /= 3;
        }
    }

    void make_products() {
        ChangeSetWriter writer(*m_catalogue, {"ada", "new", {}, "random", 0});
        for (int i = 0; i < 6; ++i) {
            const FamilyVariant levels =
                *writer.structure().family_variants.find(one_of(m_variants));
            Product root;
            root.kind = ProductKind::model;
            root.code = "m" + std::to_string(i);
            root.family = levels.family;
            root.family_variant = levels.id;
            fill(writer, root);
            root.id = writer.create(root);
            std::vector<Product> above = {root};
            for (std::size_t level = 0; level < levels.levels.size(); ++level) {
                const bool is_last = level + 1 == levels.levels.size();
                std::vector<Product> made;
                for (const Product& parent : above) {
                    for (int n = 0; n < 3; ++n) {
                        if (maybe(4)) continue;
                        Product child;
                        child.kind = is_last ? ProductKind::variant : ProductKind::model;
                        child.code = parent.code + (is_last ? "v" : "s") + std::to_string(n);
                        child.parent = parent.id;
                        child.family = levels.family;
                        if (!is_last) child.family_variant = levels.id;
                        fill(writer, child);
                        // What could become an axis one day.
                        const AttributeId other = one_of(m_axes);
                        if (is_last && !is_axis(levels, other)) set_axes(child, {other}, any(3));
                        set_axes(child, levels.levels[level].axes, n);
                        child.id = writer.create(child);
                        made.push_back(child);
                    }
                }
                above = made;
            }
        }
        for (int i = 0; i < 8; ++i) {
            Product simple;
            simple.code = "p" + std::to_string(i);
            simple.family = one_of(m_families);
            fill(writer, simple);
            for (const AttributeId axis : m_axes) {
                if (!maybe(5)) set_axes(simple, {axis}, any(3));
            }
            writer.create(simple);
        }
        writer.finish();
    }

    std::vector<ProductId> some_products(const PlainCatalogue& plain, int one_in) {
        std::vector<ProductId> ids;
        for (const auto& [id, product] : plain.all()) {
            if (maybe(one_in)) ids.push_back(id);
        }
        std::shuffle(ids.begin(), ids.end(), m_random);
        return ids;
    }

    std::mt19937 m_random;
    std::vector<AttributeId> m_axes, m_texts;
    std::vector<FamilyId> m_families;
    std::vector<FamilyVariantId> m_variants;
};

}  // namespace vitrine::test
