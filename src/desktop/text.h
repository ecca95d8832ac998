// UTF-8 text of the program and wxString of the windows, one into the other.
#pragma once

#include <wx/string.h>

#include <string>
#include <string_view>

#include "base/translate.h"

namespace vitrine::desktop {

inline wxString to_wx(std::string_view text) {
    return wxString::FromUTF8(text.data(), text.size());
}
inline std::string to_utf8(const wxString& text) {
    return text.utf8_string();
}

// For labels of menus, buttons and static texts, where & marks a key.
inline wxString to_label(std::string_view text) {
    wxString label = to_wx(text);
    label.Replace("&", "&&");
    return label;
}

}  // namespace vitrine::desktop
