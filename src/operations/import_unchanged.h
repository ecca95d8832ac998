// Tells rows that were imported before and would change nothing, so that neither their cells nor
// their product need be read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "operations/import_cells.h"
#include "operations/import_links.h"
#include "operations/import_models.h"
#include "operations/import_product_row.h"

namespace vitrine {

// A product keeps a hash of all that decided what it became: the bytes of its row, the headings and
// the dialect of its file, the options, the whole structure, the models above it, what its links
// lead to and which files its cells name. Any other write to the product takes the hash away. So
// where the hash of a row equals that of its product, taking the row would change nothing and say
// nothing. Rows that gave cause for an issue are never told so, that it be said again, but for
// missing files, which are looked for each time. One hash is kept for a product: of two files that
// bring the same products by turns, each is read in full every time.
class ImportUnchanged {
public:
    ImportUnchanged(ImportContext& context, ImportCodes& codes, ImportModels& models,
                    ImportCells& cells, ImportLinks& links)
        : m_context(context), m_codes(codes), m_models(models), m_cells(cells), m_links(links) {}

    // The rows to come. `file` must outlive them.
    void use(const ProductFile& file, const std::string& dialect);
    // After a commit, when others may have changed the structure.
    void structure_replaced();

    // The product that the row came to and still is; 0 where the row must be taken.
    ProductId find(const CsvRow& row);

    // What is to be kept with a product whose row was taken with these issues.
    std::int64_t hash_after(const CsvRow& row, const Product& product, const Issues& issues);

private:
    // Absent where other things decide as well.
    std::optional<std::int64_t> hash(const CsvRow& row, const Product* parent);

    ImportContext& m_context;
    ImportCodes& m_codes;
    ImportModels& m_models;
    ImportCells& m_cells;
    ImportLinks& m_links;
    const ProductFile* m_file = nullptr;
    std::string m_of_file;                        // what is the same for all its rows
    std::uint64_t m_of_structure = 0;             // and of the structure
    std::optional<std::int64_t> m_structure_seq;  // it was taken of
    std::string m_key;                            // of the row at hand
};

}  // namespace vitrine
