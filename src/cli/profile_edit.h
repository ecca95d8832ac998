// Edits of a channel profile as a person writes them: destination=feeds,
// field.title=attribute:name.
#pragma once

#include <string_view>

#include "publish/channel_profile.h"

namespace vitrine::cli {

// Applies KEY=VALUE; without a value the entry goes. Throws Error (usage) for a key there is not,
// with the nearest one, and for a value that does not fit it. What the names in it mean is not
// looked at.
void edit_profile(ChannelProfile& profile, std::string_view edit);

}  // namespace vitrine::cli
