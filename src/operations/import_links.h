// Associations, and values that link to a product: resolved at once where their targets are there,
// otherwise when every file is read.
// Two-way ones are brought in step at the end, over all rows together.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "interchange/akeneo_headings.h"
#include "operations/import_cells.h"
#include "operations/import_codes.h"

namespace vitrine {

class ImportLinks {
public:
    ImportLinks(ImportContext& context, ImportCodes& codes) : m_context(context), m_codes(codes) {}

    // The columns of the rows to come. `headings` must outlive them.
    void use(const AkeneoHeadings& headings);

    // Sets what can be resolved by now; the rest waits. An empty cell takes every link away.
    void apply(const CsvRow& row, Product& product);
    // Behind apply(): values of the row that could not be read yet.
    void wait_for(std::vector<WaitingProductLink> values) { m_values = std::move(values); }
    // Whether apply() left something to be done when all rows are known.
    bool waits() const { return !m_cells.empty() || !m_values.empty(); }
    // For a row that need not be taken: adds to `key` what its links lead to. False where that
    // depends on other rows.
    bool add_targets(const CsvRow& row, std::string& key);
    // Keeps what waits, if anything does. `unchanged`: the row was counted so. `file` must live
    // until finish().
    void written(const Product& product, bool unchanged, const ImportFile& file, std::int64_t line);

    // Everything that waited.
    void finish();

private:
    struct Column {
        std::size_t links = 0;
        std::optional<std::size_t> quantities;  // the column that says how many of each
    };
    struct Cell {
        AssociationTypeId type = 0;
        AttributeId property = 0;
        std::string codes;
        std::string quantities;
        std::string heading;
    };
    struct Waiting {
        ProductId product = 0;
        bool unchanged = false;
        std::size_t kind = 0;  // ImportLog::current() of the row
        std::int64_t line = 0;
        const ImportFile* file = nullptr;
        std::vector<Cell> cells;
        std::vector<WaitingProductLink> values;
    };
    using Ids = std::vector<ProductId>;
    // Products and models share an id space, so one list holds both.
    struct TwoWay {
        std::map<ProductId, Ids> listed;                     // by row
        std::map<ProductId, std::set<AttributeId>> columns;  // that the row's file has
        std::map<ProductId, Waiting*> rows;
    };

    struct Resolved {
        Ids ids;                      // each once
        std::vector<Decimal> counts;  // of the ids, for quantified types
        std::vector<std::string> unknown;
        std::optional<Issue> issue;  // the quantities do not fit: the cell is not taken
        // As it is kept.
        std::pair<ValueKey, Value> value(const AssociationType& type, AttributeId property) const;
    };

    // Null where others have removed it since the headings were read.
    const AssociationType* type_of(AssociationTypeId type) const;
    ProductId target(AttributeId property, std::string_view code);
    Resolved resolve(const AssociationType& type, AttributeId property, std::string_view codes,
                     std::string_view quantities);
    // Absent where that has to wait until all rows are known.
    std::optional<std::pair<ValueKey, Value>> resolve_at_once(const AkeneoColumn& column,
                                                              std::string_view codes,
                                                              std::string_view quantities);
    static std::string_view cell_of(const CsvRow& row, std::optional<std::size_t> index);
    static void place(Issue& issue, const Waiting& row, const Cell& cell,
                      const std::string& product);
    void finish_row(Waiting& row);
    void finish_value(const Waiting& row, const WaitingProductLink& value, Product& product);
    void finish_two_way(AssociationTypeId type, TwoWay& links);
    Ids links_of(const Product& product, AssociationTypeId type) const;
    void save_links(ProductId id, AssociationTypeId type, const Ids& links, Waiting* row);
    bool is_model(ProductId id);

    ImportContext& m_context;
    ImportCodes& m_codes;
    const AkeneoHeadings* m_headings = nullptr;
    std::vector<Column> m_columns;
    std::vector<Cell> m_cells;                 // of the row at hand
    std::vector<WaitingProductLink> m_values;  // of the row at hand
    std::vector<Waiting> m_waiting;
    std::map<AssociationTypeId, TwoWay> m_two_way;
    std::map<ProductId, bool> m_is_model;
};

}  // namespace vitrine
