// Price lists derived from others by the rules of the catalogue (pricing/price_rule.h).
//
// A rule owns the prices of its type in the list it fills: what it does not give is not there. What
// shall differ by hand belongs into a list that comes first when prices are resolved; prices of
// other types, such as promotions, may stand in the same list.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/progress.h"
#include "pricing/price_rule_terms.h"
#include "store/change_set_writer.h"

namespace vitrine {

// What became of the prices of a list that rules fill.
struct DerivedListCounts {
    PriceListId list = 0;
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t removed = 0;
    std::int64_t unchanged = 0;
    std::int64_t without = 0;  // whose source has an amount that gives no price: see the issues
};

struct PriceDerivationReport {
    std::vector<DerivedListCounts> lists;  // in the order in which they were derived
    std::int64_t products = 0;  // that were looked at; -1: all, since it cannot be told which do
    // Why a list stays as it is (an error for each rule that cannot run), and the first hundred
    // products without a price (warnings).
    Issues issues;
    ChangeSetId change_set = 0;  // 0: a preview, or nothing changed

    std::int64_t changed() const;
};

struct PriceDerivationRequest {
    // Only this list and those that it is derived from; 0: all.
    PriceListId list = 0;
    // Only products that were changed since all lists were derived last, or whose prices were; all
    // of them where the structure was changed meanwhile, where a condition asks for more than a
    // product itself (quality checks, history, duplicates, completeness) or where this is not known
    // any more. The outcome is the same as without.
    bool only_changed = true;
    bool preview = false;
};

// One change set. Its conditions are those of now.
PriceDerivationReport apply_price_rules(Catalogue& catalogue, const PriceDerivationRequest& request,
                                        const Progress& progress);

// The rules at work within another change set.
class PriceDerivation {
public:
    // Before the writer has written anything: conditions are read, and those that ask for more than
    // a product itself are judged. Both must outlive it.
    PriceDerivation(Catalogue& catalogue, ChangeSetWriter& writer, const Progress& progress);
    ~PriceDerivation();
    PriceDerivation(const PriceDerivation&) = delete;
    PriceDerivation& operator=(const PriceDerivation&) = delete;

    // Whether prices of the list become prices of others.
    bool starts_from(PriceListId list) const;
    // Whether every condition can be judged by a product alone.
    bool knows_what_changes() const;

    // Of the lists, or of all (none given), for all products: as long as nothing is written.
    void run(std::span<const PriceListId> lists, PriceDerivationReport& report);
    // For these, in any order; nothing happens where there are none.
    void run(std::span<const PriceListId> lists, std::vector<ProductId> products,
             PriceDerivationReport& report);

private:
    struct Rule;
    struct List;
    void judge(Rule& rule);
    bool holds(const Rule& rule, ProductId product);
    void derive(const List& list, const std::vector<ProductId>* products,
                PriceDerivationReport& report);
    void note_without(const Rule& rule, ProductId product, const std::string& reason,
                      PriceDerivationReport& report);

    Catalogue& m_catalogue;
    ChangeSetWriter& m_writer;
    const Progress& m_progress;
    std::shared_ptr<const Structure> m_structure;
    std::vector<List> m_lists;
    Issues m_issues;  // of rules that cannot run
};

}  // namespace vitrine
