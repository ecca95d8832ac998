// What a window says to assistive technology, asked inside the process.
#pragma once

#include <string>
#include <vector>

#include "desktop/window_test.h"

namespace vitrine::test {

inline bool has_state(AtkObject* object, AtkStateType state) {
    AtkStateSet* states = atk_object_ref_state_set(object);
    const bool has = atk_state_set_contains_state(states, state) != 0;
    g_object_unref(states);
    return has;
}

// The way to each control that takes the focus, is in sight and says nothing.
inline void find_nameless(AtkObject* object, const std::string& path,
                          std::vector<std::string>& found) {
    const AtkRole role = atk_object_get_role(object);
    const std::string here = path + "/" + atk_role_get_name(role);
    const bool container = role == ATK_ROLE_PANEL || role == ATK_ROLE_SCROLL_PANE ||
                           role == ATK_ROLE_FRAME || role == ATK_ROLE_FILLER;
    const char* name = atk_object_get_name(object);
    const bool nameless = name == nullptr || *name == '\0';
    if (!container && nameless && has_state(object, ATK_STATE_FOCUSABLE) &&
        has_state(object, ATK_STATE_SHOWING)) {
        found.push_back(here);
    }
    // Rows of lists and cells of tables say their text.
    if (has_state(object, ATK_STATE_MANAGES_DESCENDANTS)) return;
    for (int i = 0; i < atk_object_get_n_accessible_children(object); ++i) {
        AtkObject* child = atk_object_ref_accessible_child(object, i);
        if (child == nullptr) continue;
        find_nameless(child, here, found);
        g_object_unref(child);
    }
}

// The ways to controls of the window that take the focus, are in sight and have no name.
inline std::vector<std::string> nameless_controls(wxTopLevelWindow& window) {
    settle();
    std::vector<std::string> found;
    find_nameless(gtk_widget_get_accessible(window.GetHandle()), "", found);
    return found;
}

}  // namespace vitrine::test
