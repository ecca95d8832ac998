#include "operations/edit_conflict.h"

#include "base/translate.h"
#include "operations/edit_rules.h"

namespace vitrine {

Issue edit_conflict(const std::string& now) {
    return refusal("edit.conflict",
                   tr("Somebody else has changed this value to {0} meanwhile.",
                      now.empty() ? tr("nothing") : '"' + now + '"'),
                   tr("Look at it and type yours again if it is still right."));
}

}  // namespace vitrine
