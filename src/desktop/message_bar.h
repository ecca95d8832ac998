// One message above the page, with one thing to do about it. It stays until it is closed or
// replaced.
#pragma once

#include <wx/infobar.h>

#include <functional>
#include <string>

namespace vitrine::desktop {

class MessageBar : public wxInfoBar {
public:
    explicit MessageBar(wxWindow* parent);

    enum class Tone { note, warning, error };
    void say(Tone tone, const std::string& sentence);
    // With a button that does something about it.
    void offer(Tone tone, const std::string& sentence, const std::string& action,
               std::function<void()> act);
    // What it says; empty while it is closed.
    std::string sentence() const { return IsShown() ? m_sentence : std::string(); }

private:
    std::string m_sentence;
    std::function<void()> m_act;
    bool m_has_button = false;
};

}  // namespace vitrine::desktop
