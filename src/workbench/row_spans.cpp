#include "workbench/row_spans.h"

#include <algorithm>

namespace vitrine {

std::optional<std::vector<RowSpan>> carry_over(RowSpan rows, const std::vector<ProductId>& before,
                                               const std::vector<ProductId>& after,
                                               std::size_t most) {
    std::vector<bool> wanted;  // by product id
    for (std::size_t row = rows.first; row <= rows.last && row < before.size(); ++row) {
        const auto index = static_cast<std::size_t>(before[row]);
        if (index >= wanted.size()) wanted.resize(index + index / 2 + 1);
        wanted[index] = true;
    }
    std::vector<RowSpan> spans;
    for (std::size_t row = 0; row < after.size(); ++row) {
        const auto index = static_cast<std::size_t>(after[row]);
        if (index >= wanted.size() || !wanted[index]) continue;
        if (!spans.empty() && spans.back().last + 1 == row) {
            spans.back().last = row;
        } else {
            if (spans.size() == most) return std::nullopt;
            spans.push_back({row, row});
        }
    }
    return spans;
}

}  // namespace vitrine
