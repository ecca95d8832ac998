// Prices and stock as columns of product lists: "price@retail" is the regular price of a price
// list, "asked@web" what a channel asks now; "stock@lyon" the stock of a location, "age@lyon" the
// days since it was counted, "cover@lyon" the days that it lasts, and "stock@*" that of all
// locations. No attribute has such a name, so nothing is taken from them. Filters use the same
// names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "operations/list_products.h"
#include "operations/price_view.h"
#include "store/stock_store.h"

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

// Likewise for a column of stock.
class StockCells {
public:
    StockCells(Catalogue& catalogue, const ListColumn& column);

    // "12", "0.25", empty where it is not known.
    std::string text(const Lineage& lineage);

private:
    StockStore m_store;
    const FilterField m_figure;
    const LocationId m_location;
    const Instant m_now;
};

}  // namespace vitrine
