#include "operations/import_links.h"

#include <algorithm>

#include "base/contains.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/value_text.h"
#include "operations/edit_links.h"

namespace vitrine {
namespace {

bool is_quantified(const AssociationType& type, AttributeId property) {
    return type.quantified && property != property::linked_groups;
}

// What was linked without quantities, when the type had none yet, gives way.
void set(Product& product, ValueKey plain, const std::pair<ValueKey, Value>& links) {
    if (links.first != plain) product.values.erase(plain);
    product.values.set(links.first, links.second);
}

std::optional<std::size_t> quantities_of(const AkeneoHeadings& headings,
                                         const AkeneoColumn& links) {
    for (std::size_t i = 0; i < headings.columns.size(); ++i) {
        const AkeneoColumn& column = headings.columns[i];
        if (column.field == AkeneoField::link_quantity &&
            column.association_type == links.association_type &&
            column.link_property == links.link_property) {
            return i;
        }
    }
    return std::nullopt;
}

// "5|3": whole numbers from 1 on. Absent for what is none.
std::optional<std::vector<Decimal>> read_quantities(std::string_view text) {
    constexpr std::int64_t most = 2'147'483'647;
    std::vector<Decimal> counts;
    for (const std::string_view piece : split_list(text, '|')) {
        const auto count = Decimal::parse(piece);
        if (!count || !count->is_whole() || *count < Decimal(1, 0) || *count > Decimal(most, 0)) {
            return std::nullopt;
        }
        counts.push_back(*count);
    }
    return counts;
}

}  // namespace

void ImportLinks::use(const AkeneoHeadings& headings) {
    m_headings = &headings;
    m_columns.clear();
    for (std::size_t i = 0; i < headings.columns.size(); ++i) {
        if (headings.columns[i].field != AkeneoField::link) continue;
        m_columns.push_back({i, quantities_of(headings, headings.columns[i])});
    }
}

std::string_view ImportLinks::cell_of(const CsvRow& row, std::optional<std::size_t> index) {
    return index && *index < row.cells.size() ? trim(row.cells[*index]) : std::string_view();
}

const AssociationType* ImportLinks::type_of(AssociationTypeId type) const {
    return m_context.structure().association_types.find(type);
}

std::pair<ValueKey, Value> ImportLinks::Resolved::value(const AssociationType& type,
                                                        AttributeId property) const {
    if (!is_quantified(type, property)) return {{property, type.id}, References{ids}};
    Quantities quantities;
    for (std::size_t i = 0; i < ids.size(); ++i) quantities.items.push_back({ids[i], counts[i]});
    const AttributeId kept_as = property == property::linked_models ? property::quantified_models
                                                                    : property::quantified_products;
    return {{kept_as, type.id}, std::move(quantities)};
}

ProductId ImportLinks::target(AttributeId property, std::string_view code) {
    if (property == property::linked_groups) {
        const Group* group = m_context.structure().groups.find(code);
        return group == nullptr ? 0 : group->id;
    }
    const bool models = property == property::linked_models;
    return m_codes.find(models ? ProductStore::Space::models : ProductStore::Space::products, code)
        .value_or(0);
}

ImportLinks::Resolved ImportLinks::resolve(const AssociationType& type, AttributeId property,
                                           std::string_view codes, std::string_view quantities) {
    Resolved resolved;
    const std::vector<std::string_view> targets = split_list(codes, ',');
    std::vector<Decimal> counts(targets.size(), Decimal(1, 0));
    if (is_quantified(type, property) && !quantities.empty()) {
        auto read = read_quantities(quantities);
        if (!read || read->size() != targets.size()) {
            resolved.issue = make_issue(
                Severity::warning, "link.quantities",
                tr("\"{0}\" does not say how many of each of the {1} products there are.",
                   quantities, targets.size()),
                tr("Write as many whole numbers as there are products, such as 5|3."));
            return resolved;
        }
        counts = *std::move(read);
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const ProductId id = target(property, targets[i]);
        if (id == 0) {
            resolved.unknown.emplace_back(targets[i]);
        } else if (!contains(resolved.ids, id)) {
            resolved.ids.push_back(id);
            resolved.counts.push_back(counts[i]);
        }
    }
    return resolved;
}

std::optional<std::pair<ValueKey, Value>> ImportLinks::resolve_at_once(
    const AkeneoColumn& column, std::string_view codes, std::string_view quantities) {
    const AssociationType* type = type_of(column.association_type);
    if (type == nullptr || is_two_way(*type, column.link_property)) return std::nullopt;
    const Resolved resolved = resolve(*type, column.link_property, codes, quantities);
    if (!resolved.unknown.empty() || resolved.issue) return std::nullopt;
    return resolved.value(*type, column.link_property);
}

void ImportLinks::apply(const CsvRow& row, Product& product) {
    m_cells.clear();
    m_values.clear();
    for (const auto& [index, quantity_index] : m_columns) {
        if (index >= row.cells.size() || row.ignores(index)) continue;
        const AkeneoColumn& column = m_headings->columns[index];
        const std::string_view codes = trim(row.cells[index]);
        const std::string_view quantities = cell_of(row, quantity_index);
        const AssociationType* type = type_of(column.association_type);
        if (codes.empty() && type != nullptr) {
            const auto [key, none] = Resolved().value(*type, column.link_property);
            if (product.values.find(key) == nullptr) continue;
        }
        if (const auto resolved = resolve_at_once(column, codes, quantities)) {
            set(product, {column.link_property, column.association_type}, *resolved);
        } else {
            m_cells.push_back({column.association_type, column.link_property, std::string(codes),
                               std::string(quantities), column.heading});
        }
    }
}

bool ImportLinks::add_targets(const CsvRow& row, std::string& key) {
    for (const auto& [index, quantity_index] : m_columns) {
        if (index >= row.cells.size() || row.ignores(index)) continue;
        const AkeneoColumn& column = m_headings->columns[index];
        const std::string_view codes = trim(row.cells[index]);
        if (codes.empty()) continue;
        const std::string_view quantities = cell_of(row, quantity_index);
        const auto resolved = resolve_at_once(column, codes, quantities);
        if (!resolved) return false;
        const auto add = [&key](ProductId id) {
            key.append(reinterpret_cast<const char*>(&id), sizeof(id));
        };
        if (const auto* many = std::get_if<References>(&resolved->second)) {
            for (const ProductId id : many->ids) add(id);
        } else if (const auto* counted = std::get_if<Quantities>(&resolved->second)) {
            for (const Quantity& item : counted->items) {
                add(item.product);
                key += item.count.to_string() + '|';
            }
        }
        key += '\n';
    }
    return true;
}

void ImportLinks::written(const Product& product, bool unchanged, const ImportFile& file,
                          std::int64_t line) {
    if (!waits()) return;
    m_waiting.push_back({product.id, unchanged, m_context.log.current(), line, &file,
                         std::move(m_cells), std::move(m_values)});
    m_cells.clear();
    m_values.clear();
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
    issue.file = row.file->name;
    issue.row = row.line;
    issue.column = row.file->source_column(cell.heading);
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
        Resolved resolved = resolve(*type, cell.property, cell.codes, cell.quantities);
        if (resolved.issue) {
            place(*resolved.issue, row, cell, before->code);
            resolved.issue->value = issue_value(cell.quantities);
            m_context.log.note(*std::move(resolved.issue));
            continue;
        }
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
            set(after, {cell.property, cell.type}, resolved.value(*type, cell.property));
        }
    }
    for (const WaitingProductLink& value : row.values) finish_value(row, value, after);
    if (!m_context.writer.update(*before, std::move(after))) return;
    if (row.unchanged) {
        m_context.log.unchanged_to_updated();
        row.unchanged = false;
    }
    if (commit_if_due(m_context)) m_codes.committed();
}

void ImportLinks::finish_value(const Waiting& row, const WaitingProductLink& value,
                               Product& product) {
    const Attribute* attribute = m_context.structure().attributes.find(value.attribute);
    // Others may have removed it while this import let them in between.
    if (attribute == nullptr) return;
    ParsedValue parsed = parse_value(m_context.structure(), *attribute, value.code, {},
                                     {.find_product = &m_context.find_product});
    if (auto* issue = std::get_if<Issue>(&parsed)) {
        issue->file = row.file->name;
        issue->row = row.line;
        issue->column = row.file->source_column(value.heading);
        issue->value = issue_value(value.code);
        issue->product = product.code;
        m_context.log.note(std::move(*issue));
    } else if (auto* link = std::get_if<Value>(&parsed)) {
        const Attribute copy = *attribute;  // a new scope makes another structure
        product.values.set(m_context.writer.key_for(copy, value.channel, value.locale, 0),
                           std::move(*link));
    }
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
