// Pictures and files: stored once, named by their checksum, in the folder beside the catalogue.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "store/sql.h"

namespace vitrine {

struct Asset {
    std::string checksum;    // SHA-256, hexadecimal
    std::string name;        // file name it first came with
    std::int64_t size = 0;   // bytes
    std::string media_type;  // by content: "image/png"; "application/octet-stream" where unknown
    int width = 0;           // pixels; 0 for what is no picture
    int height = 0;
};

// What a file says it is (picture/picture_header.h), with its name and size; no checksum. Throws
// Error (storage) if it cannot be read.
Asset inspect_asset(const std::filesystem::path& file);

class AssetStore {
public:
    AssetStore(sql::Connection& connection, std::filesystem::path folder);

    // Copies the file into the folder (written aside, synced, renamed) and notes it, unless it is
    // there. Call within a change set. Throws Error (storage) if it cannot be read or stored.
    Asset add(const std::filesystem::path& file);
    std::optional<Asset> find(std::string_view checksum);
    // Where the asset's bytes are, whether or not they are there.
    std::filesystem::path path_of(std::string_view checksum) const;
    std::int64_t count();
    void each(const std::function<void(const Asset&)>& use);

private:
    sql::Connection& m_connection;
    std::filesystem::path m_folder;
};

}  // namespace vitrine
