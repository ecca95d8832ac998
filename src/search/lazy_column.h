// A column that may still lie in a file: read when somebody asks for it. What is set before that is
// kept aside, so that following an edit does not read every column. [one thread]
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "search/column.h"

namespace vitrine {

class LazyColumn {
public:
    // An empty one.
    explicit LazyColumn(ColumnKind kind) : m_column(std::make_unique<Column>(kind)), m_kind(kind) {}
    explicit LazyColumn(std::unique_ptr<Column> column)
        : m_column(std::move(column)), m_kind(m_column->kind()) {}
    // The one in this block of the file.
    LazyColumn(ColumnKind kind, std::shared_ptr<const ColumnFile> file, std::string block)
        : m_file(std::move(file)), m_block(std::move(block)), m_kind(kind) {}

    ColumnKind kind() const { return m_kind; }

    // Throws ColumnFileDamaged where it has to be read and cannot. The reference stays valid.
    const Column& get() const;

    // As those of Column.
    void set(Row row, const Value* value);
    void share(Row row, Row other);
    void settle(std::size_t rows);

    void write(ColumnFileWriter& file, const std::string& block) const;

private:
    struct Change {
        Row row = 0;
        std::optional<Value> value;
        std::optional<Row> shared;
    };
    void keep(Change change);

    // Reading it is no change that anybody sees.
    mutable std::unique_ptr<Column> m_column;
    mutable std::vector<Change> m_changes;  // to be made when it has been read
    std::shared_ptr<const ColumnFile> m_file;
    std::string m_block;
    ColumnKind m_kind = ColumnKind::presence;
};

}  // namespace vitrine
