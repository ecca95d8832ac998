// Holds resolution, with a trace and packed, against a reference that is written from the design's
// sentence alone, slowly: "keep the entries whose list applies and whose windows, currency and tier
// fit; the regular price is the first by segment > location > channel > market > base, then
// priority, then variant before sub-model before root, then highest tier; a promotion or markdown
// is chosen alike and used only if lower; MSRP, MAP and cost never become the price; then
// rounding", with what resolve_price.h says of the rest.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "pricing/price_segments.h"

namespace vitrine {
namespace {

using Kept = std::vector<PriceEntry>;

// Of `kept` those of the greatest `measure`.
template <class Measure>
Kept greatest(const Kept& kept, Measure measure) {
    Kept best;
    for (const PriceEntry& entry : kept) {
        if (!best.empty() && measure(best[0]) > measure(entry)) continue;
        if (!best.empty() && measure(best[0]) < measure(entry)) best.clear();
        best.push_back(entry);
    }
    return best;
}

class Reference {
public:
    Reference(const PriceQuestion& question, const PriceLineage& lineage, const PriceLists& lists,
              const Kept& entries)
        : m_question(question), m_lineage(lineage), m_lists(lists) {
        for (const PriceEntry& entry : entries) {
            if (is_candidate(entry)) m_candidates.push_back(entry);
        }
    }

    ResolvedPrice answer() const {
        ResolvedPrice answer = at(m_question.instant);
        for (int later = 1; later <= 40; ++later) {
            const Instant instant = m_question.instant + std::chrono::milliseconds(later);
            const auto changes = [&](const PriceEntry& entry) {
                return is_open(entry, instant) !=
                       is_open(entry, instant - std::chrono::milliseconds(1));
            };
            if (std::ranges::any_of(m_candidates, changes)) {
                answer.valid_until = instant;
                break;
            }
        }
        return answer;
    }

    // The answer at another instant, but for how long it holds.
    ResolvedPrice at(Instant instant) const {
        Kept open;
        for (const PriceEntry& entry : m_candidates) {
            if (is_open(entry, instant)) open.push_back(entry);
        }
        ResolvedPrice answer;
        answer.regular = first_of(open, {PriceType::regular});
        answer.msrp = first_of(open, {PriceType::msrp});
        answer.map = first_of(open, {PriceType::map});
        answer.cost = first_of(open, {PriceType::cost});
        auto reduction = first_of(open, {PriceType::promotion, PriceType::markdown});
        if (m_question.rounding && answer.regular) {
            answer.regular->amount = m_question.rounding(answer.regular->amount);
        }
        if (!reduction || !answer.regular) return answer;
        if (m_question.rounding) reduction->amount = m_question.rounding(reduction->amount);
        if (reduction->basis != answer.regular->basis) return answer;
        if (reduction->amount < answer.regular->amount) answer.reduction = reduction;
        return answer;
    }

private:
    const PriceListTerms& list_of(const PriceEntry& entry) const {
        return *m_lists.find(entry.list);
    }

    bool is_candidate(const PriceEntry& entry) const {
        const bool is_of_lineage = std::ranges::find(m_lineage, entry.product) != m_lineage.end();
        const PriceListTerms* list = m_lists.find(entry.list);
        if (list == nullptr || !is_of_lineage) return false;
        bool applies = false;
        switch (list->target.kind) {
            case PriceTargetKind::base:
                applies = true;
                break;
            case PriceTargetKind::market:
                applies = list->target.id == m_question.market;
                break;
            case PriceTargetKind::channel:
                applies = list->target.id == m_question.channel;
                break;
            case PriceTargetKind::location:
                applies = list->target.id == m_question.location;
                break;
            case PriceTargetKind::segment:
                for (const SegmentId segment : m_question.segments) {
                    if (segment == list->target.id) applies = true;
                }
                break;
        }
        return applies && list->currency == m_question.currency &&
               entry.tier <= m_question.quantity;
    }

    bool is_open(const PriceEntry& entry, Instant instant) const {
        const PriceListTerms& list = list_of(entry);
        return entry.window.from <= instant && instant < entry.window.until &&
               list.window.from <= instant && instant < list.window.until;
    }

    std::optional<ChosenPrice> first_of(const Kept& open,
                                        const std::vector<PriceType>& types) const {
        Kept kept;
        for (const PriceEntry& entry : open) {
            if (std::ranges::find(types, entry.type) != types.end()) kept.push_back(entry);
        }
        kept = greatest(kept, [&](const PriceEntry& entry) { return list_of(entry).target.kind; });
        kept = greatest(kept, [&](const PriceEntry& entry) { return list_of(entry).priority; });
        kept = greatest(kept, [&](const PriceEntry& entry) {
            return m_lineage.end() - std::ranges::find(m_lineage, entry.product);
        });
        kept = greatest(kept, [](const PriceEntry& entry) { return entry.tier; });
        kept = greatest(kept, [](const PriceEntry& entry) { return -entry.list; });
        // All are now of one place of one list: of each type the one that starts latest.
        Kept latest;
        for (const PriceType type : types) {
            Kept of_type;
            for (const PriceEntry& entry : kept) {
                if (entry.type == type) of_type.push_back(entry);
            }
            for (const PriceEntry& entry :
                 greatest(of_type, [](const PriceEntry& each) { return each.window.from; })) {
                latest.push_back(entry);
            }
        }
        latest = greatest(latest, [](const PriceEntry& entry) { return -entry.amount; });
        latest = greatest(latest, [&](const PriceEntry& entry) {
            return types.end() - std::ranges::find(types, entry.type);
        });
        latest = greatest(latest, [](const PriceEntry& entry) {
            return -entry.window.until.time_since_epoch().count();
        });
        if (latest.empty()) return std::nullopt;
        return ChosenPrice{latest[0], list_of(latest[0]).basis, latest[0].amount};
    }

    const PriceQuestion& m_question;
    const PriceLineage& m_lineage;
    const PriceLists& m_lists;
    Kept m_candidates;
};

// Makes little worlds in which everything meets everything.
class RandomPrices {
public:
    explicit RandomPrices(unsigned seed) : m_random(seed) {
        for (int i = below(8); i >= 0; --i) make_list();
        for (int i = below(100); i > 0; --i) make_entry();
    }

    PriceQuestion question() {
        PriceQuestion made;
        made.channel = below(3);
        made.market = below(3);
        made.location = below(3);
        for (int i = below(3); i > 0; --i) made.segments.push_back(1 + below(2));
        made.currency = below(10) == 0 ? 2 : 1;
        made.quantity = one_of({Decimal(1, 0), Decimal(5, 1), Decimal(100, 1), Decimal(50, 0)});
        made.instant = Instant(std::chrono::milliseconds(below(20)));
        if (below(4) == 0) made.rounding = [](const Decimal& amount) { return *amount.rounded(0); };
        return made;
    }

    // Of 8 products: 1 and 2 are roots, 3 and 4 sub-models, the others stand below them.
    PriceLineage lineage() {
        const ProductId product = 5 + below(4);
        switch (below(4)) {
            case 0:
                return {product, 0, 0};
            case 1:
                return {product, 1 + below(2), 0};
            case 2:
                return {3 + below(2), 1 + below(2), 0};
            default:
                return {product, 3 + below(2), 1 + below(2)};
        }
    }

    PriceLists lists;
    std::vector<PriceEntry> entries;

private:
    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(m_random); }
    template <class Item>
    Item one_of(std::initializer_list<Item> items) {
        return *(items.begin() + below(static_cast<int>(items.size())));
    }
    PriceWindow window() {
        PriceWindow made;
        if (below(2) == 0) made.from = Instant(std::chrono::milliseconds(below(20)));
        if (below(2) == 0) made.until = Instant(std::chrono::milliseconds(below(20)));
        return made;
    }

    void make_list() {
        PriceListTerms list;
        list.code = std::to_string(lists.next_id());
        list.target.kind = static_cast<PriceTargetKind>(below(5));
        if (list.target.kind != PriceTargetKind::base) list.target.id = 1 + below(2);
        list.currency = below(10) == 0 ? 2 : 1;
        list.basis = below(4) == 0 ? PriceBasis::net : PriceBasis::gross;
        list.priority = below(3) - 1;
        if (below(3) == 0) list.window = window();
        lists.put(list);
    }

    void make_entry() {
        PriceEntry entry;
        entry.list = 1 + below(lists.next_id());  // one more than there are
        entry.product = 1 + below(8);
        entry.type =
            one_of({PriceType::regular, PriceType::regular, PriceType::promotion,
                    PriceType::markdown, PriceType::msrp, PriceType::map, PriceType::cost});
        entry.tier = one_of({Decimal(), Decimal(1, 0), Decimal(10, 0), Decimal(100, 1)});
        entry.window = window();
        entry.amount = {below(60), below(2)};
        entries.push_back(entry);
    }

    std::mt19937 m_random;
};

// What every trace must be, whatever it is of.
void expect_whole_trace(const PriceTrace& trace, const ResolvedPrice& resolved,
                        const PriceLineage& lineage, const Kept& entries) {
    const auto is_of_lineage = [&](const PriceEntry& entry) {
        return std::ranges::find(lineage, entry.product) != lineage.end();
    };
    EXPECT_EQ(static_cast<std::ptrdiff_t>(trace.size()),
              std::ranges::count_if(entries, is_of_lineage));
    int asked = 0;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const PriceTraceLine& line = trace[i];
        const bool needs_rival =
            line.verdict == PriceVerdict::reduced || (line.verdict >= PriceVerdict::nearer_target &&
                                                      line.verdict != PriceVerdict::no_regular);
        EXPECT_EQ(line.rival >= 0, needs_rival);
        EXPECT_NE(line.rival, static_cast<int>(i));
        EXPECT_LT(line.rival, static_cast<int>(trace.size()));
        if (line.verdict == PriceVerdict::asked) {
            ++asked;
            ASSERT_NE(resolved.asked(), nullptr);
            EXPECT_EQ(line.entry, resolved.asked()->entry);
        }
    }
    EXPECT_EQ(asked, resolved.asked() != nullptr ? 1 : 0);
}

TEST(PriceResolution, AgreesWithAnObviousReference) {
    constexpr unsigned rounds = 4000;
    int with_price = 0;
    int with_reduction = 0;
    for (unsigned seed = 1; seed <= rounds && !testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomPrices prices(seed);
        const auto segments = pack_prices(prices.entries);
        const PriceQuestion question = prices.question();
        PriceScan scan(question, prices.lists, segments);
        PriceTrace trace;
        for (int i = 0; i < 8; ++i) {
            const PriceLineage lineage = prices.lineage();
            const Reference reference(question, lineage, prices.lists, prices.entries);
            const ResolvedPrice expected = reference.answer();
            const ResolvedPrice resolved =
                resolve_price(question, lineage, prices.lists, prices.entries, &trace);
            EXPECT_EQ(resolved, expected);
            EXPECT_EQ(scan.resolve(lineage), expected) << "packed";
            expect_whole_trace(trace, resolved, lineage, prices.entries);
            with_price += resolved.asked() != nullptr ? 1 : 0;
            with_reduction += resolved.reduction ? 1 : 0;
        }
    }
    // The worlds are not empty.
    EXPECT_GT(with_price, 4000);
    EXPECT_GT(with_reduction, 1000);
}

TEST(PriceResolution, HoldsUntilItSays) {
    for (unsigned seed = 5001; seed <= 6000 && !testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomPrices prices(seed);
        const PriceQuestion question = prices.question();
        const PriceLineage lineage = prices.lineage();
        const Reference reference(question, lineage, prices.lists, prices.entries);
        ResolvedPrice now = resolve_price(question, lineage, prices.lists, prices.entries);
        const Instant end =
            std::min(now.valid_until, question.instant + std::chrono::milliseconds(40));
        now.valid_until = PriceWindow::forever;
        for (Instant at = question.instant; at < end; at += std::chrono::milliseconds(1)) {
            EXPECT_EQ(reference.at(at), now);
        }
    }
}

}  // namespace
}  // namespace vitrine
