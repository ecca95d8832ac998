// The help beside the window: topics with a search, and the text of one. Stays open while somebody
// works; Escape closes it.
#pragma once

#include <wx/srchctrl.h>
#include <wx/wx.h>

#include <string>
#include <vector>

#include "workbench/help_book.h"

namespace vitrine::desktop {

class HelpDialog : public wxDialog {
public:
    // Destroys itself when it is closed.
    HelpDialog(wxWindow* parent, std::vector<HelpTopic> topics);

    // Another one, by its id; the first one for an unknown id. What was searched is forgotten.
    void show_topic(const std::string& id);

private:
    void search();
    void list(const std::vector<std::size_t>& topics);
    void show_text();
    void on_key(wxKeyEvent& event);

    std::vector<HelpTopic> m_topics;
    std::vector<std::size_t> m_listed;  // by line of the list
    wxSearchCtrl* m_words;
    wxListBox* m_list;
    wxTextCtrl* m_text;
};

// "Ctrl+Shift+V" of a menu as it stands on the keyboard of the language: "Ctrl+Maj+V".
std::string key_words(const std::string& key);
// Every command of the menus that has a key, menu by menu.
std::vector<HelpLine> key_lines(wxFrame& frame);

}  // namespace vitrine::desktop
