#include "workbench/import_place.h"

#include "operations/import_source.h"

namespace vitrine {

bool is_import_address(std::string_view text) {
    const auto host = text.find("://");
    return is_web_place(text) && text.size() > host + 3 &&
           text.find_first_of(" \t\n") == std::string_view::npos;
}

}  // namespace vitrine
