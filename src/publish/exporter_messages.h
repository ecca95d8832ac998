// The messages of plugins/PROTOCOL.md as values. Reading is strict about the shape of a message,
// which our own host writes, and lenient about what a plugin declared in it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "publish/export_item.h"
#include "publish/exporter_description.h"

namespace vitrine {

// One line with its end, ready to be sent.
std::string to_item_message(const ExportItem& item);

// What is not understood is left out and noted in `remarks`. Throws nlohmann::json::exception on a
// message of the wrong shape.
ExporterDescription read_description(const nlohmann::json& body);
ItemAnswer read_answer(const nlohmann::json& body);

}  // namespace vitrine
