#include "operations/import_context.h"

#include <algorithm>

#include "base/text.h"

namespace vitrine {

ImportPass::ImportPass(ImportContext& context, const ImportFile& file, Turn turn)
    : m_context(context),
      m_file(file),
      m_turn(turn),
      m_reader(file.path, CsvOptions{.hash_rows = true}) {}

ImportPass::~ImportPass() {
    m_context.finished_bytes += m_file.size;
}

void ImportPass::log_reader_issues() {
    for (Issue& issue : m_reader.take_issues()) {
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

bool ImportPass::next(CsvRow& row) {
    for (;;) {
        const bool more = m_reader.next(row);
        log_reader_issues();
        const std::int64_t done =
            m_context.finished_bytes + std::min(m_reader.bytes_read(), m_file.size);
        m_context.progress.tick(done, m_context.total_bytes);
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
    return context.writer.commit_chunk();
}

}  // namespace vitrine
