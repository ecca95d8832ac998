// Rows of structure files: cells by the name of their column, and the way a row becomes an entity.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/translate.h"
#include "operations/import_media.h"

namespace vitrine {

class StructureRows {
public:
    StructureRows(ImportContext& context, const ImportFile& file);

    // The next row with the right number of cells.
    bool next();

    ImportContext& context() { return m_context; }
    const Structure& structure() const { return m_context.structure(); }
    std::int64_t line() const { return m_row.line; }
    const std::string& file_name() const { return m_file.name; }

    // The trimmed cell. Absent where the file has no such column: the field is left as it is.
    std::optional<std::string_view> cell(std::string_view column) const;
    std::string_view text(std::string_view column) const {
        return cell(column).value_or(std::string_view());
    }
    // Columns "prefix-x" as (x, heading).
    std::vector<std::pair<std::string, std::string>> columns_with(std::string_view prefix) const;

    // Each reads a column into a field, if the column is there. False if a problem was noted.
    void read_labels(Labels& labels) const;
    bool read(std::string_view column, std::string& field) const;
    bool read(std::string_view column, bool& field);
    bool read(std::string_view column, int& field);
    // An empty cell clears what may be absent.
    bool read(std::string_view column, std::optional<int>& field);
    bool read(std::string_view column, std::optional<Decimal>& field);
    bool read_date(std::string_view column, std::optional<std::int32_t>& field);
    // Codes to ids; one that does not exist is a problem.
    template <class T>
    bool read_ids(std::string_view column, const Entities<T>& known,
                  std::vector<std::int32_t>& field);
    template <class T>
    bool read_id(std::string_view column, const Entities<T>& known, std::int32_t& field);

    // Notes why the row will be rejected; always false, so that readers can end with it.
    bool problem(std::string_view rule, std::string_view column, std::string message,
                 std::string fix);
    bool has_problem() const { return m_problem.has_value(); }
    void reject();
    // Something the user should know, though the row is taken.
    void note(std::string_view rule, std::string_view column, std::string message, std::string fix);

    // Counts and writes the entity. Gives its id.
    template <class T>
    std::int32_t save(const T* stored, T entity);
    // Notes a problem if the key came before in this file.
    bool is_first(const std::string& key);

private:
    Issue issue_at(Severity severity, std::string_view rule, std::string_view column,
                   std::string message, std::string fix) const;

    ImportContext& m_context;
    const ImportFile& m_file;
    ImportPass m_pass;
    CsvRow m_row;
    std::map<std::string, std::size_t, std::less<>> m_columns;
    std::optional<Issue> m_problem;
    std::set<std::string> m_keys;
};

template <class T>
bool StructureRows::read_ids(std::string_view column, const Entities<T>& known,
                             std::vector<std::int32_t>& field) {
    const auto codes = cell(column);
    if (!codes) return true;
    std::vector<std::int32_t> ids;
    for (const std::string_view code : split_list(*codes, ',')) {
        const T* entity = known.find(code);
        if (entity == nullptr) {
            return problem("code.unknown", column, tr("\"{0}\" does not exist.", code),
                           tr("Import it first, or correct the code."));
        }
        if (std::find(ids.begin(), ids.end(), entity->id) == ids.end()) ids.push_back(entity->id);
    }
    field = std::move(ids);
    return true;
}

template <class T>
bool StructureRows::read_id(std::string_view column, const Entities<T>& known,
                            std::int32_t& field) {
    const auto code = cell(column);
    if (!code) return true;
    const T* entity = code->empty() ? nullptr : known.find(*code);
    if (!code->empty() && entity == nullptr) {
        return problem("code.unknown", column, tr("\"{0}\" does not exist.", *code),
                       tr("Import it first, or correct the code."));
    }
    field = entity == nullptr ? 0 : entity->id;
    return true;
}

template <class T>
std::int32_t StructureRows::save(const T* stored, T entity) {
    ImportCounts& counts = m_context.log.counts();
    if (stored != nullptr && (m_file.only_new || *stored == entity)) {
        ++counts.unchanged;
        return stored->id;
    }
    ++(stored == nullptr ? counts.created : counts.updated);
    return m_context.writer.put(std::move(entity));
}

// Every row of a file whose entities are known by their code. `fill` reads the row into the entity
// and notes a problem where it cannot.
template <class T>
void import_entities(StructureRows& rows, Entities<T> Structure::*entities,
                     const std::function<void(T& entity, const T* stored)>& fill) {
    while (rows.next()) {
        const std::string_view code = rows.text("code");
        if (code.empty()) {
            rows.problem("row.no_code", "code", tr("The row has no code."), tr("Write one."));
        } else {
            const T* stored = (rows.structure().*entities).find(code);
            T entity = stored != nullptr ? *stored : T{};
            if (stored == nullptr) entity.code = code;
            if (rows.is_first(fold_case(code))) fill(entity, stored);
            if (!rows.has_problem()) rows.save(stored, std::move(entity));
        }
        if (rows.has_problem()) rows.reject();
    }
}

// Codes that stand between hyphens in headings: letters, digits and underscores. False and a
// problem for others.
bool is_heading_code(StructureRows& rows, std::string_view code);

// The files that need more than a few lines each.
void import_attributes(StructureRows& rows);
// table_configuration: the columns of a table attribute, as Akeneo writes them in JSON. Those that
// it does not name stay.
void read_table_columns(StructureRows& rows, Attribute& attribute);
void import_records(StructureRows& rows, const ImportFile& file, ImportMedia& media);
void import_markets(StructureRows& rows);
void import_locations(StructureRows& rows);
void import_price_lists(StructureRows& rows);
void import_price_rules(StructureRows& rows);
void import_categories(StructureRows& rows);
void import_families(StructureRows& rows);
void import_family_variants(StructureRows& rows);

}  // namespace vitrine
