// What somebody who reports a problem passes on: which program on which system, how large the
// catalogue is, what the window said last. Nothing of what stands in the catalogue.
#pragma once

#include <string>
#include <vector>

#include "catalog/structure.h"

namespace vitrine {

struct ProblemFacts {
    // Lines about the system: "Linux 6.1, GTK 3.24".
    std::vector<std::string> system;
    std::string language;
    // Absent (null) without a catalogue.
    const Structure* structure = nullptr;
    std::size_t products = 0;
    // The last sentences, the oldest first, each with its time.
    std::vector<std::string> said;
};

// A text of several lines, in the language of the program.
std::string problem_report(const ProblemFacts& facts);

}  // namespace vitrine
