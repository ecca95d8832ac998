// A plugin's shared library, loaded and asked for its table.
#pragma once

#include <string>

#include "vitrine/exporter.h"

namespace vitrine::host {

// Loads the library for the rest of the process: it is never unloaded, since a plugin may have
// threads and exit handlers. Throws Failed: load, symbol, abi.
const vitrine_exporter& load_exporter(const std::string& file);

}  // namespace vitrine::host
