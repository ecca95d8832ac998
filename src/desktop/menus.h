// The menu bar: all commands with their words and keys, in one place.
#pragma once

#include <wx/menu.h>

#include <filesystem>
#include <vector>

namespace vitrine::desktop {

// Keys are chosen for every keyboard: no digits or brackets with Ctrl, which a French keyboard has
// behind Shift or AltGr, and no Ctrl+Alt+arrows, which desktops keep for themselves.
wxMenuBar* make_menu_bar();

// The entries of File > Open recent.
void show_recent_in_menu(wxMenuBar& bar, const std::vector<std::filesystem::path>& files);

// Undo and Redo say what they would take back; an empty label stands for nothing.
void show_undo_in_menu(wxMenuBar& bar, const std::string& undo, const std::string& redo);

}  // namespace vitrine::desktop
