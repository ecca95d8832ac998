#include "operations/find_by_code.h"

namespace vitrine {

FindProduct find_by_code(ProductStore& products) {
    return [&products](std::string_view code) {
        using Space = ProductStore::Space;
        for (const Space space : {Space::products, Space::models}) {
            if (const auto found = products.find(space, code)) return *found;
        }
        return ProductId{0};
    };
}

}  // namespace vitrine
