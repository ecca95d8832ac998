#include "operations/verify_prices.h"

#include <algorithm>

#include "base/checksum.h"
#include "base/error.h"
#include "base/translate.h"
#include "store/applied_price_store.h"
#include "store/price_ledger.h"
#include "store/price_pack.h"
#include "store/price_writer.h"

namespace vitrine {
namespace {

constexpr std::size_t most_wrong_prices = 100;

class PriceVerification {
public:
    PriceVerification(Catalogue& catalogue, const Progress& progress)
        : m_catalogue(catalogue), m_progress(progress) {}

    Issues run() {
        check_ledger();
        check_prices();
        return std::move(m_issues);
    }

private:
    void report(const char* rule, std::string message, std::string product = {}) {
        Issue& issue = m_issues.emplace_back();
        issue.rule = rule;
        issue.message = std::move(message);
        issue.product = std::move(product);
    }

    void check_ledger() {
        std::string previous;
        std::int64_t number = 0;
        const auto packs = m_catalogue.connection().prepare(
            "SELECT rows FROM price_change WHERE seq BETWEEN $1 AND $2 ORDER BY seq");
        std::int64_t covered = 0;
        PriceLedger(m_catalogue.connection()).each(0, [&](const PriceLedgerEntry& entry) {
            m_progress.check();
            if (entry.number != ++number || entry.hash != price_ledger_hash(previous, entry)) {
                report("ledger.chain",
                       tr("Entry {0} of the price ledger was altered, or one before it is missing.",
                          entry.number));
                number = entry.number;
            }
            previous = entry.hash;
            if (entry.first_seq == 0) return true;
            if (entry.kind != "prices") {
                check_applied(entry);
                return true;
            }
            if (m_first == 0) m_first = entry.first_seq;
            std::string hashes;
            packs->bind(1, entry.first_seq).bind(2, entry.last_seq);
            sql::each(*packs, [&](const sql::Statement& row) {
                ++covered;
                hashes += sha256(row.blob(0));
            });
            if (sha256(hashes) != entry.content)
                report("ledger.content",
                       tr("The prices that entry {0} of the price ledger is about were altered.",
                          entry.number));
            return true;
        });
        check_all_applied();
        if (m_first == 0) return;
        const auto all =
            m_catalogue.connection().prepare("SELECT count(*) FROM price_change WHERE seq >= $1");
        all->bind(1, m_first);
        std::int64_t there = 0;
        sql::each(*all, [&](const sql::Statement& row) { there = row.integer(0); });
        if (there != covered)
            report("ledger.missing",
                   tr("Prices were changed that the price ledger does not know."));
        const auto older =
            m_catalogue.connection().prepare("SELECT count(*) FROM price_change WHERE seq < $1");
        older->bind(1, m_first);
        sql::each(*older, [&](const sql::Statement& row) { m_knows_all = row.integer(0) == 0; });
    }

    void check_applied(const PriceLedgerEntry& entry) {
        const auto content =
            AppliedPriceStore(m_catalogue.connection()).content(entry.first_seq, entry.last_seq);
        m_applied += content.rows;
        if (content.hash != entry.content)
            report("ledger.content",
                   tr("The prices that entry {0} of the price ledger is about were altered.",
                      entry.number));
    }

    void check_all_applied() {
        const auto all = m_catalogue.connection().prepare("SELECT count(*) FROM applied_price");
        sql::each(*all, [&](const sql::Statement& row) {
            if (row.integer(0) != m_applied)
                report("ledger.missing",
                       tr("Prices are recorded as applied that the price ledger does not know."));
        });
    }

    // Each price against the last change of its key, a list at a time.
    void check_prices() {
        std::vector<PriceListId> lists;
        const auto statement = m_catalogue.connection().prepare(
            "SELECT list FROM price_change UNION SELECT list FROM price ORDER BY list");
        sql::each(*statement, [&](const sql::Statement& row) {
            lists.push_back(static_cast<PriceListId>(row.integer(0)));
        });
        for (const PriceListId list : lists) check_list(list);
    }

    void check_list(PriceListId list) {
        m_progress.check();
        struct Last {
            PriceKey key;
            std::optional<PriceChangeRow::Terms> terms;
        };
        std::vector<Last> changes;
        const auto packs = m_catalogue.connection().prepare(
            "SELECT rows FROM price_change WHERE list = $1 ORDER BY seq");
        packs->bind(1, list);
        try {
            sql::each(*packs, [&](const sql::Statement& row) {
                each_price_change(list, row.blob(0), [&](const PriceChangeRow& change) {
                    changes.push_back({change.key, change.after});
                });
            });
        } catch (const Error& error) {
            report("ledger.content", error.sentence());
            return;
        }
        std::ranges::stable_sort(changes, {}, &Last::key);
        auto change = changes.begin();
        const auto skip_to_last = [&] {
            while (change + 1 < changes.end() && (change + 1)->key == change->key) ++change;
        };
        m_catalogue.prices().each(list, [&](const StoredPrice& price) {
            for (; change < changes.end() && change->key < price.key; ++change) {
                skip_to_last();
                if (change->terms) wrong(change->key);
            }
            if (change >= changes.end() || change->key != price.key) {
                // Older than the journal of prices, in a catalogue that is older, too.
                if (m_first != 0 && m_knows_all) wrong(price.key);
                return;
            }
            skip_to_last();
            if (!change->terms || change->terms->until != price.until ||
                !change->terms->amount.is_identical(price.amount))
                wrong(price.key);
            ++change;
        });
        for (; change < changes.end(); ++change) {
            skip_to_last();
            if (change->terms) wrong(change->key);
        }
    }

    void wrong(const PriceKey& key) {
        if (++m_wrong > most_wrong_prices) return;
        const std::string code = m_catalogue.products().code_of(key.product);
        report("ledger.price",
               // TRANSLATORS: 0 code of a price list, 1 code of a product
               tr("The price in {0} of {1} is not the one that was decided last.",
                  m_catalogue.structure()->price_lists.code_of(key.list),
                  code.empty() ? std::to_string(key.product) : code),
               code);
    }

    Catalogue& m_catalogue;
    const Progress& m_progress;
    Issues m_issues;
    std::int64_t m_first = 0;    // that the ledger covers
    std::int64_t m_applied = 0;  // rows of the record of applied prices, as the ledger has them
    bool m_knows_all = true;
    std::size_t m_wrong = 0;
};

}  // namespace

Issues verify_prices(Catalogue& catalogue, const Progress& progress) {
    return PriceVerification(catalogue, progress).run();
}

}  // namespace vitrine
