// Runs jobs one after the other on a thread of its own, with its own connection to the catalogue.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>

#include "base/progress.h"
#include "store/catalogue.h"

namespace vitrine {

// Runs its argument later, on the thread that owns windows and view-models: CallAfter in the
// desktop, a queue in tests. Called from any thread.
using Post = std::function<void(std::function<void()>)>;

class JobRunner {
public:
    // Both run on the runner's thread. `open` makes the connection when the first job comes; where
    // it throws, that job ends with the exception and the next one tries again. `prepare` runs
    // before each job; may be empty.
    using Open = std::function<std::unique_ptr<Catalogue>()>;
    using Prepare = std::function<void(Catalogue&)>;
    using Work = std::function<void(Catalogue&, const Progress&)>;
    // Posted when the job is over: null, or what it threw. Cancelled is Error (cancelled).
    using Done = std::function<void(std::exception_ptr)>;

    JobRunner(Open open, Prepare prepare, Post post);
    // Asks the running job to stop and waits for it; what was not posted by then is dropped.
    ~JobRunner();
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    // Puts a job at the end of the queue. A stop requested before it begins keeps it from
    // beginning.
    std::stop_source start(Work work, Done done);
    // A job that needs no connection, such as making the catalogue in the first place.
    std::stop_source start_unconnected(std::function<void(const Progress&)> work, Done done);

    // Of the job that runs now; zeros where none does.
    Progress::Snapshot progress() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// start() for work that returns something: `use` is handed the result, or `fail` the exception.
template <class Work, class Use, class Fail>
std::stop_source ask(JobRunner& runner, Work work, Use use, Fail fail) {
    using Result = std::invoke_result_t<Work&, Catalogue&, const Progress&>;
    auto result = std::make_shared<std::optional<Result>>();
    return runner.start(
        [result, work = std::move(work)](Catalogue& catalogue, const Progress& progress) mutable {
            *result = work(catalogue, progress);
        },
        [result, use = std::move(use), fail = std::move(fail)](std::exception_ptr failure) mutable {
            if (failure) {
                fail(failure);
            } else {
                use(std::move(**result));
            }
        });
}

// A member of whoever waits for results: what guard() wraps is called only while it lives. Copies
// of the guarded function may be made and dropped on any thread; it is called on the receiver's.
class Receiver {
public:
    template <class Function>
    auto guard(Function function) const {
        return [alive = std::weak_ptr<const int>(m_alive),
                function = std::move(function)](auto&&... arguments) mutable {
            if (!alive.expired()) function(std::forward<decltype(arguments)>(arguments)...);
        };
    }

private:
    std::shared_ptr<const int> m_alive = std::make_shared<const int>(0);
};

// The exception in words for a person; empty for a job that was stopped at the user's request.
std::string sentence_of(const std::exception_ptr& failure);
bool is_cancelled(const std::exception_ptr& failure);

}  // namespace vitrine
