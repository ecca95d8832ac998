// Columns in a file beside the catalogue, so that the next start reads them instead of every
// product: blocks with a name each, read one by one when they are asked for. The file can be thrown
// away at any time. It is written whole, under another name, and put in place at the end; each of
// its blocks has a checksum, so that a file that was cut or damaged is noticed, never believed.
// Numbers are in the machine's own order of bytes: the file is of no use to another kind of
// machine, which does not take it for its own.
#pragma once

#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/checksum.h"
#include "base/progress.h"

namespace vitrine {

// The file is not what its checksums say, or not readable any more: make the columns anew.
class ColumnFileDamaged : public std::exception {
public:
    const char* what() const noexcept override { return "the file of columns is damaged"; }
};

// Reads what ColumnFileWriter wrote, in the same order. What it gives is only believed after
// finish(); until then the reader of it has to bear any number. Throws ColumnFileDamaged.
class BlockReader {
public:
    template <class T>
    T number() {
        T number;
        take(&number, sizeof number);
        return number;
    }
    template <class Array>
    void array(Array& array) {
        using T = typename Array::value_type;
        static_assert(std::is_trivially_copyable_v<T>);
        const auto count = number<std::uint64_t>();
        if (count > m_left / sizeof(T)) throw ColumnFileDamaged();
        array.resize(count);
        take(array.data(), count * sizeof(T));
    }
    // The block has been read to its end, and is what was written.
    void finish() const;

private:
    friend class ColumnFile;
    friend class ColumnFileWriter;
    struct Place {
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
        std::uint64_t checksum = 0;
    };
    BlockReader(int file, const Place& place)
        : m_file(file), m_offset(place.offset), m_left(place.size), m_checksum(place.checksum) {}
    void take(void* bytes, std::size_t size);

    int m_file;  // of the ColumnFile, which outlives its readers
    std::uint64_t m_offset;
    std::uint64_t m_left;
    std::uint64_t m_checksum;
    QuickHash m_hash;
};

// An existing file, held open: it stays readable when another one takes its name. [any thread]
class ColumnFile {
public:
    // Null where there is none, or it is none of ours, of another version or another machine.
    static std::shared_ptr<const ColumnFile> open(const std::filesystem::path& path);
    ~ColumnFile();
    ColumnFile(const ColumnFile&) = delete;
    ColumnFile& operator=(const ColumnFile&) = delete;

    bool has(std::string_view block) const { return m_blocks.contains(block); }
    // Throws ColumnFileDamaged where there is no such block.
    BlockReader read(std::string_view block) const;

private:
    friend class ColumnFileWriter;
    explicit ColumnFile(int file) : m_file(file) {}
    bool read_directory();
    const BlockReader::Place& place(std::string_view block) const;

    int m_file;
    std::map<std::string, BlockReader::Place, std::less<>> m_blocks;
};

// Makes a file. Until finish() it has another name, and without it it is gone. [one thread]
class ColumnFileWriter {
public:
    // Throws Error (storage) if the folder cannot be written or somebody else writes the same file.
    // Asks `progress`, which must outlive
    // it, between blocks: any call may throw Error (cancelled).
    explicit ColumnFileWriter(std::filesystem::path path, const Progress& progress);
    ~ColumnFileWriter();
    ColumnFileWriter(const ColumnFileWriter&) = delete;
    ColumnFileWriter& operator=(const ColumnFileWriter&) = delete;

    // What is written next belongs to the block of this name, each of which is written once.
    void begin(std::string name);
    template <class T>
    void number(T number) {
        static_assert(std::is_trivially_copyable_v<T>);
        put(&number, sizeof number);
    }
    template <class Array>
    void array(const Array& array) {
        number<std::uint64_t>(array.size());
        put(array.data(), array.size() * sizeof(typename Array::value_type));
    }
    // The whole block of another file, under its name.
    void copy(const ColumnFile& from, std::string_view name);

    // Puts the file in its place. Throws Error (storage) if the disk refused any of it.
    void finish();

private:
    void put(const void* bytes, std::size_t size);
    void end();
    [[noreturn]] void refuse() const;

    std::filesystem::path m_path, m_unfinished;
    const Progress& m_progress;
    std::FILE* m_file = nullptr;
    std::uint64_t m_written = 0;
    std::vector<std::pair<std::string, BlockReader::Place>> m_blocks;
    QuickHash m_hash;  // of the block that is being written
};

}  // namespace vitrine
