// Cells and headings of export_list.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interchange/labelled_headings.h"
#include "operations/export_list.h"
#include "operations/extract_lineages.h"
#include "operations/list_products.h"
#include "operations/product_codes.h"

namespace vitrine {

// A column of lists that no import takes: what is worked out, or what models have not.
bool is_shown_only(const Structure& structure, std::string_view name, bool models);

class ListCells {
public:
    // All of them must outlive this.
    ListCells(Catalogue& catalogue, const std::vector<ListColumn>& columns,
              const ListExportOptions& options);

    std::vector<std::string> headings() const;
    // The cells of a product, until the next one; null where it is none of the rows, or gone.
    const std::vector<std::string>* read(ProductId id);

private:
    std::string property_text(AttributeId id, const Lineage& lineage) const;
    template <class T>
    std::string codes(const Entities<T>& known, const Product& product, AttributeId field) const;
    std::string value_text(const Attribute& attribute, const Value& value);
    std::string label_text(const Attribute& attribute, const Value& value) const;
    WantedContent wanted() const;

    std::shared_ptr<const Structure> m_structure;
    const std::vector<ListColumn>& m_columns;
    const ListExportOptions& m_options;
    // Without an attribute a property, without a key nothing was ever kept.
    struct Source {
        const Attribute* attribute = nullptr;
        std::optional<ValueKey> key;
    };
    std::vector<Source> m_sources;
    ProductExtract m_products;
    ExtractLineages m_lineages;
    ProductCodes m_codes;
    std::vector<std::string> m_cells;
};

}  // namespace vitrine
