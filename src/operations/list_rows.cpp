// What a list shows of its products: the columns and the rows of list_products.h.
#include <map>
#include <memory>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/shown_name.h"
#include "catalog/spelling.h"
#include "catalog/value_text.h"
#include "operations/list_products.h"
#include "operations/price_columns.h"
#include "store/product_extract.h"

namespace vitrine {
namespace {

struct PropertyColumn {
    std::string_view name;
    AttributeId id;
    std::string label;
};

std::vector<PropertyColumn> property_columns() {
    return {
        {"sku", property::code, tr("SKU")},
        {"family", property::family, tr("Family")},
        {"parent", property::parent, tr("Parent")},
        {"enabled", property::enabled, tr("Enabled")},
        {"categories", property::categories, tr("Categories")},
        {"groups", property::groups, tr("Groups")},
    };
}

[[noreturn]] void refuse_unknown(const Structure& structure, std::string_view name) {
    NearestName nearest(name);
    for (const PropertyColumn& column : property_columns()) nearest.offer(column.name);
    structure.attributes.each([&](const Attribute& attribute) { nearest.offer(attribute.code); });
    if (nearest.best().empty()) throw Error(Failure::usage, tr("There is no field {0}.", name));
    throw Error(Failure::usage,
                tr("There is no field {0}. Did you mean {1}?", name, nearest.best()));
}

// The first currency of the channel, else of the catalogue.
CurrencyId default_currency(const Structure& structure, ChannelId channel_id) {
    const Channel* channel = structure.channels.find(channel_id);
    if (channel != nullptr && !channel->currencies.empty()) return channel->currencies.front();
    const Currency* currency =
        structure.currencies.find_if([](const Currency& c) { return c.activated; });
    return currency != nullptr ? currency->id : 0;
}

void read_scope(const Structure& structure, const Attribute& attribute, std::string_view parts,
                ListColumn& column) {
    for (const std::string_view part : split_list(parts, ',')) {
        const Channel* channel = attribute.scopable ? structure.channels.find(part) : nullptr;
        const Locale* locale = attribute.localizable ? structure.locales.find(part) : nullptr;
        const bool is_price = attribute.type == AttributeType::price_collection;
        const Currency* currency = is_price ? structure.currencies.find(part) : nullptr;
        if (channel != nullptr) {
            column.channel = channel->id;
        } else if (locale != nullptr) {
            column.locale = locale->id;
        } else if (currency != nullptr) {
            column.currency = currency->id;
        } else {
            throw Error(Failure::usage, tr("{0} has no value for \"{1}\".", attribute.code, part));
        }
    }
}

ListColumn parse_column(const Structure& structure, const std::string& name, ChannelId channel,
                        LocaleId locale) {
    const std::string_view text = trim(name);
    if (auto price = parse_price_column(structure, text)) return *std::move(price);
    const auto bracket = text.find('[');
    const std::string_view code = trim(text.substr(0, bracket));
    ListColumn column;
    column.name = text;
    if (bracket != std::string_view::npos && !text.ends_with(']')) {
        throw Error(Failure::usage, tr("{0} has no closing bracket.", text));
    }
    if (bracket == std::string_view::npos) {
        for (const PropertyColumn& known : property_columns()) {
            if (known.name != code) continue;
            column.label = known.label;
            column.attribute = known.id;
            return column;
        }
    }
    const Attribute* attribute = structure.attributes.find(code);
    if (attribute == nullptr) refuse_unknown(structure, code);
    column.label =
        label_of(structure, attribute->labels, attribute->code, structure.locales.code_of(locale));
    if (attribute->type == AttributeType::identifier) {
        column.attribute = property::code;
        return column;
    }
    column.attribute = attribute->id;
    if (attribute->scopable) column.channel = channel;
    if (attribute->localizable) column.locale = locale;
    if (attribute->type == AttributeType::price_collection) {
        column.currency = default_currency(structure, channel);
    }
    if (bracket != std::string_view::npos) {
        const std::string_view scope = text.substr(bracket + 1, text.size() - bracket - 2);
        read_scope(structure, *attribute, scope, column);
        // What was asked for stands in the heading: two price columns must differ.
        column.label += " (" + std::string(scope) + ")";
    }
    return column;
}

using FigureText = std::function<std::string(const Lineage&)>;

// What writes the cells of a column of prices or stock; empty for others.
FigureText figure_of(Catalogue& catalogue, const ListColumn& column) {
    if (!column.figure) return nullptr;
    if (column.figure == FilterField::list_price || column.figure == FilterField::asked_price) {
        return [cells = std::make_shared<PriceCells>(catalogue, column)](const Lineage& lineage) {
            return cells->text(lineage);
        };
    }
    return [cells = std::make_shared<StockCells>(catalogue, column)](const Lineage& lineage) {
        return cells->text(lineage);
    };
}

// Reads rows of one list; requirements of families are worked out once.
class RowReader {
public:
    RowReader(Catalogue& catalogue, std::span<const ListColumn> columns, ChannelId channel,
              LocaleId locale)
        : m_structure(catalogue.structure()),
          m_columns(columns),
          m_channel(m_structure->channels.find(channel)),
          m_locale(locale),
          m_locale_code(m_structure->locales.code_of(locale)),
          m_products(catalogue.connection(), shown()),
          m_variants(catalogue.connection(), required()) {
        m_sources.reserve(m_columns.size());
        for (const ListColumn& column : m_columns) {
            m_figures.push_back(figure_of(catalogue, column));
            const Attribute* attribute = m_structure->attributes.find(column.attribute);
            m_sources.push_back(
                {attribute, attribute == nullptr
                                ? std::nullopt
                                : m_structure->key_for(*attribute, column.channel, column.locale,
                                                       column.currency)});
        }
    }

    ProductRow read(ProductId id) {
        ProductRow row;
        row.id = id;
        const auto product = m_products.load(id);
        if (!product) {
            row.cells.resize(m_columns.size());
            row.cells_inherited.resize(m_columns.size());
            return row;
        }
        const Lineage lineage = lineage_of(*product);
        row.code = product->code;
        row.name =
            shown_name(*m_structure, lineage, m_channel != nullptr ? m_channel->id : 0, m_locale);
        if (const Family* family = family_of(*m_structure, lineage)) {
            row.family = label_of(*m_structure, family->labels, family->code, m_locale_code);
        }
        row.kind = product->kind;
        row.enabled = product->enabled;
        row.cells.reserve(m_columns.size());
        row.cells_inherited.reserve(m_columns.size());
        for (std::size_t i = 0; i < m_columns.size(); ++i) add_cell(i, lineage, row);
        if (product->is_model()) {
            count_variants(lineage, row);
        } else {
            const CompletenessCount count = completeness_of(lineage);
            row.required = count.required;
            row.filled = count.filled;
        }
        return row;
    }

private:
    Lineage lineage_of(const Product& product) {
        Lineage lineage{&product, nullptr, nullptr};
        if (product.parent != 0) lineage.parent = &model(product.parent);
        if (product.parent != 0 && lineage.parent->parent != 0)
            lineage.root = &model(lineage.parent->parent);
        return lineage;
    }
    const Product& model(ProductId id) {
        const auto known = m_models.find(id);
        if (known != m_models.end()) return known->second;
        auto loaded = m_products.load(id);
        if (!loaded) {
            throw Error(Failure::storage, tr("A product's parent is missing. Run verify."));
        }
        return m_models.emplace(id, std::move(*loaded)).first->second;
    }

    void add_cell(std::size_t column, const Lineage& lineage, ProductRow& row) {
        const auto& [attribute, key] = m_sources[column];
        if (m_figures[column]) {
            row.cells.push_back(m_figures[column](lineage));
            row.cells_inherited.push_back(false);
            return;
        }
        if (attribute == nullptr) {
            row.cells.push_back(property_text(m_columns[column].attribute, lineage));
            row.cells_inherited.push_back(false);
            return;
        }
        const Value* value = key ? lineage.find(*key) : nullptr;
        row.cells.push_back(value == nullptr ? std::string() : cell_text(*attribute, *value));
        row.cells_inherited.push_back(value != nullptr && lineage.owner(*key) != lineage.self);
    }

    // A linked product by its code, as it is typed.
    std::string cell_text(const Attribute& attribute, const Value& value) {
        if (attribute.type == AttributeType::product_link) {
            if (const auto linked = m_products.load(std::get<Reference>(value).id))
                return linked->code;
        }
        return value_to_label(*m_structure, attribute, value, m_locale_code);
    }

    std::string property_text(AttributeId id, const Lineage& lineage) {
        const Product& self = *lineage.self;
        std::vector<std::string> labels;
        switch (id) {
            case property::code:
                return self.code;
            case property::parent:
                return lineage.parent != nullptr ? lineage.parent->code : std::string();
            case property::enabled:
                return self.enabled ? tr("yes") : tr("no");
            case property::family: {
                const Family* family = family_of(*m_structure, lineage);
                return family == nullptr
                           ? std::string()
                           : label_of(*m_structure, family->labels, family->code, m_locale_code);
            }
            case property::categories:
                for (const CategoryId category_id : categories_of(lineage)) {
                    const Category* category = m_structure->categories.find(category_id);
                    if (category == nullptr) continue;
                    labels.push_back(
                        label_of(*m_structure, category->labels, category->code, m_locale_code));
                }
                return join(labels, ", ");
            case property::groups:
                for (const GroupId group_id : self.references(property::groups)) {
                    const Group* group = m_structure->groups.find(group_id);
                    if (group != nullptr)
                        labels.push_back(
                            label_of(*m_structure, group->labels, group->code, m_locale_code));
                }
                return join(labels, ", ");
            default:
                return {};
        }
    }

    CompletenessCount completeness_of(const Lineage& lineage) {
        const Family* family = family_of(*m_structure, lineage);
        if (family == nullptr || m_channel == nullptr) return {};
        auto at = m_requirements.find(family->id);
        if (at == m_requirements.end()) {
            at = m_requirements
                     .emplace(family->id,
                              requirements_of(*m_structure, *family, *m_channel, m_locale))
                     .first;
        }
        return count_completeness(*m_structure, lineage, at->second);
    }

    void count_variants(const Lineage& model, ProductRow& row) {
        std::vector<Product> models;
        m_variants.each_child(model.self->id, [&](const Product& child) {
            if (child.is_model()) {
                models.push_back(child);
                return;
            }
            const CompletenessCount count = completeness_of({&child, model.self, model.parent});
            ++row.required;
            if (count.filled == count.required) ++row.filled;
        });
        for (const Product& below : models) count_variants({&below, model.self, nullptr}, row);
    }

    // What completeness asks for.
    WantedContent required() const {
        WantedContent required;
        if (m_channel == nullptr) return required;
        m_structure->families.each([&](const Family& family) {
            const auto of_channel = family.requirements.find(m_channel->id);
            if (of_channel == family.requirements.end()) return;
            for (const AttributeId id : of_channel->second) required.add(id, Content::presence);
        });
        return required;
    }

    // What a row is made of: cells, name, completeness.
    WantedContent shown() const {
        WantedContent shown = required();
        for (const ListColumn& column : m_columns) {
            if (!column.figure) shown.add(column.attribute, Content::value);
        }
        m_structure->families.each(
            [&](const Family& family) { shown.add(family.label_attribute, Content::value); });
        return shown;
    }

    std::shared_ptr<const Structure> m_structure;
    std::span<const ListColumn> m_columns;
    const Channel* m_channel;
    LocaleId m_locale;
    std::string m_locale_code;
    // Where a column's cells come from: without an attribute a property, without a key nowhere.
    struct Source {
        const Attribute* attribute;
        std::optional<ValueKey> key;
    };
    std::vector<Source> m_sources;      // by column
    std::vector<FigureText> m_figures;  // of the columns that are prices or stock
    ProductExtract m_products;
    ProductExtract m_variants;              // with what their completeness asks for
    std::map<ProductId, Product> m_models;  // those above the rows
    std::map<FamilyId, std::vector<Requirement>> m_requirements;
};

}  // namespace

std::vector<ListColumn> parse_columns(const Structure& structure,
                                      std::span<const std::string> names, ChannelId channel,
                                      LocaleId locale) {
    std::vector<ListColumn> columns;
    for (const std::string& name : names)
        columns.push_back(parse_column(structure, name, channel, locale));
    return columns;
}

std::vector<ProductRow> load_rows(Catalogue& catalogue, std::span<const ProductId> ids,
                                  std::span<const ListColumn> columns, ChannelId channel,
                                  LocaleId locale) {
    const CatalogueSnapshot snapshot(catalogue);
    RowReader reader(catalogue, columns, channel, locale);
    std::vector<ProductRow> rows;
    rows.reserve(ids.size());
    for (const ProductId id : ids) rows.push_back(reader.read(id));
    return rows;
}

}  // namespace vitrine
