// The products of a catalogue as columns, kept in step with its change feed: lists without reading
// a document, but for long texts and for the first sort by a text.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "operations/list_products.h"
#include "operations/long_texts.h"
#include "operations/product_history.h"
#include "operations/product_orders.h"
#include "operations/quality_index.h"
#include "search/column_filter.h"

namespace vitrine {

class ProductIndex {
public:
    ProductIndex() = default;
    ProductIndex(const ProductIndex&) = delete;
    ProductIndex& operator=(const ProductIndex&) = delete;

    // What list_products() gives, to the last tie. The first call reads the file of columns beside
    // the catalogue or, where there is none that fits, every product (about as long as
    // list_products() takes); later ones read the products that changed since, whoever changed
    // them. Within a transaction that has written something every product is read. A call that is
    // cancelled or fails leaves an index that the next call completes. The catalogue may be opened
    // anew between calls, but must be the same. [one thread at a time]
    std::vector<ProductId> list(Catalogue& catalogue, const ListRequest& request,
                                const Progress& progress);

    // The first half of list(): the columns are up to date. For those who may cancel a list, but
    // not the work that all lists need.
    void prepare(Catalogue& catalogue, const Progress& progress);

    // How many products list() gives for the request; its order does not matter.
    std::size_t count(Catalogue& catalogue, const ListRequest& request, const Progress& progress);

    // What "category under" and "category is empty" find, of every category at once. Not
    // cancelled once the columns are there.
    struct CategoryCounts {
        // Products and models in it or below it, each once, by category id; 0 beyond the end.
        std::vector<std::uint32_t> products;
        std::size_t unclassified = 0;  // in no category at all
        std::size_t all = 0;
    };
    CategoryCounts category_counts(Catalogue& catalogue, const Progress& progress);

    // By product id, the model right above it; 0 where there is none.
    std::vector<ProductId> parents(Catalogue& catalogue, const Progress& progress);

    // By product id, how many problems a product has, 0 beyond the end. What a list has read for
    // its filter or order is not read again. In a transaction that the caller has begun.
    std::vector<std::uint32_t> problem_counts(Catalogue& catalogue, const Progress& progress);

    // Whether the next start would be much faster if save() were called now. Never for a catalogue
    // that is read at once anyway.
    bool worth_saving() const;
    // Writes the file of columns, for every program that opens this catalogue; gives memory back.
    // False where the folder cannot be written, or `progress` said to stop: nothing is lost then.
    bool save(Catalogue& catalogue, const Progress& progress);

    // Whether long texts that the last list asked for had to be read from many products, for want
    // of an index or because it is behind: LongTexts::make_file(), on any thread, makes the next
    // such list fast. Never for a catalogue that is read at once anyway.
    bool wants_long_texts() const { return m_wants_long_texts; }

private:
    struct State {
        State(Catalogue& catalogue, std::shared_ptr<const ColumnFile> file,
              const Progress& progress);
        ProductColumns products;
        ProductOrders orders;
        ProductHistory history;  // empty until a filter asks for it
    };

    // What `work` makes of columns that are up to date, made anew where their file is damaged.
    template <class Work>
    auto with_columns(Catalogue& catalogue, const Progress& progress, Work work);
    std::vector<ProductId> list_by_columns(Catalogue& catalogue, const ListRequest& request,
                                           const Progress& progress);
    void refresh(Catalogue& catalogue, const Progress& progress);
    Bitmap select(Catalogue& catalogue, const ListRequest& request, const Progress& progress);
    Bitmap judge(Catalogue& catalogue, const Filter& filter, const FilterContext& context,
                 const Bitmap& among, const Progress& progress);
    std::optional<Bitmap> find_long_texts(Catalogue& catalogue, ValueKey key, TextMatch::Way way,
                                          const std::vector<std::string>& folded,
                                          const Bitmap& among, const Progress& progress);

    void sort_by_problems(Catalogue& catalogue, std::vector<ProductId>& ids,
                          SortDirection direction, const Progress& progress);
    const QualityIndex& quality(Catalogue& catalogue, const Progress& progress);

    std::unique_ptr<State> m_state;
    std::unique_ptr<QualityIndex> m_quality;  // null until a list asks for problems
    std::unique_ptr<LongTexts> m_long_texts;  // null until they are asked for
    bool m_wants_long_texts = false;
    bool m_file_is_bad = false;
};

}  // namespace vitrine
