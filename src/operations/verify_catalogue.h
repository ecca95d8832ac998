// Integrity: does the file hold together, and does every byte still mean what it did.
#pragma once

#include "base/issue.h"
#include "base/progress.h"
#include "store/catalogue.h"

namespace vitrine {

struct VerifyReport {
    std::int64_t products = 0;
    std::int64_t changes = 0;
    std::int64_t assets = 0;
    Issues damage;  // empty: nothing found
};

// The database's own check; every document decodes and names existing attributes, scopes, options,
// families, parents; the journal of every product leads to its present state (read backwards from
// it); ids and sequences agree; every asset is there with its checksum; the
// price ledger holds (operations/verify_prices.h). Reads only.
VerifyReport verify_catalogue(Catalogue& catalogue, const Progress& progress);

}  // namespace vitrine
