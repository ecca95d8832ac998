#include "operations/undo_prices.h"

#include "base/translate.h"

namespace vitrine {

std::optional<Issue> later_price(Catalogue& catalogue, const Structure& structure,
                                 const PriceChangeRow& change) {
    const auto now = catalogue.prices().find(change.key);
    const bool is_as_left =
        now.has_value() == change.after.has_value() &&
        (!now || (now->until == change.after->until && now->amount == change.after->amount));
    if (is_as_left) return std::nullopt;
    Issue issue;
    issue.product = catalogue.products().code_of(change.key.product);
    issue.column = "price@" + structure.price_lists.code_of(change.key.list);
    issue.message = now ? tr("The price was changed since: it is {0} now.", now->amount.to_string())
                        : tr("The price was removed since.");
    return issue;
}

std::string price_before(const PriceChangeRow& change) {
    return change.before ? change.before->amount.to_string() : tr("nothing");
}

}  // namespace vitrine
