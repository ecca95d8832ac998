// UTF-8 to a till's code page. What the page lacks is spelled with what it has, by a table of our
// own: iconv's transliteration depends on the machine's language.
#pragma once

#include <iconv.h>

#include <string>
#include <string_view>

namespace pos_plu {

class CodePage {
public:
    // "utf-8", "windows-1252", "iso-8859-15" or "cp850". Throws std::runtime_error otherwise.
    explicit CodePage(const std::string& name);
    ~CodePage();
    CodePage(const CodePage&) = delete;
    CodePage& operator=(const CodePage&) = delete;

    // UTF-8 of which every character is in the page. `has_changed` becomes true if any was not.
    std::string spell(std::string_view utf8, bool& has_changed);

    // Bytes of the page. `utf8` must have been through spell().
    std::string encode(std::string_view utf8);

private:
    // The bytes of one character, or empty if the page lacks it.
    std::string convert(std::string_view character);

    iconv_t m_converter;
};

// The characters of UTF-8 text, a byte that belongs to none by itself.
std::string_view first_character(std::string_view utf8);
std::string first_code_points(std::string_view utf8, std::size_t count);

}  // namespace pos_plu
