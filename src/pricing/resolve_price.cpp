#include "pricing/resolve_price.h"

#include <algorithm>

#include "base/contains.h"
#include "pricing/price_choice.h"

namespace vitrine {
namespace {

// In the order of PriceVerdict.
constexpr std::array<std::string_view, 21> verdict_names = {
    "asked",          "reduced",        "never_asked",     "unknown_list", "other_target",
    "other_currency", "list_not_begun", "list_over",       "not_begun",    "over",
    "below_tier",     "nearer_target",  "higher_priority", "nearer_level", "higher_tier",
    "older_list",     "later_start",    "lower_amount",    "no_regular",   "other_basis",
    "not_lower"};
static_assert(verdict_names.back() == "not_lower" &&
              static_cast<std::size_t>(PriceVerdict::not_lower) + 1 == verdict_names.size());

std::size_t index_of(PriceType type) {
    return static_cast<std::size_t>(type);
}

// Where `product` stands in the lineage; -1: nowhere.
int level_in(const PriceLineage& lineage, ProductId product) {
    for (std::size_t level = 0; level < lineage.size(); ++level) {
        if (lineage[level] == product) return product != 0 ? static_cast<int>(level) : -1;
    }
    return -1;
}

// How an entry stands to a question, before it is compared with others.
struct Fit {
    PriceVerdict verdict = PriceVerdict::asked;  // `asked`: it fits
    bool is_candidate = false;                   // fits but perhaps for its window
    PriceWindow window;
};

Fit fit_of(const PriceEntry& entry, const PriceListTerms* list, const PriceQuestion& question) {
    Fit fit;
    if (list == nullptr) {
        fit.verdict = PriceVerdict::unknown_list;
        return fit;
    }
    const bool is_tier_reached = entry.tier <= question.quantity;
    fit.window = entry.window.within(list->window);
    if (!applies_to(list->target, question)) {
        fit.verdict = PriceVerdict::other_target;
        return fit;
    }
    if (list->currency != question.currency) {
        fit.verdict = PriceVerdict::other_currency;
        return fit;
    }
    fit.is_candidate = is_tier_reached;
    if (question.instant < list->window.from) {
        fit.verdict = PriceVerdict::list_not_begun;
    } else if (question.instant >= list->window.until) {
        fit.verdict = PriceVerdict::list_over;
    } else if (question.instant < entry.window.from) {
        fit.verdict = PriceVerdict::not_begun;
    } else if (question.instant >= entry.window.until) {
        fit.verdict = PriceVerdict::over;
    } else if (!is_tier_reached) {
        fit.verdict = PriceVerdict::below_tier;
    }
    return fit;
}

PriceRank rank_of(const PriceListTerms& list, int level) {
    return {list.target.kind, list.priority, level};
}

// Puts the lines of a trace in order and says of those that fit why they were chosen or not.
class TraceWriter {
public:
    TraceWriter(const PriceLineage& lineage, const PriceLists& lists, PriceTrace& trace)
        : m_lineage(lineage), m_lists(lists), m_trace(trace) {
        m_trace.clear();
    }

    void add(const PriceEntry& entry, PriceVerdict verdict) {
        m_trace.push_back({entry, verdict, -1});
    }

    void finish(const ReductionVerdicts& reductions, const ResolvedPrice& resolved) {
        const auto first_unfit = std::stable_partition(
            m_trace.begin(), m_trace.end(),
            [](const PriceTraceLine& line) { return line.verdict == PriceVerdict::asked; });
        std::stable_sort(m_trace.begin(), first_unfit,
                         [&](const PriceTraceLine& a, const PriceTraceLine& b) {
                             if (a.entry.type != b.entry.type) return a.entry.type < b.entry.type;
                             return compare(a, b).order < 0;
                         });
        std::array<int, price_type_count> firsts;
        firsts.fill(-1);
        for (auto line = m_trace.begin(); line != first_unfit; ++line) {
            int& first = firsts[index_of(line->entry.type)];
            if (first < 0) {
                first = static_cast<int>(line - m_trace.begin());
                continue;
            }
            line->rival = first;
            line->verdict = compare(m_trace[static_cast<std::size_t>(first)], *line).reason;
        }
        judge_firsts(firsts, reductions, resolved);
    }

private:
    PriceOrder compare(const PriceTraceLine& a, const PriceTraceLine& b) const {
        return compare_prices(rank(a.entry), a.entry, rank(b.entry), b.entry);
    }
    PriceRank rank(const PriceEntry& entry) const {
        return rank_of(*m_lists.find(entry.list), level_in(m_lineage, entry.product));
    }

    void judge_firsts(const std::array<int, price_type_count>& firsts,
                      const ReductionVerdicts& reductions, const ResolvedPrice& resolved) {
        const auto judge = [&](PriceType type, PriceVerdict verdict, int rival) {
            const int line = firsts[index_of(type)];
            if (line < 0) return;
            m_trace[static_cast<std::size_t>(line)].verdict = verdict;
            m_trace[static_cast<std::size_t>(line)].rival = rival;
        };
        for (const PriceType type : {PriceType::msrp, PriceType::map, PriceType::cost}) {
            judge(type, PriceVerdict::never_asked, -1);
        }
        const int regular = firsts[index_of(PriceType::regular)];
        const int chosen = firsts[index_of(reductions.chosen)];
        if (resolved.reduction) judge(PriceType::regular, PriceVerdict::reduced, chosen);
        judge(reductions.chosen, reductions.of_chosen, resolved.reduction ? -1 : regular);
        const PriceType other =
            reductions.chosen == PriceType::promotion ? PriceType::markdown : PriceType::promotion;
        judge(other, reductions.of_other, chosen);
    }

    const PriceLineage& m_lineage;
    const PriceLists& m_lists;
    PriceTrace& m_trace;
};

}  // namespace

std::string_view price_verdict_name(PriceVerdict verdict) {
    return verdict_names[static_cast<std::size_t>(verdict)];
}

bool applies_to(const PriceTarget& target, const PriceQuestion& question) {
    switch (target.kind) {
        case PriceTargetKind::base:
            return true;
        case PriceTargetKind::market:
            return target.id != 0 && target.id == question.market;
        case PriceTargetKind::channel:
            return target.id != 0 && target.id == question.channel;
        case PriceTargetKind::location:
            return target.id != 0 && target.id == question.location;
        case PriceTargetKind::segment:
            return contains(question.segments, target.id);
    }
    return false;
}

ResolvedPrice resolve_price(const PriceQuestion& question, const PriceLineage& lineage,
                            const PriceLists& lists, std::span<const PriceEntry> entries,
                            PriceTrace* trace) {
    ResolvedPrice resolved;
    FirstPrices firsts;
    std::optional<TraceWriter> writer;
    if (trace != nullptr) writer.emplace(lineage, lists, *trace);
    for (const PriceEntry& entry : entries) {
        const int level = level_in(lineage, entry.product);
        if (level < 0) continue;
        const PriceListTerms* const list = lists.find(entry.list);
        const Fit fit = fit_of(entry, list, question);
        if (writer) writer->add(entry, fit.verdict);
        if (fit.is_candidate) {
            resolved.valid_until =
                std::min(resolved.valid_until, fit.window.next_boundary(question.instant));
        }
        if (fit.verdict != PriceVerdict::asked) continue;
        FirstPrice& first = firsts[index_of(entry.type)];
        const PriceRank rank = rank_of(*list, level);
        if (first.entry == nullptr ||
            compare_prices(rank, entry, first.rank, *first.entry).order < 0) {
            first = {&entry, list->basis, rank};
        }
    }
    const ReductionVerdicts reductions = settle_prices(firsts, question.rounding, resolved);
    if (writer) writer->finish(reductions, resolved);
    return resolved;
}

}  // namespace vitrine
