#include "pricing/price_trace_text.h"

#include "base/translate.h"

namespace vitrine {
namespace {

std::string other_target_sentence(const PriceListTerms& list) {
    switch (list.target.kind) {
        case PriceTargetKind::market:
            return tr("Its list \"{0}\" is for another market.", list.code);
        case PriceTargetKind::channel:
            return tr("Its list \"{0}\" is for another channel.", list.code);
        case PriceTargetKind::location:
            return tr("Its list \"{0}\" is for another location.", list.code);
        case PriceTargetKind::segment:
            return tr("Its list \"{0}\" is for another segment.", list.code);
        case PriceTargetKind::base:
            break;
    }
    return {};
}

std::string nearer_target_sentence(const PriceListTerms& list) {
    switch (list.target.kind) {
        case PriceTargetKind::market:
            return tr("A price for the market comes first, that of the list \"{0}\".", list.code);
        case PriceTargetKind::channel:
            return tr("A price for the channel comes first, that of the list \"{0}\".", list.code);
        case PriceTargetKind::location:
            return tr("A price for the location comes first, that of the list \"{0}\".", list.code);
        case PriceTargetKind::segment:
            return tr("A price for a segment comes first, that of the list \"{0}\".", list.code);
        case PriceTargetKind::base:
            break;
    }
    return {};
}

std::string amount_text(const PriceEntry& entry, const PriceListTerms& list,
                        const Structure& structure) {
    return entry.amount.to_string() + " " + structure.currencies.code_of(list.currency);
}

}  // namespace

std::string price_trace_sentence(const PriceTrace& trace, std::size_t line,
                                 const Structure& structure, const PriceLists& lists,
                                 const InstantText& instant_text) {
    static const PriceListTerms no_list;
    const auto list_of = [&](const PriceEntry& entry) -> const PriceListTerms& {
        const PriceListTerms* const list = lists.find(entry.list);
        return list != nullptr ? *list : no_list;
    };
    const auto at = [&](Instant instant) {
        return instant_text ? instant_text(instant) : to_iso8601(instant);
    };
    const PriceTraceLine& subject = trace.at(line);
    const PriceEntry& entry = subject.entry;
    const PriceListTerms& list = list_of(entry);
    // Itself where it has no rival: no sentence speaks of one then.
    const PriceEntry& rival =
        subject.rival < 0 ? entry : trace.at(static_cast<std::size_t>(subject.rival)).entry;
    const PriceListTerms& rival_list = list_of(rival);
    switch (subject.verdict) {
        case PriceVerdict::asked:
            return tr("This is the price.");
        case PriceVerdict::reduced:
            return tr("This is the regular price. Instead of it {0} is asked, the reduction.",
                      amount_text(rival, rival_list, structure));
        case PriceVerdict::never_asked:
            return tr("It stands beside the price and is never asked.");
        case PriceVerdict::unknown_list:
            return tr("Its price list is not in the catalogue.");
        case PriceVerdict::other_target:
            return other_target_sentence(list);
        case PriceVerdict::other_currency:
            return tr("Its list \"{0}\" is in {1}.", list.code,
                      structure.currencies.code_of(list.currency));
        case PriceVerdict::list_not_begun:
            return tr("Its list \"{0}\" is valid from {1} only.", list.code, at(list.window.from));
        case PriceVerdict::list_over:
            return tr("Its list \"{0}\" was valid until {1}.", list.code, at(list.window.until));
        case PriceVerdict::not_begun:
            return tr("It is valid from {0} only.", at(entry.window.from));
        case PriceVerdict::over:
            return tr("It was valid until {0}.", at(entry.window.until));
        case PriceVerdict::below_tier:
            return tr("It is for a quantity of {0} and more.", entry.tier.to_string());
        case PriceVerdict::nearer_target:
            return nearer_target_sentence(rival_list);
        case PriceVerdict::higher_priority:
            return tr("The list \"{0}\" comes first by its priority, {1}.", rival_list.code,
                      rival_list.priority);
        case PriceVerdict::nearer_level:
            return tr("A price of the product itself, or of a nearer model, comes first.");
        case PriceVerdict::higher_tier:
            return tr("The price for a quantity of {0} and more comes first.",
                      rival.tier.to_string());
        case PriceVerdict::older_list:
            return tr("The list \"{0}\" comes first, as it is older and nothing else decides.",
                      rival_list.code);
        case PriceVerdict::later_start:
            return tr("The price that is valid from {0} comes first, as it starts later.",
                      at(rival.window.from));
        case PriceVerdict::lower_amount:
            return tr("Another price of the list stands in the same place and is not higher: {0}.",
                      amount_text(rival, rival_list, structure));
        case PriceVerdict::no_regular:
            return tr("There is no regular price that it could reduce.");
        case PriceVerdict::other_basis:
            return list.basis == PriceBasis::net
                       ? tr("It is net and the regular price gross, so they are not compared.")
                       : tr("It is gross and the regular price net, so they are not compared.");
        case PriceVerdict::not_lower:
            return tr("It is not lower than the regular price, {0}.",
                      amount_text(rival, rival_list, structure));
    }
    return {};
}

}  // namespace vitrine
