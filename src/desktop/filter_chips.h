// The conditions of the filter in force, each as a button that takes it out.
#pragma once

#include <wx/wx.h>

#include <functional>
#include <string>
#include <vector>

namespace vitrine::desktop {

class FilterChips : public wxPanel {
public:
    explicit FilterChips(wxWindow* parent);

    // In the filter language, and for each what it says in words. Hidden where there is none.
    void show(const std::vector<std::string>& conditions, const std::vector<std::string>& words);

    // By click, or Delete where the button has the focus.
    std::function<void(std::size_t index)> on_remove;
    // Another one, on the cell of the cursor.
    std::function<void()> on_add;

private:
    wxButton* add_chip(std::size_t index, const std::string& words);

    std::vector<std::string> m_conditions, m_words;
    std::vector<wxButton*> m_chips;
    wxButton* m_add;
};

}  // namespace vitrine::desktop
