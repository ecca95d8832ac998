// One message above the page, with what can be done about it. It stays until it is closed or
// replaced.
#pragma once

#include <wx/infobar.h>

#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace vitrine::desktop {

class MessageBar : public wxInfoBar {
public:
    explicit MessageBar(wxWindow* parent);

    enum class Tone { note, warning, error };
    void say(Tone tone, const std::string& sentence);
    struct Action {
        std::string label;
        std::function<void()> act;
    };
    // With buttons that do something about it.
    void offer(Tone tone, const std::string& sentence, std::vector<Action> actions);
    // What it says; empty while it is closed.
    std::string sentence() const { return IsShown() ? m_sentence : std::string(); }

    // What it said last, the oldest first: "10:30:02 error: ...".
    const std::deque<std::string>& said() const { return m_said; }

private:
    void note(Tone tone, const std::string& sentence);

    std::deque<std::string> m_said;
    std::string m_sentence;
    std::vector<Action> m_actions;  // by the ids of their buttons
};

}  // namespace vitrine::desktop
