// Price lists and their entries: whom an amount is for, when, from which quantity. What is asked of
// a shopper follows from them in pricing/resolve_price.h.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/decimal.h"
#include "base/issue.h"
#include "base/zone_time.h"
#include "catalog/structure.h"
#include "pricing/price_type.h"

namespace vitrine {

// Whether the tax is in an amount (gross) or comes on top of it (net).
enum class PriceBasis : unsigned char { gross, net };

// "gross", "net".
std::string_view price_basis_name(PriceBasis basis);
// Without regard to case; absent for anything else.
std::optional<PriceBasis> parse_price_basis(std::string_view name);

// Whom a list is for. The later of these is the nearer to the shopper and comes first.
enum class PriceTargetKind : unsigned char { base, market, channel, location, segment };

// "base", "market", "channel", "location", "segment".
std::string_view price_target_name(PriceTargetKind kind);
// Without regard to case; absent for anything else.
std::optional<PriceTargetKind> parse_price_target(std::string_view name);

struct PriceTarget {
    PriceTargetKind kind = PriceTargetKind::base;
    std::int32_t id = 0;  // of the market, channel, location or segment; 0 for base
    bool operator==(const PriceTarget&) const = default;
};

// From an instant up to another one that is no longer part of it: [from, until). The defaults are
// open ends. Local times were made instants before.
struct PriceWindow {
    static constexpr Instant always = Instant::min();
    static constexpr Instant forever = Instant::max();

    Instant from = always;
    Instant until = forever;

    bool contains(Instant instant) const { return from <= instant && instant < until; }
    bool is_empty() const { return until <= from; }
    // What lies in both; empty where nothing does.
    PriceWindow within(const PriceWindow& other) const;
    // The first instant after `now` at which it begins or ends; `forever` if it does neither any
    // more, as an empty one.
    Instant next_boundary(Instant now) const;
    bool operator==(const PriceWindow&) const = default;
};

// What a list of the catalogue (catalog/structure.h) means for its prices, its local times made
// instants.
struct PriceListTerms {
    PriceListId id = 0;
    std::string code;
    PriceTarget target;
    CurrencyId currency = 0;
    PriceBasis basis = PriceBasis::gross;
    int priority = 0;  // the higher one comes first, among lists for the same kind of target
    PriceWindow window;
    bool operator==(const PriceListTerms&) const = default;
};
using PriceLists = Entities<PriceListTerms>;

// Its times are those of its own zone, else of its store's, else of the market's, else UTC. What it
// says of times and zones that cannot be read is taken as not said: check_price_list() knows.
PriceListTerms terms_of(const PriceList& list, const Structure& structure);
// The zone that its times, and those of its prices, are of, as above.
Zone zone_of(const PriceList& list, const Structure& structure);
// Of all lists of the catalogue.
PriceLists price_lists_of(const Structure& structure);

// One amount, in its list's currency and basis. It is found by all of its parts but the end of its
// window and the amount: of overlapping windows of one list, product, type and tier the one that
// starts latest applies, so that a dated entry beats the open one for as long as it lasts.
struct PriceEntry {
    PriceListId list = 0;
    ProductId product = 0;  // a product, a variant or a model
    PriceType type = PriceType::regular;
    Decimal tier;  // the smallest quantity that it is asked for; 0: any
    PriceWindow window;
    Decimal amount;
    bool operator==(const PriceEntry&) const = default;
};

// How many decimals amounts of a currency have; absent where nobody knows.
using CurrencyDigits = std::function<std::optional<int>(CurrencyId)>;
// Those of ISO 4217 (pricing/money.h), by the codes of a catalogue, which must outlive the answer.
CurrencyDigits standard_digits(const Structure& structure);

// What is wrong with a list by itself: "price_list.currency" (none), "price_list.target" (it is for
// more than one market, channel, store and segment together), "price_list.time" (what no clock
// shows), "zone.unknown", "price_list.window" (its end is not after its start). `column` names the
// part. All are errors.
Issues check_price_list(const PriceList& list, const Structure& structure);

// Lists whose order nothing decides but their age, each named beside the older one
// ("price_list.same_rank", a warning): same kind of target and same target, currency and priority,
// windows that overlap.
Issues check_price_ranks(const PriceLists& lists);

// What is wrong with entries, of any number of lists and in any order: "price.list" (unknown),
// "price.product" (none), "price.window" (its end is not after its start), "price.amount" (below
// 0), "price.tier" (below 0), "price.digits" (more decimals than its currency has; zeros at the end
// do not count), "price.same_start" (another one of the same list, product, type and tier starts at
// the same instant, so that neither can apply before the other), and as a warning "price.never"
// (its window and its list's share no instant). An issue's `row` is the entry's place in `entries`,
// counted from 1.
Issues check_price_entries(std::span<const PriceEntry> entries, const PriceLists& lists,
                           const CurrencyDigits& digits);

// In which an entry applies: its own window within that of its list.
PriceWindow window_of(const PriceEntry& entry, const PriceLists& lists);

}  // namespace vitrine
