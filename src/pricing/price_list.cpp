#include "pricing/price_list.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <vector>

#include "base/contains.h"
#include "base/text.h"
#include "base/translate.h"
#include "pricing/money.h"

namespace vitrine {
namespace {

constexpr std::array<std::string_view, 2> basis_names = {"gross", "net"};
// In the order of PriceTargetKind.
constexpr std::array<std::string_view, 5> target_names = {"base", "market", "channel", "location",
                                                          "segment"};

template <class Kind, std::size_t count>
std::optional<Kind> kind_of(const std::array<std::string_view, count>& names,
                            std::string_view name) {
    const FoldedCase folded(name);
    const auto found = std::ranges::find(names, folded.view());
    if (found == names.end()) return std::nullopt;
    return static_cast<Kind>(found - names.begin());
}

Issue price_issue(std::string_view rule, std::string column, std::string message, std::string fix) {
    Issue issue;
    issue.rule = rule;
    issue.column = std::move(column);
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

// The one part that narrows it; several where it is not sound, of which the nearest counts.
std::vector<PriceTarget> targets_of(const PriceList& list) {
    std::vector<PriceTarget> targets;
    for (const PriceTarget& target : {PriceTarget{PriceTargetKind::segment, list.segment},
                                      PriceTarget{PriceTargetKind::location, list.location},
                                      PriceTarget{PriceTargetKind::channel, list.channel},
                                      PriceTarget{PriceTargetKind::market, list.market}}) {
        if (target.id != 0) targets.push_back(target);
    }
    return targets;
}

// The name of the zone that its times are of; empty: UTC.
std::string zone_name_of(const PriceList& list, const Structure& structure) {
    if (!list.zone.empty()) return list.zone;
    MarketId market = list.market;
    if (const Location* location = structure.locations.find(list.location)) {
        if (!location->zone.empty()) return location->zone;
        market = location->market;
    }
    if (market == 0 && list.channel != 0) {
        const Market* sold_in = structure.markets.find_if(
            [&](const Market& one) { return contains(one.channels, list.channel); });
        if (sold_in != nullptr) return sold_in->zone;
    }
    const Market* found = structure.markets.find(market);
    return found != nullptr ? found->zone : std::string();
}

std::optional<Instant> instant_in(const Zone& zone, const std::string& text) {
    const auto time = parse_local_time(text);
    if (!time) return std::nullopt;
    return zone.instant_of(*time);
}

Issue window_issue(std::string_view rule, const char* column) {
    return price_issue(rule, column, tr("The end is not after the start."),
                       tr("Choose a later end, or leave it open."));
}

// Of one entry by itself, in the order in which they are listed.
void check_entry(const PriceEntry& entry, const PriceLists& lists, const CurrencyDigits& digits,
                 const std::function<void(Issue)>& found) {
    const PriceListTerms* const list = lists.find(entry.list);
    if (list == nullptr) {
        found(price_issue("price.list", "list", tr("There is no such price list."),
                          tr("Choose a price list of the catalogue.")));
    }
    if (entry.product == 0) {
        found(price_issue("price.product", "product", tr("The price is of no product."),
                          tr("Name a product, a variant or a model.")));
    }
    if (entry.window.is_empty()) {
        found(window_issue("price.window", "window"));
    } else if (list != nullptr && !list->window.is_empty() &&
               entry.window.within(list->window).is_empty()) {
        Issue issue = price_issue(
            "price.never", "window",
            tr("It never applies: the list \"{0}\" is not valid at that time.", list->code),
            tr("Choose a time at which the list is valid, or change the list."));
        issue.severity = Severity::warning;
        found(std::move(issue));
    }
    if (entry.amount.is_negative()) {
        Issue issue = price_issue("price.amount", "amount",
                                  tr("The amount {0} is below 0.", entry.amount.to_string()),
                                  tr("Enter 0 or more."));
        issue.value = entry.amount.to_string();
        found(std::move(issue));
    }
    if (entry.tier.is_negative()) {
        Issue issue = price_issue("price.tier", "tier",
                                  tr("The quantity {0} is below 0.", entry.tier.to_string()),
                                  tr("Enter the smallest quantity it is asked for, or 0."));
        issue.value = entry.tier.to_string();
        found(std::move(issue));
    }
    const auto most = list != nullptr && digits ? digits(list->currency) : std::nullopt;
    if (most && entry.amount.normalized().scale() > *most) {
        Issue issue = price_issue("price.digits", "amount",
                                  tr("{0} has more decimals than its currency, which has {1}.",
                                     entry.amount.to_string(), *most),
                                  tr("Round it."));
        issue.value = entry.amount.to_string();
        found(std::move(issue));
    }
}

}  // namespace

std::string_view price_basis_name(PriceBasis basis) {
    return basis_names[static_cast<std::size_t>(basis)];
}

std::optional<PriceBasis> parse_price_basis(std::string_view name) {
    return kind_of<PriceBasis>(basis_names, name);
}

std::string_view price_target_name(PriceTargetKind kind) {
    return target_names[static_cast<std::size_t>(kind)];
}

std::optional<PriceTargetKind> parse_price_target(std::string_view name) {
    return kind_of<PriceTargetKind>(target_names, name);
}

PriceWindow PriceWindow::within(const PriceWindow& other) const {
    return {std::max(from, other.from), std::min(until, other.until)};
}

Instant PriceWindow::next_boundary(Instant now) const {
    if (is_empty()) return forever;
    if (now < from) return from;
    return now < until ? until : forever;
}

CurrencyDigits standard_digits(const Structure& structure) {
    return [&structure](CurrencyId currency) -> std::optional<int> {
        const auto code = CurrencyCode::parse(structure.currencies.code_of(currency));
        return code ? currency_digits(*code) : std::nullopt;
    };
}

Zone zone_of(const PriceList& list, const Structure& structure) {
    const auto found = Zone::find(zone_name_of(list, structure));
    return found ? *found : Zone::open("UTC");
}

PriceListTerms terms_of(const PriceList& list, const Structure& structure) {
    PriceListTerms terms;
    terms.id = list.id;
    terms.code = list.code;
    terms.currency = list.currency;
    terms.basis = list.is_net ? PriceBasis::net : PriceBasis::gross;
    terms.priority = list.priority;
    if (const auto targets = targets_of(list); !targets.empty()) terms.target = targets.front();
    if (list.from.empty() && list.until.empty()) return terms;
    const Zone zone = zone_of(list, structure);
    terms.window.from = instant_in(zone, list.from).value_or(PriceWindow::always);
    terms.window.until = instant_in(zone, list.until).value_or(PriceWindow::forever);
    return terms;
}

PriceLists price_lists_of(const Structure& structure) {
    PriceLists lists;
    structure.price_lists.each(
        [&](const PriceList& list) { lists.put(terms_of(list, structure)); });
    return lists;
}

Issues check_price_list(const PriceList& list, const Structure& structure) {
    Issues issues;
    if (structure.currencies.find(list.currency) == nullptr) {
        issues.push_back(price_issue("price_list.currency", "currency",
                                     tr("The price list has no currency."),
                                     tr("Choose a currency of the catalogue.")));
    }
    if (const auto targets = targets_of(list); targets.size() > 1) {
        issues.push_back(price_issue(
            "price_list.target", std::string(price_target_name(targets[1].kind)),
            tr("A price list is for one market, one channel, one store or one segment."),
            tr("Choose one of them, and nothing for the others.")));
    }
    if (!list.zone.empty() && !Zone::find(list.zone)) {
        issues.push_back(price_issue("zone.unknown", "zone",
                                     tr("\"{0}\" is no name of a time zone.", list.zone),
                                     tr("Write one such as Europe/Paris.")));
    }
    for (const auto& [column, text] :
         {std::pair("from", &list.from), std::pair("until", &list.until)}) {
        if (text->empty() || parse_local_time(*text)) continue;
        issues.push_back(price_issue(
            "price_list.time", column, tr("\"{0}\" is not a time.", *text),
            tr("Write a day such as 2026-11-27, or one with a time: 2026-11-27T08:30.")));
    }
    if (issues.empty() && terms_of(list, structure).window.is_empty())
        issues.push_back(window_issue("price_list.window", "until"));
    return issues;
}

Issues check_price_ranks(const PriceLists& lists) {
    using Rank = std::tuple<PriceTargetKind, std::int32_t, CurrencyId, int>;
    std::map<Rank, std::vector<const PriceListTerms*>> ranks;
    Issues issues;
    lists.each([&](const PriceListTerms& list) {
        auto& older = ranks[{list.target.kind, list.target.id, list.currency, list.priority}];
        const auto rival = std::ranges::find_if(older, [&](const PriceListTerms* other) {
            return !other->window.within(list.window).is_empty();
        });
        if (rival != older.end()) {
            Issue issue = price_issue(
                "price_list.same_rank", "priority",
                tr("The price lists \"{0}\" and \"{1}\" are for the same and have the same "
                   "priority. The older one, \"{0}\", comes first.",
                   (*rival)->code, list.code),
                tr("Give one of them a higher priority."));
            issue.severity = Severity::warning;
            issue.value = list.code;
            issues.push_back(std::move(issue));
        }
        older.push_back(&list);
    });
    return issues;
}

Issues check_price_entries(std::span<const PriceEntry> entries, const PriceLists& lists,
                           const CurrencyDigits& digits) {
    Issues issues;
    const auto found_in = [&](std::size_t place) {
        return [&issues, place](Issue issue) {
            issue.row = static_cast<std::int64_t>(place) + 1;
            issues.push_back(std::move(issue));
        };
    };
    std::vector<std::size_t> order(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        order[i] = i;
        check_entry(entries[i], lists, digits, found_in(i));
    }
    const auto key = [&](std::size_t place) {
        const PriceEntry& entry = entries[place];
        return std::tie(entry.list, entry.product, entry.type, entry.tier, entry.window.from);
    };
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return key(a) != key(b) ? key(a) < key(b) : a < b;
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
        if (key(order[i - 1]) != key(order[i])) continue;
        found_in(order[i])(price_issue(
            "price.same_start", "window",
            tr("Another price of this list, product, type and quantity starts at the same time."),
            tr("Remove one of them, or let it start at another time.")));
    }
    return issues;
}

PriceWindow window_of(const PriceEntry& entry, const PriceLists& lists) {
    const PriceListTerms* list = lists.find(entry.list);
    return list == nullptr ? entry.window : entry.window.within(list->window);
}

}  // namespace vitrine
