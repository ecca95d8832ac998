// The main of a benchmark that changes a catalogue somebody has made: it works on a copy.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "result_table.h"

namespace vitrine::bench {

// Reads "[--json] CATALOGUE" from the arguments, has `measure` fill a table called "`title` FILE"
// from a copy of that catalogue, and prints it. The status of the program: 2 for other arguments,
// 1 where measuring failed.
int measure_copy(int count, char** arguments, const std::string& title,
                 const std::function<void(const std::filesystem::path&, ResultTable&)>& measure);

}  // namespace vitrine::bench
