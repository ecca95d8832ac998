// Reads a CSV file some rows ahead of who takes them, on a thread of its own: parsing the next rows
// while these are worked on.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>

#include "interchange/csv_reader.h"

namespace vitrine {

// Gives what CsvReader would give, in the same order. Files of less than a batch, and all where the
// system gives no thread, are read by the caller's thread. One thread takes the rows.
class CsvReadAhead {
public:
    // As CsvReader's.
    explicit CsvReadAhead(const std::filesystem::path& file, const CsvOptions& options = {});
    // Stops reading, at the next row.
    ~CsvReadAhead();
    CsvReadAhead(const CsvReadAhead&) = delete;
    CsvReadAhead& operator=(const CsvReadAhead&) = delete;

    const std::vector<std::string>& header() const { return m_reader.header(); }
    const CsvDialect& detected() const { return m_dialect; }
    bool next(CsvRow& row);
    Issues take_issues() { return std::exchange(m_issues, {}); }
    // Up to some batches ahead of the row.
    std::int64_t bytes_read() const { return m_bytes_read; }

private:
    struct Batch;
    void fill(Batch& batch, const std::stop_token& stop);
    void read_on(const std::stop_token& stop);
    void advance();

    // Used by one thread after the other.
    CsvReader m_reader;
    CsvRow m_row;  // read, but not in a batch yet where m_row_waits
    Issues m_row_issues;
    bool m_row_waits = false;
    bool m_has_row = false;

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::unique_ptr<Batch>> m_full, m_free;  // under m_mutex

    // Of the thread that takes the rows.
    CsvDialect m_dialect;
    std::unique_ptr<Batch> m_batch;
    std::size_t m_at = 0;
    Issues m_issues;
    std::int64_t m_bytes_read = 0;
    std::jthread m_thread;  // last: it uses what stands above
};

}  // namespace vitrine
