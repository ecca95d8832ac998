// Why a channel does not sell a product, in words.
#pragma once

#include "base/issue.h"
#include "publish/assortment.h"
#include "store/product_store.h"

namespace vitrine {

// Severity info, rule "assortment." with the exclusion's name, which must not be none. What takes
// the place of a discontinued product is named with its code.
Issue not_sold_issue(const Structure& structure, ProductStore& products, const Channel& channel,
                     const ChannelProfile& profile, const Lineage& lineage, Exclusion exclusion);

}  // namespace vitrine
