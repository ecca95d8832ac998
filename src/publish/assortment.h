// Which products a channel sells: filter, families, category tree and status of its profile, and
// the lifecycle of each.
#pragma once

#include <memory>
#include <set>

#include "catalog/inheritance.h"
#include "catalog/query.h"
#include "publish/channel_profile.h"

namespace vitrine {

class Assortment {
public:
    // Throws Error (usage) for a filter that cannot be read, or asks for what one product does not
    // know (history, duplicates, the variants of a model). Names that are not known match nothing
    // (check_profile_names() tells of them). `instant`: when it is to be published, against which
    // launch and embargo stand.
    Assortment(std::shared_ptr<const Structure> structure, const Channel& channel,
               const ChannelProfile& profile, Instant instant);

    // Asked of what is sold: simple products and variants, with what they inherit. Throws Error
    // (usage) where a regular expression takes too long on a text.
    bool contains(const Lineage& lineage) const;

private:
    const std::shared_ptr<const Structure> m_structure;
    const AssortmentRule m_rule;
    Matcher m_matcher;
    ChannelId m_channel = 0;
    Instant m_instant;
    CategoryId m_tree = 0;
    std::set<FamilyId> m_families;
};

}  // namespace vitrine
