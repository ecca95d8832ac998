#include "operations/product_columns.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "search/columns_filler.h"
#include "store/document.h"
#include "store/product_documents.h"

namespace vitrine {
namespace {

// A catalogue this small may replace its rows more often before it is read anew.
constexpr std::size_t few_replaced_rows = 10'000;

// Following so large a share of the rows takes longer than reading all in their order.
constexpr std::size_t worth_reading_all = 8;

constexpr const char* block_of_stamp = "stamp";
constexpr const char* block_of_codes = "codes";

// Raised whenever columns would be filled otherwise from the same products.
constexpr std::uint32_t filling = 1;

void sort_unique(std::vector<ProductId>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

std::filesystem::path ProductColumns::file_of(const Catalogue& catalogue) {
    std::filesystem::path path = catalogue.file();
    path += ".columns";
    return path;
}

ProductColumns::ProductColumns(Catalogue& catalogue, std::shared_ptr<const ColumnFile> file,
                               const Progress& progress)
    : m_structure(catalogue.structure()) {
    if (file != nullptr && read_file(catalogue, file)) return;
    m_shape = shape_of(*m_structure);
    read_products(catalogue, progress);
    read_codes(catalogue);
    m_stamp = CatalogueStamp::of(catalogue);
    m_unsaved = m_columns.rows();
}

ProductColumns::Shape ProductColumns::shape_of(const Structure& structure) {
    Shape shape;
    shape.kinds.assign(static_cast<std::size_t>(structure.attributes.next_id()), -1);
    structure.attributes.each([&](const Attribute& attribute) {
        shape.kinds[static_cast<std::size_t>(attribute.id)] =
            static_cast<int>(column_kind(attribute.type));
    });
    structure.family_variants.each([&](const FamilyVariant& variant) {
        shape.variants.push_back(variant.id);
        shape.families.push_back(variant.family);
    });
    return shape;
}

// What came into being since has no products yet: those are in the feed. An attribute that was
// away and is back may have values that were passed over.
bool ProductColumns::fits(const Shape& before, const Shape& now) {
    for (std::size_t id = 0; id < before.kinds.size(); ++id) {
        const int kind = id < now.kinds.size() ? now.kinds[id] : -1;
        if (kind != -1 && kind != before.kinds[id]) return false;
    }
    for (std::size_t i = 0; i < before.variants.size(); ++i) {
        const auto at = std::find(now.variants.begin(), now.variants.end(), before.variants[i]);
        if (at == now.variants.end() ||
            now.families[static_cast<std::size_t>(at - now.variants.begin())] !=
                before.families[i]) {
            return false;
        }
    }
    return true;
}

bool ProductColumns::read_file(Catalogue& catalogue,
                               const std::shared_ptr<const ColumnFile>& file) {
    BlockReader block = file->read(block_of_stamp);
    Shape shape;
    const auto filled_by = block.number<std::uint32_t>();
    CatalogueStamp stamp = CatalogueStamp::read(block);
    block.array(shape.kinds);
    block.array(shape.variants);
    block.array(shape.families);
    const auto replaced = block.number<std::uint64_t>();
    block.finish();
    if (filled_by != filling || shape.variants.size() != shape.families.size() ||
        !stamp.is_in(catalogue) || !fits(shape, shape_of(*m_structure))) {
        return false;
    }
    const auto rows = static_cast<std::size_t>(catalogue.products().highest_id());
    if (stamp.seq != catalogue.journal().last_seq() &&
        catalogue.journal().products_changed_since(stamp.seq).size() >
            rows / worth_reading_all + few_replaced_rows) {
        return false;
    }
    m_columns = Columns(file);
    BlockReader codes = file->read(block_of_codes);
    m_sku_order = std::make_unique<const RowOrder>(RowOrder::read(codes, m_columns.rows()));
    m_by_code = std::make_unique<const RowOrder>(
        RowOrder::of_rows(m_sku_order->rows(), {}, m_columns.rows()));
    m_stamp = std::move(stamp);
    m_shape = std::move(shape);
    m_replaced = replaced;
    m_file = file;
    return true;
}

void ProductColumns::write(ColumnFileWriter& file) const {
    file.begin(block_of_stamp);
    file.number(filling);
    m_stamp.write(file);
    file.array(m_shape.kinds);
    file.array(m_shape.variants);
    file.array(m_shape.families);
    file.number<std::uint64_t>(m_replaced);
    m_columns.write(file);
    file.begin(block_of_codes);
    m_sku_order->write(file);
}

void ProductColumns::release(std::shared_ptr<const ColumnFile> file) {
    m_columns = Columns(file);
    m_file = std::move(file);
    m_unsaved = 0;
}

std::optional<ProductColumns::Changes> ProductColumns::follow(Catalogue& catalogue) {
    const auto structure = catalogue.structure();
    Changes changes;
    // By its number: columns from a file never saw the structure that they were written with.
    changes.structure = catalogue.structure_seq() > m_stamp.seq;
    if (!changes.structure && catalogue.journal().last_seq() == m_stamp.seq &&
        catalogue.uuid() == m_stamp.catalogue) {
        return changes;
    }
    const Shape shape = shape_of(*structure);
    if (!m_stamp.is_in(catalogue) || !fits(m_shape, shape)) return std::nullopt;
    const auto changed = catalogue.journal().products_changed_since(m_stamp.seq);
    if (m_replaced + changed.size() > m_columns.rows() + few_replaced_rows ||
        changed.size() > m_columns.rows() / worth_reading_all + few_replaced_rows) {
        return std::nullopt;
    }
    m_shape = shape;
    m_structure = structure;
    if (changes.structure) m_completeness.structure_changed(*structure);
    changes.products = read_changed(catalogue, changed);
    m_replaced += changes.products.size();
    m_unsaved += changes.products.size();
    m_stamp = CatalogueStamp::of(catalogue);
    return changes;
}

void ProductColumns::read_products(Catalogue& catalogue, const Progress& progress) {
    // Counting them takes as long as passing over them; ids have few gaps.
    const std::int64_t total = catalogue.products().highest_id();
    ColumnsFiller filler(*m_structure, static_cast<std::size_t>(total));
    DocumentReader values;
    const auto take_values = [&](const StoredProduct& product) {
        values.begin(product.document);
        while (values.next()) filler.take(values.key(), values.value());
    };
    each_stored_model(catalogue.connection(), [&](const StoredProduct& model) {
        progress.check();
        filler.begin_model(model);
        take_values(model);
    });
    each_stored_product(catalogue.connection(), [&](const StoredProduct& product) {
        if (product.id % rows_per_tick == 0) progress.tick(product.id, total);
        if (product.parent != 0 && !filler.is_known(product.parent)) {
            throw Error(Failure::storage, tr("A product's parent is missing. Run verify."));
        }
        filler.begin_row(product);
        if (product.kind != ProductKind::model) take_values(product);
    });
    m_columns = filler.finish();
}

void ProductColumns::read_codes(Catalogue& catalogue) {
    std::vector<Row> rows;
    std::vector<bool> equals_last;
    catalogue.products().each_by_code([&](ProductId id, bool same_code) {
        rows.push_back(row_of(id));
        equals_last.push_back(same_code);
        return true;
    });
    m_by_code = std::make_unique<const RowOrder>(RowOrder::of_rows(rows, {}, m_columns.rows()));
    m_sku_order =
        std::make_unique<const RowOrder>(RowOrder::of_rows(rows, equals_last, m_columns.rows()));
}

std::vector<ProductId> ProductColumns::read_changed(Catalogue& catalogue,
                                                    const std::vector<ProductId>& changed) {
    LineageReader lineages(catalogue.products());
    // Those that inherited from a model before the change, and those that do after it.
    std::vector<ProductId> affected = m_columns.below(changed);
    std::vector<ProductId> all = changed;
    all.insert(all.end(), affected.begin(), affected.end());
    std::vector<Row> rows;
    for (const ProductId id : all) rows.push_back(row_of(id));
    const std::vector<Row> left = CompletenessColumns::models_above(m_columns, rows);
    bool same_codes = true;
    const auto code_of = [&](ProductId id) {
        return row_of(id) < m_columns.rows() ? m_columns.codes().text(row_of(id))
                                             : std::string_view();
    };
    const auto read = [&](ProductId id) {
        const std::string before(code_of(id));
        if (const auto product = catalogue.products().load(id)) {
            m_columns.set(*m_structure, lineages.lineage_of(*product));
            // Where folding hides how a code is written, it may have changed unseen.
            if (fold_case(product->code) != code_of(id)) same_codes = false;
        } else {
            m_columns.remove(id);
        }
        same_codes = same_codes && !before.empty() && code_of(id) == before;
    };
    for (const ProductId id : changed) read(id);
    const std::vector<ProductId> after = m_columns.below(changed);
    affected.insert(affected.end(), after.begin(), after.end());
    sort_unique(affected);
    // Models first: their variants share what they hold.
    std::stable_partition(affected.begin(), affected.end(), [&](ProductId id) {
        return m_columns.of_kind(ProductKind::model).test(row_of(id));
    });
    for (const ProductId id : affected) read(id);
    if (!same_codes) read_codes(catalogue);
    affected.insert(affected.end(), changed.begin(), changed.end());
    sort_unique(affected);
    rows.clear();
    for (const ProductId id : affected) {
        if (row_of(id) < m_columns.rows()) rows.push_back(row_of(id));
    }
    m_completeness.products_changed(rows, left);
    return affected;
}

}  // namespace vitrine
