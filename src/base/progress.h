// How far a job is, and whether it shall stop. The job writes, any thread reads a snapshot.
#pragma once

#include <atomic>
#include <cstdint>
#include <stop_token>
#include <utility>

namespace vitrine {

// How often a job that passes over rows says how far it is.
inline constexpr std::int64_t rows_per_tick = 1024;

class Progress {
public:
    struct Snapshot {
        std::int64_t done = 0;
        std::int64_t total = 0;  // 0: not known
    };

    // Without a token the job cannot be cancelled.
    Progress() = default;
    explicit Progress(std::stop_token stop) : m_stop(std::move(stop)) {}
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // Notes how far the job is; throws Error (cancelled) when somebody asked for a stop. Two stores
    // and a load: call it as often as you like. [the job's threads]
    void tick(std::int64_t done, std::int64_t total = 0) const;

    // Throws Error (cancelled) when somebody asked for a stop. [the job's threads]
    void check() const;

    bool stop_requested() const { return m_stop.stop_requested(); }

    // [any thread]
    Snapshot snapshot() const { return {m_done.load(), m_total.load()}; }

private:
    std::stop_token m_stop;
    // A job is handed `const Progress&`, so that it can report but not replace it.
    mutable std::atomic<std::int64_t> m_done{0};
    mutable std::atomic<std::int64_t> m_total{0};
};

}  // namespace vitrine
