// The filter that somebody wrote, as the conditions it joins by "and": taken out and added one by
// one.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "catalog/query.h"

namespace vitrine {

// Each in the filter language. None for a filter that is blank or cannot be read.
std::vector<std::string> filter_conditions(const Structure& structure, const std::string& filter);

// The same, and the whole filter, by the labels that `locale` has and the names of languages:
// "Family = Lighting", "Name (French) is empty". For people: it cannot be read again.
std::vector<std::string> filter_conditions_in_words(const Structure& structure,
                                                    const std::string& filter,
                                                    const std::string& locale);
std::string filter_in_words(const Structure& structure, const std::string& filter,
                            const std::string& locale);

// The filter without that one of its conditions, the others in their order; as it is where there
// is none such.
std::string without_condition(const Structure& structure, const std::string& filter,
                              std::size_t index);

// The filter that also asks for this; as it is where it does already. Of a filter that cannot be
// read nothing is kept.
std::string with_condition(const Structure& structure, const std::string& filter,
                           const std::string& condition);

}  // namespace vitrine
