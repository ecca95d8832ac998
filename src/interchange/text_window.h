// A window that moves over a text file of any size and any encoding: what is in it is UTF-8. For
// readers that take the text apart themselves.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "interchange/text_encoding.h"

namespace vitrine {

class TextWindow {
public:
    // Opens the file and reads its first block. Throws Error: storage if it cannot be read, invalid
    // if it is no text, usage if there is no such encoding. Without an encoding it is detected; a
    // byte order mark, which is not part of the text, wins in any case.
    TextWindow(const std::filesystem::path& file, const std::optional<std::string>& encoding,
               std::size_t block_size);

    // The part of the file that was read and not forgotten: well-formed UTF-8 without NUL, up to a
    // character that may be cut at the end. It may be written to in place.
    std::string& text() { return m_text; }
    const std::string& text() const { return m_text; }

    // Forgets what is before `at`, which becomes 0, and appends the next block. A long rest makes
    // the block longer, so that nobody goes over it again and again. Throws as the constructor
    // does.
    void refill(std::size_t& at);

    bool is_ended() const { return m_ended; }  // text() goes to the end of the file
    bool has_replacements() const { return m_has_replacement; }  // U+FFFD put in anywhere so far
    const TextEncoding& encoding() const { return m_encoding; }
    std::int64_t bytes_read() const { return m_bytes_read; }
    const std::filesystem::path& file() const { return m_path; }

private:
    void read_raw(std::size_t count);
    void append(std::string_view raw);
    void make_well_formed();

    std::filesystem::path m_path;
    std::size_t m_block_size;
    std::ifstream m_file;
    TextEncoding m_encoding;
    std::optional<TextDecoder> m_decoder;  // absent for UTF-8, which is taken as it is
    std::string m_raw;                     // what was read last, as it stands in the file
    std::string m_text;
    std::size_t m_checked = 0;  // m_text is well-formed up to here
    std::int64_t m_bytes_read = 0;
    bool m_ended = false;
    bool m_has_replacement = false;
};

}  // namespace vitrine
