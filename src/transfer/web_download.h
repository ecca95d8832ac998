// Files fetched from addresses of the web.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/progress.h"

namespace vitrine {

struct DownloadLimits {
    std::int64_t bytes = std::int64_t{4} << 30;  // as they are kept, unpacked from what was sent
    std::chrono::seconds time{1800};             // for the whole
    std::chrono::seconds connecting{20};
    std::chrono::seconds silence{60};  // so long without a byte is the end
    int redirects = 5;
};

// Whether the text begins with http:// or https://, in any case of letters.
bool is_download_address(std::string_view text);

// The address without what must not be read by others: name and password, and what stands behind
// the path. For sentences.
std::string shown_address(std::string_view address);

// Fetches what the address holds into `folder`, under the name that the server gives it, or else
// the last part of its path. Certificates are checked; from https it is never led to http. A file
// is complete or not there. Throws Error: usage for no address of the web, network where server or
// way refuse, invalid for more bytes than the limit, storage where the disk refuses, cancelled.
// Blocks; progress in bytes. [any thread]
std::filesystem::path download(const std::string& address, const std::filesystem::path& folder,
                               const DownloadLimits& limits, const Progress& progress);

}  // namespace vitrine
