// Items made from an exporter's own declarations, for trying it out without a catalogue. The same
// description gives the same items.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "publish/export_item.h"
#include "publish/exporter_description.h"

namespace vitrine {

enum class Sample {
    complete,       // a valid value in every field
    required_only,  // only what must be there
    awkward,        // texts as they are in the wild: quotes, separators, line ends, emoji
};

// Keys are CHECK-1, CHECK-2, ...; the last item of a grouped exporter has two variants, those of a
// flat one have a group. A field for which no valid value is found is left out.
std::vector<ExportItem> sample_items(const ExporterDescription& description, std::size_t count,
                                     Sample sample);

// A value for every required setting that has no default.
std::map<std::string, std::string> sample_settings(const ExporterDescription& description);

// Ids of all fields that have a value in any item or variant.
std::set<std::string> sampled_fields(const std::vector<ExportItem>& items);

}  // namespace vitrine
