#include "workbench/variant_matrix.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/shown_name.h"
#include "operations/arrange_variants.h"
#include "operations/duplicate_products.h"
#include "workbench/cell_words.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

std::vector<std::string> folded(std::vector<std::string> values) {
    for (std::string& value : values) value = fold_case(value);
    return values;
}

// What a person reads for a value of an axis.
Choice choice_of_value(const Structure& structure, const Attribute& attribute,
                       const std::string& text, std::string_view locale) {
    Choice choice{0, text, text};
    if (const Option* option = structure.find_option(attribute.id, text)) {
        choice.id = option->id;
        choice.label = label_of(structure, option->labels, option->code, locale);
    } else if (attribute.type == AttributeType::boolean) {
        choice.label = boolean_label(text == "1" || text == "true");
    }
    return choice;
}

}  // namespace

VariantMatrix::VariantMatrix(Workspace& workspace, Editor& editor)
    : m_workspace(workspace),
      m_editor(editor),
      m_subscription(
          workspace.listen([this](const CatalogueChange& change) { on_change(change); })) {}

void VariantMatrix::show(ProductId product) {
    if (product != m_product) {
        m_state = State::loading;
        m_more.clear();
        m_refused.clear();
    }
    m_product = product;
    fetch();
}

void VariantMatrix::leave() {
    m_product = 0;
    ++m_question;
}

void VariantMatrix::on_change(const CatalogueChange&) {
    if (m_product != 0) fetch();
}

// Those of the family, and what every product has.
GridColumn VariantMatrix::update_fields() {
    const Structure& structure = *m_workspace.structure();
    const Family* family = structure.families.find(m_family);
    m_fields = {{"sku", tr("SKU")}, {"enabled", tr("Enabled")}};
    std::string usual;
    for (const ColumnOffer& offer :
         column_offers(structure, m_workspace.channel(), m_workspace.locale())) {
        const std::string code = offer.name.substr(0, offer.name.find('['));
        const Attribute* attribute = structure.attributes.find(std::string_view(code));
        if (attribute == nullptr || family == nullptr || !family->has(attribute->id)) continue;
        m_fields.push_back(offer);
        const bool is_price = attribute->type == AttributeType::price_collection;
        if (usual.empty() && is_price) usual = offer.name;
    }
    const bool is_there =
        std::any_of(m_fields.begin(), m_fields.end(),
                    [this](const ColumnOffer& offer) { return offer.name == m_field; });
    if (!is_there) m_field = usual.empty() ? "sku" : usual;
    for (GridColumn& column :
         grid_columns(structure, m_workspace.channel(), m_workspace.locale(), {m_field})) {
        if (column.name != m_field && column.sort != m_field) continue;
        if (column.cell >= 0) column.cell = 0;  // the only one that is read
        return std::move(column);
    }
    return {};
}

void VariantMatrix::fetch() {
    const std::uint64_t question = ++m_question;
    ask(
        m_workspace.reader(),
        [product = m_product, channel = m_workspace.channel(), locale = m_workspace.locale(),
         more = m_more, field = m_field](Catalogue& catalogue, const Progress&) {
            const CatalogueSnapshot one_state(catalogue);
            const Structure& structure = *catalogue.structure();
            Snapshot found;
            auto stored = catalogue.products().load(product);
            if (!stored) return found;
            const LoadedLineage loaded(catalogue.products(), *std::move(stored));
            const Product& top = loaded.lineage().top();
            Lineage lineage;
            lineage.self = &top;
            found.model = top.id;
            found.code = top.code;
            const std::string name = display_name(structure, lineage, channel, locale);
            found.title = name == top.code ? top.code : top.code + "  " + name;
            if (const Family* family = family_of(structure, lineage)) found.family = family->id;
            if (!top.is_model()) {
                found.state = State::simple;
                found.proposed_model = FreeCodes(catalogue.products()).take(top.code);
                return found;
            }
            found.state = State::model;
            std::vector<AxisValues> known;
            const auto axes = axes_below(structure, lineage);
            std::copy_if(more.begin(), more.end(), std::back_inserter(known),
                         [&](const AxisValues& said) {
                             return std::find(axes.begin(), axes.end(), said.axis) != axes.end();
                         });
            found.axes = values_of_axes(catalogue, top.id, known);
            found.variants = placed_variants(catalogue, top.id);
            return found;
        },
        m_receiver.guard([this, question](Snapshot snapshot) {
            if (question != m_question) return;
            m_family = snapshot.family;
            snapshot.column = update_fields();
            // What cells say is asked by the field, which only the structure at hand can tell.
            std::vector<ProductId> ids;
            for (const PlacedVariant& variant : snapshot.variants) ids.push_back(variant.product);
            const auto columns = list_columns(*m_workspace.structure(), m_workspace.channel(),
                                              m_workspace.locale(), {snapshot.column});
            ask(
                m_workspace.reader(),
                [ids, columns, channel = m_workspace.channel(), locale = m_workspace.locale()](
                    Catalogue& catalogue, const Progress&) {
                    return load_rows(catalogue, ids, columns, channel, locale);
                },
                m_receiver.guard([this, question, snapshot](std::vector<ProductRow> rows) {
                    if (question != m_question) return;
                    Snapshot whole = snapshot;
                    whole.rows = std::move(rows);
                    keep(std::move(whole));
                }),
                m_receiver.guard([this](const std::exception_ptr& failure) {
                    if (events.failed) events.failed(sentence_of(failure));
                }));
        }),
        m_receiver.guard([this](const std::exception_ptr& failure) {
            if (events.failed) events.failed(sentence_of(failure));
        }));
}

void VariantMatrix::keep(Snapshot snapshot) {
    const Structure& structure = *m_workspace.structure();
    const std::string locale = m_workspace.locale_code();
    m_state = snapshot.state;
    m_model = snapshot.model;
    m_title = std::move(snapshot.title);
    m_proposed_model = std::move(snapshot.proposed_model);
    m_axes.clear();
    for (const AxisValues& values : snapshot.axes) {
        const Attribute* attribute = structure.attributes.find(values.axis);
        if (attribute == nullptr) continue;
        Axis& axis = m_axes.emplace_back();
        axis.attribute = values.axis;
        axis.label = label_of(structure, attribute->labels, attribute->code, locale);
        axis.has_options = attribute->type == AttributeType::simple_select;
        for (const std::string& text : values.values) {
            // An option may have been added and taken back.
            if (axis.has_options && structure.find_option(values.axis, text) == nullptr) continue;
            axis.values.push_back(choice_of_value(structure, *attribute, text, locale));
        }
    }
    m_chosen.resize(m_axes.size());
    for (std::size_t i = 0; i < m_axes.size(); ++i) {
        if (m_chosen[i] >= m_axes[i].values.size()) m_chosen[i] = 0;
    }
    m_rows = std::move(snapshot.rows);
    m_column = std::move(snapshot.column);
    for (const ProductId saved : m_saved) m_pending.erase(saved);
    m_saved.clear();
    m_values.clear();
    m_by_values.clear();
    for (const PlacedVariant& variant : snapshot.variants) {
        m_by_values.emplace(folded(variant.values), m_values.size());
        m_values.push_back(folded(variant.values));
    }
    m_family_variants.clear();
    structure.family_variants.each([&](const FamilyVariant& variant) {
        if (variant.family == m_family)
            m_family_variants.push_back(choice_of(structure, variant, locale));
    });
    if (events.changed) events.changed();
}

void VariantMatrix::choose_value(std::size_t axis, std::size_t value) {
    m_chosen.at(axis) = value;
    if (events.cells_changed) events.cells_changed();
}

void VariantMatrix::choose_field(const std::string& name) {
    if (name == m_field) return;
    m_field = name;
    m_refused.clear();
    m_pending.clear();
    m_saved.clear();
    fetch();
}

std::size_t VariantMatrix::column_count() const {
    return m_axes.empty() ? 0 : m_axes.size() == 1 ? 1 : m_axes[1].values.size();
}

std::string VariantMatrix::column_heading(std::size_t column) const {
    if (m_axes.size() > 1) return m_axes[1].values[column].label;
    const auto shown =
        std::find_if(m_fields.begin(), m_fields.end(),
                     [this](const ColumnOffer& offer) { return offer.name == m_field; });
    return shown == m_fields.end() ? m_field : shown->label;
}

std::vector<std::string> VariantMatrix::values_at(std::size_t row, std::size_t column) const {
    std::vector<std::string> values;
    for (std::size_t i = 0; i < m_axes.size(); ++i) {
        const std::size_t place = i == 0 ? row : i == 1 ? column : m_chosen[i];
        if (place >= m_axes[i].values.size()) return {};
        values.push_back(m_axes[i].values[place].code);
    }
    return values;
}

const ProductRow* VariantMatrix::row_at(std::size_t row, std::size_t column) const {
    const auto at = m_by_values.find(folded(values_at(row, column)));
    return at == m_by_values.end() || at->second >= m_rows.size() ? nullptr : &m_rows[at->second];
}

ProductId VariantMatrix::product_at(std::size_t row, std::size_t column) const {
    const ProductRow* found = row_at(row, column);
    return found == nullptr ? 0 : found->id;
}

std::optional<std::pair<std::size_t, std::size_t>> VariantMatrix::place_of(
    ProductId product) const {
    for (std::size_t row = 0; row < row_count(); ++row) {
        for (std::size_t column = 0; column < column_count(); ++column) {
            if (product_at(row, column) == product) return std::pair(row, column);
        }
    }
    return std::nullopt;
}

std::string VariantMatrix::value(std::size_t row, std::size_t column) const {
    const ProductRow* found = row_at(row, column);
    if (found == nullptr) return {};
    if (const auto typed = m_pending.find(found->id); typed != m_pending.end())
        return typed->second;
    if (const auto refused = m_refused.find(found->id); refused != m_refused.end())
        return refused->second.text;
    if (m_column.kind == GridColumn::Kind::sku) return found->code;
    if (m_column.kind == GridColumn::Kind::enabled) return boolean_label(found->enabled);
    return found->cells.empty() ? std::string() : shown_text(m_column, found->cells.front());
}

bool VariantMatrix::is_missing(std::size_t row, std::size_t column) const {
    if (m_column.cell < 0 || row_at(row, column) == nullptr || !value(row, column).empty())
        return false;
    const Family* family = m_workspace.structure()->families.find(m_family);
    if (family == nullptr) return false;
    const auto required = family->requirements.find(m_workspace.channel());
    return required != family->requirements.end() &&
           std::find(required->second.begin(), required->second.end(), m_column.field.attribute) !=
               required->second.end();
}

std::string VariantMatrix::text(std::size_t row, std::size_t column) const {
    const ProductRow* found = row_at(row, column);
    if (found == nullptr) return "+";
    std::string words = is_missing(row, column) ? tr("! missing") : value(row, column);
    if (!found->enabled && m_column.kind != GridColumn::Kind::enabled) {
        // TRANSLATORS: a variant that is not enabled
        words += (words.empty() ? "" : "  ") + tr("⊘ off");
    }
    return words;
}

bool VariantMatrix::is_editable(std::size_t row, std::size_t column) const {
    return m_column.editable && row_at(row, column) != nullptr;
}

ProductGrid::Look VariantMatrix::look(std::size_t row, std::size_t column) const {
    ProductGrid::Look look;
    const ProductRow* found = row_at(row, column);
    if (found == nullptr) return look;
    look.pending = m_pending.contains(found->id);
    look.refused = m_refused.contains(found->id);
    look.inherited = m_column.cell >= 0 && !found->cells_inherited.empty() &&
                     found->cells_inherited.front() && !look.pending && !look.refused;
    return look;
}

std::string VariantMatrix::why(std::size_t row, std::size_t column) const {
    const ProductRow* found = row_at(row, column);
    const auto refused = found == nullptr ? m_refused.end() : m_refused.find(found->id);
    return refused == m_refused.end() ? std::string() : refused->second.reason;
}

std::size_t VariantMatrix::combination_count() const {
    std::size_t count = m_axes.empty() ? 0 : 1;
    for (const Axis& axis : m_axes) count *= axis.values.size();
    return count;
}

std::size_t VariantMatrix::missing_count() const {
    // Variants without a value for an axis, as an import may leave them, stand in no cell.
    const auto placed = std::count_if(m_by_values.begin(), m_by_values.end(), [](const auto& one) {
        return std::none_of(one.first.begin(), one.first.end(),
                            [](const std::string& value) { return value.empty(); });
    });
    return combination_count() - static_cast<std::size_t>(placed);
}

std::vector<Choice> VariantMatrix::unused_options(std::size_t axis) const {
    const Axis& shown = m_axes.at(axis);
    std::vector<Choice> unused =
        option_choices(*m_workspace.structure(), shown.attribute, m_workspace.locale_code());
    std::erase_if(unused, [&](const Choice& choice) {
        return std::any_of(shown.values.begin(), shown.values.end(),
                           [&](const Choice& used) { return used.id == choice.id; });
    });
    return unused;
}

}  // namespace vitrine
