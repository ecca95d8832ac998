// Whether the price ledger holds and the prices are what the journal made of them.
#pragma once

#include "base/issue.h"
#include "base/progress.h"
#include "store/catalogue.h"

namespace vitrine {

// Recomputes the chain of the ledger (store/price_ledger.h) and the hash of every row of the
// journal that it covers; every change of prices since its first entry must be in it, and the price
// of each key must be the one that its last change left. "ledger.chain", "ledger.content",
// "ledger.missing" and "ledger.price", as errors. Reads only.
Issues verify_prices(Catalogue& catalogue, const Progress& progress);

}  // namespace vitrine
