// The name under which a product is shown, where display_name() of inheritance.h finds and sorts
// it.
#pragma once

#include <string>

#include "catalog/inheritance.h"

namespace vitrine {

// display_name(), but where there is no name in `locale` the one of the first locale that stands in
// for it and has one (Structure::fallback_chain); the product's code if none has.
std::string shown_name(const Structure& structure, const Lineage& lineage, ChannelId channel,
                       LocaleId locale);

}  // namespace vitrine
