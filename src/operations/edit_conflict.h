// What an edit says where the value is no longer the one that its author saw.
#pragma once

#include <string>

#include "base/issue.h"

namespace vitrine {

// An error of rule "edit.conflict"; `now` is the value as text, empty where there is none by now.
// Without product and field.
Issue edit_conflict(const std::string& now);

}  // namespace vitrine
