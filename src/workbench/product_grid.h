// The grid of products without its window: which rows there are, what their cells say, what an edit
// does. Rows are ids in memory; what they show is fetched a page at a time when somebody looks.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "operations/product_index.h"
#include "workbench/editor.h"
#include "workbench/grid_column.h"
#include "workbench/model_tree.h"
#include "workbench/problem_counts.h"
#include "workbench/product_pictures.h"
#include "workbench/readiness_cells.h"

namespace vitrine {

class ProductGrid {
public:
    ProductGrid(Workspace& workspace, Editor& editor);

    // Rows and columns.
    std::size_t row_count() const { return m_ids.size(); }
    // Products and models of the whole catalogue; known once a list without a filter came.
    std::size_t total_count() const { return m_total; }
    const std::vector<GridColumn>& columns() const { return m_columns; }
    const std::vector<std::string>& column_names() const { return m_column_names; }
    // Somebody chose them; otherwise they are the usual ones.
    bool has_chosen_columns() const { return m_columns_chosen; }
    void choose_columns(std::vector<std::string> names);
    // All rows, in their order.
    const std::vector<ProductId>& products() const { return m_ids; }
    // Another one whenever other products stand in the rows, or in another order.
    std::uint64_t list_number() const { return m_list_number; }
    // The rows as they were before the list had its number.
    const std::vector<ProductId>& products_before() const { return m_ids_before; }
    // What filter and search found: not the models that a tree shows besides, but also what is
    // below collapsed ones.
    const std::vector<ProductId>& listed() const { return m_tree ? m_found : m_ids; }
    // All rows, those below collapsed models too.
    const std::vector<ProductId>& unfolded() const { return m_tree ? m_tree->ids : m_ids; }
    // 0 beyond the end.
    ProductId product_at(std::size_t row) const;
    std::optional<std::size_t> row_of(ProductId product) const;

    // The rows as a tree, models with their variants below. Asks for a new list; the old one stays
    // until it comes. What is collapsed stays so in every later list.
    void group_by_model(bool grouped);
    bool is_grouped() const { return m_grouped; }
    // At the top and with nothing below where rows are no tree.
    RowPlace place(std::size_t row) const;
    bool is_collapsed(std::size_t row) const;
    // The row right above in the tree; absent at the top.
    std::optional<std::size_t> row_above(std::size_t row) const;
    // The row of the product or, where it is hidden, of the model that hides it.
    std::optional<std::size_t> row_that_shows(ProductId product) const;
    // Hides or shows what is below a row; nothing happens where nothing is.
    void collapse(std::size_t row, bool collapsed);
    void collapse_all(bool collapsed);
    // Expands what hides the product, if anything does.
    void reveal(ProductId product);

    // Null while the page is on its way; asking fetches it.
    const ProductRow* row(std::size_t row);
    // What the cell says; an ellipsis while the page is on its way.
    std::string text(std::size_t row, std::size_t column);
    // What an editor begins with: the text without decoration.
    std::string editor_text(std::size_t row, std::size_t column);
    // What these cells say, row by row, both ends included and within the grid: at once where their
    // pages are at hand, otherwise when they have been read. Not handed over if that fails.
    using Texts = std::vector<std::vector<std::string>>;
    enum class Says {
        shown,     // as text()
        editable,  // as editor_text()
    };
    void read_texts(Says what, std::size_t top, std::size_t left, std::size_t bottom,
                    std::size_t right, std::function<void(Texts)> use);
    // What a cell is called for those who do not see it: its text, or words for what it shows
    // instead.
    std::string spoken_text(std::size_t row, std::size_t column);
    // The picture that stands for the product of the row; asking has it made.
    ProductPictures::Picture picture(std::size_t row);
    // Of a column of readiness; asking has it judged.
    const ReadinessCells::Readiness& readiness(std::size_t row, std::size_t column);
    bool is_editable(std::size_t column) const { return m_columns[column].editable; }
    bool is_sortable(std::size_t column) const { return !m_columns[column].sort.empty(); }

    struct Look {
        bool loading = false;
        bool inherited = false;  // from a model above
        bool pending = false;    // typed, not yet saved
        bool refused = false;    // typed and not taken; why() says the reason
        bool own_name = true;    // false: the code stands in for a name
    };
    Look look(std::size_t row, std::size_t column);
    // Why the cell's text was refused, or what keeps the product from the column's channel; empty
    // where there is nothing to tell.
    std::string why(std::size_t row, std::size_t column);

    // Which products, in which order. Each asks for a new list; the old one stays until it comes.
    void set_search(std::string words);
    void set_filter(std::string filter);
    void sort_by(std::size_t column, bool ascending);
    // The column the rows are ordered by; absent where it is not among the columns.
    struct Order {
        std::size_t column = 0;
        bool ascending = true;
    };
    std::optional<Order> order() const;
    void reload();
    const std::string& search() const { return m_request_search; }
    const std::string& filter() const { return m_request_filter; }
    bool is_listing() const { return m_listing; }
    // Why the filter cannot be read; empty if it can. The rows are then the last ones that could.
    const std::string& filter_error() const { return m_filter_error; }

    // What lists are made of, for others who count or search: to be used in jobs of the workspace's
    // searcher only.
    const std::shared_ptr<ProductIndex>& index() const { return m_index; }

    // Editing. One call is one change set and one step of undo.
    struct Typed {
        std::size_t row = 0;
        std::size_t column = 0;
        std::optional<std::string> text;  // absent clears
    };
    void type(const std::vector<Typed>& cells, const std::string& source);
    // What type() would hand to the editor; the cells must be ones that can be edited.
    std::vector<TypedValue> typed_values(const std::vector<Typed>& cells) const;
    std::size_t refused_count() const { return m_refused.size(); }
    // The first refused cell behind this one, from the top again at the end.
    std::optional<std::pair<std::size_t, std::size_t>> next_refused(std::size_t row,
                                                                    std::size_t column) const;

    // What the face wants to hear. All on its thread.
    struct Events {
        std::function<void()> columns_changed;
        std::function<void()> rows_changed;  // another list, or the state of listing and filter
        std::function<void()> cells_changed;
        std::function<void(const EditReport& report, const std::string& source)> edited;
        std::function<void(const std::string& sentence)> failed;
    };
    Events events;

private:
    static constexpr std::size_t page_size = 200;
    static constexpr std::size_t pages_kept = 60;
    struct Page {
        std::vector<ProductRow> rows;
        bool stale = false;  // shown until the new one comes
        std::list<std::size_t>::iterator recent;
    };
    struct Refusal {
        std::string text;
        std::string reason;
    };
    // A cell by what it is, not by where it stands: sorting does not move it. Small, since a paste
    // brings a hundred thousand of them at once.
    struct CellKey {
        ProductId product = 0;
        int field = 0;  // m_field_numbers
        bool operator==(const CellKey&) const = default;
    };
    struct CellKeyHash {
        std::size_t operator()(const CellKey& key) const {
            return std::hash<std::uint64_t>()(static_cast<std::uint64_t>(key.product) * 4096 +
                                              static_cast<std::uint64_t>(key.field));
        }
    };
    template <class Content>
    using ByCell = std::unordered_map<CellKey, Content, CellKeyHash>;
    using Batch = std::shared_ptr<const std::vector<CellKey>>;  // on its way to the file

    void update_columns();
    void list();
    void list_again();
    void show_first_rows();
    struct Found {
        std::vector<ProductId> ids;
        std::optional<ModelTree> tree;
    };
    void keep_found(Found found);
    void keep_ids(std::vector<ProductId> ids, std::vector<RowPlace> places = {});
    void keep_listed(const std::vector<ProductId>& ids);
    void show_tree();
    void save_index();
    void make_long_texts();
    void forget_pages();
    void mark_stale();
    void want_page(std::size_t page);
    void fetch_next_page();
    void keep_page(std::size_t page, std::vector<ProductRow> rows);
    void on_change(const CatalogueChange& change);
    enum class Outcome { saved, failed };
    void settle(const Batch& batch, Outcome outcome);
    void mark_refused(const std::vector<TypedRefusal>& refusals, const Batch& batch);
    const ProductRow* row_at_hand(std::size_t row) const;
    CellKey key_of(std::size_t row, std::size_t column) const;
    TypedValue typed_value(const Typed& typed, const CellKey& key) const;
    std::string stored_text(const ProductRow& row, const GridColumn& column);
    const std::string* text_typed_in(const CellKey& key) const;
    std::string text_in(const ProductRow& row, std::size_t column);
    std::string tree_words(std::size_t row) const;

    Workspace& m_workspace;
    Editor& m_editor;
    std::vector<std::string> m_column_names;
    bool m_columns_chosen = false;
    std::vector<GridColumn> m_columns;
    std::vector<ListColumn> m_list_columns;

    std::string m_request_search, m_request_filter;
    std::string m_sort = "sku";
    bool m_ascending = true;
    std::vector<ProductId> m_ids, m_ids_before;
    bool m_grouped = false;  // asked for; m_tree is what came
    std::vector<ProductId> m_found;
    std::optional<ModelTree> m_tree;  // with everything expanded
    std::vector<RowPlace> m_places;   // of m_ids; empty where they are no tree
    std::vector<bool> m_collapsed;    // by id
    std::uint64_t m_list_number = 0;
    std::vector<bool> m_listed;  // by id
    std::size_t m_total = 0;
    bool m_listing = true;      // the first list comes with the structure
    bool m_list_again = false;  // something changed while a list was made
    bool m_has_listed = false;
    // Used by the searcher's thread only.
    std::shared_ptr<ProductIndex> m_index = std::make_shared<ProductIndex>();
    std::stop_source m_list_job{std::nostopstate};
    std::stop_source m_save_job{std::nostopstate};
    bool m_making_long_texts = false;
    std::string m_filter_error;

    std::unordered_map<std::size_t, Page> m_pages;
    // What was in pages when rows were hidden or shown: seen until the pages are read again.
    std::unordered_map<ProductId, ProductRow> m_rows_before;
    std::list<std::size_t> m_recent;    // page numbers, the last used first
    std::vector<std::size_t> m_wanted;  // the last asked for is fetched first
    std::optional<std::size_t> m_fetching;
    bool m_fetched_too_early = false;  // something changed while the page was read
    std::uint64_t m_generation = 0;    // of ids and columns: answers of older ones are dropped

    // Of every column that was ever shown, and those of the columns shown now. The channel and
    // locale are those that the name does not say.
    using FieldIdentity = std::tuple<std::string, ChannelId, LocaleId>;
    std::map<FieldIdentity, int> m_field_numbers;
    std::vector<int> m_column_fields;
    ByCell<std::string> m_pending;  // on their way to the file
    ByCell<std::string> m_saved;    // in the file, not yet in the page
    ByCell<Refusal> m_refused;
    ProblemCounts m_problems;  // counted while there is a column of them
    ProductPictures m_pictures;
    ReadinessCells m_readiness;
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
