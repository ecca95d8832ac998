#include "operations/edit_links.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "operations/edit_rules.h"

namespace vitrine {
namespace {

constexpr AttributeId link_properties[] = {property::linked_products, property::linked_models,
                                           property::linked_groups};

AttributeId property_of(const Product& linked) {
    return linked.is_model() ? property::linked_models : property::linked_products;
}

bool contains(const std::vector<std::int32_t>& ids, std::int32_t id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::int32_t find_target(ProductStore& products, const Structure& structure, AttributeId property,
                         std::string_view code) {
    if (property == property::linked_groups) {
        const Group* group = structure.groups.find(code);
        return group == nullptr ? 0 : group->id;
    }
    const bool models = property == property::linked_models;
    return products.find(models ? ProductStore::Space::models : ProductStore::Space::products, code)
        .value_or(0);
}

}  // namespace

bool is_two_way(const AssociationType& type, AttributeId property) {
    return type.two_way && !type.quantified && property != property::linked_groups;
}

std::optional<FieldAddress> parse_link_field(const Structure& structure, std::string_view text) {
    const auto dash = text.find_last_of("-.");
    if (dash == std::string_view::npos) return std::nullopt;
    const AssociationType* type = structure.association_types.find(text.substr(0, dash));
    if (type == nullptr) return std::nullopt;
    const std::string kind = fold_case(text.substr(dash + 1));
    for (const AttributeId property : link_properties) {
        if (kind != property_name(property)) continue;
        FieldAddress address;
        address.attribute = property;
        address.association_type = type->id;
        return address;
    }
    return std::nullopt;
}

ParsedValue parse_links(ProductStore& products, const Structure& structure,
                        const FieldAddress& field, std::string_view text) {
    const AssociationType* type = structure.association_types.find(field.association_type);
    if (type == nullptr)
        return refusal("link.type_removed", tr("There is no such kind of link any more."));
    if (type->quantified && field.attribute != property::linked_groups) {
        return refusal(
            "link.quantities",
            tr("Links of the type {0} have quantities, which come with an import.", type->code),
            tr("Import a CSV with the columns {0}-products and {0}-products-quantity.",
               type->code));
    }
    References links;
    for (const std::string_view code : split_list(text, ',')) {
        const std::int32_t id = find_target(products, structure, field.attribute, code);
        if (id == 0) {
            return refusal("link.unknown",
                           tr("\"{0}\" does not exist, so there is nothing to link to.", code),
                           tr("Correct the code."));
        }
        if (!contains(links.ids, id)) links.ids.push_back(id);
    }
    if (links.ids.empty()) return std::monostate{};
    return Value(std::move(links));
}

void TwoWayLinks::collect(const Structure& structure, const Product& before, const Product& after) {
    structure.association_types.each([&](const AssociationType& type) {
        for (const AttributeId property : {property::linked_products, property::linked_models}) {
            if (!is_two_way(type, property)) continue;
            const auto& had = before.references(property, type.id);
            const auto& has = after.references(property, type.id);
            for (const ProductId link : had) {
                if (!contains(has, link)) m_lost.push_back({type.id, &after, link});
            }
            for (const ProductId link : has) {
                if (!contains(had, link)) m_gained.push_back({type.id, &after, link});
            }
        }
    });
}

void TwoWayLinks::follow(const Find& product) const {
    for (const Pair& pair : m_lost) {
        Product* other = product(pair.to);
        if (other == nullptr) continue;
        const ValueKey key{property_of(*pair.from), pair.type};
        References links{other->references(key.attribute, key.scope)};
        std::erase(links.ids, pair.from->id);
        other->values.set(key, std::move(links));
    }
    for (const Pair& pair : m_gained) {
        Product* other = product(pair.to);
        if (other == nullptr) continue;
        const ValueKey key{property_of(*pair.from), pair.type};
        References links{other->references(key.attribute, key.scope)};
        if (!contains(links.ids, pair.from->id)) links.ids.push_back(pair.from->id);
        other->values.set(key, std::move(links));
    }
}

}  // namespace vitrine
