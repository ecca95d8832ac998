// Cells of attributes: read and checked, and set in the product or not, with the reason.
#pragma once

#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "catalog/inheritance.h"
#include "interchange/akeneo_headings.h"
#include "operations/import_media.h"

namespace vitrine {

class ImportCells {
public:
    ImportCells(ImportContext& context, ImportMedia& media) : m_context(context), m_media(media) {}

    // The columns of the rows to come. `headings` must outlive them.
    void use(const AkeneoHeadings& headings);

    // Sets what the row says of the attributes in the product, which is lineage.self. Empty cells
    // clear, cells that are not there change nothing. Issues get column and value.
    void apply(const CsvRow& row, Product& product, const Lineage& lineage, Issues& issues);

    // Once the row is taken: takes in the files that apply() met. `before` is the stored product.
    void take_files(Product& product, const Product* before, Issues& issues);

private:
    // What becomes of a column's cells in products of one family and level.
    enum class Use { set, not_owned, not_in_family, none };
    using Plan = std::vector<Use>;
    struct PendingFile {
        std::size_t column = 0;
        std::optional<ValueKey>
            key;  // absent: the cell is not the product's, its file is taken in all the same
        std::string path;
    };
    struct Price {
        CurrencyId currency = 0;
        Value amount;
    };

    const Plan& plan_for(const Product& product, const Lineage& lineage);
    void set_cell(std::size_t column, std::string_view text, std::string_view unit,
                  Product& product, Issues& issues);
    void set_prices(std::size_t column, std::string_view text, Product& product, Issues& issues);
    void clear_cell(std::size_t column, Product& product);
    std::vector<ValueKey> price_keys(std::size_t column, const Product& product) const;
    void compare_inherited(std::size_t column, std::string_view text, std::string_view unit,
                           const Lineage& lineage, Issues& issues);
    bool equals_inherited(std::size_t column, std::string_view text, std::string_view unit,
                          const Lineage& lineage);
    // The prices of "100 EUR,90 USD", or an issue.
    std::optional<Issue> read_prices(const Attribute& attribute, std::string_view text,
                                     std::vector<Price>& prices) const;
    std::optional<ValueKey> known_key(std::size_t column);
    void add(Issues& issues, std::size_t column, std::string_view text, Issue issue) const;
    const Attribute& attribute_of(std::size_t column) const;
    bool is_price_list(std::size_t column) const;

    ImportContext& m_context;
    ImportMedia& m_media;
    const AkeneoHeadings* m_headings = nullptr;
    std::map<std::tuple<FamilyId, FamilyVariantId, int>, Plan> m_plans;
    struct Key {
        std::optional<ValueKey> key;
        std::size_t scopes_known = 0;  // looked for in vain while there were so many
    };
    std::vector<Key> m_keys;
    std::vector<PendingFile> m_files;
};

}  // namespace vitrine
