// What a product is filed under and linked to, as the form shows it: categories, product groups,
// links by association type.
#pragma once

#include <string>
#include <vector>

#include "operations/change_links.h"
#include "store/catalogue.h"

namespace vitrine {

// A category or group that a product has of its own or from a model above.
struct FiledUnder {
    std::int32_t id = 0;
    std::string label;           // of a category the way to it: "Home > Lighting"
    std::string inherited_from;  // code of the model; empty for the product's own
};

struct LinkedItem {
    AttributeId property = 0;  // property::linked_products, linked_models or linked_groups
    std::int32_t id = 0;
    std::string code, label;
    Decimal count{1, 0};  // of types with quantities
};

// The links of one association type.
struct LinkSection {
    AssociationTypeId type = 0;
    std::string code, label;
    bool two_way = false;           // the other side follows
    bool quantified = false;        // products and models have quantities; groups never do
    std::vector<LinkedItem> items;  // products, models, groups, each in their order
};

struct ProductSections {
    std::vector<FiledUnder> categories;  // own ones in their order, then those of models above
    std::vector<FiledUnder> groups;
    std::vector<LinkSection> links;  // of every association type, by its label

    std::size_t link_count() const;
};

// By labels of `locale`. Throws Error (usage) if there is no such product.
ProductSections read_sections(Catalogue& catalogue, ProductId product, ChannelId channel,
                              LocaleId locale);

// "Product", "Model", "Group".
std::string linked_kind_label(AttributeId property);

}  // namespace vitrine
