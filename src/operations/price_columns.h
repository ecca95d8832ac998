// Prices as columns of product lists: "price@retail" is the regular price of a price list,
// "asked@web" what a channel asks now. No attribute has such a name, so nothing is taken from them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "operations/list_products.h"
#include "operations/price_view.h"

namespace vitrine {

// The column of that name; absent for names of another form. A currency may stand behind it,
// "asked@web[CHF]": usually that of the list, of the channel's market or its first one. Throws
// Error (usage) for an unknown list or channel, with the nearest known one, and for a currency that
// a list does not have.
std::optional<ListColumn> parse_price_column(const Structure& structure, std::string_view name);

// The cells of one such column, as prices are when it is made. One thread; the catalogue must
// outlive it unchanged.
class PriceCells {
public:
    // Throws Error (usage) where no currency follows for a channel.
    PriceCells(Catalogue& catalogue, const ListColumn& column);

    // For one piece of a product, what its models say included: of a list its regular price,
    // whomever and whenever the list is for; of a channel what it asks. Absent where there is none.
    std::optional<Decimal> amount(const Lineage& lineage);
    // "12.50 EUR", empty where there is none.
    std::string text(const Lineage& lineage);

private:
    Catalogue& m_catalogue;
    PriceQuestion m_question;
    PriceLists m_lists;
    std::vector<std::pair<PriceListId, Zone>> m_zones;  // of each of the lists
    std::string m_currency;
    bool m_of_list;
};

}  // namespace vitrine
