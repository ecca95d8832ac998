// Codes of a pattern for new products.
#pragma once

#include <functional>
#include <string>

#include "catalog/number_pattern.h"
#include "store/catalogue.h"

namespace vitrine {

// A number is never given twice from a pattern, also when its product goes (store/sequence.h), and
// codes that products have already are passed over. Within the transaction of a ChangeSetWriter:
// what it takes back was not given.
class SkuNumbers {
public:
    SkuNumbers(Catalogue& catalogue, NumberPattern pattern)
        : m_catalogue(catalogue), m_pattern(std::move(pattern)) {}

    // {sku} of the pattern stands for the code of the model, empty for a simple product. Throws
    // Error (usage) where no numbers are left.
    std::string next(const NumberedProduct& product,
                     const std::function<bool(std::string_view code)>& is_taken);
    // Before the transaction is committed. Others may give numbers from then on.
    void save();

private:
    Catalogue& m_catalogue;
    NumberPattern m_pattern;
    std::int64_t m_next = 0;  // 0: not read yet
};

}  // namespace vitrine
