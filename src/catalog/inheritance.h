// Values as a product has them after inheritance: its own, else its sub-model's, else its root's.
#pragma once

#include "catalog/product.h"
#include "catalog/structure.h"

namespace vitrine {

// A product with the models above it. Does not own them: they must outlive it.
struct Lineage {
    const Product* self = nullptr;
    const Product* parent = nullptr;  // null for simple products and root models
    const Product* root = nullptr;    // the parent's parent; null where there is none

    // The value that applies to the product, or null. Properties: categories and groups are the
    // union along the lineage, see categories_of(); links are the product's own.
    const Value* find(ValueKey key) const;
    // Who holds the value that applies: self, parent, root, or null.
    const Product* owner(ValueKey key) const;
    // 0 for a root model or simple product, 1 below a root, 2 below a sub-model.
    int level() const { return root != nullptr ? 2 : parent != nullptr ? 1 : 0; }
    // The model at the top, or the product itself.
    const Product& top() const {
        return root != nullptr ? *root : parent != nullptr ? *parent : *self;
    }
};

// The product's own categories and those of the models above it, without repeats, own ones first.
std::vector<CategoryId> categories_of(const Lineage& lineage);

// The family the product belongs to: its own, else that of the models above it, else that of their
// family variant. Null where there is none.
const Family* family_of(const Structure& structure, const Lineage& lineage);

// The family variant the product lives in: that of its top model. Null for simple products.
const FamilyVariant* family_variant_of(const Structure& structure, const Lineage& lineage);

// Whether the level of the product owns `attribute`. True for simple products. The identifier
// belongs to every level.
bool owns(const Structure& structure, const Lineage& lineage, const Attribute& attribute);

// The product's name: the value of its family's label attribute, in `locale` where it varies by
// locale and `channel` where it varies by channel, inherited where needed; its code if there is
// none.
std::string display_name(const Structure& structure, const Lineage& lineage, ChannelId channel,
                         LocaleId locale);

}  // namespace vitrine
