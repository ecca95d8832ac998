#include "operations/answer_book.h"

#include "base/translate.h"

namespace vitrine {
namespace {

Issue issue_of(const ItemAnswer& answer) {
    Issue issue;
    issue.severity = answer.status == AnswerStatus::rejected ? Severity::error : Severity::warning;
    issue.rule = answer.code.empty() ? std::string("exporter") : answer.code;
    issue.column = answer.field;
    issue.product = answer.key;
    issue.message = answer.message.empty()
                        ? tr("The exporter refused {0} without a reason.", answer.key)
                        : answer.message;
    return issue;
}

}  // namespace

AnswerBook::AnswerBook(std::vector<PlanItem> sent, const std::vector<Receipt>& receipts, Instant at)
    : m_sent(std::move(sent)), m_at(at) {
    for (std::size_t i = 0; i < m_sent.size(); ++i) {
        m_by_key[m_sent[i].key] = i;
        if (m_sent[i].action != PlanAction::remove) m_replaced.insert(m_sent[i].product);
    }
    for (const Receipt& receipt : receipts) m_before[receipt.product] = receipt;
}

void AnswerBook::enter(const std::vector<ItemAnswer>& answers, PublicationReport& report) {
    ItemAnswer rejected_variant;
    bool has_rejected_variant = false;
    for (const ItemAnswer& answer : answers) {
        if (answer.status != AnswerStatus::accepted) report.answers.push_back(issue_of(answer));
        if (answer.status == AnswerStatus::accepted_with_warning) ++report.warnings;
        if (answer.status == AnswerStatus::rejected) m_refused.insert(answer.key);
        const auto at = m_by_key.find(answer.key);
        if (at == m_by_key.end()) {
            if (answer.status == AnswerStatus::rejected) {
                rejected_variant = answer;
                has_rejected_variant = true;
            }
            continue;
        }
        if (answer.status != AnswerStatus::rejected) m_taken.insert(answer.key);
        ItemAnswer last = answer;
        // A group of which the channel lacks a part must be tried again.
        if (has_rejected_variant && last.status != AnswerStatus::rejected) {
            const std::string remote_id = last.remote_id;
            last = rejected_variant;
            last.remote_id = remote_id;
        }
        has_rejected_variant = false;
        const bool is_rejected = last.status == AnswerStatus::rejected;
        ++(is_rejected ? report.rejected : report.sent);
        note(m_sent[at->second], last, is_rejected);
    }
}

void AnswerBook::note(const PlanItem& item, const ItemAnswer& answer, bool is_rejected) {
    const auto known = m_before.find(item.product);
    if (item.action == PlanAction::remove) {
        // Renamed: what is noted is the item of the new key.
        if (m_replaced.contains(item.product)) return;
        if (!is_rejected) {
            m_removed.push_back(item.product);
            return;
        }
        // Without its receipt nobody would know that the channel still has it.
        if (known == m_before.end()) return;
    }
    Receipt receipt = known == m_before.end() ? Receipt{} : known->second;
    const Receipt before = receipt;
    receipt.product = item.product;
    receipt.item_key = item.key;
    if (!answer.remote_id.empty())
        receipt.remote_id = answer.remote_id;
    else if (receipt.remote_id.empty())
        receipt.remote_id = item.remote_id;
    if (!is_rejected)
        receipt.hash = item.hash;
    else if (item.action == PlanAction::create)
        receipt.hash.clear();  // of an earlier key
    receipt.status = static_cast<ReceiptStatus>(static_cast<int>(answer.status) + 1);
    receipt.code = answer.code;
    receipt.message = answer.message;
    receipt.field = answer.field;
    const bool is_same = known != m_before.end() && receipt.item_key == before.item_key &&
                         receipt.remote_id == before.remote_id && receipt.hash == before.hash &&
                         receipt.status == before.status && receipt.code == before.code &&
                         receipt.message == before.message && receipt.field == before.field;
    // An unchanged item keeps the instant at which this content was acknowledged.
    if (is_same) return;
    receipt.at = m_at;
    m_receipts.push_back(std::move(receipt));
}

}  // namespace vitrine
