// One step in what a product is filed under or linked to: a category more, a link less, another
// place in the order. Made of what is stored by then, so that quick steps do not lose each other.
#pragma once

#include "base/decimal.h"
#include "store/catalogue.h"

namespace vitrine {

enum class LinkStep {
    add,     // at the end; with `count` where the type of the links has quantities
    remove,  // does nothing where it is not there
    move,    // by `places` towards the end, before the beginning where negative; stops at the ends
    count,   // takes `count` for its quantity
};

struct LinkChange {
    ProductId product = 0;
    // property::categories, groups, linked_products, linked_models or linked_groups; for links of a
    // type with quantities too.
    AttributeId property = 0;
    AssociationTypeId association_type = 0;  // of links
    std::int32_t target = 0;                 // the category, group, product or model
    LinkStep step = LinkStep::add;
    int places = 0;
    Decimal count{1, 0};
};

// A whole number from 1 on that can be kept: how many of a product there are in another.
bool is_link_count(const Decimal& count);

// One change set, of whose id it tells; 0 where nothing changes. The other side of links that go
// both ways follows in it. Throws Error (usage) where the product, the type or the target is gone,
// where a product would be linked to itself, and for a count that is none.
ChangeSetId change_links(Catalogue& catalogue, const LinkChange& change);

}  // namespace vitrine
