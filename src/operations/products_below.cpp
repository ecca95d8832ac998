#include "operations/products_below.h"

#include <unordered_set>

namespace vitrine {
namespace {

class Gathering {
public:
    explicit Gathering(ProductStore& products) : m_products(products) {}

    void add(ProductId id) {
        if (!m_known.insert(id).second) return;
        const auto product = m_products.load(id);
        if (!product) return;
        m_all.push_back(id);
        if (!product->is_model()) return;
        for (const ProductId child : m_products.children_of(id)) add(child);
    }
    std::vector<ProductId> take() { return std::move(m_all); }

private:
    ProductStore& m_products;
    std::unordered_set<ProductId> m_known;
    std::vector<ProductId> m_all;
};

}  // namespace

std::vector<ProductId> with_below(ProductStore& products, const std::vector<ProductId>& ids) {
    Gathering gathering(products);
    for (const ProductId id : ids) gathering.add(id);
    return gathering.take();
}

}  // namespace vitrine
