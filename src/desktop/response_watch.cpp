#include "desktop/response_watch.h"

#include <glib.h>
#include <wx/window.h>

#include <algorithm>
#include <ctime>

#include "desktop/text.h"

namespace vitrine::desktop {
namespace {

std::chrono::nanoseconds processor_time() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

wxString origin_of(const wxEvent& event) {
    const wxObject* object = event.GetEventObject();
    if (object == nullptr) return {};
    wxString words = object->GetClassInfo()->GetClassName();
    if (const auto* window = dynamic_cast<const wxWindow*>(object)) {
        words += " " + window->GetName();
    }
    return words;
}

}  // namespace

ResponseWatch::ResponseWatch(std::chrono::milliseconds limit,
                             std::function<void(const Slow&)> report)
    : m_limit(limit), m_report(std::move(report)) {}

// The outermost handler answers for those that it calls, unless it let events happen.
bool ResponseWatch::is_judged() const {
    if (m_levels.back().lets_events_happen) return false;
    return m_levels.size() == 1 || m_levels[m_levels.size() - 2].lets_events_happen;
}

ResponseWatch::Handling::Handling(ResponseWatch& watch, const wxEvent& event)
    : m_watch(watch), m_event(event), m_origin(origin_of(event)) {
    const int depth = g_main_depth();
    for (Level& outer : m_watch.m_levels) {
        if (outer.depth < depth) outer.lets_events_happen = true;
    }
    m_watch.m_levels.push_back({processor_time(), depth});
}

ResponseWatch::Handling::~Handling() {
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        processor_time() - m_watch.m_levels.back().began);
    const bool judged = m_watch.is_judged();
    m_watch.m_levels.pop_back();
    if (!judged || took <= std::min(m_watch.m_slowest.time, m_watch.m_limit)) return;
    const wxString event = m_event.GetClassInfo()->GetClassName();
    const Slow slow{to_utf8(m_origin.empty() ? event : event + " of " + m_origin), took};
    if (took > m_watch.m_slowest.time) m_watch.m_slowest = slow;
    if (took > m_watch.m_limit) m_watch.m_report(slow);
}

}  // namespace vitrine::desktop
