// Which price is asked for a product, of all the entries of all lists, and why that one. The
// sentence it follows, word for word: keep the entries whose list applies and whose windows,
// currency and tier fit; the regular price is the first by segment, location, channel, market,
// base, then priority, then variant before sub-model before root, then highest tier; a promotion or
// markdown is chosen alike and used only if lower; MSRP, MAP and cost never become the price; then
// rounding.
//
// What the sentence leaves open: of lists of the same rank the older one (the lower id) comes
// first; within a list the price that starts latest, and of such as should not be (see
// check_price_entries) the lower. A promotion and a markdown are chosen as one; where both stand
// first in the same place of the same list, the lower is. "Lower" is judged after rounding, as a
// shopper would. Amounts of different bases are not compared: such a reduction is not used. Nor is
// one used without a regular price: there is none then.
//
// Pure values; may be called on any thread. For many products use pricing/price_segments.h, which
// answers the same.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "pricing/price_list.h"

namespace vitrine {

// The amount as it is asked, in the question's currency: always the same for one. Must never put a
// lower amount above a higher one; price_rounding (pricing/rounding.h) makes such. Empty: as it is.
using PriceRounding = std::function<Decimal(const Decimal& amount)>;

// For whom, when and how many. 0 where there is no such thing: base lists apply to everybody.
struct PriceQuestion {
    ChannelId channel = 0;
    MarketId market = 0;
    LocationId location = 0;
    std::vector<SegmentId> segments;  // all that the shopper belongs to, in any order
    CurrencyId currency = 0;          // lists in others are never converted here
    Decimal quantity = {1, 0};
    Instant instant{};
    PriceRounding rounding;  // of the regular price and its reduction
};

// A product and the models above it, nearest first: variant, sub-model, root. 0 where there are
// fewer, and only behind.
using PriceLineage = std::array<ProductId, 3>;

struct ChosenPrice {
    PriceEntry entry;
    PriceBasis basis = PriceBasis::gross;  // that of its list
    Decimal amount;                        // rounded where it can be asked, otherwise the entry's
    bool operator==(const ChosenPrice&) const = default;
};

struct ResolvedPrice {
    std::optional<ChosenPrice> regular;
    // The promotion or markdown that is asked in its place. Absent if none is lower.
    std::optional<ChosenPrice> reduction;
    std::optional<ChosenPrice> msrp;
    std::optional<ChosenPrice> map;
    std::optional<ChosenPrice> cost;
    // The next instant after the question's at which the answer may be another one: the window of a
    // candidate begins or ends, that is of an entry of the lineage that fits in all else. A window
    // is what the entry's and its list's have in common. PriceWindow::forever if none does.
    Instant valid_until = PriceWindow::forever;

    // The price asked: the reduction, else the regular price; null where there is none.
    const ChosenPrice* asked() const {
        return reduction ? &*reduction : regular ? &*regular : nullptr;
    }
    bool operator==(const ResolvedPrice&) const = default;
};

// Why an entry won or lost. Each has one sentence, in pricing/price_trace_text.h.
enum class PriceVerdict : unsigned char {
    asked,        // it is the price
    reduced,      // the regular price, which a reduction takes the place of
    never_asked,  // the first of its type, which no shopper is asked
    // Does not fit. Of several reasons the first of these is said.
    unknown_list,
    other_target,
    other_currency,
    list_not_begun,
    list_over,
    not_begun,
    over,
    below_tier,
    // Fits, but another one comes first.
    nearer_target,
    higher_priority,
    nearer_level,
    higher_tier,
    older_list,
    later_start,
    lower_amount,
    // Would come first, but cannot take the place of the regular price.
    no_regular,
    other_basis,
    not_lower,
};

// A stable code for programs: "nearer_target".
std::string_view price_verdict_name(PriceVerdict verdict);

struct PriceTraceLine {
    PriceEntry entry;
    PriceVerdict verdict = PriceVerdict::unknown_list;
    // The line of the one that comes first or that it had to be compared with, from 0; -1: none.
    int rival = -1;
};

// Every entry of the lineage: those that fit by type and then in the order of resolution, so that
// the first of a type is the one chosen; then those that do not fit, as they came.
using PriceTrace = std::vector<PriceTraceLine>;

// The answer from `entries`, which may be of any lists and products in any order; those of products
// outside `lineage` do not count. `trace`, if not null, is filled anew; nothing is allocated
// without it.
ResolvedPrice resolve_price(const PriceQuestion& question, const PriceLineage& lineage,
                            const PriceLists& lists, std::span<const PriceEntry> entries,
                            PriceTrace* trace = nullptr);

// Whether a list is for whom the question asks; its currency and window are another matter.
bool applies_to(const PriceTarget& target, const PriceQuestion& question);

}  // namespace vitrine
