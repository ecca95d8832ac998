// The catalogue's own lock between processes and threads: held around every commit and every
// checkpoint, because SQLite before 3.51.3 can lose commits when the two race. It lies beside the
// catalogue as <catalogue>.lock and vanishes with the process that holds it.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>

#include "catalog/ids.h"

namespace vitrine {

// The right to write. Taken in the constructor, given back in the destructor.
class WriterLock {
public:
    // Waits for `patience`; then throws Error (locked) that says which process holds the lock.
    explicit WriterLock(const std::filesystem::path& catalogue,
                        std::chrono::milliseconds patience = std::chrono::seconds(30));
    ~WriterLock();
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;

    // Takes it only if it is free.
    static std::optional<WriterLock> try_take(const std::filesystem::path& catalogue);

    WriterLock(WriterLock&& other) noexcept;

private:
    explicit WriterLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

// Says "a living job is at work on this change set", so that nobody takes it for a dead one.
class JobLock {
public:
    JobLock(const std::filesystem::path& catalogue, ChangeSetId change_set);
    ~JobLock();
    JobLock(const JobLock&) = delete;
    JobLock& operator=(const JobLock&) = delete;

    // Whether somebody holds the lock of this change set.
    static bool is_held(const std::filesystem::path& catalogue, ChangeSetId change_set);

private:
    int m_descriptor = -1;
};

}  // namespace vitrine
