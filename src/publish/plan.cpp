#include "publish/plan.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/translate.h"

namespace vitrine {
namespace {

// Whether the channel has the item, as far as it told.
bool is_listed(const Receipt& receipt) {
    return !receipt.hash.empty();
}

PlanAction action_for(const PlanCandidate& candidate, const Receipt* receipt) {
    const bool listed = receipt != nullptr && is_listed(*receipt);
    if (candidate.blocked) return listed ? PlanAction::held : PlanAction::blocked;
    if (!listed) return PlanAction::create;
    return receipt->hash == candidate.hash ? PlanAction::unchanged : PlanAction::update;
}

PlanItem removal_of(const Receipt& receipt) {
    PlanItem item;
    item.product = receipt.product;
    item.key = receipt.item_key;
    item.action = PlanAction::remove;
    item.remote_id = receipt.remote_id;
    return item;
}

void count(const PlanItem& item, PlanCounts& counts) {
    switch (item.action) {
        case PlanAction::create:
            ++counts.create;
            break;
        case PlanAction::update:
            ++counts.update;
            break;
        case PlanAction::remove:
            ++counts.remove;
            break;
        case PlanAction::unchanged:
            ++counts.unchanged;
            break;
        case PlanAction::held:
            ++counts.held;
            [[fallthrough]];
        case PlanAction::blocked:
            ++counts.blocked;
            break;
    }
}

Issue refusal(std::string rule, std::string message, std::string fix, std::int64_t value) {
    Issue issue;
    issue.rule = std::move(rule);
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    issue.value = std::to_string(value);
    return issue;
}

Issue key_is_taken(const std::string& key) {
    Issue issue;
    issue.rule = "key";
    issue.product = key;
    issue.message = tr("Another item of this channel is called {0} too.", key);
    issue.fix = tr("Give the product or the model another code.");
    return issue;
}

void apply_guardrails(const PlanTerms& terms, std::int64_t listed_before, Plan& plan) {
    const PlanCounts& counts = plan.counts;
    const std::int64_t after =
        counts.create + counts.update + counts.unchanged + (terms.snapshot ? 0 : counts.held);
    if (after < terms.guardrails.fewest_items) {
        plan.refusals.push_back(refusal(
            "guardrail.fewest_items",
            tr("The channel would have {0} items; its profile asks for {1} at least.", after,
               terms.guardrails.fewest_items),
            tr("Look why so few items are ready, or lower \"fewest_items\" in the profile."),
            after));
    }
    const std::int64_t removals = counts.remove + (terms.snapshot ? counts.held : 0);
    const std::int64_t limit = terms.guardrails.largest_removal_percent;
    if (removals * 100 > limit * listed_before) {
        plan.refusals.push_back(refusal(
            "guardrail.largest_removal",
            tr("{0} of {1} items would leave the channel; its profile allows {2} %.", removals,
               listed_before, limit),
            tr("Look why they leave it, or raise \"largest_removal_percent\" in the profile."),
            removals));
    }
}

}  // namespace

std::string_view plan_action_name(PlanAction action) {
    switch (action) {
        case PlanAction::create:
            return "create";
        case PlanAction::update:
            return "update";
        case PlanAction::remove:
            return "remove";
        case PlanAction::unchanged:
            return "unchanged";
        case PlanAction::blocked:
            return "blocked";
        case PlanAction::held:
            return "held";
    }
    return {};
}

Plan make_plan(const PlanTerms& terms, std::vector<PlanCandidate> candidates,
               const std::vector<Receipt>& receipts) {
    Plan plan;
    plan.channel = terms.channel;
    plan.at = terms.at;

    std::unordered_map<ProductId, const Receipt*> open;
    std::int64_t listed_before = 0;
    for (const Receipt& receipt : receipts) {
        open[receipt.product] = &receipt;
        if (is_listed(receipt)) ++listed_before;
    }
    std::vector<const Receipt*> leaving;
    // A rename takes nothing away from the channel, so it is no removal for the guardrails.
    std::int64_t renamed = 0;
    std::unordered_map<std::string, std::size_t> ready;  // position by key
    for (PlanCandidate& candidate : candidates) {
        const auto at = open.find(candidate.product);
        const Receipt* receipt = at == open.end() ? nullptr : at->second;
        PlanItem item;
        item.product = candidate.product;
        item.action = action_for(candidate, receipt);
        item.key = std::move(candidate.key);
        if (!candidate.blocked) item.hash = std::move(candidate.hash);
        item.issues = std::move(candidate.issues);
        if (receipt != nullptr) {
            item.remote_id = receipt->remote_id;
            const bool is_renamed =
                item.action == PlanAction::update && receipt->item_key != item.key;
            if (is_renamed && !terms.snapshot && receipt->remote_id.empty()) {
                item.action = PlanAction::create;
                leaving.push_back(receipt);
                ++renamed;
            }
            open.erase(at);
        }
        if (!candidate.blocked && !ready.emplace(item.key, plan.items.size()).second) {
            // A model may have the code of a product; a channel that is sent both could not tell
            // them apart.
            item.action =
                item.action == PlanAction::create ? PlanAction::blocked : PlanAction::held;
            item.hash.clear();
            item.issues.push_back(key_is_taken(item.key));
        }
        plan.items.push_back(std::move(item));
    }
    for (const auto& [product, receipt] : open) {
        if (is_listed(*receipt))
            leaving.push_back(receipt);
        else
            plan.forgotten.push_back(product);
    }
    for (const Receipt* receipt : leaving) {
        const auto heir = ready.find(receipt->item_key);
        if (heir == ready.end()) {
            plan.items.push_back(removal_of(*receipt));
            continue;
        }
        // Another product took over the key: the channel's item becomes that one.
        PlanItem& item = plan.items[heir->second];
        if (item.action == PlanAction::create) item.action = PlanAction::update;
        if (item.remote_id.empty()) item.remote_id = receipt->remote_id;
        if (open.contains(receipt->product))
            plan.forgotten.push_back(receipt->product);
        else
            --renamed;
    }

    std::sort(plan.forgotten.begin(), plan.forgotten.end());
    std::sort(plan.items.begin(), plan.items.end(), [](const PlanItem& a, const PlanItem& b) {
        return std::tie(a.key, a.product) < std::tie(b.key, b.product);
    });
    for (const PlanItem& item : plan.items) count(item, plan.counts);
    plan.counts.remove -= renamed;
    apply_guardrails(terms, listed_before, plan);
    plan.counts.remove += renamed;
    return plan;
}

}  // namespace vitrine
