#include "pricing/price_list.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <vector>

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

bool has_target(const PriceTarget& target, const Structure& structure, const Segments& segments) {
    switch (target.kind) {
        case PriceTargetKind::base:
            return target.id == 0;
        case PriceTargetKind::market:
            return structure.markets.find(target.id) != nullptr;
        case PriceTargetKind::channel:
            return structure.channels.find(target.id) != nullptr;
        case PriceTargetKind::location:
            return structure.locations.find(target.id) != nullptr;
        case PriceTargetKind::segment:
            return segments.find(target.id) != nullptr;
    }
    return false;
}

Issue window_issue(std::string_view rule) {
    return price_issue(rule, "window", tr("The end is not after the start."),
                       tr("Choose a later end, or leave it open."));
}

// Of one entry by itself, in the order in which they are listed.
void check_entry(const PriceEntry& entry, const PriceLists& lists, const CurrencyDigits& digits,
                 const std::function<void(Issue)>& found) {
    const PriceList* const list = lists.find(entry.list);
    if (list == nullptr) {
        found(price_issue("price.list", "list", tr("There is no such price list."),
                          tr("Choose a price list of the catalogue.")));
    }
    if (entry.product == 0) {
        found(price_issue("price.product", "product", tr("The price is of no product."),
                          tr("Name a product, a variant or a model.")));
    }
    if (entry.window.is_empty()) {
        found(window_issue("price.window"));
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

Issues check_price_list(const PriceList& list, const Structure& structure,
                        const Segments& segments) {
    Issues issues;
    if (list.code.empty()) {
        issues.push_back(price_issue("price_list.code", "code", tr("The price list has no code."),
                                     tr("Give it a code.")));
    }
    if (structure.currencies.find(list.currency) == nullptr) {
        issues.push_back(price_issue("price_list.currency", "currency",
                                     tr("The price list has no currency."),
                                     tr("Choose a currency of the catalogue.")));
    }
    if (!has_target(list.target, structure, segments)) {
        issues.push_back(price_issue(
            "price_list.target", "target",
            tr("What the price list is for is not in the catalogue."),
            tr("Choose a market, a channel, a location or a segment, or make it a base list.")));
    }
    if (list.window.is_empty()) issues.push_back(window_issue("price_list.window"));
    return issues;
}

Issues check_price_ranks(const PriceLists& lists) {
    using Rank = std::tuple<PriceTargetKind, std::int32_t, CurrencyId, int>;
    std::map<Rank, std::vector<const PriceList*>> ranks;
    Issues issues;
    lists.each([&](const PriceList& list) {
        auto& older = ranks[{list.target.kind, list.target.id, list.currency, list.priority}];
        const auto rival = std::ranges::find_if(older, [&](const PriceList* other) {
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

}  // namespace vitrine
