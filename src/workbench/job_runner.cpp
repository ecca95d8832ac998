#include "workbench/job_runner.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/error.h"

namespace vitrine {

struct JobRunner::State {
    struct Job {
        std::function<void(const Progress&)> work;
        Done done;
        std::stop_source stop;
        std::shared_ptr<Progress> progress;
    };

    Open open;
    Prepare prepare;
    Post post;
    // Posted completions hold it weakly: once the runner is gone they do nothing. The thread has a
    // weak pointer of its own, as the other one is let go while it still runs.
    std::shared_ptr<const int> alive = std::make_shared<const int>(0);
    const std::weak_ptr<const int> known = alive;

    mutable std::mutex mutex;
    std::condition_variable_any arrived;
    std::deque<Job> queue;
    std::stop_source running_stop{std::nostopstate};
    std::shared_ptr<Progress> running_progress;
    std::unique_ptr<Catalogue> catalogue;  // of the thread alone
    std::jthread thread;

    void run(const std::stop_token& quit) {
        while (std::optional<Job> job = next(quit)) {
            std::exception_ptr failure;
            try {
                job->progress->check();
                job->work(*job->progress);
            } catch (...) {
                failure = std::current_exception();
            }
            // Let go before the completion is posted: who waits for it may look at the runner.
            job->work = nullptr;
            {
                const std::lock_guard lock(mutex);
                running_progress = nullptr;
                running_stop = std::stop_source(std::nostopstate);
            }
            post([known = known, done = std::move(job->done), failure] {
                if (!known.expired()) done(failure);
            });
        }
        // Closed where it was used.
        catalogue.reset();
    }

    Catalogue& connected() {
        if (!catalogue) catalogue = open();
        if (prepare) prepare(*catalogue);
        return *catalogue;
    }

    std::optional<Job> next(const std::stop_token& quit) {
        std::unique_lock lock(mutex);
        arrived.wait(lock, quit, [this] { return !queue.empty(); });
        if (quit.stop_requested() || queue.empty()) return std::nullopt;
        Job job = std::move(queue.front());
        queue.pop_front();
        running_stop = job.stop;
        running_progress = job.progress;
        return job;
    }
};

JobRunner::JobRunner(Open open, Prepare prepare, Post post) : m_state(std::make_unique<State>()) {
    m_state->open = std::move(open);
    m_state->prepare = std::move(prepare);
    m_state->post = std::move(post);
    m_state->thread =
        std::jthread([state = m_state.get()](const std::stop_token& quit) { state->run(quit); });
}

JobRunner::~JobRunner() {
    m_state->alive.reset();
    m_state->thread.request_stop();
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->running_stop.request_stop();
    }
    m_state->thread.join();
}

std::stop_source JobRunner::start(Work work, Done done) {
    return start_unconnected([state = m_state.get(), work = std::move(work)](
                                 const Progress& progress) { work(state->connected(), progress); },
                             std::move(done));
}

std::stop_source JobRunner::start_unconnected(std::function<void(const Progress&)> work,
                                              Done done) {
    State::Job job{std::move(work), std::move(done), std::stop_source(), nullptr};
    job.progress = std::make_shared<Progress>(job.stop.get_token());
    std::stop_source stop = job.stop;
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->queue.push_back(std::move(job));
    }
    m_state->arrived.notify_one();
    return stop;
}

Progress::Snapshot JobRunner::progress() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->running_progress ? m_state->running_progress->snapshot() : Progress::Snapshot{};
}

bool is_cancelled(const std::exception_ptr& failure) {
    try {
        if (failure) std::rethrow_exception(failure);
    } catch (const Error& error) {
        return error.failure() == Failure::cancelled;
    } catch (...) {
        return false;
    }
    return false;
}

std::string sentence_of(const std::exception_ptr& failure) {
    try {
        if (failure && !is_cancelled(failure)) std::rethrow_exception(failure);
    } catch (const std::exception& exception) {
        return describe(exception);
    }
    return {};
}

}  // namespace vitrine
