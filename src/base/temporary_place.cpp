#include "base/temporary_place.h"

#include <stdlib.h>

#include <system_error>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {

TemporaryPlace::TemporaryPlace(const std::string& purpose) {
    std::error_code failure;
    // mkdtemp() puts letters of its own in the place of the last six.
    std::string pattern = (std::filesystem::temp_directory_path(failure) /
                           ("vitrine-" + purpose + "-" + std::string(6, 'X')))
                              .string();
    if (failure || mkdtemp(pattern.data()) == nullptr)
        throw Error(Failure::storage, tr("No folder for temporary files could be made."));
    m_folder = pattern;
}

TemporaryPlace::~TemporaryPlace() {
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

}  // namespace vitrine
