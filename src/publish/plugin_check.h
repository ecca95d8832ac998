// The conformance check of an exporter, behind `vitrine plugin check FILE`: what its author wants
// to know before anybody publishes with it. Runs it in child processes in a temporary folder.
#pragma once

#include <chrono>
#include <filesystem>

#include "base/issue.h"
#include "base/progress.h"
#include "publish/exporter_description.h"

namespace vitrine {

// What is wrong with a description by itself, without running the exporter: ids, lengths, patterns,
// choices, and the words it used that this version does not know (warnings).
Issues check_description(const ExporterDescription& description);

// Everything found, in the order it was tried; empty: nothing to object to. Rules begin with
// "plugin.". What cannot be loaded or hangs is not
// tried any further. Throws Error
// (cancelled), and Error (storage) if there is no temporary folder.
Issues check_plugin(const std::filesystem::path& file, const Progress& progress,
                    std::chrono::milliseconds reply_limit = std::chrono::seconds(20));

}  // namespace vitrine
