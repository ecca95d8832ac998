// Links of association types as people edit them, and the other side of those that go both ways.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "catalog/value_text.h"
#include "operations/edit_products.h"

namespace vitrine {

// Whether a link of the kind stands on both products: groups know nothing of the products that are
// linked to them, and what a pack holds does not hold the pack.
bool is_two_way(const AssociationType& type, AttributeId property);

// "X_SELL-products", "X_SELL-product_models", "X_SELL-groups": as the columns of an import are
// called, also with a dot, as the history writes them. Absent for anything else.
std::optional<FieldAddress> parse_link_field(const Structure& structure, std::string_view text);

// The links of a field by their codes, "lamp-1,lamp-2", each once and in this order; nothing for a
// blank text. Links with quantities come by import only.
ParsedValue parse_links(ProductStore& products, const Structure& structure,
                        const FieldAddress& field, std::string_view text);

// Keeps the other side in step where a product's links were edited. `product` gives what an edit
// makes of one, to be changed; null where it is gone. Of two products that are both edited, a link
// that either of them gained stands.
class TwoWayLinks {
public:
    // First those that were taken away, of every edited product, ...
    void collect(const Structure& structure, const Product& before, const Product& after);
    // ... then the others follow.
    using Find = std::function<Product*(ProductId)>;
    void follow(const Find& product) const;

private:
    struct Pair {
        AssociationTypeId type = 0;
        const Product* from = nullptr;
        ProductId to = 0;
    };
    std::vector<Pair> m_lost, m_gained;
};

}  // namespace vitrine
