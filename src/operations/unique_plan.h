// Who may have which value of unique attributes once a whole change set is made: values may move
// between its products, also in a circle.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "store/unique_values.h"

namespace vitrine {

// First every product that is to change, then settle(), then the answers. [one thread]
class UniquePlan {
public:
    // Null where nothing must differ. It must outlive the plan and be told of none of these changes
    // before settle().
    void use(UniqueValues* values) { m_values = values; }

    // A product, named once, and what is to become of it.
    void add(const Product& before, const Product& after);

    // Of two that shall have the same value, the one added first gets it. What is refused stays as
    // it was, so that nobody else gets that.
    void settle();

    // The product that has the value instead of this one; 0 where it may have it.
    ProductId taken_by(ProductId product, ValueKey key) const;

private:
    struct Move {
        ProductId product = 0;
        ValueKey key;
        std::optional<std::int64_t> left, wanted;  // hashes
        ProductId taken_by = 0;
    };
    void refuse(std::size_t move, ProductId owner);
    ProductId keeper(const Move& move) const;

    UniqueValues* m_values = nullptr;
    std::vector<Move> m_moves;
    std::map<std::pair<ProductId, ValueKey>, std::size_t> m_by_field;
    std::unordered_map<std::int64_t, std::size_t> m_wanting;  // by hash; who gets it so far
};

}  // namespace vitrine
