// Which modal dialogs are up: what they show must not be taken away from under them.
#pragma once

#include <wx/modalhook.h>

#include <functional>
#include <utility>

namespace vitrine::desktop {

// Counts the modal dialogs of the program while it lives, also those of the system, such as the one
// that asks for a file. Of the thread of the windows.
class OpenDialogs : private wxModalDialogHook {
public:
    // `closed` is called when the last one is gone, from inside of the handler that showed it.
    explicit OpenDialogs(std::function<void()> closed) : m_closed(std::move(closed)) { Register(); }
    ~OpenDialogs() override { Unregister(); }

    bool any() const { return m_count > 0; }

private:
    int Enter(wxDialog*) override {
        ++m_count;
        return wxID_NONE;
    }
    void Exit(wxDialog*) override {
        if (--m_count == 0) m_closed();
    }

    std::function<void()> m_closed;
    int m_count = 0;
};

}  // namespace vitrine::desktop
