// Text as XML and the feed allow it.
#pragma once

#include <pugixml.hpp>
#include <string>

namespace google_merchant {

// Without the characters that XML 1.0 cannot hold at all (section 2.2), not even escaped.
std::string without_controls(const std::string& text);

std::size_t count_code_points(const std::string& text);
std::string first_code_points(const std::string& text, std::size_t count);

// "1.2" -> "1.2 kg"; what has a unit already keeps it; "" stays.
std::string with_unit(const std::string& value, const std::string& unit);

// The document's elements, without a declaration, indented by `depth` levels of two blanks.
std::string to_xml(const pugi::xml_document& document, unsigned depth);

}  // namespace google_merchant
