// The records of a JSON file, one after the other, in the memory of one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "interchange/json_scanner.h"

namespace vitrine {

// Where the records are: a JSON Pointer (RFC 6901) to an array, whose elements they are, or to an
// object, which is the only one: "/data/products". Empty: the whole file, which may also be a
// sequence of values.
struct JsonPlace {
    std::string pointer;
    std::int64_t records = 0;
};

// Of all arrays of objects that are not within one, the longest; the whole file where there is
// none, or where it rather looks like a record itself. Reads the file to its end unless it begins
// with the array. Throws as JsonScanner, and where the file's structure is damaged.
JsonPlace find_json_records(const std::filesystem::path& file,
                            const std::optional<std::string>& encoding);

// True if the file holds a value a line, more than one.
bool is_json_lines(const std::filesystem::path& file, const std::optional<std::string>& encoding);

class JsonRecords {
public:
    enum class Layout { document, lines };
    // Throws Error: as JsonScanner; usage if there is nothing at the pointer.
    JsonRecords(const std::filesystem::path& file, const std::optional<std::string>& encoding,
                Layout layout, const std::string& pointer);

    // The text of the next record, valid until the next call; absent at the end. It need not be
    // well-formed. Throws Error (invalid) where nobody can tell where the next one begins.
    std::optional<std::string_view> next();

    // Of the last one: its line where there is one a line, else its number; the first is 1.
    std::int64_t number() const { return m_number; }
    const JsonScanner& scanner() const { return m_scanner; }

private:
    std::optional<std::string_view> next_line();
    void go_to(const std::string& pointer);

    JsonScanner m_scanner;
    Layout m_layout;
    enum class State { first, further, single, sequence, ended };
    State m_state = State::first;
    std::int64_t m_number = 0;
};

}  // namespace vitrine
