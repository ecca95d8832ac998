// Where the running program stands: what it brings along is found beside it.
#pragma once

#include <filesystem>

namespace vitrine {

// The folder of the running program; the current folder where the system does not say.
std::filesystem::path program_folder();

}  // namespace vitrine
