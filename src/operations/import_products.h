// Product and model files: root models, then sub-models, then products, then what links them.
#pragma once

#include <optional>
#include <vector>

#include "operations/default_values.h"
#include "operations/import_cells.h"
#include "operations/import_links.h"
#include "operations/import_merge.h"
#include "operations/import_product_row.h"
#include "operations/import_unchanged.h"

namespace vitrine {

class ImportProducts {
public:
    ImportProducts(ImportContext& context, ImportMedia& media);

    // Reads the headings against the structure as it is now. Errors among the issues: the file must
    // not be imported. `file` must outlive this.
    Issues add(const ImportFile& file);

    // Imports what was added.
    void run();

    // Files with this heading are read twice: models that have a parent come after those without.
    static bool is_read_twice(const ImportFile& file);

private:
    enum class Level { root_models, sub_models, products };
    void read(ProductFile& file, Level level);
    void pass_over(ProductFile& file, const CsvRow& row, ProductId product);
    void take(ProductFile& file, CsvRow& row);
    void committed();
    void forget_row(ProductId product);
    bool has_right_width(const ProductFile& file, const CsvRow& row, Issue& issue);
    bool leave_out(ProductFile& file, ImportedRow& row);
    bool is_wanted(ImportedRow& row);
    bool keep_fields(const ProductFile& file, ImportedRow& row);
    void write(ProductFile& file, CsvRow& cells, ImportedRow& row, bool is_partial);
    void delete_missing();

    ImportContext& m_context;
    ImportCodes m_codes;
    ImportMedia& m_media;
    ImportCells m_cells;
    ImportLinks m_links;
    ImportModels m_models;
    ImportUnchanged m_unchanged;
    ImportUuids m_uuids;
    KeepFields m_keep;
    ImportMerge m_merge;
    std::optional<DefaultValues> m_defaults;  // of the structure as it is now
    std::vector<ProductFile> m_files;
};

}  // namespace vitrine
