#include "search/lazy_column.h"

namespace vitrine {
namespace {

// With more changes to remember it is cheaper to have the column itself.
constexpr std::size_t most_kept = 100;

}  // namespace

const Column& LazyColumn::get() const {
    if (m_column != nullptr) return *m_column;
    auto column = std::make_unique<Column>(m_kind);
    BlockReader block = m_file->read(m_block);
    column->read(block);
    block.finish();
    for (const Change& change : m_changes) {
        if (change.shared) {
            column->share(change.row, *change.shared);
        } else {
            column->set(change.row, change.value ? &*change.value : nullptr);
        }
    }
    m_changes = {};
    m_column = std::move(column);
    return *m_column;
}

void LazyColumn::keep(Change change) {
    m_changes.push_back(std::move(change));
    if (m_changes.size() > most_kept) get();
}

void LazyColumn::set(Row row, const Value* value) {
    if (m_column == nullptr) {
        return keep({row, value == nullptr ? std::nullopt : std::optional(*value), std::nullopt});
    }
    if (value != nullptr || m_column->has(row)) m_column->set(row, value);
}

void LazyColumn::share(Row row, Row other) {
    if (m_column == nullptr) return keep({row, std::nullopt, other});
    m_column->share(row, other);
}

void LazyColumn::settle(std::size_t rows) {
    if (m_column != nullptr) m_column->settle(rows);
}

void LazyColumn::write(ColumnFileWriter& file, const std::string& block) const {
    if (m_column == nullptr && m_changes.empty()) return file.copy(*m_file, m_block);
    const Column& column = get();
    file.begin(block);
    column.write(file);
}

}  // namespace vitrine
