// The parts of a catalogue's structure and what each holds, as rows of a list.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "operations/structure_names.h"

namespace vitrine {

// Attributes, options, ...
struct StructurePart {
    // Absent: the measurement families, which are part of the program.
    std::optional<EntityKind> kind;
    std::string label;  // "Attributes"
    std::int64_t count = 0;
};
// In the order to show them.
std::vector<StructurePart> structure_parts(const Structure& structure);
// "Attributes".
std::string part_label(std::optional<EntityKind> kind);
// Its rows belong to one of another kind: options, records.
bool has_owner(std::optional<EntityKind> kind);

struct StructureRow {
    std::int32_t id = 0;  // of a measurement family its place, from 1
    std::string code;
    std::string label;  // in the language asked for; a category as far to the right as it is deep
    std::string facts;  // "One option · by locale · Marketing"
    std::string searched;  // folded for search
};
// Of options those of the attribute `owner`, of records those of the reference entity; 0: all.
// In the order of the alphabet, options and categories in their own. May take a second where there
// are a hundred thousand. [any thread]
std::vector<StructureRow> structure_rows(const Structure& structure, std::optional<EntityKind> kind,
                                         std::int32_t owner, const std::string& language);

}  // namespace vitrine
