// Links of association types as people edit them, and the other side of those that go both ways.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "catalog/value_text.h"
#include "operations/edit_products.h"

namespace vitrine {

// Whether the property holds links of association types, without quantities.
bool is_link_property(AttributeId property);

// Whether a link of the kind stands on both products: groups know nothing of the products that are
// linked to them, and what a pack holds does not hold the pack.
bool is_two_way(const AssociationType& type, AttributeId property);

// "X_SELL-products", "X_SELL-product_models", "X_SELL-groups": as the columns of an import are
// called, also with a dot, as the history writes them. Absent for anything else.
std::optional<FieldAddress> parse_link_field(const Structure& structure, std::string_view text);

// Links with quantities, which come by import only, or of a type that is gone. Absent: they may be
// edited.
std::optional<Issue> check_link_field(const Structure& structure, const FieldAddress& field);

// The links of a field by their codes, "lamp-1,lamp-2", each once and in this order; nothing for a
// blank text. Whether they may be edited is checked as well.
ParsedValue parse_links(ProductStore& products, const Structure& structure,
                        const FieldAddress& field, std::string_view text);

// Keeps the other side in step where products' links were edited. Of two products that are both
// edited, a link that either of them gained stands.
class TwoWayLinks {
public:
    // Of every edited product, first of all.
    void collect(const Structure& structure, const Product& before, const Product& after);
    bool empty() const { return m_followers.empty(); }
    // The products whose links follow, ascending; some may be gone, some edited themselves.
    std::vector<ProductId> followers() const;
    // Gives `product`, as the edit leaves it, the links that follow. Says whether any changed.
    bool follow(Product& product) const;

private:
    struct Link {
        ValueKey key;  // of the follower
        ProductId to = 0;
    };
    struct Follows {
        std::vector<Link> lost, gained;
    };
    std::map<ProductId, Follows> m_followers;
};

}  // namespace vitrine
