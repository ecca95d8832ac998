#include "operations/usual_pattern.h"

#include <utility>
#include <vector>

namespace vitrine {

std::optional<NumberPattern> usual_pattern(Catalogue& catalogue, std::string_view family) {
    constexpr std::string_view prefix = "pattern:";  // of NumberPattern::name()
    const auto names =
        catalogue.connection().prepare("SELECT name, next FROM sequence ORDER BY name");
    std::vector<std::pair<std::string, std::int64_t>> sequences;
    sql::each(*names, [&](const sql::Statement& row) {
        if (row.text(0).starts_with(prefix))
            sequences.emplace_back(row.text(0).substr(prefix.size()), row.integer(1));
    });
    std::optional<NumberPattern> found;
    ProductId latest = 0;
    for (const auto& [text, next] : sequences) {
        NumberPattern pattern = NumberPattern::parse(text);
        const auto code = pattern.text(next - 1, {{}, family});
        const auto product =
            code ? catalogue.products().find(ProductStore::Space::products, *code) : std::nullopt;
        if (!product || *product <= latest) continue;
        latest = *product;
        found = std::move(pattern);
    }
    return found;
}

}  // namespace vitrine
