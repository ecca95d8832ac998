// Which columns of a table say prices, and what each of its rows says: Vitrine's own columns and
// those of the shops' files, told apart by their headings. Pure values; may be used on any thread.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "interchange/csv_reader.h"

namespace vitrine {

// One price as a file says it, its parts in this order. Texts.
struct SaidPrice {
    std::string list, sku, type, quantity, from, until, amount;
};
inline constexpr std::size_t price_parts = 7;
// "list", "sku" and so on: Vitrine's own headings.
extern const std::array<std::string_view, price_parts> price_part_names;
extern const std::array<std::string SaidPrice::*, price_parts> said_parts;

// A list that prices may go to, and how the files of shops mean it.
struct PriceDestination {
    std::string list;      // its code
    std::string currency;  // its code
    // Codes and labels of the market, channel, store or segment that it is for; none: everybody.
    std::vector<std::string> names;
};

enum class PriceForm {
    vitrine,        // list, sku, type, quantity, from, until, amount
    akeneo,         // sku or code; price-EUR, cost-EUR, price-ecommerce-EUR
    magento_tiers,  // sku, tier_price_website, tier_price_customer_group, tier_price_qty,
                    // tier_price
    magento,        // sku, price, special_price with its dates, map_price, msrp_price, cost
    woocommerce,    // SKU, Regular price, Sale price with its dates
    medusa,         // Variant Sku, Variant Price EUR, Variant Price Europe [EUR]
};

// What one row says of one price.
struct RowPrice {
    SaidPrice said;
    // Where each part came from, by its place among the parts; empty: from no column.
    std::array<std::string_view, price_parts> headings;
    // Why it cannot be a price, with column, value, rule and what to do; empty: nothing known yet.
    Issues issues;
};

class PriceColumns {
public:
    // Of a price that names no list, the only destination of its currency is meant, else the one
    // for everybody. A name (of a region, a channel, a website or a customer group) means the
    // destination that has it, without regard to case. Throws Error (usage) for a table that says
    // no prices, for a shop's table without a destination, and where several are as good for all.
    PriceColumns(std::vector<std::string> header, const std::string& file_name,
                 std::vector<PriceDestination> destinations);

    PriceForm form() const { return m_form; }
    // Headings that are not read, in their order: no prices, or prices of a currency or a place
    // that no destination is for.
    const std::vector<std::string>& passed_over() const { return m_passed_over; }

    // The prices of a row, in place of what was in `prices`. A shop's cell that is empty says
    // nothing; in Vitrine's own form an empty amount is a price that is to be removed. Of shops, a
    // day on which a sale ends is the last one of it, amounts may have a decimal comma, and zeros
    // behind the second decimal are dropped. Valid as long as this and the row.
    void read(const CsvRow& row, std::vector<RowPrice>& prices) const;

private:
    // A part is a column, or always the same; -1: that.
    struct Part {
        int column = -1;
        std::string text;
    };
    using Reading = std::array<Part, price_parts>;

    int find(std::string_view heading) const;
    // Notes that the column is read.
    Part column(std::string_view heading);
    void tell_form(const std::string& file_name);
    void read_own(const std::string& file_name);
    // The columns that name a place, or the others.
    void read_akeneo(bool named);
    void read_magento_tiers();
    void read_sale(std::string_view regular, std::string_view reduced, std::string_view from,
                   std::string_view until);
    void read_medusa(bool named);
    // Nothing where a column says that type for that list already.
    void add(std::string_view sku, std::string_view type, int amount, std::string list);
    // Null where none or several are meant.
    const PriceDestination* destination(std::string_view currency,
                                        const std::vector<std::string>& names) const;
    void choose_by_cells(RowPrice& price, const CsvRow& row) const;

    std::vector<std::string> m_header, m_folded;
    std::vector<PriceDestination> m_destinations;
    PriceForm m_form = PriceForm::vitrine;
    std::vector<Reading> m_readings;                      // one for each price of a row
    std::vector<bool> m_read;                             // by column
    int m_website = -1, m_group = -1, m_value_type = -1;  // of Magento's tier prices
    std::vector<std::string> m_passed_over;
};

}  // namespace vitrine
