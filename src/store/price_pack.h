// Changes of the prices of one list as the journal keeps them: one row of bytes for many.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "store/price_store.h"

namespace vitrine {

// Layout: one byte of version, then a row for each change: product as the signed difference from
// the row before, type and which states there are as one byte, tier, start, then of each state its
// end, mantissa and scale. Numbers are varints, signed ones zigzag-coded (store/document.h).
class PricePack {
public:
    // A pack with more rows is to be written before it takes another.
    static constexpr std::size_t most_rows = 65'536;

    // All rows of a pack are of one list.
    void add(const PriceChangeRow& row);
    bool empty() const { return m_count == 0; }
    bool is_full() const { return m_count >= most_rows; }
    PriceListId list() const { return m_list; }
    ProductId first() const { return m_first; }  // the lowest product
    ProductId last() const { return m_last; }    // the highest
    const std::string& rows() const { return m_rows; }
    void clear() { *this = PricePack(); }

private:
    std::string m_rows;
    std::size_t m_count = 0;
    PriceListId m_list = 0;
    ProductId m_first = 0, m_last = 0, m_previous = 0;
};

// Calls `use` with every row, in the order in which they were added. Throws Error (storage) for
// bytes that no PricePack wrote.
void each_price_change(PriceListId list, std::string_view rows,
                       const std::function<void(const PriceChangeRow&)>& use);

}  // namespace vitrine
