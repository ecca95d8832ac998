// Tells which handler of an event kept the windows from answering. In debug builds of the program
// and in the window tests.
#pragma once

#include <wx/event.h>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace vitrine::desktop {

// Nothing a person does may keep the window from answering for longer.
constexpr std::chrono::milliseconds response_limit{100};

// Of the thread of the windows. Counts the processor time of a handler, with the handlers that it
// calls, so that other programs of a busy machine are not blamed on it. What happens in an event
// loop of a handler's own, as that of a modal dialog, is judged by itself; such a handler is not.
class ResponseWatch {
public:
    struct Slow {
        std::string what;  // "wxCommandEvent of wxButton saveButton"
        std::chrono::milliseconds time{0};
    };
    // `report` is called when a handler that took longer than `limit` returns.
    ResponseWatch(std::chrono::milliseconds limit, std::function<void(const Slow&)> report);

    // One handler at work: made before it is called, destroyed when it has returned.
    class Handling {
    public:
        Handling(ResponseWatch& watch, const wxEvent& event);
        ~Handling();
        Handling(const Handling&) = delete;
        Handling& operator=(const Handling&) = delete;

    private:
        ResponseWatch& m_watch;
        const wxEvent& m_event;
        wxString m_origin;  // taken before: the handler may destroy the window
    };

    // The longest there was.
    const Slow& slowest() const { return m_slowest; }

private:
    struct Level {
        std::chrono::nanoseconds began{0};
        int depth = 0;  // of event loops
        bool lets_events_happen = false;
    };
    bool is_judged() const;

    std::chrono::milliseconds m_limit;
    std::function<void(const Slow&)> m_report;
    std::vector<Level> m_levels;
    Slow m_slowest;
};

}  // namespace vitrine::desktop
