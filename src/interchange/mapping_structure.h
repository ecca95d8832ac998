// The tables of the structure that a mapping needs. Only for mapped_tables.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "interchange/mapping_groups.h"

namespace vitrine {

// A table that is small enough to be kept.
struct KeptTable {
    AkeneoFile kind = AkeneoFile::attributes;
    std::vector<std::string> headings;
    std::vector<std::string> columns;  // of the source, by heading; may be shorter
    std::vector<std::pair<std::int64_t, std::vector<std::string>>> rows;  // with their line
};

// Only those with rows, in the order of AkeneoFile. `named_in` says in which families the fields
// that cells name come.
std::vector<KeptTable> structure_tables(
    const ImportProfile& profile, const Structure& structure, const MappingFields& fields,
    const MappingGroups& groups, const std::map<std::string, std::set<std::size_t>>& named_in,
    const std::set<std::string>& locales);

}  // namespace vitrine
