// The names under which products are shown, where display_name() of inheritance.h finds and sorts
// them, and the parts of the structure.
#pragma once

#include <string>
#include <string_view>

#include "catalog/inheritance.h"

namespace vitrine {

// display_name(), but where there is no name in `locale` the one of the first locale that stands in
// for it and has one (Structure::fallback_chain); the product's code if none has.
std::string shown_name(const Structure& structure, const Lineage& lineage, ChannelId channel,
                       LocaleId locale);

// The label in `locale`, else of the first locale that stands in for it and has one, else in any
// locale of its language; `code` in brackets where there is none: [code]. A locale that the
// catalogue does not have is looked for as it is: nothing stands in for it.
std::string label_of(const Structure& structure, const Labels& labels, std::string_view code,
                     std::string_view locale);

}  // namespace vitrine
