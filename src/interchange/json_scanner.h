// Finds where the values of a JSON text begin and end, in a file of any size. What is in them is
// left to a parser: to find their ends, brackets and quotes are enough.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "interchange/text_window.h"

namespace vitrine {

class JsonScanner {
public:
    // Throws Error: storage if the file cannot be read, invalid if it is no text, usage if there is
    // no such encoding.
    JsonScanner(const std::filesystem::path& file, const std::optional<std::string>& encoding);

    // The next character behind white space, which is not taken yet; NUL at the end of the file.
    char peek();
    // Takes the character that peek() showed.
    void take() { ++m_at; }
    // Takes it if it is this one.
    bool take_if(char wanted);

    // The text of the next value, valid until the next call. Throws Error (invalid) where the file
    // ends within it, where it is longer than longest_record or nested too deeply.
    std::string_view take_value();
    // As above, in the memory of a block whatever its length.
    void skip_value();
    // A string as the name of a member: without quotes and escapes. Absent where there is no
    // string, which is not taken then.
    std::optional<std::string> take_name();
    // To the next line end, without it; absent at the end of the file. A line that is longer than
    // longest_record: as take_value().
    std::optional<std::string_view> take_line();

    std::int64_t line() const { return m_line; }  // of the next character; the first is 1
    std::int64_t bytes_read() const { return m_window.bytes_read(); }
    const TextEncoding& encoding() const { return m_window.encoding(); }
    bool has_replacements() const { return m_window.has_replacements(); }
    const std::filesystem::path& file() const { return m_window.file(); }

private:
    enum class Keep { text, nothing };
    // How far the value goes from m_at, where it is kept.
    std::size_t scan(Keep keep);
    bool more(std::size_t& place, Keep keep);

    TextWindow m_window;
    std::size_t m_at = 0;
    std::int64_t m_line = 1;
};

}  // namespace vitrine
