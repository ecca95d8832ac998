// Files that appear in a folder all at once: written beside their place, then renamed into it.
#pragma once

#include <filesystem>
#include <string>

namespace vitrine {

// A folder for unfinished work inside the destination, which is made if it is not there: on the
// same file system, so that renaming is one step. Whatever is left in it goes with it. What a
// killed program left behind goes with the next one: folders that nobody holds and that are an hour
// old.
class OutputFolder {
public:
    // Throws Error (storage) where the destination cannot be made or written to.
    explicit OutputFolder(std::filesystem::path destination);
    ~OutputFolder();
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;

    const std::filesystem::path& folder() const { return m_folder; }

    // The file on disk: synced, so that a rename cannot come before its content.
    void sync(const std::string& name) const;
    // Moves the file to the destination, in place of one of that name, and returns where it is now.
    std::filesystem::path publish(const std::string& name) const;
    // After the last publish(): the destination's own entries are on disk.
    void sync_destination() const;

private:
    std::filesystem::path m_destination;
    std::filesystem::path m_folder;
    int m_hold = -1;  // descriptor of the folder, locked as long as it is in use
};

}  // namespace vitrine
