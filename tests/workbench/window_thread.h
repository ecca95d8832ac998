// Stands for the thread of the windows: what jobs post is queued and run when the test waits.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

#include "workbench/job_runner.h"

namespace vitrine::test {

class WindowThread {
public:
    Post post() {
        return [queue = m_queue](std::function<void()> work) {
            {
                const std::lock_guard lock(queue->mutex);
                queue->work.push_back(std::move(work));
            }
            queue->arrived.notify_one();
        };
    }

    // Runs what was posted until the condition holds; false after ten seconds.
    template <class Condition>
    bool wait_until(Condition condition) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (!condition()) {
            std::function<void()> work;
            {
                std::unique_lock lock(m_queue->mutex);
                const bool any = m_queue->arrived.wait_until(
                    lock, end, [this] { return !m_queue->work.empty(); });
                if (!any) return condition();
                work = std::move(m_queue->work.front());
                m_queue->work.pop_front();
            }
            work();
        }
        return true;
    }

    // Runs what was posted so far.
    void run_posted() {
        for (;;) {
            std::function<void()> work;
            {
                const std::lock_guard lock(m_queue->mutex);
                if (m_queue->work.empty()) return;
                work = std::move(m_queue->work.front());
                m_queue->work.pop_front();
            }
            work();
        }
    }

private:
    struct Queue {
        std::mutex mutex;
        std::condition_variable arrived;
        std::deque<std::function<void()>> work;
    };
    // A job may still post when the test is over: the queue lives as long as somebody can.
    std::shared_ptr<Queue> m_queue = std::make_shared<Queue>();
};

}  // namespace vitrine::test
