#include "operations/import_context.h"

#include <algorithm>

#include "base/checksum.h"
#include "base/text.h"

namespace vitrine {

ImportPass::ImportPass(ImportContext& context, const ImportFile& file, Turn turn)
    : m_context(context), m_file(file), m_turn(turn) {
    if (file.open) {
        m_table = file.open();
    } else {
        m_csv.emplace(file.path, CsvOptions{.hash_rows = true});
    }
    context.log.reads(&file);
}

ImportPass::~ImportPass() {
    m_context.log.reads(nullptr);
    m_context.finished_bytes += m_file.size;
}

std::string ImportPass::dialect() const {
    if (m_table) return "table";
    return m_csv->detected().encoding.name + '\n' + m_csv->detected().delimiter;
}

void ImportPass::log_reader_issues() {
    for (Issue& issue : m_table ? m_table->take_issues() : m_csv->take_issues()) {
        if (m_turn == Turn::again) continue;
        issue.file = m_file.name;
        if (issue.severity == Severity::error) {
            ++m_context.log.counts().read;
            m_context.log.reject(std::move(issue));
        } else {
            m_context.log.note(std::move(issue));
        }
    }
}

bool ImportPass::read(CsvRow& row) {
    row.ignored.clear();  // by whatever filled the row before
    if (m_csv) return m_csv->next(row);
    if (!m_table->next(row)) return false;
    m_key.clear();
    for (const std::string_view cell : row.cells) {
        m_key += std::to_string(cell.size()) + ':';
        m_key += cell;
    }
    row.hash = quick_hash(m_key);
    return true;
}

bool ImportPass::next(CsvRow& row) {
    for (;;) {
        const bool more = read(row);
        log_reader_issues();
        const std::int64_t bytes = m_table ? m_table->bytes_read() : m_csv->bytes_read();
        m_context.progress.tick(m_context.finished_bytes + std::min(bytes, m_file.size),
                                m_context.total_bytes);
        if (!more) return false;
        const bool blank = std::all_of(row.cells.begin(), row.cells.end(),
                                       [](std::string_view cell) { return trim(cell).empty(); });
        if (!blank) return true;
    }
}

bool commit_if_due(ImportContext& context) {
    if (++context.rows_since_commit < context.options.rows_per_commit) return false;
    context.rows_since_commit = 0;
    if (context.sku_numbers) context.sku_numbers->save();
    if (context.before_commit) context.before_commit();
    return context.writer.commit_chunk();
}

}  // namespace vitrine
