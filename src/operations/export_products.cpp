#include "operations/export_products.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "operations/export_table.h"
#include "operations/export_values.h"

namespace vitrine {
namespace {

constexpr const char* products_file = "products";
constexpr const char* models_file = "product_models";

// What an association type leads to, kept with or without quantities.
struct LinkField {
    AttributeId plain, counted;
    const char* column;
};
constexpr LinkField link_fields[] = {
    {property::linked_products, property::quantified_products, "-products"},
    {property::linked_models, property::quantified_models, "-product_models"},
    {property::linked_groups, 0, "-groups"},
};

// The columns and rows of one of the two files.
class ProductFileOut {
public:
    ProductFileOut(const Structure& structure, const std::vector<std::string>& codes)
        : m_structure(structure), m_codes(codes), m_values(structure) {}

    // Of every product, before the first row.
    void use(const Product& product) {
        m_values.use(product.values);
        for (const auto& [key, value] : product.values) {
            if (key.attribute < property::first_attribute) m_properties.insert(key);
        }
        ++m_count;
    }
    std::int64_t count() const { return m_count; }

    void begin(const ExportTarget& target, const std::string& name,
               std::vector<std::string> columns) {
        if (m_properties.contains({property::categories, 0})) columns.push_back("categories");
        if (m_properties.contains({property::groups, 0})) columns.push_back("groups");
        for (const AssociationType* type : by_code(m_structure.association_types)) {
            for (const LinkField& field : link_fields) {
                const bool counted = m_properties.contains({field.counted, type->id});
                if (!counted && !m_properties.contains({field.plain, type->id})) continue;
                columns.push_back(type->code + field.column);
                if (counted) columns.push_back(type->code + field.column + "-quantity");
            }
        }
        const auto values = m_values.name_columns(columns.size());
        columns.insert(columns.end(), values.begin(), values.end());
        m_table.emplace(target, name, std::move(columns));
    }
    ExportTable& table() { return *m_table; }

    void end_row(const Product& product) {
        for (const auto& [key, value] : product.values) {
            if (key.attribute < property::first_attribute) put_property(key, value);
        }
        m_values.put(
            product.values, [this](ProductId id) { return code(id); },
            [this](std::size_t column, std::string text) {
                m_table->set(column, std::move(text));
            });
        m_table->end_row();
    }
    const std::string& code(ProductId id) const {
        static const std::string none;
        const auto index = static_cast<std::size_t>(id);
        return index < m_codes.size() ? m_codes[index] : none;
    }

private:
    template <class T>
    std::string codes(const Entities<T>& known, const Value& value) const {
        std::vector<std::string> found;
        for (const std::int32_t id : std::get<References>(value).ids)
            found.push_back(known.code_of(id));
        return join(found, ",");
    }
    void put_property(ValueKey key, const Value& value) {
        if (key.attribute == property::categories) {
            m_table->set("categories", codes(m_structure.categories, value));
        } else if (key.attribute == property::groups) {
            m_table->set("groups", codes(m_structure.groups, value));
        } else {
            put_links(key, value);
        }
    }
    void put_links(ValueKey key, const Value& value) {
        const AssociationType* type = m_structure.association_types.find(key.scope);
        if (type == nullptr) return;
        for (const LinkField& field : link_fields) {
            const std::string column = type->code + field.column;
            if (key.attribute == field.plain && field.plain == property::linked_groups) {
                m_table->set(column, codes(m_structure.groups, value));
            } else if (key.attribute == field.plain) {
                std::vector<std::string> linked;
                for (const ProductId id : std::get<References>(value).ids)
                    linked.push_back(code(id));
                m_table->set(column, join(linked, ","));
            } else if (key.attribute == field.counted) {
                std::vector<std::string> linked, counts;
                for (const Quantity& item : std::get<Quantities>(value).items) {
                    linked.push_back(code(item.product));
                    counts.push_back(item.count.to_string());
                }
                m_table->set(column, join(linked, ","));
                m_table->set(column + "-quantity", join(counts, "|"));
            }
        }
    }

    const Structure& m_structure;
    const std::vector<std::string>& m_codes;
    ValueColumns m_values;
    std::set<ValueKey> m_properties;
    std::int64_t m_count = 0;
    std::optional<ExportTable> m_table;
};

class ProductsOut {
public:
    ProductsOut(Catalogue& catalogue, const Progress& progress,
                const std::function<bool(ProductId)>& wanted)
        : m_catalogue(catalogue),
          m_structure(*catalogue.structure()),
          m_progress(progress),
          m_wanted(wanted),
          m_products(m_structure, m_codes),
          m_models(m_structure, m_codes) {}

    void look_at_all();
    void write_models(const ExportTarget& target, ExportReport& report);
    void write_products(const ExportTarget& target, ExportReport& report);
    std::function<void(const FileReference&, const Product&)> take_file;

private:
    void each(const std::function<void(const Product&)>& use);
    void want_models_above(const Product& product);
    void put_files(const Product& product);

    Catalogue& m_catalogue;
    const Structure& m_structure;
    const Progress& m_progress;
    const std::function<bool(ProductId)>& m_wanted;
    std::vector<std::string> m_codes;  // by id
    ProductFileOut m_products, m_models;
    std::set<ProductId> m_wanted_models;
    std::int64_t m_done = 0;
};

void ProductsOut::each(const std::function<void(const Product&)>& use) {
    const std::int64_t total = 2 * m_catalogue.products().highest_id();
    m_catalogue.products().each([&](const Product& product) {
        ++m_done;
        m_progress.tick(m_done, std::max(total, m_done));
        use(product);
    });
}

void ProductsOut::want_models_above(const Product& product) {
    ProductId parent = product.parent;
    while (parent != 0 && m_wanted_models.insert(parent).second) {
        const auto model = m_catalogue.products().load(parent);
        parent = model ? model->parent : 0;
    }
}

void ProductsOut::look_at_all() {
    m_codes.resize(static_cast<std::size_t>(m_catalogue.products().highest_id()) + 1);
    each([&](const Product& product) {
        m_codes[static_cast<std::size_t>(product.id)] = product.code;
        if (!m_wanted(product.id)) return;
        if (product.is_model()) {
            m_wanted_models.insert(product.id);
        } else {
            m_products.use(product);
        }
        want_models_above(product);
    });
    for (const ProductId id : m_wanted_models) {
        if (const auto model = m_catalogue.products().load(id)) m_models.use(*model);
    }
}

void ProductsOut::put_files(const Product& product) {
    for (const auto& [key, value] : product.values) {
        if (const auto* file = std::get_if<FileReference>(&value)) take_file(*file, product);
    }
}

void ProductsOut::write_models(const ExportTarget& target, ExportReport& report) {
    if (m_models.count() == 0) return;
    m_models.begin(target, models_file, {"code", "family_variant", "parent"});
    const auto write = [&](bool roots) {
        for (const ProductId id : m_wanted_models) {
            const auto model = m_catalogue.products().load(id);
            if (!model || (model->parent == 0) != roots) continue;
            ExportTable& table = m_models.table();
            table.set("code", model->code);
            table.set("family_variant", m_structure.family_variants.code_of(model->family_variant));
            table.set("parent", m_models.code(model->parent));
            put_files(*model);
            m_models.end_row(*model);
        }
    };
    // A model's row needs that of the model above it.
    write(true);
    write(false);
    report.files.push_back(m_models.table().finish());
}

void ProductsOut::write_products(const ExportTarget& target, ExportReport& report) {
    if (m_products.count() == 0) return;
    const Attribute* identifier = m_structure.identifier();
    const std::string sku = identifier != nullptr ? identifier->code : "sku";
    m_products.begin(target, products_file, {sku, "uuid", "family", "parent", "enabled"});
    each([&](const Product& product) {
        if (product.is_model() || !m_wanted(product.id)) return;
        ExportTable& table = m_products.table();
        table.set(sku, product.code);
        table.set("uuid", product.uuid);
        table.set("family", m_structure.families.code_of(product.family));
        table.set("parent", m_products.code(product.parent));
        table.set_flag("enabled", product.enabled);
        put_files(product);
        m_products.end_row(product);
    });
    report.files.push_back(m_products.table().finish());
}

}  // namespace

void export_products(Catalogue& catalogue, const ExportTarget& target, ExportReport& report,
                     const Progress& progress, const std::function<bool(ProductId)>& wanted,
                     const std::function<void(const FileReference&, const Product&)>& take_file) {
    ProductsOut out(catalogue, progress, wanted);
    out.take_file = take_file;
    out.look_at_all();
    out.write_models(target, report);
    out.write_products(target, report);
}

}  // namespace vitrine
