// The products of a catalogue as plain maps, which say what each shows without the code under test.
#pragma once

#include <set>

#include "operations/structure_change_fixture.h"

namespace vitrine::test {

using Fields = std::map<ValueKey, Value>;

struct Plain {
    Product product;
    Fields own;
};

// All products by id, as maps.
class PlainCatalogue {
public:
    explicit PlainCatalogue(Catalogue& catalogue) : m_structure(*catalogue.structure()) {
        catalogue.products().each([&](const Product& product) {
            Plain& plain = m_products[product.id];
            plain.product = product;
            for (const auto& [key, value] : product.values) plain.own[key] = value;
        });
    }

    const std::map<ProductId, Plain>& all() const { return m_products; }
    const Plain& at(ProductId id) const { return m_products.at(id); }

    // From the product to the root.
    std::vector<ProductId> chain(ProductId id) const {
        std::vector<ProductId> found;
        for (; id != 0; id = at(id).product.parent) found.push_back(id);
        return found;
    }
    const FamilyVariant* levels(ProductId id) const {
        return m_structure.family_variants.find(at(chain(id).back()).product.family_variant);
    }
    FamilyId family(ProductId id) const {
        for (const ProductId one : chain(id)) {
            if (at(one).product.family != 0) return at(one).product.family;
        }
        return levels(id) == nullptr ? 0 : levels(id)->family;
    }
    std::vector<ProductId> variants_below(ProductId model) const {
        std::vector<ProductId> found;
        for (const auto& [id, plain] : m_products) {
            const auto above = chain(id);
            if (!plain.product.is_model() && id != model &&
                std::find(above.begin(), above.end(), model) != above.end())
                found.push_back(id);
        }
        return found;
    }

    // What the holders show together, the first before the others.
    static Fields merged(const std::vector<const Fields*>& holders) {
        Fields fields;
        std::set<std::int32_t> categories;
        for (const Fields* holder : holders) {
            for (const auto& [key, value] : *holder) {
                if (key.attribute >= property::first_attribute) fields.emplace(key, value);
                if (key.attribute != property::categories) continue;
                const auto& ids = std::get<References>(value).ids;
                categories.insert(ids.begin(), ids.end());
            }
        }
        fields[{property::categories, 0}] = References{{categories.begin(), categories.end()}};
        return fields;
    }
    Fields shown(ProductId id) const {
        std::vector<const Fields*> holders;
        for (const ProductId one : chain(id)) holders.push_back(&at(one).own);
        Fields fields = merged(holders);
        fields[{property::family, 0}] = Reference{family(id)};
        return fields;
    }
    Shown shown() const {
        Shown all;
        for (const auto& [id, plain] : m_products) {
            if (!plain.product.is_model()) all[plain.product.code] = shown(id);
        }
        return all;
    }
    // Of all levels; absent where one is missing.
    std::optional<std::vector<Value>> axis_values(const Fields& fields,
                                                  const FamilyVariant& family_variant) const {
        std::vector<Value> values;
        for (const auto& level : family_variant.levels) {
            for (const AttributeId axis : level.axes) {
                const auto at = fields.find({axis, 0});
                if (at == fields.end()) return std::nullopt;
                values.push_back(at->second);
            }
        }
        return values;
    }

private:
    Structure m_structure;
    std::map<ProductId, Plain> m_products;
};

}  // namespace vitrine::test
