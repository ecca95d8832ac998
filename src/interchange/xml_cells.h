// What is in an XML record, cell by cell.
#pragma once

#include <functional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace vitrine {

// Called for each value; several of a name are several values of one cell.
using PutXmlCell = std::function<void(std::string_view name, std::string_view value)>;

// Elements and attributes by their place, as xml_table.h says; empty ones too.
void read_xml_cells(pugi::xml_node record, const PutXmlCell& put);

// The texts directly in the element, without blanks around them.
std::string own_text(pugi::xml_node element);

}  // namespace vitrine
