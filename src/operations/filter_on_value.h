// A filter made from a cell: all products that have the same there.
#pragma once

#include <string>

#include "operations/edit_products.h"
#include "store/catalogue.h"

namespace vitrine {

// In the filter language: "brand = acme", "name is empty", for lists a condition an item. Where the
// field's channel and locale are these, they are not said, so that the filter follows what is
// looked at. Long texts and texts of several lines by their beginning; what cannot be compared at
// all as "is not empty". Of properties family, enabled and code. Blank for a product that is gone.
std::string filter_on_value(Catalogue& catalogue, ProductId product, const FieldAddress& field,
                            ChannelId channel, LocaleId locale);

}  // namespace vitrine
