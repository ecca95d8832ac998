#include "pricing/price_coherence.h"

#include <algorithm>

#include "base/contains.h"
#include "base/ratio.h"
#include "base/translate.h"

namespace vitrine {
namespace {

PriceTargetKind target_of(const ChosenPrice& price, const PriceLists& lists) {
    const PriceListTerms* list = lists.find(price.entry.list);
    return list != nullptr ? list->target.kind : PriceTargetKind::base;
}

std::size_t places_asking_by(PriceListId list, std::span<const ResolvedPrice> prices) {
    return static_cast<std::size_t>(std::ranges::count_if(prices, [list](const ResolvedPrice& one) {
        return one.asked() != nullptr && one.asked()->entry.list == list;
    }));
}

void explain(PriceSpread& spread, std::span<const ResolvedPrice> prices, const PriceLists& lists) {
    const ResolvedPrice& low = prices[spread.lowest];
    const ResolvedPrice& high = prices[spread.highest];
    const PriceListId low_list = low.asked()->entry.list;
    const PriceListId high_list = high.asked()->entry.list;
    if (low.reduction.has_value() != high.reduction.has_value()) {
        spread.cause = SpreadCause::reduction;
        spread.list = low.reduction ? low_list : high_list;
        return;
    }
    const PriceTargetKind low_target = target_of(*low.asked(), lists);
    const PriceTargetKind high_target = target_of(*high.asked(), lists);
    if (low_target != high_target) {
        spread.cause = SpreadCause::nearer_list;
        spread.list = low_target > high_target ? low_list : high_list;
        return;
    }
    spread.cause = SpreadCause::other_list;
    spread.list = places_asking_by(low_list, prices) < places_asking_by(high_list, prices)
                      ? low_list
                      : high_list;
}

Decimal share_in_percent(const Decimal& difference, const Decimal& whole) {
    const auto share = Ratio(difference).over(whole);
    const auto percent = share ? share->times(Ratio(Decimal(100, 0))) : std::nullopt;
    return percent ? percent->rounded(2, RoundingMode::half_up).value_or(Decimal()) : Decimal();
}

}  // namespace

CurrencyId price_currency(const Structure& structure, MarketId market, ChannelId channel) {
    if (const Market* found = structure.markets.find(market); found && found->currency != 0)
        return found->currency;
    if (const Channel* found = structure.channels.find(channel);
        found && !found->currencies.empty())
        return found->currencies.front();
    CurrencyId only = 0;
    bool several = false;
    structure.price_lists.each([&](const PriceList& list) {
        several = several || (only != 0 && list.currency != only);
        only = list.currency;
    });
    return several ? 0 : only;
}

std::vector<PricePlace> price_places_of(const Structure& structure) {
    std::vector<PricePlace> places;
    const auto add = [&](ChannelId channel, MarketId market, LocationId location) {
        places.push_back({channel, market, location, price_currency(structure, market, channel)});
    };
    std::vector<ChannelId> sold;
    structure.markets.each([&](const Market& market) {
        for (const ChannelId channel : market.channels) {
            add(channel, market.id, 0);
            sold.push_back(channel);
        }
    });
    structure.channels.each([&](const Channel& channel) {
        if (!contains(sold, channel.id)) add(channel.id, 0, 0);
    });
    structure.locations.each([&](const Location& location) {
        if (!location.is_warehouse) add(0, location.market, location.id);
    });
    return places;
}

std::string_view spread_cause_name(SpreadCause cause) {
    switch (cause) {
        case SpreadCause::reduction:
            return "reduction";
        case SpreadCause::nearer_list:
            return "nearer_list";
        case SpreadCause::other_list:
            break;
    }
    return "other_list";
}

PriceCoherence coherence_of(std::span<const PricePlace> places,
                            std::span<const ResolvedPrice> prices, const PriceLists& lists) {
    PriceCoherence coherence;
    // One spread for each currency and basis, until it is known to be none.
    std::vector<PriceSpread>& spreads = coherence.spreads;
    for (std::size_t place = 0; place < places.size(); ++place) {
        const ChosenPrice* asked = prices[place].asked();
        if (asked == nullptr) {
            coherence.without_price.push_back(place);
            continue;
        }
        const auto same = std::ranges::find_if(spreads, [&](const PriceSpread& one) {
            return one.currency == places[place].currency && one.basis == asked->basis;
        });
        if (same == spreads.end()) {
            PriceSpread& added = spreads.emplace_back();
            added.currency = places[place].currency;
            added.basis = asked->basis;
            added.lowest = added.highest = place;
        } else if (asked->amount < prices[same->lowest].asked()->amount) {
            same->lowest = place;
        } else if (asked->amount > prices[same->highest].asked()->amount) {
            same->highest = place;
        }
    }
    coherence.has_price = !spreads.empty();
    if (!coherence.has_price) coherence.without_price.clear();
    std::erase_if(spreads, [](const PriceSpread& one) { return one.lowest == one.highest; });
    for (PriceSpread& spread : spreads) {
        const Decimal& lowest = prices[spread.lowest].asked()->amount;
        spread.difference =
            prices[spread.highest].asked()->amount.plus(-lowest).value_or(Decimal());
        spread.percent = share_in_percent(spread.difference, lowest);
        explain(spread, prices, lists);
    }
    std::ranges::stable_sort(spreads, std::greater(), &PriceSpread::percent);
    return coherence;
}

std::string spread_sentence(const PriceSpread& spread, const PriceLists& lists) {
    const PriceListTerms* list = lists.find(spread.list);
    const std::string code = list != nullptr ? list->code : std::string();
    switch (spread.cause) {
        case SpreadCause::reduction:
            return tr(
                "Only one of them has a reduction. Look at the list \"{0}\": add the "
                "reduction where it is missing, or end it.",
                code);
        case SpreadCause::nearer_list:
            return tr(
                "The list \"{0}\" has a price of its own there. Remove it from the list, or "
                "change it.",
                code);
        case SpreadCause::other_list:
            break;
    }
    return tr("They ask by different lists. Look at the list \"{0}\", which stands apart.", code);
}

}  // namespace vitrine
