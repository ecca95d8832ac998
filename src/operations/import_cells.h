// Cells of attributes: read and checked, and set in the product or not, with the reason.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "catalog/inheritance.h"
#include "catalog/value_text.h"
#include "interchange/akeneo_headings.h"
#include "operations/import_media.h"

namespace vitrine {

// A cell that names a product which may come in a later row.
struct WaitingProductLink {
    AttributeId attribute = 0;
    ChannelId channel = 0;
    LocaleId locale = 0;
    std::string code;
    std::string heading;
};

class ImportCells {
public:
    ImportCells(ImportContext& context, ImportMedia& media) : m_context(context), m_media(media) {}

    // The columns of the rows to come. `headings` must outlive them.
    void use(const AkeneoHeadings& headings);
    // After a commit, when the structure was replaced.
    void structure_replaced();

    // Sets what the row says of the attributes in the product, which is lineage.self. Empty cells
    // clear, cells that are not there change nothing. Issues get column and value.
    void apply(const CsvRow& row, Product& product, const Lineage& lineage, Issues& issues);

    // Links of the row to products that are not there yet, for ImportLinks.
    std::vector<WaitingProductLink> take_waiting_links() {
        return std::exchange(m_waiting_links, {});
    }

    // Once the row is taken: takes in the files that apply() met. `before` is the stored product.
    void take_files(Product& product, const Product* before, Issues& issues);

    // Whether take_files() kept a stored file that is no longer there.
    bool kept_a_file() const { return m_kept_a_file; }

    // Behind apply(): columns of the row's cells that were not taken, as they say nothing, are
    // wrong, or are another's to say.
    const std::vector<std::size_t>& not_taken() const { return m_not_taken; }
    // The column of the row that the field comes from.
    std::optional<std::size_t> column_of(ValueKey key) const;
    // Of a column of the row: whether its cells name pictures or files, or products.
    bool names_files(std::size_t column) const;
    bool names_products(std::size_t column) const;
    // What decides, beside the text of the cell, what it says: its unit, or what is in its file.
    std::string beside(const CsvRow& row, std::size_t column) const;

    // For a row that need not be taken: adds to `key` what its files and the products it names are,
    // and what take_files() would say of them.
    void add_targets(const CsvRow& row, std::string& key) const;
    void mention_files(const CsvRow& row, Issues& issues);

private:
    // What becomes of a column's cells in products of one family and level.
    enum class Use : char { set, override_above, not_owned, not_in_family, computed };
    using Plan = std::vector<Use>;  // as long as m_columns
    struct PendingFile {
        std::size_t column = 0;  // of m_columns
        std::optional<ValueKey>
            key;  // absent: the cell is not the product's, its file is taken in all the same
        std::string path;
    };

    // A column of an attribute; what is the same for all its cells.
    struct Column {
        std::size_t index = 0;                 // in the row
        const Attribute* attribute = nullptr;  // null: others removed it meanwhile
        bool is_number = false;
        bool is_price_list = false;  // cells name their currencies
        bool has_rules = false;
        bool must_differ = false;                // from product to product
        std::optional<std::size_t> unit_column;  // in the row: where the measurement's unit stands
        std::optional<ValueKey> key;  // absent while nothing is kept in its scope, see list_keys()
    };

    const Plan& plan_for(const Product& product, const Lineage& lineage);
    void list_cells(const CsvRow& row);
    void set_cell(Column& column, std::string_view text, std::string_view unit, Product& product);
    // False where the value must not be taken. Issues are noted.
    bool keeps_rules(const Column& column, std::string_view text, const Value& value);
    bool is_taken(const Column& column, std::string_view text, const Value& value,
                  ProductId product);
    void set_prices(const Column& column, std::string_view text, Product& product);
    // Takes the values away whose cells are empty.
    void clear_cells(const CsvRow& row, const Plan& plan, Product& product) const;
    void clear_cell(const Column& column, Product& product) const;
    std::vector<ValueKey> price_keys(const Column& column, const Product& product) const;
    // A cell of a value that is inherited, which may become the product's own.
    void override_inherited(Column& column, std::string_view text, std::string_view unit,
                            Product& product, const Lineage& lineage);
    bool may_override(const Lineage& lineage, const Attribute& attribute) const;
    void compare_inherited(const Column& column, std::string_view text, std::string_view unit,
                           const Lineage& lineage);
    void compare_computed(const Column& column, std::string_view text, std::string_view unit,
                          const Lineage& lineage);
    // Whether the cell says what `find` finds.
    using FindValue = const Value* (*)(const Lineage&, ValueKey);
    bool equals(const Column& column, std::string_view text, std::string_view unit,
                const Lineage& lineage, FindValue find);
    ParsedValue parse(const Column& column, std::string_view text, std::string_view unit) const;
    // use(column, text) for each of the columns in which the row holds something.
    template <class UseText>
    void each_filled(const CsvRow& row, const std::vector<std::size_t>& columns, UseText use) const;
    void list_keys();
    void rank_cells();
    // For apply(), which puts them in order at its end.
    void note(const Column& column, std::string_view text, Issue issue);
    void in_order_of_columns(Issues& issues);
    Issue placed(const Column& column, std::string_view text, Issue issue) const;
    std::size_t number_of(const Column& column) const {
        return static_cast<std::size_t>(&column - m_columns.data());
    }
    static constexpr std::size_t no_number = std::numeric_limits<std::size_t>::max();
    const Column* at(std::size_t column) const {
        const std::size_t number = column < m_numbers.size() ? m_numbers[column] : no_number;
        return number == no_number ? nullptr : &m_columns[number];
    }
    const AkeneoColumn& heading(const Column& column) const {
        return m_headings->columns[column.index];
    }

    ImportContext& m_context;
    ImportMedia& m_media;
    const AkeneoHeadings* m_headings = nullptr;
    std::vector<Column> m_columns;
    bool m_has_price_lists = false;
    using PlanKey = std::tuple<FamilyId, FamilyVariantId, int>;
    std::map<PlanKey, Plan> m_plans;
    const Plan* m_last_plan = nullptr;  // rows of one family mostly follow each other
    PlanKey m_last_plan_key;
    std::vector<std::pair<ValueKey, std::size_t>> m_by_key;  // columns without price lists, sorted
    // In which order the cells of a row are read: by cell its rank, by rank its column.
    std::vector<std::uint32_t> m_ranks;
    std::vector<std::size_t> m_by_rank;
    std::vector<std::uint32_t> m_row_ranks;              // of the row
    std::vector<std::size_t> m_to_read;                  // of m_columns
    std::vector<std::pair<std::size_t, Issue>> m_noted;  // with the columns that they are about
    std::size_t m_scopes_listed = 0;  // when the keys were listed there were so many, and one
    std::size_t m_most_values = 0;    // of a new product so far: what to make room for
    std::vector<PendingFile> m_files;
    std::vector<WaitingProductLink> m_waiting_links;
    bool m_kept_a_file = false;
    std::vector<std::size_t> m_not_taken;
    std::vector<std::size_t> m_numbers;  // by column of the row, of m_columns; or no_number
    std::vector<std::size_t> m_media_columns, m_product_columns;  // of m_columns
};

}  // namespace vitrine
