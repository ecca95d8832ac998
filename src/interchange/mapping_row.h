// A row of the source as values of fields. Only for mapped_tables.cpp and what stands beside it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interchange/column_transform.h"
#include "interchange/mapped_tables.h"
#include "interchange/mapping_fields.h"
#include "interchange/table_reader.h"

namespace vitrine {

struct MappedRow {
    std::int64_t line = 0;
    std::vector<FieldValues> values;  // by field; may be shorter than the list of fields
    // Cells that could not be read, by field.
    std::vector<std::pair<std::size_t, Issue>> failed;
    std::vector<std::size_t> axes;  // fields with an axis value, in their order
    std::string key;                // of the variant rule's `column`, trimmed
    std::string own_key;            // of its `key`
    std::string kind;               // of its `kind_column`
    std::string locale;             // of the locale column

    const FieldValues& of(std::size_t field) const {
        static const FieldValues none;
        return field < values.size() ? values[field] : none;
    }
    std::string first(std::optional<std::size_t> field) const {
        return field && !of(*field).empty() ? of(*field).front() : std::string();
    }
    FieldValues& at(std::size_t field) {
        if (field >= values.size()) values.resize(field + 1);
        return values[field];
    }
};

// Where the mark of a profile's heading stands, and what is in its place.
struct HeadingMatch {
    std::string mark;  // "currency", ...; empty: the heading has none
    std::string text;
};
// Whether `heading` is the one that `pattern` means; see ColumnMapping::column.
std::optional<HeadingMatch> match_heading(std::string_view pattern, std::string_view heading);

// Reads the rows of one file. [one thread]
class RowMapper {
public:
    // `columns` and `named` are those of the file; `rule` is looked up in it as far as it has the
    // columns. Adds the fields of the columns.
    RowMapper(const ImportProfile& profile, const std::vector<ColumnMapping>& columns,
              const std::vector<NamedValues>& named, const std::vector<std::string>& header,
              MappingFields& fields, SourceFile file = SourceFile::main);

    // Names that cells hold become fields where they are not known yet.
    void map(const CsvRow& source, MappedRow& row);
    // Before the first row of a product: names in cells count up to the next one.
    void begin_group();

    std::optional<std::size_t> column(std::string_view heading) const;
    const std::vector<std::string>& unmapped() const { return m_unmapped; }
    // Headings that the profile names and the file does not have.
    const std::vector<std::string>& missing() const { return m_missing; }
    const Issues& problems() const { return m_problems; }

private:
    struct Input {
        std::size_t column;
        std::size_t field;
        std::shared_ptr<ColumnTransforms> transforms;
    };
    struct Pair {
        const NamedValues* rule;
        std::optional<std::size_t> names;
        std::size_t values;
        std::string held_names;  // of the group
    };

    void bind_columns(const std::vector<ColumnMapping>& columns);
    void bind_named(const std::vector<NamedValues>& named);
    void bind(const ColumnMapping& mapping, std::size_t column, const HeadingMatch& match,
              const std::shared_ptr<ColumnTransforms>& transforms);
    // Whether the field is seen in this file for the first time.
    bool note_column(MappedField& field, std::size_t column);
    void read_pair(Pair& pair, const CsvRow& source, MappedRow& row);
    void take_named(const Pair& pair, std::string_view name, std::string_view value,
                    MappedRow& row);
    std::string_view cell(const CsvRow& source, std::optional<std::size_t> column) const;

    const ImportProfile& m_profile;
    const std::vector<std::string>& m_header;
    SourceFile m_file;
    MappingFields& m_fields;
    std::vector<Input> m_inputs;
    std::vector<Pair> m_pairs;
    std::optional<std::size_t> m_key, m_own_key, m_kind, m_locale;
    std::vector<bool> m_used;  // by column
    std::vector<std::string> m_unmapped, m_missing;
    Issues m_problems;
};

}  // namespace vitrine
