// What an exporter answered in one run, turned into receipts: one for each item that has to be
// noted.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "operations/publish_channel.h"
#include "publish/export_item.h"
#include "publish/receipt.h"

namespace vitrine {

class AnswerBook {
public:
    // The items that were sent, and what was noted before.
    AnswerBook(std::vector<PlanItem> sent, const std::vector<Receipt>& receipts, Instant at);

    // Answers in the order of the items; those of variants directly before their item's.
    void enter(const std::vector<ItemAnswer>& answers, PublicationReport& report);

    // Those that say something new.
    const std::vector<Receipt>& receipts() const { return m_receipts; }
    // Products that are no longer on the channel.
    const std::vector<ProductId>& removed() const { return m_removed; }
    // Whether the channel took an item, and whether it refused an item or a variant, by their keys.
    bool is_taken(const std::string& key) const { return m_taken.contains(key); }
    bool is_refused(const std::string& key) const { return m_refused.contains(key); }

private:
    void note(const PlanItem& item, const ItemAnswer& answer, bool is_rejected);

    std::vector<PlanItem> m_sent;
    std::unordered_map<std::string, std::size_t> m_by_key;
    std::unordered_set<ProductId> m_replaced;  // sent under a key of now
    std::unordered_map<ProductId, Receipt> m_before;
    std::unordered_set<std::string> m_taken;    // keys of items
    std::unordered_set<std::string> m_refused;  // of items and of variants
    Instant m_at;
    std::vector<Receipt> m_receipts;
    std::vector<ProductId> m_removed;
};

}  // namespace vitrine
