// Long work that somebody may want to watch or to stop: what the job strip shows.
#pragma once

#include <functional>
#include <list>
#include <stop_token>
#include <string>

#include "base/progress.h"

namespace vitrine {

class Activities {
public:
    using Id = int;
    struct Activity {
        Id id = 0;
        std::string title;  // "Publishing Web shop"
        std::stop_source stop;
        std::function<Progress::Snapshot()> progress;
    };

    Id begin(std::string title, std::stop_source stop,
             std::function<Progress::Snapshot()> progress);
    // Does nothing for one that ended already.
    void end(Id id);

    // The one begun last; null where nothing is at work.
    const Activity* current() const { return m_all.empty() ? nullptr : &m_all.back(); }
    // The one begun last that nobody has asked to stop yet; null where there is none.
    const Activity* unstopped() const;
    std::size_t count() const { return m_all.size(); }
    void stop_all();
    // Forgets them all: whoever would end them is gone.
    void clear();

    // Called when work begins or ends.
    void on_change(std::function<void()> listener) { m_on_change = std::move(listener); }

private:
    std::list<Activity> m_all;
    Id m_last = 0;
    std::function<void()> m_on_change;
};

// How far it is, in words: "12,000 of 50,000", "12,000", or empty.
std::string progress_words(const Progress::Snapshot& snapshot);

}  // namespace vitrine
