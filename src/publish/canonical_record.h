// The canonical form of what is sent for an item: the same bytes for the same content, so that its
// hash tells whether a channel must hear of it.
#pragma once

#include <map>
#include <string>

#include "publish/export_item.h"
#include "publish/exporter_description.h"

namespace vitrine {

// The item's keys, values, options and variants with the exporter's id, payload version and
// settings. Neither kind nor remote id: they say what was done about the item before, not what it
// is. Values are sorted by field id, so that the order in which an exporter declares its fields
// does not count.
std::string canonical_record(const ExportItem& item, const ExporterDescription& exporter,
                             const std::map<std::string, std::string>& settings);

// SHA-256 of it, hexadecimal.
std::string record_hash(const ExportItem& item, const ExporterDescription& exporter,
                        const std::map<std::string, std::string>& settings);

}  // namespace vitrine
