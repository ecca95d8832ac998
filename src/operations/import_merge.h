// Keeps two hands apart that write the same products: what a data source sends, and what people
// change here between two of its files.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "operations/import_cells.h"
#include "operations/import_product_row.h"
#include "store/import_bases.h"

namespace vitrine {

// A three-way merge of the product as it is, the row, and what the same source said of it the last
// time. A cell that says what it said then is not taken where the value is another one by now. A
// cell the source changed is taken, whatever happened to the value. Of a product about which the
// source said nothing yet, every cell is taken.
//
// Without a data source only the fields that one owns are kept from the others. [one thread]
class ImportMerge {
public:
    // Throws Error (usage) where there is no such source.
    ImportMerge(ImportContext& context, const ImportCells& cells);

    // The rows to come. `file` must outlive them.
    void use(const ProductFile& file);
    // After a commit, when others may have changed the structure.
    void structure_replaced();

    // What the file says of fields that another source owns, as warnings.
    Issues owned_by_others(const ProductFile& file) const;

    // Takes cells of fields that others own out of a row. Before anything else is read of it.
    void leave_owned(CsvRow& row) const;

    // The row is of this product, null for a new one: takes out of it where it belongs, its
    // categories and its links, where they stand as they stood.
    void begin(CsvRow& row, const Product* before);
    // Gives `after` the values of `before` that stay; of files once they are taken in.
    void keep_values(const CsvRow& row, const Product* before, Product& after);
    void keep_files(const CsvRow& row, const Product* before, Product& after);
    // The row is as it was before begin() from here on. It was taken, but for the cells of these
    // columns, or not.
    void take(CsvRow& row, const std::vector<std::size_t>& not_taken);
    void reject(CsvRow& row);
    // What was taken became this product.
    void written(ProductId product);

    // Writes what is known of the rows so far. Before each commit.
    void flush();

private:
    bool is_merged() const { return m_bases.has_value(); }
    void keep(const CsvRow& row, const Product* before, Product& after, bool files);
    bool is_as_before(const CsvRow& row, std::size_t column) const;
    CellMark mark(const CsvRow& row, std::size_t column) const;
    bool is_resolved(const CsvRow& row, std::size_t column) const;
    void list_owned();

    ImportContext& m_context;
    const ImportCells& m_cells;
    DataSourceId m_source = 0;
    std::optional<ImportBases> m_bases;
    const ProductFile* m_file = nullptr;
    std::vector<std::uint32_t> m_owned;             // columns
    const std::vector<CellMark>* m_base = nullptr;  // of the row at hand
    std::vector<std::uint32_t> m_ignored;           // of it, as it came
    std::vector<CellMark> m_marks;                  // of it, to be kept
    std::int64_t m_kept = 0;                        // of its values
    std::size_t m_rows = 0;                         // since the last flush
};

}  // namespace vitrine
