// The products of a catalogue as columns, kept in step with its change feed: lists without reading
// a document, but for long texts and for the first sort by a text.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "operations/list_products.h"
#include "operations/product_history.h"
#include "search/column_filter.h"
#include "search/row_order.h"

namespace vitrine {

class ListSort;

class ProductIndex {
public:
    ProductIndex() = default;
    ProductIndex(const ProductIndex&) = delete;
    ProductIndex& operator=(const ProductIndex&) = delete;

    // What list_products() gives, to the last tie. The first call reads every product (about as
    // long as list_products() takes), later ones those that changed since, whoever changed them. A
    // call that is cancelled or fails leaves an index that the next call completes. The catalogue
    // may be opened anew between calls, but must be the same. [one thread at a time]
    std::vector<ProductId> list(Catalogue& catalogue, const ListRequest& request,
                                const Progress& progress);

private:
    // What the columns took from the structure: if it changes, they are read anew.
    struct Shape {
        std::vector<int> kinds;  // by attribute: of its column, -1 for none
        std::map<FamilyVariantId, FamilyId> families;
        bool operator==(const Shape&) const = default;
    };
    struct State {
        std::string catalogue;  // uuid
        std::int64_t seq = 0;
        std::size_t replaced = 0;  // rows since all were read: their old texts are still kept
        Shape shape;
        std::shared_ptr<const Structure> structure;
        Columns columns;
        CompletenessColumns completeness{columns};
        ProductHistory history;  // empty until a filter asks for it
        std::unique_ptr<const RowOrder> by_code;
        std::map<std::tuple<std::string, ChannelId, LocaleId>, RowOrder> orders;
    };

    static Shape shape_of(const Structure& structure);
    void refresh(Catalogue& catalogue, const Progress& progress);
    void read_all(Catalogue& catalogue, const Progress& progress);
    void read_codes(Catalogue& catalogue);
    // Also what inherits from them; returns all of these.
    std::vector<ProductId> read_changed(Catalogue& catalogue,
                                        const std::vector<ProductId>& changed);
    void repair_orders(Catalogue& catalogue, const std::vector<ProductId>& changed);
    Bitmap select(Catalogue& catalogue, const ListRequest& request, const Progress& progress);
    Bitmap judge(Catalogue& catalogue, const Filter& filter, const FilterContext& context,
                 const Bitmap& among, const Progress& progress);
    const RowOrder& order(Catalogue& catalogue, const ListRequest& request, ListSort& sort,
                          const Progress& progress);
    RowOrder read_order(Catalogue& catalogue, ListSort& sort, const Progress& progress);

    std::unique_ptr<State> m_state;
};

}  // namespace vitrine
