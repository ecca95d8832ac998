// Whether one text is what a kind of field takes. Part of readiness.h.
#pragma once

#include <optional>
#include <string>

#include "base/issue.h"
#include "publish/exporter_description.h"

namespace vitrine {

// What is wrong with `text`, with rule, message and fix; absent if nothing is. Length is not looked
// at. `whole_pattern` is the field's pattern with its anchors, empty for none.
std::optional<Issue> check_field_text(const ExporterField& field, const std::string& whole_pattern,
                                      const std::string& text);

// The pattern for the whole value.
std::string whole_pattern(const std::string& pattern);

}  // namespace vitrine
