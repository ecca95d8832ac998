#include "store/statement_queue.h"

#include <system_error>

namespace vitrine::sql {
namespace {

constexpr std::size_t batch_bytes = 64U << 10U;
constexpr std::size_t batches = 6;

enum Kind : int { integer_kind, text_kind, blob_kind, null_kind };

}  // namespace

struct StatementQueue::Batch {
    struct Value {
        int parameter = 0;
        int kind = null_kind;
        std::int64_t integer = 0;  // or where the bytes begin
        std::size_t size = 0;      // of the bytes
    };
    std::string bytes;
    std::vector<Value> values;
    std::vector<std::size_t> ends;  // of each run, in values

    std::string_view bytes_of(const Value& value) const {
        return std::string_view(bytes).substr(static_cast<std::size_t>(value.integer), value.size);
    }
    void clear() {
        bytes.clear();
        values.clear();
        ends.clear();
    }
};

StatementQueue::StatementQueue(Connection& connection, std::string_view sql)
    : m_connection(connection),
      m_statement(connection.prepare(sql)),
      m_batch(std::make_unique<Batch>()) {
    for (std::size_t i = 1; i < batches; ++i) m_free.push_back(std::make_unique<Batch>());
    m_connection.m_queue = this;
    try {
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    } catch (const std::system_error&) {
        // hand_over() does the work, then.
    }
}

StatementQueue::~StatementQueue() {
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
    m_connection.m_queue = nullptr;
}

Statement& StatementQueue::bind(int parameter, std::int64_t value) {
    m_batch->values.push_back({parameter, integer_kind, value, 0});
    return *this;
}

Statement& StatementQueue::bind(int parameter, std::string_view text) {
    add_bytes(parameter, text_kind, text);
    return *this;
}

Statement& StatementQueue::bind_blob(int parameter, std::string_view bytes) {
    add_bytes(parameter, blob_kind, bytes);
    return *this;
}

Statement& StatementQueue::bind_null(int parameter) {
    m_batch->values.push_back({parameter, null_kind, 0, 0});
    return *this;
}

void StatementQueue::add_bytes(int parameter, int kind, std::string_view bytes) {
    Batch& batch = *m_batch;
    batch.values.push_back(
        {parameter, kind, static_cast<std::int64_t>(batch.bytes.size()), bytes.size()});
    batch.bytes.append(bytes);
}

bool StatementQueue::step() {
    m_batch->ends.push_back(m_batch->values.size());
    if (m_batch->bytes.size() >= batch_bytes) hand_over();
    return false;
}

void StatementQueue::hand_over() {
    if (!m_thread.joinable()) {
        m_works_here = true;
        try {
            if (!m_failure) run(*m_batch);
        } catch (...) {
            m_failure = std::current_exception();
        }
        m_works_here = false;
        m_batch->clear();
        if (m_failure) std::rethrow_exception(m_failure);
        return;
    }
    std::unique_lock lock(m_mutex);
    m_waiting.push_back(std::move(m_batch));
    ++m_under_way;
    m_changed.notify_all();
    m_changed.wait(lock, [&] { return !m_free.empty(); });
    m_batch = std::move(m_free.front());
    m_free.pop_front();
    if (m_failure) std::rethrow_exception(m_failure);
}

void StatementQueue::finish() {
    if (!m_batch->ends.empty()) hand_over();
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_under_way == 0; });
    if (m_failure) std::rethrow_exception(m_failure);
}

void StatementQueue::work(const std::stop_token& stop) {
    for (;;) {
        std::unique_ptr<Batch> batch;
        bool failed = false;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, stop, [&] { return !m_waiting.empty(); });
            if (stop.stop_requested()) return;
            batch = std::move(m_waiting.front());
            m_waiting.pop_front();
            failed = m_failure != nullptr;
        }
        std::exception_ptr failure;
        try {
            if (!failed) run(*batch);
        } catch (...) {
            failure = std::current_exception();
        }
        batch->clear();
        const std::scoped_lock lock(m_mutex);
        if (failure) m_failure = failure;
        m_free.push_back(std::move(batch));
        --m_under_way;
        m_changed.notify_all();
    }
}

void StatementQueue::run(const Batch& batch) {
    std::size_t at = 0;
    for (const std::size_t end : batch.ends) {
        for (; at < end; ++at) {
            const Batch::Value& value = batch.values[at];
            switch (value.kind) {
                case integer_kind:
                    m_statement->bind(value.parameter, value.integer);
                    break;
                case text_kind:
                    m_statement->bind(value.parameter, batch.bytes_of(value));
                    break;
                case blob_kind:
                    m_statement->bind_blob(value.parameter, batch.bytes_of(value));
                    break;
                default:
                    m_statement->bind_null(value.parameter);
                    break;
            }
        }
        m_statement->run();
    }
}

void Connection::wait_for_queue() {
    if (!m_queue->is_at_work()) m_queue->finish();
}

}  // namespace vitrine::sql
