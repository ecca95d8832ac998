// What a catalogue says of its quality checks: one change set a change, undone like any other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/quality.h"
#include "store/catalogue.h"

namespace vitrine {

struct QualityChange {
    QualityCheck check{};
    // "error", "warning", "info", "off", or "" for the check's own again; absent: as it is.
    std::optional<std::string> severity = {};
    // By attribute code, "" for all others; a limit of 0 checks nothing, none takes back what was
    // said. Of over_length in characters, of small_picture in pixels; other checks have none.
    std::vector<std::pair<std::string, std::optional<int>>> limits = {};
    std::vector<std::string> accept = {}, unaccept = {};  // words; of spelling only
    std::vector<std::string> exempt = {}, include = {};   // codes of products or models
};

// 0 where nothing changes. Throws Error (usage) for a severity, attribute or product that is none,
// for a limit or words where the check has none, and for a limit that is negative.
ChangeSetId change_quality(Catalogue& catalogue, const QualityChange& change);

}  // namespace vitrine
