#include "operations/import_links.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

bool contains(const std::vector<ProductId>& ids, ProductId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Groups know nothing of the products that are linked to them.
bool is_two_way(const AssociationType& type, AttributeId property) {
    return type.two_way && property != property::linked_groups;
}

}  // namespace

void ImportLinks::use(const AkeneoHeadings& headings) {
    m_headings = &headings;
    m_columns.clear();
    for (std::size_t i = 0; i < headings.columns.size(); ++i) {
        if (headings.columns[i].field == AkeneoField::link) m_columns.push_back(i);
    }
}

const AssociationType* ImportLinks::type_of(AssociationTypeId type) const {
    return m_context.structure().association_types.find(type);
}

ImportLinks::Resolved ImportLinks::resolve(AttributeId property, std::string_view codes) {
    Resolved resolved;
    for (const std::string_view code : split_list(codes, ',')) {
        ProductId id = 0;
        if (property == property::linked_groups) {
            const Group* group = m_context.structure().groups.find(code);
            id = group == nullptr ? 0 : group->id;
        } else {
            const bool models = property == property::linked_models;
            id = m_codes
                     .find(models ? ProductStore::Space::models : ProductStore::Space::products,
                           code)
                     .value_or(0);
        }
        if (id == 0) {
            resolved.unknown.emplace_back(code);
        } else if (!contains(resolved.ids, id)) {
            resolved.ids.push_back(id);
        }
    }
    return resolved;
}

std::optional<ImportLinks::Ids> ImportLinks::resolve_at_once(const AkeneoColumn& column,
                                                             std::string_view codes) {
    const AssociationType* type = type_of(column.association_type);
    if (type == nullptr || is_two_way(*type, column.link_property)) return std::nullopt;
    Resolved resolved = resolve(column.link_property, codes);
    if (!resolved.unknown.empty()) return std::nullopt;
    return std::move(resolved.ids);
}

void ImportLinks::apply(const CsvRow& row, Product& product) {
    m_cells.clear();
    for (const std::size_t index : m_columns) {
        if (index >= row.cells.size()) continue;
        const AkeneoColumn& column = m_headings->columns[index];
        const std::string_view codes = trim(row.cells[index]);
        const ValueKey key{column.link_property, column.association_type};
        if (codes.empty() && product.values.find(key) == nullptr) continue;
        if (auto ids = resolve_at_once(column, codes)) {
            product.values.set(key, References{std::move(*ids)});
        } else {
            m_cells.push_back({column.association_type, column.link_property, std::string(codes),
                               column.heading});
        }
    }
}

bool ImportLinks::add_targets(const CsvRow& row, std::string& key) {
    for (const std::size_t index : m_columns) {
        if (index >= row.cells.size()) continue;
        const AkeneoColumn& column = m_headings->columns[index];
        const std::string_view codes = trim(row.cells[index]);
        if (codes.empty()) continue;
        const auto ids = resolve_at_once(column, codes);
        if (!ids) return false;
        key.append(reinterpret_cast<const char*>(ids->data()), ids->size() * sizeof(ProductId));
        key += '\n';
    }
    return true;
}

void ImportLinks::written(const Product& product, bool unchanged, const std::string& file,
                          std::int64_t line) {
    if (m_cells.empty()) return;
    m_waiting.push_back(
        {product.id, unchanged, m_context.log.current(), line, file, std::move(m_cells)});
    m_cells.clear();
}

void ImportLinks::finish() {
    for (Waiting& row : m_waiting) {
        m_context.progress.check();
        m_context.log.resume(row.kind);
        finish_row(row);
    }
    for (auto& [type, links] : m_two_way) finish_two_way(type, links);
    m_waiting.clear();
    m_two_way.clear();
}

void ImportLinks::place(Issue& issue, const Waiting& row, const Cell& cell,
                        const std::string& product) {
    issue.file = row.file;
    issue.row = row.line;
    issue.column = cell.heading;
    issue.value = issue_value(cell.codes);
    issue.product = product;
}

void ImportLinks::finish_row(Waiting& row) {
    const auto before = m_context.catalogue.products().load(row.product);
    if (!before) return;
    Product after = *before;
    for (const Cell& cell : row.cells) {
        // Others may have removed it while this import let them in between.
        const AssociationType* type = type_of(cell.type);
        if (type == nullptr) {
            Issue issue = make_issue(
                Severity::warning, "link.type_removed",
                tr("Somebody removed this kind of link while the import ran; the cell was not "
                   "taken."),
                tr("Import the association types again, or remove the column."));
            place(issue, row, cell, before->code);
            m_context.log.note(std::move(issue));
            continue;
        }
        Resolved resolved = resolve(cell.property, cell.codes);
        for (const std::string& code : resolved.unknown) {
            Issue issue =
                make_issue(Severity::warning, "link.unknown",
                           tr("\"{0}\" does not exist, so there is nothing to link to.", code),
                           tr("Import it, or correct the code."));
            place(issue, row, cell, before->code);
            issue.value = issue_value(code);
            m_context.log.note(std::move(issue));
        }
        if (is_two_way(*type, cell.property)) {
            TwoWay& links = m_two_way[cell.type];
            Ids& listed = links.listed[row.product];
            listed.insert(listed.end(), resolved.ids.begin(), resolved.ids.end());
            links.columns[row.product].insert(cell.property);
            links.rows[row.product] = &row;
        } else {
            after.values.set({cell.property, cell.type}, References{std::move(resolved.ids)});
        }
    }
    if (!m_context.writer.update(*before, std::move(after))) return;
    if (row.unchanged) {
        m_context.log.unchanged_to_updated();
        row.unchanged = false;
    }
    if (commit_if_due(m_context)) m_codes.committed();
}

bool ImportLinks::is_model(ProductId id) {
    const auto [at, added] = m_is_model.try_emplace(id, false);
    if (added) {
        const auto product = m_context.catalogue.products().load(id);
        at->second = product && product->is_model();
    }
    return at->second;
}

ImportLinks::Ids ImportLinks::links_of(const Product& product, AssociationTypeId type) const {
    Ids ids = product.references(property::linked_products, type);
    const Ids& models = product.references(property::linked_models, type);
    ids.insert(ids.end(), models.begin(), models.end());
    return ids;
}

void ImportLinks::finish_two_way(AssociationTypeId type, TwoWay& links) {
    auto& products = m_context.catalogue.products();
    // What others removed while the import let them in between has no links any more.
    if (type_of(type) == nullptr) return;
    std::map<ProductId, Ids> stored;
    for (auto at = links.listed.begin(); at != links.listed.end();) {
        auto& [id, listed] = *at;
        const auto product = products.load(id);
        if (!product) {
            at = links.listed.erase(at);
            continue;
        }
        ++at;
        stored[id] = links_of(*product, type);
        // A kind of link whose column the file lacks stays as it is.
        for (const AttributeId property : {property::linked_products, property::linked_models}) {
            if (links.columns[id].contains(property)) continue;
            for (const ProductId kept : product->references(property, type)) listed.push_back(kept);
        }
    }
    // A pair is linked if either row names it. One whose partner has no row follows this row alone.
    std::map<ProductId, Ids> wanted = links.listed;
    std::map<ProductId, std::pair<Ids, Ids>> partners;  // added, taken away
    for (const auto& [id, listed] : links.listed) {
        for (const ProductId target : listed) {
            if (!links.listed.contains(target)) {
                partners[target].first.push_back(id);
            } else if (!contains(wanted[target], id)) {
                wanted[target].push_back(id);
            }
        }
        for (const ProductId target : stored[id]) {
            if (!links.listed.contains(target) && !contains(listed, target)) {
                partners[target].second.push_back(id);
            }
        }
    }
    for (const auto& [id, list] : wanted) save_links(id, type, list, links.rows[id]);
    for (const auto& [id, change] : partners) {
        const auto product = products.load(id);
        if (!product) continue;
        Ids list = links_of(*product, type);
        std::erase_if(list, [&](ProductId link) { return contains(change.second, link); });
        for (const ProductId added : change.first) {
            if (!contains(list, added)) list.push_back(added);
        }
        save_links(id, type, list, nullptr);
    }
}

void ImportLinks::save_links(ProductId id, AssociationTypeId type, const Ids& links, Waiting* row) {
    const auto before = m_context.catalogue.products().load(id);
    if (!before) return;
    References products, models;
    for (const ProductId link : links) (is_model(link) ? models : products).ids.push_back(link);
    Product after = *before;
    after.values.set({property::linked_products, type}, std::move(products));
    after.values.set({property::linked_models, type}, std::move(models));
    if (!m_context.writer.update(*before, std::move(after))) return;
    if (row != nullptr && row->unchanged) {
        m_context.log.resume(row->kind);
        m_context.log.unchanged_to_updated();
        row->unchanged = false;
    }
    if (commit_if_due(m_context)) m_codes.committed();
}

}  // namespace vitrine
