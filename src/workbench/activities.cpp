#include "workbench/activities.h"

#include <algorithm>

#include "base/translate.h"
#include "workbench/words.h"

namespace vitrine {

Activities::Id Activities::begin(std::string title, std::stop_source stop,
                                 std::function<Progress::Snapshot()> progress) {
    m_all.push_back({++m_last, std::move(title), std::move(stop), std::move(progress)});
    if (m_on_change) m_on_change();
    return m_last;
}

void Activities::end(Id id) {
    const auto before = m_all.size();
    m_all.remove_if([id](const Activity& activity) { return activity.id == id; });
    if (m_all.size() != before && m_on_change) m_on_change();
}

const Activities::Activity* Activities::unstopped() const {
    const auto at = std::find_if(m_all.rbegin(), m_all.rend(), [](const Activity& activity) {
        return !activity.stop.stop_requested();
    });
    return at == m_all.rend() ? nullptr : &*at;
}

void Activities::stop_all() {
    for (Activity& activity : m_all) activity.stop.request_stop();
}

void Activities::clear() {
    m_all.clear();
    if (m_on_change) m_on_change();
}

std::string progress_words(const Progress::Snapshot& snapshot) {
    if (snapshot.total > 0) {
        return tr("{0} of {1}", format_number(snapshot.done), format_number(snapshot.total));
    }
    return snapshot.done > 0 ? format_number(snapshot.done) : std::string();
}

}  // namespace vitrine
