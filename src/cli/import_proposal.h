// Which column of a file may be what: shown, and kept as a profile.
#pragma once

#include <string>

#include "cli/command.h"
#include "cli/exit_status.h"
#include "interchange/table_format.h"

namespace vitrine::cli {

struct ProposalOrder {
    std::string place;         // a file, an archive with one table, or an address
    std::string save_profile;  // empty: not kept
    std::string locale;        // of texts whose column names none; empty: the first that is used
    TableOptions format;
};

// Throws Error: usage where the place is not one table or the locale is not there, storage where
// the profile cannot be written, and as ImportSource and propose_columns().
ExitStatus propose(Session& session, const ProposalOrder& order);

}  // namespace vitrine::cli
