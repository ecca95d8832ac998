// A folder for files that nobody needs afterwards.
#pragma once

#include <filesystem>
#include <string>

namespace vitrine {

// Made in the system's folder for temporary files, where only this account may look into it, and
// gone with this, with all that is in it. Throws Error (storage) if it cannot be made.
class TemporaryPlace {
public:
    // "vitrine-" and `purpose` begin its name.
    explicit TemporaryPlace(const std::string& purpose);
    ~TemporaryPlace();
    TemporaryPlace(const TemporaryPlace&) = delete;
    TemporaryPlace& operator=(const TemporaryPlace&) = delete;

    const std::filesystem::path& folder() const { return m_folder; }

private:
    std::filesystem::path m_folder;
};

}  // namespace vitrine
