// Values as cells of Akeneo's CSV files: which columns a set of products or records needs, and what
// stands in them.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalog/structure.h"

namespace vitrine {

// Collects the fields in use, then names their columns: by attribute code, then locale, channel and
// currency ("description-en_US-ecommerce", "price-EUR"), a measurement's unit behind it.
class ValueColumns {
public:
    explicit ValueColumns(const Structure& structure) : m_structure(structure) {}

    // Properties are passed over.
    void use(const Values& values);

    // Once all values were seen. The first column gets the number `first`.
    std::vector<std::string> name_columns(std::size_t first);

    // Puts each value into its cell. `code_of` gives the code of a linked product. To be called
    // behind name_columns().
    using PutCell = std::function<void(std::size_t column, std::string text)>;
    void put(const Values& values, const std::function<std::string(ProductId)>& code_of,
             const PutCell& put_cell) const;

private:
    std::string heading(const Attribute& attribute, const Scope& scope) const;

    const Structure& m_structure;
    std::set<ValueKey> m_keys;
    std::map<ValueKey, std::size_t> m_columns;
};

}  // namespace vitrine
