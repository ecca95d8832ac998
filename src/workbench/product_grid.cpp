#include "workbench/product_grid.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "workbench/words.h"

namespace vitrine {

ProductGrid::ProductGrid(Workspace& workspace, Editor& editor)
    : m_workspace(workspace),
      m_editor(editor),
      m_problems(workspace),
      m_pictures(workspace),
      m_readiness(workspace) {
    m_problems.events.changed = [this] {
        if (events.cells_changed) events.cells_changed();
    };
    m_pictures.on_change = m_readiness.on_change = [this] {
        if (events.cells_changed) events.cells_changed();
    };
    m_problems.events.failed = [this](const std::string& sentence) {
        if (events.failed) events.failed(sentence);
    };
    m_subscription =
        m_workspace.listen([this](const CatalogueChange& change) { on_change(change); });
    update_columns();
}

ProductId ProductGrid::product_at(std::size_t row) const {
    return row < m_ids.size() ? m_ids[row] : 0;
}

std::optional<std::size_t> ProductGrid::row_of(ProductId product) const {
    const auto at = std::find(m_ids.begin(), m_ids.end(), product);
    if (at == m_ids.end()) return std::nullopt;
    return static_cast<std::size_t>(at - m_ids.begin());
}

void ProductGrid::choose_columns(std::vector<std::string> names) {
    m_column_names = std::move(names);
    m_columns_chosen = true;
    update_columns();
}

void ProductGrid::update_columns() {
    const auto structure = m_workspace.structure();
    if (!structure) return;
    const ChannelId channel = m_workspace.channel();
    const LocaleId locale = m_workspace.locale();
    if (!m_columns_chosen) m_column_names = default_columns(*structure, channel);
    m_columns = grid_columns(*structure, channel, locale, m_column_names);
    m_list_columns = list_columns(*structure, channel, locale, m_columns);
    m_column_fields.clear();
    for (const GridColumn& column : m_columns) {
        const auto next = static_cast<int>(m_field_numbers.size());
        const FieldIdentity field(column.cell >= 0 ? column.name : column.sort,
                                  column.field.channel, column.field.locale);
        m_column_fields.push_back(m_field_numbers.try_emplace(field, next).first->second);
    }
    m_problems.follow(std::ranges::any_of(m_columns, [](const GridColumn& column) {
        return column.kind == GridColumn::Kind::problems;
    }));
    forget_pages();
    if (events.columns_changed) events.columns_changed();
}

void ProductGrid::set_search(std::string words) {
    if (words == m_request_search) return;
    m_request_search = std::move(words);
    list();
}

void ProductGrid::set_filter(std::string filter) {
    if (filter == m_request_filter) return;
    m_request_filter = std::move(filter);
    list();
}

void ProductGrid::sort_by(std::size_t column, bool ascending) {
    if (!is_sortable(column)) return;
    m_sort = m_columns[column].sort;
    m_ascending = ascending;
    list();
}

std::optional<ProductGrid::Order> ProductGrid::order() const {
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].sort == m_sort) return Order{i, m_ascending};
    }
    return std::nullopt;
}

void ProductGrid::reload() {
    m_refused.clear();
    m_saved.clear();
    list();
}

void ProductGrid::list() {
    m_list_job.request_stop();
    m_save_job.request_stop();
    m_listing = true;
    m_list_again = false;
    ListRequest request;
    request.filter = m_request_filter;
    request.search = m_request_search;
    request.sort = m_sort + (m_ascending ? "" : ":desc");
    request.channel = m_workspace.channel();
    request.locale = m_workspace.locale();
    const bool everything = trim(request.filter).empty() && trim(request.search).empty();
    // Of its own, since the next key that is pressed cancels the list but not what it waits for.
    m_workspace.searcher().start(
        [index = m_index](Catalogue& catalogue, const Progress& progress) {
            index->prepare(catalogue, progress);
        },
        // The list itself will tell.
        [](const std::exception_ptr&) {});
    m_list_job = ask(
        m_workspace.searcher(),
        // Shared: a list that still runs when the grid goes keeps what it reads.
        [request, grouped = m_grouped, index = m_index](Catalogue& catalogue,
                                                        const Progress& progress) {
            Found found{index->list(catalogue, request, progress), std::nullopt};
            if (grouped)
                found.tree = arrange_by_model(found.ids, index->parents(catalogue, progress));
            return found;
        },
        m_receiver.guard([this, everything](Found found) {
            if (everything) m_total = found.ids.size();
            keep_found(std::move(found));
            m_has_listed = true;
            m_listing = false;
            m_filter_error.clear();
            if (events.rows_changed) events.rows_changed();
            if (m_list_again) return list();
            save_index();
        }),
        m_receiver.guard([this](const std::exception_ptr& failure) {
            // Stopped because another list is wanted: that one will tell.
            if (is_cancelled(failure)) return;
            m_listing = false;
            m_filter_error = sentence_of(failure);
            if (events.rows_changed) events.rows_changed();
            if (m_list_again) list();
        }));
    if (!m_has_listed && everything && m_sort == "sku" && m_ascending) show_first_rows();
    if (events.rows_changed) events.rows_changed();
}

// For what nobody is waiting for: a list that is being made is let finish, or none ever would while
// an import adds products every second.
void ProductGrid::list_again() {
    if (m_listing) {
        m_list_again = true;
    } else {
        list();
    }
}

void ProductGrid::keep_found(Found found) {
    m_tree = std::move(found.tree);
    if (!m_tree) {
        m_found.clear();
        keep_listed(found.ids);
        return keep_ids(std::move(found.ids));
    }
    m_found = std::move(found.ids);
    keep_listed(m_tree->ids);
    ModelTree shown = without_collapsed(*m_tree, m_collapsed);
    keep_ids(std::move(shown.ids), std::move(shown.places));
}

void ProductGrid::keep_listed(const std::vector<ProductId>& ids) {
    m_listed.clear();
    for (const ProductId id : ids) {
        const auto index = static_cast<std::size_t>(id);
        if (index >= m_listed.size()) m_listed.resize(index + index / 2 + 1);
        m_listed[index] = true;
    }
}

void ProductGrid::keep_ids(std::vector<ProductId> ids, std::vector<RowPlace> places) {
    m_places = std::move(places);
    if (ids != m_ids) {
        ++m_list_number;
        m_ids_before = std::exchange(m_ids, std::move(ids));
    }
    forget_pages();
}

// What the first list begins with, for the seconds in which a large catalogue has no columns yet.
void ProductGrid::show_first_rows() {
    ask(
        m_workspace.reader(),
        [](Catalogue& catalogue, const Progress&) {
            std::vector<ProductId> first;
            catalogue.products().each_by_code([&](ProductId id, bool) {
                first.push_back(id);
                return first.size() < page_size;
            });
            return first;
        },
        m_receiver.guard([this](std::vector<ProductId> first) {
            if (m_has_listed) return;
            keep_listed(first);
            keep_ids(std::move(first));
            if (events.rows_changed) events.rows_changed();
        }),
        // The list itself will tell.
        [](const std::exception_ptr&) {});
}

// In the time between two lists; the next one stops it.
void ProductGrid::save_index() {
    m_save_job = ask(
        m_workspace.searcher(),
        [index = m_index](Catalogue& catalogue, const Progress& progress) {
            if (index->worth_saving()) index->save(catalogue, progress);
            return index->wants_long_texts();
        },
        m_receiver.guard([this](bool wants_long_texts) {
            if (wants_long_texts) make_long_texts();
        }),
        [](const std::exception_ptr&) {});
}

// Beside the lists, which read the products meanwhile: whoever types must not wait for it, and does
// not stop it.
void ProductGrid::make_long_texts() {
    if (m_making_long_texts) return;
    m_making_long_texts = true;
    const auto is_made = std::make_shared<bool>(false);
    m_workspace.indexer().start(
        [is_made](Catalogue& catalogue, const Progress& progress) {
            *is_made = LongTexts::make_file(catalogue, progress);
        },
        // Where it cannot be kept, as on a full disk, it is not tried at each list again.
        m_receiver.guard(
            [this, is_made](const std::exception_ptr&) { m_making_long_texts = !*is_made; }));
}

void ProductGrid::on_change(const CatalogueChange& change) {
    if ((change.structure && !change.only_scopes) || change.context) {
        update_columns();
        list();
        return;
    }
    if (change.structure) {
        // Values that are looked for under their scope.
        m_list_columns = list_columns(*m_workspace.structure(), m_workspace.channel(),
                                      m_workspace.locale(), m_columns);
    }
    mark_stale();
    const bool unlisted =
        change.everything ||
        std::any_of(change.products.begin(), change.products.end(), [this](ProductId id) {
            const auto index = static_cast<std::size_t>(id);
            return index >= m_listed.size() || !m_listed[index];
        });
    // A product that is not shown may have to be by now. One that is shown keeps its place, even if
    // an edit took it out of the filter: rows must not run away under the hands.
    if (unlisted) list_again();
    if (events.cells_changed) events.cells_changed();
}

// Pages.

const ProductRow* ProductGrid::row(std::size_t row) {
    if (row >= m_ids.size()) return nullptr;
    const std::size_t number = row / page_size;
    const auto page = m_pages.find(number);
    if (page == m_pages.end()) {
        want_page(number);
        const auto before = m_rows_before.find(m_ids[row]);
        return before == m_rows_before.end() ? nullptr : &before->second;
    }
    if (page->second.stale) want_page(number);
    m_recent.splice(m_recent.begin(), m_recent, page->second.recent);
    const std::size_t offset = row % page_size;
    return offset < page->second.rows.size() ? &page->second.rows[offset] : nullptr;
}

// Without asking for the page that holds it.
const ProductRow* ProductGrid::row_at_hand(std::size_t row) const {
    const auto page = m_pages.find(row / page_size);
    if (page == m_pages.end() || row % page_size >= page->second.rows.size()) return nullptr;
    return &page->second.rows[row % page_size];
}

void ProductGrid::want_page(std::size_t page) {
    if (m_fetching == page) return;
    const auto known = std::find(m_wanted.begin(), m_wanted.end(), page);
    if (known != m_wanted.end()) m_wanted.erase(known);
    m_wanted.push_back(page);
    // What was scrolled past long ago is asked for again when it is looked at.
    if (m_wanted.size() > 8) m_wanted.erase(m_wanted.begin());
    if (!m_fetching) fetch_next_page();
}

void ProductGrid::fetch_next_page() {
    if (m_wanted.empty()) return;
    const std::size_t page = m_wanted.back();
    m_wanted.pop_back();
    const std::size_t first = page * page_size;
    if (first >= m_ids.size()) return;
    m_fetching = page;
    m_fetched_too_early = false;
    const auto begin = m_ids.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end =
        m_ids.begin() + static_cast<std::ptrdiff_t>(std::min(first + page_size, m_ids.size()));
    ask(
        m_workspace.reader(),
        [ids = std::vector<ProductId>(begin, end), columns = m_list_columns,
         channel = m_workspace.channel(),
         locale = m_workspace.locale()](Catalogue& catalogue, const Progress&) {
            return load_rows(catalogue, ids, columns, channel, locale);
        },
        m_receiver.guard([this, page, generation = m_generation](std::vector<ProductRow> rows) {
            m_fetching.reset();
            if (generation == m_generation) keep_page(page, std::move(rows));
            fetch_next_page();
        }),
        m_receiver.guard([this](const std::exception_ptr& failure) {
            m_fetching.reset();
            if (events.failed) events.failed(sentence_of(failure));
        }));
}

void ProductGrid::keep_page(std::size_t page, std::vector<ProductRow> rows) {
    auto& kept = m_pages[page];
    if (kept.rows.empty()) {
        m_recent.push_front(page);
        kept.recent = m_recent.begin();
    }
    kept.rows = std::move(rows);
    kept.stale = m_fetched_too_early;
    if (!kept.stale) {
        for (const ProductRow& row : kept.rows) {
            if (m_saved.empty()) break;
            for (const int field : m_column_fields) m_saved.erase({row.id, field});
        }
    }
    // What was deleted leaves its row.
    const bool any_gone = std::any_of(kept.rows.begin(), kept.rows.end(),
                                      [](const ProductRow& row) { return row.code.empty(); });
    if (any_gone && !kept.stale) list_again();
    while (m_pages.size() > pages_kept) {
        m_pages.erase(m_recent.back());
        m_recent.pop_back();
    }
    if (events.cells_changed) events.cells_changed();
}

void ProductGrid::forget_pages() {
    ++m_generation;
    m_pages.clear();
    m_rows_before.clear();
    m_recent.clear();
    m_wanted.clear();
    m_saved.clear();
}

void ProductGrid::mark_stale() {
    m_fetched_too_early = true;
    for (auto& [number, page] : m_pages) page.stale = true;
}

}  // namespace vitrine
