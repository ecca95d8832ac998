// Finds by its name what the window can do or show: commands, views, and products by SKU or name.
// Commands and views are found at once; products come from a job, the last search's only.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "operations/product_index.h"
#include "workbench/workspace.h"

namespace vitrine {

struct PaletteEntry {
    enum class Kind { command, view, product };
    Kind kind = Kind::command;
    std::string label;       // what it is called, and what is searched
    std::string detail;      // where it belongs: a menu, a family
    std::string key;         // of a command; empty where it has none
    bool is_enabled = true;  // a command may have nothing to do just now
    int command = 0;
    std::string filter;  // of a view
    ProductId product = 0;
};

class PaletteDesk {
public:
    static constexpr std::size_t most_products = 30;

    // `known` are commands and views in their order. Without a workspace no products are found;
    // else `index` is that of the grid.
    PaletteDesk(std::vector<PaletteEntry> known, Workspace* workspace,
                std::shared_ptr<ProductIndex> index);
    ~PaletteDesk();

    // Every word has to stand in the label or detail, whatever its case and accents. No words find
    // everything that is known, and no products. Products follow with events.changed.
    void search(const std::string& words);

    // What is called so comes first, then what has words that begin so, then products.
    const std::vector<PaletteEntry>& entries() const { return m_entries; }
    // Products are still looked for.
    bool is_looking() const { return m_looking; }

    struct Events {
        std::function<void()> changed;
    };
    Events events;

private:
    void find_known(const std::string& words);
    void look_for_products(const std::string& words);

    std::vector<PaletteEntry> m_known;
    std::vector<std::string> m_searched;  // what is looked at, beside m_known
    Workspace* m_workspace;
    std::shared_ptr<ProductIndex> m_index;
    std::vector<PaletteEntry> m_entries;
    std::size_t m_known_found = 0;  // at the beginning of m_entries
    bool m_looking = false;
    std::size_t m_search = 0;  // counts them: answers of older ones are dropped
    std::stop_source m_job{std::nostopstate};
    Receiver m_receiver;
};

}  // namespace vitrine
