#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "operations/answer_book.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const Instant now{std::chrono::milliseconds(5)};

PlanItem planned(ProductId product, const std::string& key, PlanAction action,
                 const std::string& hash = {}) {
    PlanItem item;
    item.product = product;
    item.key = key;
    item.action = action;
    item.hash = hash;
    return item;
}

Receipt noted(ProductId product, const std::string& key, const std::string& hash) {
    Receipt receipt;
    receipt.product = product;
    receipt.item_key = key;
    receipt.hash = hash;
    return receipt;
}

ItemAnswer answer(const std::string& key, AnswerStatus status, const std::string& remote_id = {}) {
    ItemAnswer answer;
    answer.key = key;
    answer.status = status;
    answer.remote_id = remote_id;
    return answer;
}

TEST(AnswerBook, NotesWhatWasAcceptedWithTheChannelsId) {
    AnswerBook book({planned(1, "A", PlanAction::create, "h")}, {}, now);
    PublicationReport report;
    book.enter({answer("A", AnswerStatus::accepted, "77")}, report);
    ASSERT_THAT(book.receipts(), SizeIs(1));
    EXPECT_EQ(book.receipts()[0].hash, "h");
    EXPECT_EQ(book.receipts()[0].remote_id, "77");
    EXPECT_EQ(book.receipts()[0].at, now);
    EXPECT_EQ(report.sent, 1);
}

TEST(AnswerBook, KeepsTheInstantOfAnUnchangedItem) {
    AnswerBook book({planned(1, "A", PlanAction::unchanged, "h")}, {noted(1, "A", "h")}, now);
    PublicationReport report;
    book.enter({answer("A", AnswerStatus::accepted)}, report);
    EXPECT_THAT(book.receipts(), IsEmpty());
}

TEST(AnswerBook, KeepsTheHashOfWhatWasLastAccepted) {
    AnswerBook book(
        {planned(1, "A", PlanAction::update, "new"), planned(2, "B", PlanAction::create, "b")},
        {noted(1, "A", "old")}, now);
    PublicationReport report;
    book.enter({answer("A", AnswerStatus::rejected), answer("B", AnswerStatus::rejected)}, report);
    ASSERT_THAT(book.receipts(), SizeIs(2));
    EXPECT_EQ(book.receipts()[0].hash, "old");
    EXPECT_EQ(book.receipts()[0].status, ReceiptStatus::rejected);
    EXPECT_EQ(book.receipts()[1].hash, "");
    EXPECT_EQ(report.rejected, 2);
    EXPECT_THAT(report.answers, SizeIs(2));
}

TEST(AnswerBook, TriesAGroupAgainOfWhichAVariantWasRefused) {
    AnswerBook book({planned(1, "A", PlanAction::update, "new")}, {noted(1, "A", "old")}, now);
    PublicationReport report;
    book.enter({answer("A-red", AnswerStatus::rejected), answer("A", AnswerStatus::accepted, "77")},
               report);
    ASSERT_THAT(book.receipts(), SizeIs(1));
    EXPECT_EQ(book.receipts()[0].hash, "old");
    EXPECT_EQ(book.receipts()[0].remote_id, "77");
}

TEST(AnswerBook, ForgetsWhatWasRemovedUnlessTheChannelRefused) {
    AnswerBook book({planned(1, "A", PlanAction::remove), planned(2, "B", PlanAction::remove)},
                    {noted(1, "A", "a"), noted(2, "B", "b")}, now);
    PublicationReport report;
    book.enter({answer("A", AnswerStatus::accepted), answer("B", AnswerStatus::rejected)}, report);
    EXPECT_THAT(book.removed(), ElementsAre(1));
    ASSERT_THAT(book.receipts(), SizeIs(1));
    EXPECT_EQ(book.receipts()[0].hash, "b");
}

TEST(AnswerBook, NotesARenamedItemUnderItsNewKey) {
    // The old key sorts behind the new one and is answered last.
    const std::vector<PlanItem> sent = {planned(1, "A", PlanAction::create, "new"),
                                        planned(1, "Z", PlanAction::remove)};
    for (const AnswerStatus removal : {AnswerStatus::accepted, AnswerStatus::rejected}) {
        AnswerBook book(sent, {noted(1, "Z", "old")}, now);
        PublicationReport report;
        book.enter({answer("A", AnswerStatus::accepted), answer("Z", removal)}, report);
        EXPECT_THAT(book.removed(), IsEmpty());
        ASSERT_THAT(book.receipts(), SizeIs(1));
        EXPECT_EQ(book.receipts()[0].item_key, "A");
        EXPECT_EQ(book.receipts()[0].hash, "new");
    }
    AnswerBook book(sent, {noted(1, "Z", "old")}, now);
    PublicationReport report;
    book.enter({answer("A", AnswerStatus::rejected), answer("Z", AnswerStatus::accepted)}, report);
    ASSERT_THAT(book.receipts(), SizeIs(1));
    EXPECT_EQ(book.receipts()[0].hash, "") << "the channel has it under neither key";
}

}  // namespace
}  // namespace vitrine
