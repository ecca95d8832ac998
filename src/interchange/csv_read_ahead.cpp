#include "interchange/csv_read_ahead.h"

#include <algorithm>
#include <functional>
#include <system_error>

namespace vitrine {
namespace {

// Together they and their cells fit into a processor's own cache.
constexpr std::size_t batch_bytes = 64U << 10U;
constexpr std::size_t batch_rows = 1000;
constexpr std::size_t batches = 6;

// From the first byte of the row's cells to behind the last: they stand in one text, in order.
std::string_view text_of(const CsvRow& row) {
    if (row.filled.empty()) return {};
    const char* const begin = row.cells[row.filled.front()].data();
    const std::string_view last = row.cells[row.filled.back()];
    return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
}

}  // namespace

struct CsvReadAhead::Batch {
    std::vector<char> text = std::vector<char>(batch_bytes);
    std::size_t used = 0;
    std::vector<CsvRow> rows;
    std::size_t count = 0;
    Issues issues;  // met before its first row
    std::int64_t bytes_read = 0;
    std::exception_ptr failure;  // met behind its last row
    bool is_last = false;

    bool has_room_for(std::string_view row) const {
        return count < batch_rows && row.size() <= text.size() - used;
    }
    // Gives the cells of an older row in exchange, for their memory.
    void add(CsvRow& row, std::string_view row_text) {
        if (row_text.size() > text.size() - used) text.resize(used + row_text.size());
        char* const copy = text.data() + used;
        std::copy(row_text.begin(), row_text.end(), copy);
        used += row_text.size();
        // Most cells are empty: where nothing stands is of no interest.
        for (const std::size_t i : row.filled) {
            std::string_view& cell = row.cells[i];
            cell = {copy + (cell.data() - row_text.data()), cell.size()};
        }
        if (count == rows.size()) rows.emplace_back();
        std::swap(rows[count++], row);
    }
    void clear() {
        used = count = 0;
        issues.clear();
        is_last = false;
    }
};

CsvReadAhead::CsvReadAhead(const std::filesystem::path& file, const CsvOptions& options)
    : m_reader(file, options), m_dialect(m_reader.detected()) {}

CsvReadAhead::~CsvReadAhead() = default;

void CsvReadAhead::fill(Batch& batch, const std::stop_token& stop) {
    batch.clear();
    try {
        while (!stop.stop_requested()) {
            if (!m_row_waits) {
                m_has_row = m_reader.next(m_row);
                m_row_issues = m_reader.take_issues();
                m_row_waits = true;
            }
            const std::string_view text = m_has_row ? text_of(m_row) : std::string_view();
            const bool fits = batch.has_room_for(text) && m_row_issues.empty();
            if (batch.count > 0 && !fits) break;
            if (batch.count == 0) batch.issues = std::move(m_row_issues);
            m_row_waits = false;
            batch.is_last = !m_has_row;
            if (batch.is_last) break;
            batch.add(m_row, text);
        }
    } catch (...) {
        batch.failure = std::current_exception();
        batch.is_last = true;
    }
    batch.bytes_read = m_reader.bytes_read();
}

void CsvReadAhead::read_on(const std::stop_token& stop) {
    for (bool is_last = false; !is_last;) {
        std::unique_ptr<Batch> batch;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [&] { return !m_free.empty(); })) return;
            batch = std::move(m_free.front());
            m_free.pop_front();
        }
        fill(*batch, stop);
        is_last = batch->is_last;
        const std::scoped_lock lock(m_mutex);
        m_full.push_back(std::move(batch));
        m_changed.notify_all();
    }
}

void CsvReadAhead::advance() {
    if (!m_batch) {
        m_batch = std::make_unique<Batch>();
        fill(*m_batch, {});
        if (!m_batch->is_last) {
            for (std::size_t i = 1; i < batches; ++i) m_free.push_back(std::make_unique<Batch>());
            try {
                m_thread = std::jthread([this](const std::stop_token& stop) { read_on(stop); });
            } catch (const std::system_error&) {
                // Read by this thread, then.
            }
        }
    } else if (!m_thread.joinable()) {
        fill(*m_batch, {});
    } else {
        std::unique_lock lock(m_mutex);
        m_free.push_back(std::move(m_batch));
        m_changed.notify_all();
        m_changed.wait(lock, [&] { return !m_full.empty(); });
        m_batch = std::move(m_full.front());
        m_full.pop_front();
    }
    m_at = 0;
    m_bytes_read = m_batch->bytes_read;
    std::move(m_batch->issues.begin(), m_batch->issues.end(), std::back_inserter(m_issues));
}

bool CsvReadAhead::next(CsvRow& row) {
    for (;;) {
        if (m_batch && m_at < m_batch->count) {
            std::swap(row, m_batch->rows[m_at++]);
            return true;
        }
        if (m_batch && m_batch->is_last) {
            if (m_batch->failure) std::rethrow_exception(m_batch->failure);
            return false;
        }
        advance();
    }
}

}  // namespace vitrine
