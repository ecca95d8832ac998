// The only way to change prices: within a change set, journalled beside its other changes.
#pragma once

#include "store/journal.h"
#include "store/price_pack.h"

namespace vitrine {

class ChangeSetWriter;

// Of one change set (ChangeSetWriter::prices()), written with its transaction. Changes are
// journalled in packs, a list at a time: cheapest where they come list by list and in the order of
// products.
class PriceWriter {
public:
    // The writer and the store must outlive it.
    PriceWriter(ChangeSetWriter& writer, PriceStore& store) : m_writer(writer), m_store(store) {}

    // Adds the price or puts it in place of the one of its key, and says which; absent, and nothing
    // is recorded, where that is equal (an amount written otherwise, 999 for 999.00, is another
    // one).
    std::optional<Operation> put(const StoredPrice& price);
    // False where there is none.
    bool remove(const PriceKey& key);
    // All prices of the list; their number.
    std::int64_t remove_list(PriceListId list);

    // Writes the packs at hand.
    void flush();
    // The same, and the entry of the ledger (store/price_ledger.h) for all that was written since
    // the last one. The change set does so before it commits.
    void settle();

private:
    bool record(const PriceKey& key, const std::optional<StoredPrice>& before,
                const std::optional<StoredPrice>& after);
    void note(const PriceKey& key, const std::optional<StoredPrice>& before,
              const std::optional<StoredPrice>& after);
    bool insert(const StoredPrice& price);
    void write(PricePack& pack);

    ChangeSetWriter& m_writer;
    PriceStore& m_store;
    // One for each list: files tell all prices of a product, then those of the next.
    std::map<PriceListId, PricePack> m_packs;
    PricePack* m_pack = nullptr;  // of m_list
    PriceListId m_list = 0;
    // The last one was; then it is tried first, which spares looking for what is not there.
    bool m_expects_new = false;
    // Of the packs that the ledger does not know yet.
    std::string m_hashes;
    std::int64_t m_first_seq = 0, m_last_seq = 0;
};

// Whether two are the same as written, too.
bool is_identical(const StoredPrice& one, const StoredPrice& other);

}  // namespace vitrine
