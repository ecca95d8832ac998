#include "workbench/sidebar_desk.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/shown_name.h"

namespace vitrine {
namespace {

constexpr std::size_t all_products = 0, to_complete = 1;
constexpr const char* to_complete_filter = "completeness < 100";

// Absent where it cannot be read.
std::optional<Filter> read(const Structure& structure, const std::string& text) {
    try {
        return parse_filter(structure, text);
    } catch (const Error&) {
        return std::nullopt;
    }
}

Filter condition_of(CategoryId category) {
    Filter filter;
    filter.kind = Filter::Kind::condition;
    filter.field = FilterField::category;
    if (category == SidebarDesk::unclassified) {
        filter.comparison = Comparison::is_empty;
    } else {
        filter.comparison = Comparison::under;
        filter.ids = {category};
    }
    return filter;
}

}  // namespace

SidebarDesk::SidebarDesk(Workspace& workspace, ProductGrid& grid, FilterDesk& filters)
    : m_workspace(workspace), m_grid(grid), m_filters(filters) {
    update();
    m_subscription = m_workspace.listen([this](const CatalogueChange& change) {
        if (change.structure) update();
        // Labels are those of the locale that is looked at.
        if ((change.structure || change.context) && events.changed) events.changed();
        if (m_followed) count_again();
    });
}

void SidebarDesk::follow(bool followed) {
    if (std::exchange(m_followed, followed) == followed || !followed) return;
    count_again();
}

void SidebarDesk::update() {
    m_structure = m_workspace.structure();
    m_views = {{tr("All products"), "", {}}, {tr("To complete"), to_complete_filter, {}}};
    for (const std::string& name : m_filters.names()) {
        ViewText layout = m_filters.view(name);
        m_views.push_back({name, layout.filter, layout, true});
    }
    m_read_views.clear();
    for (const View& view : m_views) m_read_views.push_back(read(*m_structure, view.filter));
    read_tree();
    m_read_filter = m_grid.filter();
    m_chosen = read_filter();
}

void SidebarDesk::read_tree() {
    const auto& categories = m_structure->categories;
    m_children.assign(static_cast<std::size_t>(categories.next_id()), {});
    categories.each([&](const Category& category) {
        m_children[static_cast<std::size_t>(category.parent)].push_back(category.id);
    });
    for (auto& siblings : m_children) {
        std::stable_sort(siblings.begin(), siblings.end(), [&](CategoryId a, CategoryId b) {
            return categories.find(a)->position < categories.find(b)->position;
        });
    }
    const auto& roots = m_children.front();
    if (std::find(roots.begin(), roots.end(), m_tree) != roots.end()) return;
    const Channel* channel = m_structure->channels.find(m_workspace.channel());
    m_tree = channel == nullptr ? 0 : channel->tree;
    if (std::find(roots.begin(), roots.end(), m_tree) == roots.end()) {
        m_tree = roots.empty() ? 0 : roots.front();
    }
}

std::optional<std::size_t> SidebarDesk::view_count(std::size_t view) const {
    if (!m_counts || view > to_complete) return std::nullopt;
    return view == all_products ? m_counts->categories.all : m_counts->to_complete;
}

void SidebarDesk::lay_out(const View& view) {
    if (!view.layout.columns.empty() && view.layout.columns != m_grid.column_names())
        m_grid.choose_columns(view.layout.columns);
    const auto& columns = m_grid.columns();
    for (std::size_t i = 0; i < columns.size() && !view.layout.sort.empty(); ++i) {
        if (columns[i].sort == view.layout.sort) return m_grid.sort_by(i, view.layout.ascending);
    }
}

void SidebarDesk::save_view(const std::string& name) {
    ViewText view;
    view.filter = m_grid.filter();
    view.columns = m_grid.column_names();
    if (const auto order = m_grid.order()) {
        view.sort = m_grid.columns()[order->column].sort;
        view.ascending = order->ascending;
    }
    m_filters.save_view(name, view);
}

void SidebarDesk::rename_view(std::size_t view, const std::string& name) {
    if (view < m_views.size() && m_views[view].is_saved)
        m_filters.rename(m_views[view].label, name);
}

void SidebarDesk::remove_view(std::size_t view) {
    if (view < m_views.size() && m_views[view].is_saved) m_filters.remove(m_views[view].label);
}

std::vector<Choice> SidebarDesk::trees() const {
    std::vector<Choice> trees;
    for (const CategoryId root : m_children.front()) {
        trees.push_back(choice_of(*m_structure, *m_structure->categories.find(root),
                                  m_workspace.locale_code()));
    }
    return trees;
}

void SidebarDesk::choose_tree(CategoryId tree) {
    if (tree == m_tree || !has_category(tree) || parent(tree) != 0) return;
    m_tree = tree;
    if (events.changed) events.changed();
}

bool SidebarDesk::has_category(CategoryId category) const {
    return category > 0 && m_structure->categories.find(category) != nullptr;
}

std::vector<CategoryId> SidebarDesk::children(CategoryId category) const {
    if (category == 0) {
        if (m_tree == 0) return {unclassified};
        return {m_tree, unclassified};
    }
    return has_category(category) ? m_children[static_cast<std::size_t>(category)]
                                  : std::vector<CategoryId>();
}

bool SidebarDesk::has_children(CategoryId category) const {
    return category == 0 ||
           (has_category(category) && !m_children[static_cast<std::size_t>(category)].empty());
}

CategoryId SidebarDesk::parent(CategoryId category) const {
    return has_category(category) ? m_structure->categories.find(category)->parent : 0;
}

std::string SidebarDesk::label(CategoryId category) const {
    if (category == unclassified) return tr("Unclassified");
    if (!has_category(category)) return {};
    const Category& known = *m_structure->categories.find(category);
    return label_of(*m_structure, known.labels, known.code, m_workspace.locale_code());
}

std::optional<std::size_t> SidebarDesk::count(CategoryId category) const {
    if (!m_counts) return std::nullopt;
    if (category == unclassified) return m_counts->categories.unclassified;
    const auto& products = m_counts->categories.products;
    const auto index = static_cast<std::size_t>(category);
    return index < products.size() ? products[index] : 0;
}

std::string SidebarDesk::filter_of(CategoryId category) const {
    if (category != unclassified && !has_category(category)) return {};
    return to_text(*m_structure, condition_of(category));
}

void SidebarDesk::follow_filter() {
    if (m_grid.filter() == m_read_filter) return;
    m_read_filter = m_grid.filter();
    const Chosen before = std::exchange(m_chosen, read_filter());
    if (m_chosen != before && events.chosen) events.chosen();
}

// By what it means, so that "categories UNDER Lamps" is the category as well.
SidebarDesk::Chosen SidebarDesk::read_filter() const {
    Chosen chosen;
    const auto filter = read(*m_structure, m_grid.filter());
    if (!filter) return chosen;
    const auto view = std::find(m_read_views.begin(), m_read_views.end(), filter);
    if (view != m_read_views.end()) {
        chosen.view = static_cast<std::size_t>(view - m_read_views.begin());
    } else if (filter == condition_of(unclassified)) {
        chosen.category = unclassified;
    } else if (filter->ids.size() == 1 && filter == condition_of(filter->ids.front())) {
        chosen.category = filter->ids.front();
    }
    return chosen;
}

void SidebarDesk::count_again() {
    m_count_again = std::exchange(m_counting, true);
    if (m_count_again) return;
    const auto then = [this] {
        m_counting = false;
        if (std::exchange(m_count_again, false) && m_followed) count_again();
    };
    ListRequest request;
    request.filter = to_complete_filter;
    request.channel = m_workspace.channel();
    request.locale = m_workspace.locale();
    ask(
        m_workspace.searcher(),
        [index = m_grid.index(), request](Catalogue& catalogue, const Progress& progress) {
            return Counts{index->category_counts(catalogue, progress),
                          index->count(catalogue, request, progress)};
        },
        m_receiver.guard([this, then](Counts counts) {
            m_counts = std::move(counts);
            if (events.counted) events.counted();
            then();
        }),
        // The list of the grid tells why the catalogue cannot be read.
        m_receiver.guard([then](const std::exception_ptr&) { then(); }));
}

}  // namespace vitrine
