// The publication plan: what a publication would do about every item, by comparing what would be
// sent now with what the channel last acknowledged. Calls no plugin and no store.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/issue.h"
#include "publish/channel_profile.h"
#include "publish/receipt.h"

namespace vitrine {

enum class PlanAction {
    create,     // never acknowledged
    update,     // acknowledged with another content
    remove,     // acknowledged, and no longer in the assortment
    unchanged,  // acknowledged as it is; a snapshot exporter is handed it all the same
    blocked,    // not ready and never acknowledged
    // Not ready, but acknowledged before. Nothing is sent for it and its receipt stays. An exporter
    // of changes thereby leaves the last acknowledged content on the channel. A snapshot exporter
    // writes a whole file, in which the item is then missing: the channel will drop it, so the
    // guardrail counts it among the removals, and its return is an update or unchanged, not a
    // creation.
    held,
};
std::string_view plan_action_name(PlanAction action);

struct PlanCounts {
    std::int64_t create = 0;
    std::int64_t update = 0;
    std::int64_t remove = 0;
    std::int64_t unchanged = 0;
    std::int64_t blocked = 0;  // every item that is not ready, held ones included
    std::int64_t held = 0;     // of these, the ones acknowledged before
    // create + update + unchanged + blocked is the assortment.
    bool operator==(const PlanCounts&) const = default;
};

struct PlanItem {
    ProductId product = 0;
    std::string key;
    PlanAction action = PlanAction::create;
    std::string hash;       // of the canonical record; empty for blocked, held and removed items
    std::string remote_id;  // from the last receipt
    Issues issues;          // why it is blocked or removed, and warnings
};

struct Plan {
    ChannelId channel = 0;
    Instant at;
    PlanCounts counts;
    std::vector<PlanItem> items;  // in order of their keys, byte by byte
    std::vector<ProductId>
        forgotten;    // left the assortment before any acceptance: only a note to drop
    Issues refusals;  // guardrails that stop the publication; empty: it may run
};

// An item of the assortment as it is now.
struct PlanCandidate {
    ProductId product = 0;
    std::string key;
    std::string hash;
    Issues issues;
    bool blocked = false;
};

struct PlanTerms {
    ChannelId channel = 0;
    Instant at;
    bool snapshot = false;  // of the exporter
    Guardrails guardrails;
};

// A renamed item (its receipt has another key) is removed under the old key and created under the
// new one where the exporter sends changes and the channel gave no id of its own.
Plan make_plan(const PlanTerms& terms, std::vector<PlanCandidate> candidates,
               const std::vector<Receipt>& receipts);

}  // namespace vitrine
