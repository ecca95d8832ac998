#include "feed_text.h"

#include <sstream>

namespace google_merchant {
namespace {

bool is_lead(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

}  // namespace

std::string without_controls(const std::string& text) {
    std::string clean;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') continue;
        const std::string three = text.substr(i, 3);
        if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {  // U+FFFE, U+FFFF
            i += 2;
            continue;
        }
        clean += text[i];
    }
    return clean;
}

std::size_t count_code_points(const std::string& text) {
    std::size_t count = 0;
    for (const char c : text) count += is_lead(c) ? 1 : 0;
    return count;
}

std::string first_code_points(const std::string& text, std::size_t count) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_lead(text[i]) && count-- == 0) return text.substr(0, i);
    }
    return text;
}

std::string with_unit(const std::string& value, const std::string& unit) {
    if (value.empty() || value.find(' ') != std::string::npos) return value;
    return value + " " + unit;
}

std::string to_xml(const pugi::xml_document& document, unsigned depth) {
    std::ostringstream stream;
    for (const pugi::xml_node node : document.children()) {
        node.print(stream, "  ", pugi::format_indent, pugi::encoding_utf8, depth);
    }
    return stream.str();
}

}  // namespace google_merchant
