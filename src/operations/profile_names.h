// What a channel's profile names by code, name by name: for those who rename or look for something.
#pragma once

#include <functional>
#include <string>

#include "catalog/structure.h"
#include "publish/channel_profile.h"
#include "store/journal.h"

namespace vitrine {

struct ProfileName {
    EntityKind kind = EntityKind::attribute;
    std::int32_t owner = 0;  // of an option its attribute, of a record its reference entity
    std::string place;       // "fields.title[1]"
    // It says what the channel itself holds, for those who make it anew elsewhere.
    bool describes = false;
};

// use(name, code) for every code in the profile but for the filter of its assortment; what `use`
// makes of the code stands there afterwards: nothing where it becomes empty. Of two entries of a
// table that become one the first stays.
void each_profile_name(const Structure& structure, ChannelProfile& profile,
                       const std::function<void(const ProfileName&, std::string&)>& use);

}  // namespace vitrine
