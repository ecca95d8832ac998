// Which columns of somebody's file are which attributes of a catalogue: a proposal, with what
// speaks for it, for people to accept or correct.
#pragma once

#include <string>
#include <vector>

#include "catalog/structure.h"
#include "interchange/heading_words.h"
#include "interchange/import_profile.h"

namespace vitrine {

struct ColumnProposal {
    std::string column;
    ColumnTarget target;  // of kind nothing where none is obvious
    std::vector<ColumnTransform> transforms;
    int confidence = 0;  // percent; at least least_confidence where there is a target
    std::string reason;  // a translated sentence
    std::string rivals;  // another column that has the target, where this one lost it
};

inline constexpr int least_confidence = 50;

// One for each column, in order; no target twice, but for lists. `samples` holds some cells of each
// column (100 are plenty), blank ones may be among them; there may be fewer lists than columns.
std::vector<ColumnProposal> propose_mapping(const Structure& structure,
                                            const std::vector<std::string>& header,
                                            const std::vector<std::vector<std::string>>& samples,
                                            const Synonyms& synonyms);

}  // namespace vitrine
