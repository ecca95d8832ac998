// One statement, run many times by a thread of its own, while the caller makes up the next rows.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "store/sql.h"

namespace vitrine::sql {

// For a statement without results. Bound and run as any other, it returns at once; the runs are
// done in their order. Whatever else is asked of the connection waits until they are done, and
// throws what one of them threw: the runs behind that one are not done. Where the system gives no
// thread, the caller's does the work. One queue at a time for a connection, which must outlive it.
class StatementQueue final : public Statement {
public:
    StatementQueue(Connection& connection, std::string_view sql);
    // Runs that are not done yet are not done any more: finish() first.
    ~StatementQueue() override;
    StatementQueue(const StatementQueue&) = delete;
    StatementQueue& operator=(const StatementQueue&) = delete;

    // Returns when every run is done. Throws what one of them threw.
    void finish();

    Statement& bind(int parameter, std::int64_t value) override;
    Statement& bind(int parameter, std::string_view text) override;
    Statement& bind_blob(int parameter, std::string_view bytes) override;
    Statement& bind_null(int parameter) override;
    // Ends the run; there are no rows.
    bool step() override;
    void reset() override {}

    std::int64_t integer(int) const override { return 0; }
    std::string_view text(int) const override { return {}; }
    std::string_view blob(int) const override { return {}; }
    bool is_null(int) const override { return true; }

private:
    friend class Connection;
    struct Batch;
    void add_bytes(int parameter, int kind, std::string_view bytes);
    void hand_over();
    void work(const std::stop_token& stop);
    void run(const Batch& batch);
    // Whether it is the queue itself that asks something of the connection.
    bool is_at_work() const {
        return m_works_here || std::this_thread::get_id() == m_thread.get_id();
    }

    Connection& m_connection;
    std::unique_ptr<Statement> m_statement;
    std::unique_ptr<Batch> m_batch;  // being filled by the caller
    bool m_works_here = false;       // on the caller's thread, for want of another

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    // Under m_mutex.
    std::deque<std::unique_ptr<Batch>> m_waiting, m_free;
    std::size_t m_under_way = 0;  // handed over and not done
    std::exception_ptr m_failure;

    std::jthread m_thread;  // last: it uses what stands above
};

}  // namespace vitrine::sql
