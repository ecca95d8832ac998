// What every part of a running import works with, and the files it reads.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interchange/csv_read_ahead.h"
#include "operations/import_file.h"
#include "operations/import_log.h"
#include "operations/sku_numbers.h"
#include "store/change_set_writer.h"

namespace vitrine {

struct ImportContext {
    Catalogue& catalogue;
    ChangeSetWriter& writer;
    const ImportOptions& options;
    ImportLog& log;
    const Progress& progress;
    std::int64_t total_bytes = 0;     // to be read, files read twice counted twice
    std::int64_t finished_bytes = 0;  // of files that are done
    std::size_t rows_since_commit = 0;
    // The product or else model of a code, 0 where there is none by now; empty before products are
    // read.
    std::function<ProductId(std::string_view code)> find_product{};
    std::function<void()> before_commit{};    // by those who keep something until then
    std::optional<SkuNumbers> sku_numbers{};  // where the options ask for them

    // The pointer's target is replaced by commit_if_due(): keep ids, not pointers.
    const Structure& structure() const { return writer.structure(); }
};

// One pass over a file, with progress and cancelling. Rows that hold nothing are passed over.
class ImportPass {
public:
    // In a later pass over the same file its broken rows were counted already.
    enum class Turn { first, again };

    ImportPass(ImportContext& context, const ImportFile& file, Turn turn = Turn::first);
    ~ImportPass();
    ImportPass(const ImportPass&) = delete;
    ImportPass& operator=(const ImportPass&) = delete;

    // The next row; rows that the reader had to leave out are counted as rejected.
    bool next(CsvRow& row);
    // Of how the file is read, all that decides what its bytes mean.
    std::string dialect() const;

private:
    bool read(CsvRow& row);
    void log_reader_issues();

    ImportContext& m_context;
    const ImportFile& m_file;
    Turn m_turn;
    // One of the two.
    std::optional<CsvReadAhead> m_csv;
    std::unique_ptr<TableReader> m_table;
    std::string m_key;  // of the row at hand
};

// To be called after each row: commits where enough were written. True if so: others may have
// written since, so that nothing read before holds any more.
bool commit_if_due(ImportContext& context);

}  // namespace vitrine
