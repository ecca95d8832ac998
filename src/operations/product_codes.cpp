#include "operations/product_codes.h"

#include "operations/find_by_code.h"

namespace vitrine {

std::string ProductCodes::code_of(ProductId id) {
    const std::scoped_lock lock(m_mutex);
    std::string code = m_products.code_of(id);
    return code.empty() ? '#' + std::to_string(id) : code;
}

ProductId ProductCodes::find(std::string_view code) {
    const std::scoped_lock lock(m_mutex);
    return find_by_code(m_products)(code);
}

}  // namespace vitrine
