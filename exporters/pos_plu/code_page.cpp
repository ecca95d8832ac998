#include "code_page.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace pos_plu {
namespace {

// U+0100 to U+017F without their marks, two letters where one would be wrong.
constexpr std::array<std::string_view, 128> latin_extended_a = {
    "A", "a", "A",  "a",  "A", "a", "C", "c", "C", "c", "C", "c", "C", "c", "D", "d",   // 0100
    "D", "d", "E",  "e",  "E", "e", "E", "e", "E", "e", "E", "e", "G", "g", "G", "g",   // 0110
    "G", "g", "G",  "g",  "H", "h", "H", "h", "I", "i", "I", "i", "I", "i", "I", "i",   // 0120
    "I", "i", "IJ", "ij", "J", "j", "K", "k", "q", "L", "l", "L", "l", "L", "l", "L",   // 0130
    "l", "L", "l",  "N",  "n", "N", "n", "N", "n", "n", "N", "n", "O", "o", "O", "o",   // 0140
    "O", "o", "OE", "oe", "R", "r", "R", "r", "R", "r", "S", "s", "S", "s", "S", "s",   // 0150
    "S", "s", "T",  "t",  "T", "t", "T", "t", "U", "u", "U", "u", "U", "u", "U", "u",   // 0160
    "U", "u", "U",  "u",  "W", "w", "Y", "y", "Y", "Z", "z", "Z", "z", "Z", "z", "s"};  // 0170

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> others = {{
    {"\u20AC", "EUR"}, {"\u2018", "'"},  {"\u2019", "'"},   {"\u201A", "'"},  {"\u201C", "\""},
    {"\u201D", "\""},  {"\u201E", "\""}, {"\u2013", "-"},   {"\u2014", "-"},  {"\u2212", "-"},
    {"\u2010", "-"},   {"\u2011", "-"},  {"\u2026", "..."}, {"\u2022", "*"},  {"\u2122", "TM"},
    {"\u00A0", " "},   {"\u202F", " "},  {"\u2009", " "},   {"\u2032", "'"},  {"\u2033", "\""},
    {"\u00D7", "x"},   {"\u1E9E", "SS"}, {"\u2264", "<="},  {"\u2265", ">="},
}};

std::string spelling_of(std::string_view character) {
    for (const auto& [from, to] : others) {
        if (from == character) return std::string(to);
    }
    if (character.size() == 2) {
        const unsigned point = (static_cast<unsigned char>(character[0]) & 0x1Fu) << 6 |
                               (static_cast<unsigned char>(character[1]) & 0x3Fu);
        if (point >= 0x100 && point < 0x180) return std::string(latin_extended_a[point - 0x100]);
    }
    return "?";
}

}  // namespace

std::string_view first_character(std::string_view utf8) {
    std::size_t length = 1;
    while (length < utf8.size() && (static_cast<unsigned char>(utf8[length]) & 0xC0) == 0x80)
        ++length;
    return utf8.substr(0, length);
}

std::string first_code_points(std::string_view utf8, std::size_t count) {
    std::string first;
    for (; count > 0 && !utf8.empty(); --count) {
        const std::string_view character = first_character(utf8);
        first += character;
        utf8.remove_prefix(character.size());
    }
    return first;
}

CodePage::CodePage(const std::string& name) : m_converter() {
    const char* target = name == "utf-8"          ? "UTF-8"
                         : name == "windows-1252" ? "CP1252"
                         : name == "iso-8859-15"  ? "ISO-8859-15"
                         : name == "cp850"        ? "CP850"
                                                  : nullptr;
    if (!target) throw std::runtime_error("The code page " + name + " is not known.");
    m_converter = iconv_open(target, "UTF-8");
    if (m_converter == reinterpret_cast<iconv_t>(-1)) {
        throw std::runtime_error("This machine cannot convert to the code page " + name + ".");
    }
}

CodePage::~CodePage() {
    iconv_close(m_converter);
}

std::string CodePage::spell(std::string_view utf8, bool& has_changed) {
    std::string spelled;
    while (!utf8.empty()) {
        const std::string_view character = first_character(utf8);
        utf8.remove_prefix(character.size());
        if (!convert(character).empty()) {
            spelled += character;
        } else {
            has_changed = true;
            spelled += spelling_of(character);
        }
    }
    return spelled;
}

std::string CodePage::encode(std::string_view utf8) {
    std::string bytes;
    while (!utf8.empty()) {
        const std::string_view character = first_character(utf8);
        utf8.remove_prefix(character.size());
        bytes += convert(character);
    }
    return bytes;
}

std::string CodePage::convert(std::string_view character) {
    std::array<char, 16> input{};
    std::array<char, 16> output{};
    if (character.size() > input.size()) return {};
    std::copy(character.begin(), character.end(), input.begin());
    char* from = input.data();
    char* to = output.data();
    std::size_t left = character.size();
    std::size_t room = output.size();
    iconv(m_converter, nullptr, nullptr, nullptr, nullptr);
    if (iconv(m_converter, &from, &left, &to, &room) != 0 || left != 0) return {};
    return {output.data(), output.size() - room};
}

}  // namespace pos_plu
