#include "operations/import_products.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/delete_products.h"

namespace vitrine {
namespace {

void place(Issue& issue, const ProductFile& file, std::int64_t line, const std::string& code) {
    issue.file = file.file->name;
    issue.row = line;
    if (issue.product.empty()) issue.product = issue_value(code);
}

// What the file says of attributes is all there is to be: properties and links stay.
void keep_properties_only(Product& product) {
    Values kept;
    for (const auto& [key, value] : product.values) {
        if (key.attribute < property::first_attribute) kept.set(key, value);
    }
    product.values = std::move(kept);
}

}  // namespace

ImportProducts::ImportProducts(ImportContext& context, ImportMedia& media)
    : m_context(context),
      m_codes(context),
      m_media(media),
      m_cells(context, m_media),
      m_links(context, m_codes),
      m_models(context, m_codes),
      m_unchanged(context, m_codes, m_models, m_cells, m_links),
      m_uuids(context),
      m_keep(context.options.choice),
      m_merge(context, m_cells) {
    context.before_commit = [this] { m_merge.flush(); };
    context.find_product = [this](std::string_view code) {
        const auto product = m_codes.find(ProductStore::Space::products, code);
        return product ? *product : m_codes.find(ProductStore::Space::models, code).value_or(0);
    };
}

bool ImportProducts::is_read_twice(const ImportFile& file) {
    return file.kind == AkeneoFile::product_models &&
           std::any_of(file.headings.begin(), file.headings.end(), [](const std::string& heading) {
               return fold_case(trim(heading)) == "parent";
           });
}

Issues ImportProducts::add(const ImportFile& file) {
    ProductFile& added = m_files.emplace_back();
    added.file = &file;
    added.rows =
        file.kind == AkeneoFile::product_models ? AkeneoRows::models : AkeneoRows::products;
    added.headings = parse_akeneo_headings(m_context.structure(), added.rows, file.headings);
    added.list_fields();
    Issues issues = added.headings.issues;
    for (const AkeneoColumn& column : added.headings.columns) {
        if (column.field != AkeneoField::link_quantity) continue;
        const AssociationType* type =
            m_context.structure().association_types.find(column.association_type);
        if (type != nullptr && type->quantified) continue;
        Issue issue = make_issue(Severity::warning, "heading.quantity",
                                 tr("Links of the type {0} have no quantities: {1} is not read.",
                                    type == nullptr ? std::string() : type->code, column.heading),
                                 tr("Write 1 for is_quantified of the association type."));
        issue.row = 1;
        issue.column = column.heading;
        issues.push_back(std::move(issue));
    }
    Issues owned = m_merge.owned_by_others(added);
    issues.insert(issues.end(), std::make_move_iterator(owned.begin()),
                  std::make_move_iterator(owned.end()));
    for (Issue& issue : issues) issue.file = file.name;
    return issues;
}

void ImportProducts::run() {
    const auto each = [&](AkeneoRows rows, const auto& use) {
        for (ProductFile& file : m_files) {
            if (file.rows == rows) use(file);
        }
    };
    each(AkeneoRows::models, [&](ProductFile& file) { read(file, Level::root_models); });
    each(AkeneoRows::models, [&](ProductFile& file) {
        if (is_read_twice(*file.file)) read(file, Level::sub_models);
    });
    each(AkeneoRows::products, [&](ProductFile& file) { read(file, Level::products); });
    m_links.finish();
    if (m_context.options.mode == ImportMode::delete_missing) delete_missing();
    m_merge.flush();
}

void ImportProducts::delete_missing() {
    std::vector<ProductId> missing;
    m_context.catalogue.products().each([&](const Product& product) {
        const bool seen = std::any_of(m_files.begin(), m_files.end(), [&](const ProductFile& file) {
            return file.has_seen(product.id);
        });
        if (!seen && !product.is_model()) missing.push_back(product.id);
    });
    const auto count = static_cast<std::int64_t>(missing.size());
    const std::int64_t most = m_context.options.delete_at_most;
    if (count > most) {
        throw Error(Failure::invalid,
                    tr("The file lacks {0} of the catalogue's products, and at most {1} may be "
                       "deleted, so nothing was imported. Check that the file is complete, or "
                       "raise the limit.",
                       count, most));
    }
    StructureChange change(m_context.catalogue, m_context.writer, {});
    delete_products(change, missing, m_context.progress);
    m_context.log.report().deleted = count;
    for (Issue& issue : change.take_report().issues) m_context.log.note(std::move(issue));
}

void ImportProducts::read(ProductFile& file, Level level) {
    m_context.log.begin(akeneo_row_name(file.file->kind));
    m_media.use_folder_of(file.file->path);
    m_cells.use(file.headings);
    m_links.use(file.headings);
    ImportPass pass(m_context, *file.file,
                    level == Level::sub_models ? ImportPass::Turn::again : ImportPass::Turn::first);
    m_unchanged.use(file, pass.dialect());
    m_merge.use(file);
    m_defaults.emplace(m_context.structure());
    CsvRow row;
    while (pass.next(row)) {
        const bool has_parent = !file.cell(row, AkeneoField::parent).value_or("").empty();
        if (level != Level::products && has_parent != (level == Level::sub_models)) continue;
        ++m_context.log.counts().read;
        m_models.begin_row();
        m_merge.leave_owned(row);
        if (const ProductId product = m_unchanged.find(row)) {
            pass_over(file, row, product);
        } else {
            take(file, row);
        }
        if (commit_if_due(m_context)) committed();
    }
}

// Others may have written meanwhile.
void ImportProducts::committed() {
    m_codes.committed();
    m_models.forget();
    m_uuids.committed();
    m_cells.structure_replaced();
    m_unchanged.structure_replaced();
    m_keep.forget();
    m_merge.structure_replaced();
    m_defaults.emplace(m_context.structure());
}

void ImportProducts::pass_over(ProductFile& file, const CsvRow& row, ProductId product) {
    ++m_context.log.counts().unchanged;
    file.see(product);
    Issues issues;
    m_cells.mention_files(row, issues);
    for (Issue& issue : issues) {
        place(issue, file, row.line, m_context.catalogue.products().code_of(product));
        m_context.log.note(std::move(issue));
    }
}

void ImportProducts::forget_row(ProductId product) {
    const bool is_known = m_codes.row_hash(product) > row_hash::last_special;
    if (m_codes.knows_rows() && !is_known) return;
    m_context.writer.forget_row(product);
    if (is_known) m_codes.set_row_hash(product, row_hash::taken);
}

bool ImportProducts::has_right_width(const ProductFile& file, const CsvRow& row, Issue& issue) {
    const auto& columns = file.headings.columns;
    bool beyond = row.cells.size() > columns.size();
    for (const std::size_t i : file.without_heading) {
        beyond = beyond || (i < row.cells.size() && !trim(row.cells[i]).empty());
    }
    if (beyond) {
        issue = make_issue(Severity::error, "row.cells",
                           tr("The row has {0} cells, but there are {1} headings.",
                              row.cells.size(), columns.size()),
                           tr("Put cells that hold the separator or a line break in quotes."));
        return false;
    }
    if (row.cells.size() < columns.size()) {
        issue = make_issue(Severity::warning, "row.cells_missing",
                           tr("The row has {0} cells, but there are {1} headings; the fields "
                              "behind them were left "
                              "as they are.",
                              row.cells.size(), columns.size()),
                           tr("Check that the row is complete."));
    }
    return true;
}

void ImportProducts::take(ProductFile& file, CsvRow& cells) {
    ImportedRow row(m_context, m_codes, m_models, m_uuids, file, cells);
    Issue width;
    if (!has_right_width(file, cells, width)) {
        place(width, file, cells.line,
              std::string(row.cell(AkeneoField::code).value_or(std::string_view())));
        m_context.log.reject(std::move(width));
        return;
    }
    if (!width.rule.empty()) row.issues().push_back(std::move(width));
    bool is_partial = false;
    bool taken = row.identify();
    if (taken && leave_out(file, row)) return;
    m_merge.begin(cells, row.before());
    taken = taken && is_wanted(row) && row.place();
    if (taken) {
        row.read_properties();
        if (m_context.options.mode == ImportMode::replace) keep_properties_only(row.after());
        m_cells.apply(cells, row.after(), row.lineage(), row.issues());
        m_merge.keep_values(cells, row.before(), row.after());
        is_partial = keep_fields(file, row);
        taken = row.check_axes();
        // It may have been taken as it stands when its siblings were others.
        if (!taken && row.before() != nullptr) forget_row(row.before()->id);
    }
    if (!taken) {
        m_merge.reject(cells);
        place(row.rejection(), file, cells.line, row.after().code);
        m_context.log.reject(std::move(row.rejection()));
        return;
    }
    m_cells.take_files(row.after(), row.before(), row.issues());
    m_merge.keep_files(cells, row.before(), row.after());
    if (row.before() == nullptr && !m_defaults->empty()) {
        m_defaults->fill(m_context.structure(), row.lineage(), row.after());
    }
    m_links.apply(cells, row.after());
    m_links.wait_for(m_cells.take_waiting_links());
    is_partial = keep_fields(file, row) || is_partial;  // links and files
    write(file, cells, row, is_partial);
}

// True and counted where nothing of the row is to be taken.
bool ImportProducts::leave_out(ProductFile& file, ImportedRow& row) {
    const bool exists = row.before() != nullptr;
    if (!(exists && m_context.options.mode == ImportMode::create) &&
        !m_context.options.choice.leaves_out(file.file->name, row.line())) {
        return false;
    }
    ++m_context.log.counts().unchanged;
    if (exists) file.see(row.before()->id);
    return true;
}

bool ImportProducts::is_wanted(ImportedRow& row) {
    return row.before() != nullptr || m_context.options.mode != ImportMode::update ||
           row.reject(
               "product.unknown", AkeneoField::code,
               tr("There is no product {0}, and this import creates none.", row.after().code),
               tr("Import with the mode that creates, or correct the code."));
}

bool ImportProducts::keep_fields(const ProductFile& file, ImportedRow& row) {
    return m_keep.keep(m_context.structure(), file.file->name, row.line(), row.before(),
                       row.after());
}

void ImportProducts::write(ProductFile& file, CsvRow& cells, ImportedRow& row, bool is_partial) {
    ImportCounts& counts = m_context.log.counts();
    Product& after = row.after();
    bool unchanged = false;
    m_merge.take(cells, m_cells.not_taken());
    after.row_hash =
        is_partial ? row_hash::taken : m_unchanged.hash_after(cells, after, row.issues());
    if (m_context.options.found &&
        (row.before() == nullptr || !differences(*row.before(), after).empty())) {
        m_context.options.found(
            {*file.file, row.line(), row.before(), after, m_context.structure()});
    }
    if (row.before() == nullptr) {
        m_context.writer.add(after);
        ++counts.created;
    } else if (m_context.writer.update(*row.before(), after)) {
        ++counts.updated;
    } else {
        ++counts.unchanged;
        unchanged = true;
        if (m_codes.knows_rows() && m_codes.row_hash(after.id) != after.row_hash) {
            m_context.writer.set_row_hash(after.id, after.row_hash);
            m_codes.set_row_hash(after.id, after.row_hash);
        }
    }
    file.see(after.id);
    m_merge.written(after.id);
    if (!unchanged) {
        m_codes.written(row.before(), after);
        m_models.written(row.before(), after);
        m_uuids.written(after);
    }
    m_links.written(after, unchanged, *file.file, row.line());
    for (Issue& issue : row.issues()) {
        place(issue, file, row.line(), after.code);
        m_context.log.note(std::move(issue));
    }
}

}  // namespace vitrine
