// Where an import may come from, as somebody writes it.
#pragma once

#include <string_view>

namespace vitrine {

// Whether it is an address of the web, with http:// or https://, that names more than that.
bool is_import_address(std::string_view text);

}  // namespace vitrine
