// The orders in which somebody has listed the products of a catalogue: sorted once, then mended.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <tuple>

#include "operations/list_sort.h"
#include "operations/product_columns.h"

namespace vitrine {

// [one thread at a time]
class ProductOrders {
public:
    // Those in `file`, read when they are asked for; none where it is null.
    explicit ProductOrders(std::shared_ptr<const ColumnFile> file);

    // The order of the request, of which `sort` was made. The first time it is sorted here, by the
    // columns or, where people read words in the order of their language, by every product.
    const RowOrder& order(Catalogue& catalogue, ProductColumns& products,
                          const ListRequest& request, ListSort& sort, const Progress& progress);

    // After the columns followed these changes.
    void follow(Catalogue& catalogue, const ProductColumns& products,
                const ProductColumns::Changes& changes);

    // One was sorted by reading all products and is not in the file. What columns are sorted by
    // takes less than writing them.
    bool unsaved() const { return m_unsaved; }
    // Of columns with so many rows.
    void write(ColumnFileWriter& file, std::size_t rows);
    // Once they are written.
    void saved() { m_unsaved = false; }

private:
    using Key = std::tuple<std::string, ChannelId, LocaleId>;  // column, and where it is looked at
    static Key key_of(const ListRequest& request);
    void read_all(std::size_t rows);
    RowOrder order_by_reading(Catalogue& catalogue, const ProductColumns& products, ListSort& sort,
                              const Progress& progress);
    RowOrder sorted(Catalogue& catalogue, ProductColumns& products, ListSort& sort,
                    const Progress& progress);

    std::map<Key, RowOrder> m_orders;
    std::map<Key, std::string> m_in_file;  // blocks that have not been read
    std::shared_ptr<const ColumnFile> m_file;
    bool m_unsaved = false;
};

}  // namespace vitrine
