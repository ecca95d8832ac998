// What stands beside the grid to choose its products by: views and a tree of categories, each with
// the number of its products, counted in the background while somebody looks.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalog/query.h"
#include "workbench/filter_desk.h"
#include "workbench/product_grid.h"

namespace vitrine {

class SidebarDesk {
public:
    SidebarDesk(Workspace& workspace, ProductGrid& grid, FilterDesk& filters);

    // Somebody looks: counts now and after every change; or nobody does any more. What was counted
    // stays.
    void follow(bool followed);

    struct View {
        std::string label;
        std::string filter;  // in the filter language; empty shows everything
        ViewText layout;     // columns and order, where it was saved with them
        bool is_saved = false;
    };
    // All products, those to complete in the channel and locale looked at, then the saved filters
    // in the order of the alphabet.
    const std::vector<View>& views() const { return m_views; }
    // Absent until counted; always for a saved filter, which may ask for anything.
    std::optional<std::size_t> view_count(std::size_t view) const;

    // The grid gets the columns and the order of the view, where it has any; its filter is set by
    // who shows the filter.
    void lay_out(const View& view);
    // Keeps filter, columns and order of the grid under a name, in place of the view that has it.
    // In the background and one step of undo each, as FilterDesk does; only of saved views.
    void save_view(const std::string& name);
    void rename_view(std::size_t view, const std::string& name);
    void remove_view(std::size_t view);

    // One tree is looked at: at first that of the channel, else the first there is.
    std::vector<Choice> trees() const;
    CategoryId tree() const { return m_tree; }
    void choose_tree(CategoryId tree);

    // Stands for the products in no category at all, wherever a category is asked for.
    static constexpr CategoryId unclassified = -1;

    // In their order; those of 0 are what the tree begins with: its root, where there is one, and
    // `unclassified`.
    std::vector<CategoryId> children(CategoryId category) const;
    bool has_children(CategoryId category) const;
    // 0 for what the tree begins with.
    CategoryId parent(CategoryId category) const;
    // Empty for a category that is not there any more.
    std::string label(CategoryId category) const;
    // Of the products in the category or below it. Absent until counted.
    std::optional<std::size_t> count(CategoryId category) const;
    // What shows the products in the category or below it.
    std::string filter_of(CategoryId category) const;

    // What the grid's filter says, however it came to be there: one of the views, a category, or
    // neither where somebody wrote another one.
    struct Chosen {
        std::optional<std::size_t> view;
        CategoryId category = 0;
        bool operator==(const Chosen&) const = default;
    };
    const Chosen& chosen() const { return m_chosen; }
    // The grid may have another filter now; events.chosen follows if it says something else.
    void follow_filter();

    struct Events {
        std::function<void()> changed;  // other views, trees or categories
        std::function<void()> counted;
        std::function<void()> chosen;
    };
    Events events;

private:
    void update();
    void read_tree();
    Chosen read_filter() const;
    void count_again();
    bool has_category(CategoryId category) const;

    struct Counts {
        ProductIndex::CategoryCounts categories;
        std::size_t to_complete = 0;
    };

    Workspace& m_workspace;
    ProductGrid& m_grid;
    FilterDesk& m_filters;
    std::shared_ptr<const Structure> m_structure;  // that the rest was made of
    std::vector<View> m_views;
    std::vector<std::optional<Filter>> m_read_views;  // absent where it cannot be read
    std::vector<std::vector<CategoryId>> m_children;  // by category id; of 0 the roots
    CategoryId m_tree = 0;
    std::string m_read_filter;
    Chosen m_chosen;

    bool m_followed = false;
    bool m_counting = false;
    bool m_count_again = false;  // something changed meanwhile
    std::optional<Counts> m_counts;
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
