// A whole catalogue as columns in memory: what answers filter, sort and count of a million products
// in the time of one picture frame. Knows neither file nor database: somebody feeds it products. A
// row holds what a product has after inheritance, so that a change of a model has to be followed by
// its variants. [one thread]
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "catalog/inheritance.h"
#include "search/lazy_column.h"

namespace vitrine {

inline Row row_of(ProductId product) {
    return static_cast<Row>(product - 1);
}
inline ProductId product_of(Row row) {
    return static_cast<ProductId>(row) + 1;
}

class Columns {
public:
    Columns();
    // As they were written to the file; most are read from it when they are first asked for, so
    // that any call may throw ColumnFileDamaged.
    explicit Columns(const std::shared_ptr<const ColumnFile>& file);
    void write(ColumnFileWriter& file) const;

    // The row of lineage.self becomes what the lineage says. Models before their variants share
    // their texts with them.
    void set(const Structure& structure, const Lineage& lineage);
    // Empties the row. Nothing happens where there is none.
    void remove(ProductId product);
    // After the first filling: gives every column its best form.
    void settle();

    // Rows there are, empty ones included: the highest id so far.
    std::size_t rows() const { return m_alive.size(); }
    const Bitmap& alive() const { return m_alive; }
    const Bitmap& enabled() const { return m_enabled; }
    const Bitmap& of_kind(ProductKind kind) const {
        return m_kinds[static_cast<std::size_t>(kind)];
    }
    const Column& codes() const { return m_codes; }
    const Column& families() const { return m_families; }  // own, else that of the models above
    const Column& parents() const { return m_parents; }    // product ids
    // Of an attribute, or the properties categories and groups, where they are those of the models
    // above as well. Null while no product has had such a value.
    const Column* find(ValueKey key) const;

    std::optional<Row> parent_of(Row row) const;
    // All rows that have `model` above them, directly or not.
    std::vector<ProductId> below(const std::vector<ProductId>& models) const;

private:
    friend class ColumnsFiller;
    struct Place {
        ScopeId scope = 0;
        std::uint64_t update = 0;  // m_update when it was last asked for
        std::unique_ptr<LazyColumn> column;
    };

    // To be set in the row that is being set.
    LazyColumn& column(ValueKey key, ColumnKind kind);
    void adopt(ValueKey key, std::unique_ptr<Column> values);
    void resize(std::size_t rows);
    void set_properties(const Structure& structure, const Lineage& lineage, Row row);
    void set_list(AttributeId property, const Lineage& lineage, Row row);
    void set_values(const Structure& structure, const Lineage& lineage, Row row);
    template <class Use>
    void each_column(Use use) const;

    Bitmap m_alive, m_enabled;
    Bitmap m_kinds[3];
    Column m_codes{ColumnKind::text};
    Column m_families{ColumnKind::id};
    Column m_parents{ColumnKind::id};
    std::vector<std::vector<Place>> m_by_attribute;  // by attribute id; each in order of scope
    std::uint64_t m_update = 0;                      // rows that were set
};

}  // namespace vitrine
