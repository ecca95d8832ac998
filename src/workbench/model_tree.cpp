#include "workbench/model_tree.h"

#include <algorithm>
#include <utility>

namespace vitrine {
namespace {

// Deeper than models nest: guards against a catalogue that is damaged.
constexpr std::uint8_t deepest = 8;

class Arrangement {
public:
    Arrangement(const std::vector<ProductId>& list, const std::vector<ProductId>& parents)
        : m_parents(parents) {
        const ProductId highest = list.empty() ? 0 : *std::max_element(list.begin(), list.end());
        m_nodes.resize(std::max(parents.size(), static_cast<std::size_t>(highest) + 1));
        for (const ProductId id : list) {
            place(id, 0);
            node(id).is_listed = true;
        }
        m_tree.ids.reserve(list.size());
        m_tree.places.reserve(list.size());
        write(m_top.first, 0);
    }

    ModelTree take() { return std::move(m_tree); }

private:
    struct Children {
        ProductId first = 0, last = 0;
    };
    struct Node {
        Children below;
        ProductId next = 0;  // below the same model
        bool is_placed = false, is_listed = false;
    };

    Node& node(ProductId id) { return m_nodes[static_cast<std::size_t>(id)]; }
    ProductId parent_of(ProductId id) const {
        const auto index = static_cast<std::size_t>(id);
        return index < m_parents.size() ? m_parents[index] : 0;
    }

    void place(ProductId id, std::uint8_t depth) {
        if (node(id).is_placed) return;
        node(id).is_placed = true;
        const ProductId parent = depth < deepest ? parent_of(id) : 0;
        if (parent != 0) place(parent, static_cast<std::uint8_t>(depth + 1));
        Children& among = parent != 0 ? node(parent).below : m_top;
        (among.first == 0 ? among.first : node(among.last).next) = id;
        among.last = id;
    }

    void write(ProductId first, std::uint8_t depth) {
        for (ProductId id = first; id != 0; id = node(id).next) {
            const Node& here = node(id);
            m_tree.ids.push_back(id);
            m_tree.places.push_back({depth, here.below.first != 0, here.is_listed});
            if (here.below.first != 0)
                write(here.below.first, static_cast<std::uint8_t>(depth + 1));
        }
    }

    const std::vector<ProductId>& m_parents;
    std::vector<Node> m_nodes;  // by product id
    Children m_top;
    ModelTree m_tree;
};

}  // namespace

ModelTree arrange_by_model(const std::vector<ProductId>& list,
                           const std::vector<ProductId>& parents) {
    return Arrangement(list, parents).take();
}

ModelTree without_collapsed(const ModelTree& tree, const std::vector<bool>& collapsed) {
    const auto is_collapsed = [&](ProductId id) {
        const auto index = static_cast<std::size_t>(id);
        return index < collapsed.size() && collapsed[index];
    };
    ModelTree shown;
    for (std::size_t row = 0; row < tree.ids.size();) {
        const RowPlace place = tree.places[row];
        shown.ids.push_back(tree.ids[row]);
        shown.places.push_back(place);
        const bool hides = place.has_rows_below && is_collapsed(tree.ids[row]);
        ++row;
        while (hides && row < tree.ids.size() && tree.places[row].depth > place.depth) ++row;
    }
    return shown;
}

}  // namespace vitrine
