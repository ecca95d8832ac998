// Reads ZIP archives: spreadsheets are such, and sets of files that people send.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

// An archive is used by one thread at a time, and outlives the streams of its entries.
class ZipArchive {
public:
    struct Limits {
        std::size_t entries = 200'000;
        std::uint64_t entry_bytes = std::uint64_t{8} << 30U;  // of one entry, unpacked
    };

    // Reads the directory of the archive. Throws Error: storage if the file cannot be read, invalid
    // if it is no ZIP archive, is damaged or has more entries than the limit.
    explicit ZipArchive(const std::filesystem::path& file);
    ZipArchive(const std::filesystem::path& file, const Limits& limits);
    ~ZipArchive();
    // Streams of its entries live on.
    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) noexcept;

    struct Entry {
        std::string name;         // as it stands there, but with '/' between folders
        std::uint64_t bytes = 0;  // unpacked, as the directory says; folders have none
    };
    const std::vector<Entry>& entries() const { return m_entries; }
    // Without regard to case, and with or without a '/' in front.
    std::optional<std::size_t> find(std::string_view name) const;

    class Stream {
    public:
        ~Stream();
        Stream(Stream&&) noexcept;
        Stream& operator=(Stream&&) noexcept;

        // Up to as many bytes as there is room for; 0 at the end. Throws Error (invalid) where the
        // entry is damaged, or longer than the directory or the limit says.
        std::size_t read(std::span<char> room);
        std::uint64_t bytes_read() const;

    private:
        friend class ZipArchive;
        struct Source;
        explicit Stream(std::unique_ptr<Source> source);
        std::unique_ptr<Source> m_source;
    };
    // Throws Error (invalid) where the entry needs a password, is packed in an unknown way or is
    // longer than the limit.
    Stream open(std::size_t entry) const;
    // The whole entry, which must not be longer than `most` bytes: Error (invalid) otherwise.
    std::string read(std::size_t entry, std::uint64_t most) const;

private:
    struct Handle;
    std::filesystem::path m_path;
    Limits m_limits;
    std::unique_ptr<Handle> m_handle;
    std::vector<Entry> m_entries;
};

}  // namespace vitrine
