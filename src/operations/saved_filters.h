// Filters kept under a name in the catalogue, for lists, other filters, bulk edits and assortments.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/catalogue.h"

namespace vitrine {

// Saves `text` under `name`, in place of the filter of that name if there is one (names are
// compared without regard to case). One change set, whose id is returned; 0 where nothing changed.
// Throws Error (usage) for a name that is blank, longer than 100 characters or holds control
// characters, for a text that is blank or cannot be read, also because it would use itself through
// others, and for one that a channel whose assortment uses the filter could not be published with.
ChangeSetId save_filter(Catalogue& catalogue, std::string_view name, std::string_view text);

// One change set, whose id is returned. Throws Error (usage) for an unknown name, with the nearest
// known one, and for a filter that others, a price rule or the assortment of a channel use.
ChangeSetId remove_saved_filter(Catalogue& catalogue, std::string_view name);

// What a list may ask, an assortment may not, and nobody shall learn that from the next
// publication: throws Error (usage) where a channel whose assortment uses the saved filter could be
// published with the structure `before`, but not with the one `after`.
void check_assortments(const std::shared_ptr<const Structure>& before,
                       const std::shared_ptr<const Structure>& after, SavedFilterId saved);

// Names of the saved filters and codes of the channels and price rules that use it.
std::vector<std::string> users_of_saved_filter(const Structure& structure, SavedFilterId saved);

}  // namespace vitrine
