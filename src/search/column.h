// The values of one key (attribute, channel, locale, currency) of all products, after inheritance,
// in the form that filters read fastest. A long text is only noted as being there.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "catalog/attribute.h"
#include "catalog/value_view.h"
#include "search/interner.h"
#include "search/scaled_numbers.h"
#include "search/text_arena.h"

namespace vitrine {

enum class ColumnKind {
    text,         // texts and file names, folded for search
    number,       // numbers and prices
    measurement,  // amounts, each in its own unit
    id,    // options, families, linked products, days, booleans: whole numbers that are compared as
           // such
    list,  // multi selects, categories, groups
    presence,  // long texts, tables
};

ColumnKind column_kind(AttributeType type);

class Column {
public:
    explicit Column(ColumnKind kind) : m_kind(kind) {}

    ColumnKind kind() const { return m_kind; }

    // Sets or, with null, clears the row's value. A value of another kind than the column's counts
    // as none. Rows in ascending order are fast.
    void set(Row row, const Value* value);
    // The row has what `other` has: one text serves both.
    void share(Row row, Row other);

    // What is kept of a value: any number of rows may have it, one text serves all.
    struct Kept {
        Decimal number;
        std::int32_t id = 0;
        std::uint32_t shared = 0;
    };
    // Absent for a value of another kind than the column's.
    std::optional<Kept> keep(const ValueView& value);
    void set(Row row, const Kept& kept);

    // Before a first filling with about so many rows, and after it with as many as there are.
    void expect(std::size_t rows);
    void settle(std::size_t rows);

    std::size_t filled() const;
    bool has(Row row) const;
    // Rows of `among` that have a value.
    Bitmap present(const Bitmap& among) const;

    // Rows of `among` whose number is within the range. For number columns.
    using Range = ScaledNumbers::Range;
    Bitmap within(const Range& range, const Bitmap& among) const {
        return m_numbers.within(range, among);
    }
    // Likewise, by the range in the unit that the amount is kept in; a unit that is not listed does
    // not fit. For measurement columns.
    Bitmap within(const std::map<UnitId, Range>& ranges, const Bitmap& among) const;
    // For id columns: `lowest` <= id <= `highest`.
    Bitmap between(std::int32_t lowest, std::int32_t highest, const Bitmap& among) const;
    // For id and list columns: rows that have one of the ids, by their number in `ids`.
    Bitmap any_of(const std::vector<bool>& ids, const Bitmap& among) const;
    // For text columns: rows whose text's number is set in `texts`.
    Bitmap with_text(const Bitmap& texts, const Bitmap& among) const;
    const TextArena& texts() const { return m_arena; }
    // For text columns: rows whose text holds `part`, which is folded.
    Bitmap containing(std::string_view part, const Bitmap& among) const;

    // Of a number column: all of them, where each is kept exactly; null elsewhere.
    const ScaledNumbers* exact_numbers() const {
        return m_kind == ColumnKind::number && m_numbers.is_exact() ? &m_numbers : nullptr;
    }

    // Absent where the row has none, or the column is of another kind.
    std::optional<Decimal> number(Row row) const;
    std::optional<std::int32_t> id(Row row) const;
    std::optional<Measurement> measurement(Row row) const;
    std::string_view text(Row row) const;
    std::vector<std::int32_t> list(Row row) const;

    // To and from a file of columns; the kind is not written.
    void write(ColumnFileWriter& file) const;
    void read(BlockReader& block);

    // use(row) for each row that has a value, ascending.
    template <class Use>
    void each(Use use) const {
        with_cells([&](const auto& cells) { cells.each([&](Row row, auto) { use(row); }); });
    }

    // use(row, id) for each row that has a value, ascending. For id columns.
    template <class Use>
    void each_id(Use use) const {
        m_ids.each(use);
    }

private:
    // use(cells) with the cells that every filled row has a number in.
    template <class Use>
    auto with_cells(Use use) const {
        switch (m_kind) {
            case ColumnKind::number:
            case ColumnKind::measurement:
                return m_numbers.with_cells(use);
            case ColumnKind::id:
                return use(m_ids);
            default:
                return use(m_shared);
        }
    }

    Bitmap with_shared(const Bitmap& numbers, const Bitmap& among) const;
    bool has_already(Row row, const ValueView& value) const;
    void clear(Row row);
    std::uint32_t add_list(std::span<const std::int32_t> ids);
    std::span<const std::int32_t> list_of(std::uint32_t number) const;

    ColumnKind m_kind;
    ScaledNumbers m_numbers;        // of numbers and measurements
    Cells<std::int32_t> m_ids;      // of ids; of measurements the units
    Cells<std::uint32_t> m_shared;  // number of the row's text or list; of presences 0
    TextArena m_arena;
    std::vector<std::uint32_t> m_list_starts = {0};
    std::vector<std::int32_t> m_list_ids;
    Interner m_list_interner;
};

}  // namespace vitrine
