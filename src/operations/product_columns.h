// The columns of one catalogue, kept in step with its change feed and with a file beside it.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/progress.h"
#include "operations/catalogue_stamp.h"
#include "search/completeness_column.h"
#include "search/row_order.h"
#include "store/catalogue.h"

namespace vitrine {

// [one thread at a time]
class ProductColumns {
public:
    // Where the columns of a catalogue are kept: beside it, "catalogue.vitrine.columns". The file
    // may be removed at any time.
    static std::filesystem::path file_of(const Catalogue& catalogue);

    // What a catalogue's columns were made from, in the transaction that the caller has begun: from
    // `file` where that is of this catalogue and not too far behind, else from every product. With
    // null always from every product.
    ProductColumns(Catalogue& catalogue, std::shared_ptr<const ColumnFile> file,
                   const Progress& progress);

    struct Changes {
        bool structure = false;           // other labels, rules ...: what was made of them is stale
        std::vector<ProductId> products;  // also those that inherit from changed ones; ascending
    };
    // Follows what was committed since, whoever did; in a transaction as above. Absent where
    // following is not possible or takes longer than making them anew: they are then of no use any
    // more. Where it throws, too.
    std::optional<Changes> follow(Catalogue& catalogue);

    const Structure& structure() const { return *m_structure; }
    const Columns& columns() const { return m_columns; }
    CompletenessColumns& completeness() { return m_completeness; }
    // Every row once, by code without regard to case, then by id: what breaks ties.
    const RowOrder& by_code() const { return *m_by_code; }
    // The same with one rank for equal codes (of a product and a model), for sorting.
    const RowOrder& sku_order() const { return *m_sku_order; }
    // The file these were read from; null where they were made from products.
    const std::shared_ptr<const ColumnFile>& file() const { return m_file; }
    // Rows that are other ones than in the file; all of them where there is none.
    std::size_t unsaved() const { return m_unsaved; }

    void write(ColumnFileWriter& file) const;
    // Once they are written: gives back the memory of columns that nobody asks for.
    void release(std::shared_ptr<const ColumnFile> file);

private:
    // What the columns took from the structure.
    struct Shape {
        std::vector<int> kinds;  // by attribute id: kind of its column, -1 for a removed attribute
        std::vector<std::int32_t> variants;  // ids of family variants, and beside them
        std::vector<std::int32_t> families;  // the family of each
    };

    static Shape shape_of(const Structure& structure);
    static bool fits(const Shape& before, const Shape& now);
    bool read_file(Catalogue& catalogue, const std::shared_ptr<const ColumnFile>& file);
    void read_products(Catalogue& catalogue, const Progress& progress);
    void read_codes(Catalogue& catalogue);
    std::vector<ProductId> read_changed(Catalogue& catalogue,
                                        const std::vector<ProductId>& changed);

    CatalogueStamp m_stamp;  // up to where the columns follow the journal
    Shape m_shape;
    std::shared_ptr<const Structure> m_structure;
    std::shared_ptr<const ColumnFile> m_file;
    std::size_t m_unsaved = 0;
    std::size_t m_replaced = 0;  // rows since the columns were made: their old texts are still kept
    Columns m_columns;
    CompletenessColumns m_completeness{m_columns};
    std::unique_ptr<const RowOrder> m_by_code, m_sku_order;
};

}  // namespace vitrine
