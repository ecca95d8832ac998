// Which products a channel sells: filter, families, category tree and status of its profile, and
// the lifecycle of each.
#pragma once

#include <memory>
#include <set>
#include <string_view>

#include "catalog/inheritance.h"
#include "catalog/query.h"
#include "publish/channel_profile.h"

namespace vitrine {

// What keeps a product from a channel: the first that applies, in this order.
enum class Exclusion {
    none,  // it is sold there
    disabled,
    family,        // not one of the profile's
    category,      // none below the channel's tree
    draft,         // the lifecycle, here and in the next three
    discontinued,  // whether or not another product replaces it
    embargo,       // its instant is still to come
    launch,        // likewise, unless the channel takes orders before
    filter,        // does not match the profile's
};
// "disabled", "family" and so on: a name for programs.
std::string_view exclusion_name(Exclusion exclusion);

class Assortment {
public:
    // Throws Error (usage) for a filter that cannot be read, or asks for what one product does not
    // know (history, duplicates, the variants of a model). Names that are not known match nothing
    // (check_profile_names() tells of them). `instant`: when it is to be published, against which
    // launch and embargo stand. `find_product`: as of parse_filter().
    Assortment(std::shared_ptr<const Structure> structure, const Channel& channel,
               const ChannelProfile& profile, Instant instant, const FindProduct& find_product);

    // Asked of what is sold: simple products and variants, with what they inherit. Throws Error
    // (usage) where a regular expression takes too long on a text.
    bool contains(const Lineage& lineage) const { return exclusion_of(lineage) == Exclusion::none; }
    // As above.
    Exclusion exclusion_of(const Lineage& lineage) const;

private:
    bool is_in_tree(const Lineage& lineage) const;

    const std::shared_ptr<const Structure> m_structure;
    const AssortmentRule m_rule;
    Matcher m_matcher;
    ChannelId m_channel = 0;
    Instant m_instant;
    bool m_has_preorder = false;
    CategoryId m_tree = 0;
    std::set<FamilyId> m_families;
};

}  // namespace vitrine
