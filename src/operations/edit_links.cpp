#include "operations/edit_links.h"

#include <algorithm>

#include "base/contains.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/edit_rules.h"

namespace vitrine {
namespace {

constexpr AttributeId link_properties[] = {property::linked_products, property::linked_models,
                                           property::linked_groups};

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

bool is_link_property(AttributeId property) {
    return std::ranges::find(link_properties, property) != std::end(link_properties);
}

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

std::optional<Issue> check_link_field(const Structure& structure, const FieldAddress& field) {
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
    return std::nullopt;
}

ParsedValue parse_links(ProductStore& products, const Structure& structure,
                        const FieldAddress& field, std::string_view text) {
    if (auto issue = check_link_field(structure, field)) return *std::move(issue);
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
    const AttributeId back = after.is_model() ? property::linked_models : property::linked_products;
    structure.association_types.each([&](const AssociationType& type) {
        for (const AttributeId property : {property::linked_products, property::linked_models}) {
            if (!is_two_way(type, property)) continue;
            const auto& had = before.references(property, type.id);
            const auto& has = after.references(property, type.id);
            const Link link{{back, type.id}, after.id};
            for (const ProductId other : had) {
                if (!contains(has, other)) m_followers[other].lost.push_back(link);
            }
            for (const ProductId other : has) {
                if (!contains(had, other)) m_followers[other].gained.push_back(link);
            }
        }
    });
}

std::vector<ProductId> TwoWayLinks::followers() const {
    std::vector<ProductId> ids;
    for (const auto& [id, follows] : m_followers) ids.push_back(id);
    return ids;
}

bool TwoWayLinks::follow(Product& product) const {
    const auto follows = m_followers.find(product.id);
    if (follows == m_followers.end()) return false;
    std::map<ValueKey, std::vector<std::int32_t>> lists;
    const auto list_of = [&](ValueKey key) -> std::vector<std::int32_t>& {
        const auto [list, is_new] = lists.try_emplace(key);
        if (is_new) list->second = product.references(key.attribute, key.scope);
        return list->second;
    };
    for (const auto& [key, to] : follows->second.lost) std::erase(list_of(key), to);
    for (const auto& [key, to] : follows->second.gained) {
        if (!contains(list_of(key), to)) list_of(key).push_back(to);
    }
    bool changed = false;
    for (auto& [key, list] : lists) {
        changed = changed || list != product.references(key.attribute, key.scope);
        product.values.set(key, References{std::move(list)});
    }
    return changed;
}

}  // namespace vitrine
