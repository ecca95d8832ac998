#include "base/program_folder.h"

#include <system_error>

namespace vitrine {

std::filesystem::path program_folder() {
    std::error_code unknown;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    return unknown ? std::filesystem::current_path() : program.parent_path();
}

}  // namespace vitrine
