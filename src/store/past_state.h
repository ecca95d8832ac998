// The catalogue as it was: what an open catalogue shows is replaced by an earlier state, taken from
// the present one by walking the journal backwards.
#pragma once

#include <memory>

#include "base/progress.h"
#include "store/catalogue.h"

namespace vitrine {

// As long as it lives, `catalogue` shows its structure and its products as change `seq` left them:
// everything that reads products reads those of then. The journal, receipts and files stay as they
// are now, and a product that was changed since has the seq 0. Nothing is written to the file, so
// that a catalogue opened for reading will do; changing it meanwhile fails. Others may go on: what
// they save is not seen. Takes some 6 microseconds for each product that changed since, and
// memory for a few thousand of them at a time.
//
// A ProductIndex keeps columns of the present and must not be asked meanwhile: list_products()
// answers from what is shown.
//
// One thread; must not be nested, nor made within a transaction. Throws Error: usage where the
// journal does not go back that far, cancelled, storage.
class PastState {
public:
    PastState(Catalogue& catalogue, std::int64_t seq, const Progress& progress);
    ~PastState();
    PastState(const PastState&) = delete;
    PastState& operator=(const PastState&) = delete;

private:
    void go_back_structure(std::int64_t seq);
    void go_back_products(std::int64_t seq, const Progress& progress);

    Catalogue& m_catalogue;
    // Its end removes what shadows the products.
    std::unique_ptr<const CatalogueSnapshot> m_snapshot;
    std::shared_ptr<const Structure> m_present;
};

}  // namespace vitrine
