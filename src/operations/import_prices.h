// Prices of price lists from a table: of Vitrine's own columns (list, sku, type, quantity, from,
// until, amount), or of a shop's file (interchange/price_columns.h).
#pragma once

#include <filesystem>
#include <functional>

#include "base/progress.h"
#include "interchange/price_columns.h"
#include "interchange/table_reader.h"
#include "operations/apply_price_rules.h"
#include "store/price_ledger.h"
#include "store/price_writer.h"

namespace vitrine {

// Columns, in any order, by these names: "list" and "sku" (codes; a product, a variant or a model),
// "amount" (an empty one removes the price), and, where they are not always the same, "type"
// (regular), "quantity" (0), "from" and "until" (open; local times of the list's zone). Others are
// passed over and named in a remark. Of a shop's file a row may say several prices.
struct PriceImportOptions {
    // Codes of the lists that the prices go to where the file does not say: a shop's columns go to
    // the one of their currency and place.
    std::vector<std::string> lists = {};
    // SKUs that a spreadsheet would take for formulas are written as export_prices() writes them in
    // CSV. One that is not known so is looked for as it stands.
    bool is_guarded = false;
    // Of a preview: told what would become of each price of the file, without what rules derive.
    std::function<void(const PriceChangeRow&)> found = {};
};
struct PriceImportReport {
    // In prices.
    std::int64_t read = 0, created = 0, updated = 0, removed = 0, unchanged = 0, rejected = 0;
    Issues issues;                  // the first thousand, each with its file, row, column and value
    PriceDerivationReport derived;  // what rules made of the prices that changed
    ChangeSetId change_set = 0;     // 0: a preview, or nothing changed
    PriceLedgerHead ledger;         // behind what was saved
};

// Saves all rows that are right, and what rules derive from them (operations/apply_price_rules.h),
// as one change set; the others are said. read = created + updated + removed + unchanged +
// rejected. Throws Error (usage) where a column that is needed is missing, the table does not say
// where its prices go, or a list does not exist; (cancelled) where `progress` is stopped: then
// nothing is saved.
PriceImportReport import_prices(Catalogue& catalogue, TableReader& table,
                                const std::string& file_name, ChangeSetOrigin origin, bool preview,
                                const Progress& progress, const PriceImportOptions& options = {});

// The price, or the one to be removed, that a text means; or what is wrong with it, its column
// named as above. What a rule writes nobody else does.
struct ReadPrice {
    StoredPrice price;
    bool removes = false;
    Issues issues;  // empty: it is right
};
ReadPrice read_price(Catalogue& catalogue, const SaidPrice& said);

struct SavedPrice {
    bool changed = false;
    PriceDerivationReport derived;
    ChangeSetId change_set = 0;  // 0: nothing changed
};
// Saves or removes a price that was read without issues, and what rules derive from it, as one
// change set.
SavedPrice save_price(Catalogue& catalogue, const ReadPrice& price, ChangeSetOrigin origin,
                      const Progress& progress);

}  // namespace vitrine
