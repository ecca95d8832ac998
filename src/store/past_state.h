// The catalogue as it was: what an open catalogue shows is replaced by an earlier state, taken from
// the present one by walking the journal backwards.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "store/past_products.h"

namespace vitrine {

// As long as it lives, `catalogue` shows its structure and its products as change `seq` left them:
// everything that reads products reads those of then. The journal, receipts and files stay as they
// are now, and a product that was changed since has the seq 0. Nothing is written to the file, so
// that a catalogue opened for reading will do; changing it meanwhile fails. Others may go on: what
// they save is not seen. Takes some 6 microseconds for each product that changed since, and
// memory for a few thousand of them at a time; of one product some milliseconds.
//
// A ProductIndex keeps columns of the present and must not be asked meanwhile: list_products()
// answers from what is shown.
//
// One thread; must not be nested, nor made within a transaction. Throws Error: usage where the
// journal does not go back that far, cancelled, storage.
class PastState {
public:
    // With `only` what view_product() and the like need of the one product or model of that code:
    // itself, the models above it, its children and what it links to are those of then, and whoever
    // has its code now is not found under it if it had another. All others must not be looked at.
    PastState(Catalogue& catalogue, std::int64_t seq, const Progress& progress,
              std::optional<std::string_view> only = {});
    ~PastState();
    PastState(const PastState&) = delete;
    PastState& operator=(const PastState&) = delete;

private:
    void go_back_structure(std::int64_t seq);
    void go_back_products(std::int64_t seq, const Progress& progress);
    void hide_present(const std::vector<PastProduct>& then);

    Catalogue& m_catalogue;
    // Its end removes what shadows the products.
    std::unique_ptr<const CatalogueSnapshot> m_snapshot;
    std::shared_ptr<const Structure> m_present;
    bool m_hides_present = false;  // some product is not as it is now
};

}  // namespace vitrine
