// Looks products up by SKU or name while somebody types, to choose one of them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "operations/product_index.h"
#include "workbench/workspace.h"

namespace vitrine {

class ProductSearch {
public:
    static constexpr std::size_t most = 50;

    // `index` is that of the list (ProductGrid::index()).
    ProductSearch(Workspace& workspace, std::shared_ptr<ProductIndex> index);

    struct Found {
        ProductId id = 0;
        std::string code, name;
        ProductKind kind = ProductKind::simple;
        // "LI-1010  Vesper table lamp (Variant)"
        std::string words() const;
    };

    // Looks in the background; the answer to older words is dropped. Blank words find nothing.
    void look_for(std::string words);
    // Nobody looks any more.
    void leave();
    const std::string& words() const { return m_words; }
    bool is_looking() const { return m_looking; }
    // Those of the last answer, the one whose code was typed first, at most `most`.
    const std::vector<Found>& found() const { return m_found; }
    // "3 products", "50 of 1,204 products: type more", "No product has this in its SKU or name.",
    // "Searching…", why there is no answer; empty where nothing was typed.
    std::string sentence() const;

    std::function<void()> on_change;

private:
    struct Answer {
        std::vector<Found> found;
        std::size_t total = 0;
    };
    static Answer find(Catalogue& catalogue, ProductIndex& index, const std::string& words,
                       ChannelId channel, LocaleId locale, const Progress& progress);

    Workspace& m_workspace;
    std::shared_ptr<ProductIndex> m_index;  // used by the searcher's thread only
    std::string m_words;
    std::vector<Found> m_found;
    std::size_t m_total = 0;
    bool m_looking = false;
    std::string m_problem;
    int m_asked = 0;  // only the last answer counts
    std::stop_source m_job{std::nostopstate};
    Receiver m_receiver;
};

}  // namespace vitrine
