#include "publish/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

PlanCandidate ready(ProductId product, const std::string& key, const std::string& hash) {
    return {product, key, hash, {}, false};
}

PlanCandidate blocked(ProductId product, const std::string& key) {
    Issue issue;
    issue.rule = "required";
    return {product, key, "", {issue}, true};
}

Receipt receipt(ProductId product, const std::string& key, const std::string& hash,
                const std::string& remote = {}) {
    Receipt receipt;
    receipt.channel = 1;
    receipt.product = product;
    receipt.item_key = key;
    receipt.hash = hash;
    receipt.remote_id = remote;
    return receipt;
}

std::vector<std::string> lines(const Plan& plan) {
    std::vector<std::string> lines;
    for (const PlanItem& item : plan.items) {
        lines.push_back(item.key + ' ' + std::string(plan_action_name(item.action)));
    }
    return lines;
}

PlanTerms terms(bool snapshot = false) {
    PlanTerms terms;
    terms.channel = 1;
    terms.snapshot = snapshot;
    return terms;
}

TEST(Plan, ComparesWithTheLastReceipts) {
    const Plan plan = make_plan(
        terms(),
        {ready(5, "E", "5"), ready(1, "A", "1"), ready(2, "B", "new"), blocked(3, "C"),
         blocked(4, "D")},
        {receipt(2, "B", "old"), receipt(4, "D", "4"), receipt(5, "E", "5"), receipt(6, "F", "6")});
    EXPECT_THAT(lines(plan), ElementsAre("A create", "B update", "C blocked", "D held",
                                         "E unchanged", "F remove"));
    EXPECT_EQ(plan.counts, (PlanCounts{1, 1, 1, 1, 2, 1}));
    EXPECT_THAT(plan.refusals, IsEmpty());
}

TEST(Plan, OfAnEmptyAssortmentIsEmpty) {
    EXPECT_THAT(make_plan(terms(), {}, {}).items, IsEmpty());
}

TEST(Plan, TriesAgainWhatWasNeverAccepted) {
    const Plan plan =
        make_plan(terms(), {ready(1, "A", "1")}, {receipt(1, "A", ""), receipt(2, "B", "")});
    EXPECT_THAT(lines(plan), ElementsAre("A create"));
    EXPECT_THAT(plan.forgotten, ElementsAre(2)) << "nothing to remove where nothing was accepted";
}

TEST(Plan, RemovesTheOldKeyOfARenamedItem) {
    const Plan plan = make_plan(terms(), {ready(1, "B", "2")}, {receipt(1, "A", "1")});
    EXPECT_THAT(lines(plan), ElementsAre("A remove", "B create"));
    EXPECT_THAT(lines(make_plan(terms(), {ready(1, "B", "2")}, {receipt(1, "A", "1", "remote")})),
                ElementsAre("B update"));
    EXPECT_THAT(lines(make_plan(terms(true), {ready(1, "B", "2")}, {receipt(1, "A", "1")})),
                ElementsAre("B update"));
}

TEST(Plan, GivesAKeyToTheProductThatTookItOver) {
    const Plan plan = make_plan(terms(), {ready(2, "A", "2")}, {receipt(1, "A", "1", "remote")});
    ASSERT_THAT(lines(plan), ElementsAre("A update"));
    EXPECT_EQ(plan.items[0].remote_id, "remote");
    EXPECT_THAT(plan.forgotten, ElementsAre(1));
    // Two products that swapped their keys.
    EXPECT_THAT(lines(make_plan(terms(), {ready(1, "B", "x"), ready(2, "A", "y")},
                                {receipt(1, "A", "1"), receipt(2, "B", "2")})),
                ElementsAre("A update", "B update"));
}

TEST(Plan, BlocksASecondItemOfTheSameKey) {
    const Plan plan = make_plan(terms(), {ready(1, "A", "1"), ready(2, "A", "2")}, {});
    EXPECT_THAT(lines(plan), ElementsAre("A create", "A blocked"));
    EXPECT_EQ(plan.items[1].issues.at(0).rule, "key");
}

TEST(Guardrails, StopAPlanWithTooFewItems) {
    PlanTerms strict = terms();
    strict.guardrails.fewest_items = 2;
    EXPECT_THAT(make_plan(strict, {ready(1, "A", "1"), ready(2, "B", "2")}, {}).refusals,
                IsEmpty());
    const Plan plan = make_plan(strict, {ready(1, "A", "1"), blocked(2, "B")}, {});
    ASSERT_THAT(plan.refusals, SizeIs(1));
    EXPECT_EQ(plan.refusals[0].rule, "guardrail.fewest_items");
}

TEST(Guardrails, StopAPlanWithTooManyRemovals) {
    PlanTerms strict = terms();
    strict.guardrails.largest_removal_percent = 50;
    const std::vector<Receipt> two = {receipt(1, "A", "1"), receipt(2, "B", "2")};
    EXPECT_THAT(make_plan(strict, {ready(1, "A", "1")}, two).refusals, IsEmpty());
    const Plan plan = make_plan(strict, {}, two);
    ASSERT_THAT(plan.refusals, SizeIs(1));
    EXPECT_EQ(plan.refusals[0].rule, "guardrail.largest_removal");
    EXPECT_THAT(make_plan(terms(), {}, two).refusals, IsEmpty()) << "100 % allows it";
}

TEST(Guardrails, CountHeldItemsOfASnapshotAsRemovals) {
    PlanTerms strict = terms(true);
    strict.guardrails.largest_removal_percent = 0;
    const std::vector<Receipt> one = {receipt(1, "A", "1")};
    EXPECT_THAT(make_plan(strict, {blocked(1, "A")}, one).refusals, SizeIs(1));
    strict.snapshot = false;
    EXPECT_THAT(make_plan(strict, {blocked(1, "A")}, one).refusals, IsEmpty());
}

TEST(Guardrails, DoNotTakeARenamingForARemoval) {
    PlanTerms strict = terms();
    strict.guardrails.largest_removal_percent = 0;
    EXPECT_THAT(make_plan(strict, {ready(1, "B", "2")}, {receipt(1, "A", "1")}).refusals,
                IsEmpty());
}

}  // namespace
}  // namespace vitrine
