#include "operations/export_structure.h"

#include <algorithm>

#include "base/clock.h"
#include "operations/export_attribute.h"
#include "operations/export_table.h"
#include "operations/export_values.h"

namespace vitrine {
namespace {

using ColumnNames = std::vector<std::string>;

ColumnNames operator+(ColumnNames left, const ColumnNames& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

// Codes of the ids in their order, those of entities that are gone left out.
template <class T>
std::string codes(const Entities<T>& known, const std::vector<std::int32_t>& ids) {
    std::string joined;
    for (const std::int32_t id : ids) {
        const T* entity = known.find(id);
        if (entity != nullptr) joined += (joined.empty() ? "" : ",") + entity->code;
    }
    return joined;
}

std::string text_of(const std::optional<Decimal>& number) {
    return number ? number->to_string() : std::string();
}
std::string text_of(const std::optional<int>& number) {
    return number ? std::to_string(*number) : std::string();
}
std::string day_of(const std::optional<std::int32_t>& day) {
    return day ? date_to_string(*day) : std::string();
}

class StructureFiles {
public:
    StructureFiles(const Structure& structure, const ExportTarget& target, ExportReport& report)
        : m_structure(structure), m_target(target), m_report(report) {}

    void write_places();
    void write_attributes();
    void write_families();
    void write_links();
    void write_records(const std::function<void(const FileReference&)>& take_file);

private:
    // A file with a row for each of the entities; none where there are none.
    template <class T, class Fill>
    void write(const std::string& name, const std::vector<const T*>& entities, ColumnNames columns,
               const Fill& fill) {
        if (entities.empty()) return;
        if constexpr (requires(const T& entity) { entity.labels; })
            columns = std::move(columns) + label_columns(entities);
        ExportTable table(m_target, name, std::move(columns));
        for (const T* entity : entities) {
            table.set("code", entity->code);
            if constexpr (requires { entity->labels; }) table.set_labels(entity->labels);
            fill(table, *entity);
            table.end_row();
        }
        m_report.files.push_back(table.finish());
    }
    std::vector<const Category*> categories_by_tree() const;
    void fill_attribute(ExportTable& table, const Attribute& attribute) const;

    const Structure& m_structure;
    const ExportTarget& m_target;
    ExportReport& m_report;
};

// Parents before their children, siblings in their order.
std::vector<const Category*> StructureFiles::categories_by_tree() const {
    std::map<CategoryId, std::vector<const Category*>> children;
    m_structure.categories.each(
        [&](const Category& category) { children[category.parent].push_back(&category); });
    for (auto& [parent, siblings] : children) {
        std::stable_sort(
            siblings.begin(), siblings.end(),
            [](const Category* a, const Category* b) { return a->position < b->position; });
    }
    std::vector<const Category*> ordered;
    const std::function<void(CategoryId)> add = [&](CategoryId parent) {
        const auto at = children.find(parent);
        if (at == children.end()) return;
        for (const Category* category : at->second) {
            ordered.push_back(category);
            add(category->id);
        }
    };
    add(0);
    return ordered;
}

void StructureFiles::write_places() {
    write("locales", by_code(m_structure.locales), {"code", "fallback"},
          [&](ExportTable& table, const Locale& locale) {
              table.set("fallback", m_structure.locales.code_of(locale.fallback));
          });
    write("currencies", by_code(m_structure.currencies), {"code", "activated"},
          [](ExportTable& table, const Currency& currency) {
              table.set_flag("activated", currency.activated);
          });
    write("categories", categories_by_tree(), {"code", "parent"},
          [&](ExportTable& table, const Category& category) {
              table.set("parent", m_structure.categories.code_of(category.parent));
          });
    write("channels", by_code(m_structure.channels),
          {"code", "locales", "currencies", "tree", "conversion_units"},
          [&](ExportTable& table, const Channel& channel) {
              table.set("locales", codes(m_structure.locales, channel.locales));
              table.set("currencies", codes(m_structure.currencies, channel.currencies));
              table.set("tree", m_structure.categories.code_of(channel.tree));
              std::map<std::string, std::string> units;
              for (const auto& [attribute, unit] : channel.conversion_units)
                  units[m_structure.attributes.code_of(attribute)] = unit;
              std::string text;
              for (const auto& [attribute, unit] : units)
                  text += (text.empty() ? "" : ",") + attribute + ":" + unit;
              table.set("conversion_units", text);
          });
    write("markets", by_code(m_structure.markets),
          {"code", "country", "currency", "locale", "zone", "tax_territory", "channels"},
          [&](ExportTable& table, const Market& market) {
              table.set("country", market.country);
              table.set("currency", m_structure.currencies.code_of(market.currency));
              table.set("locale", m_structure.locales.code_of(market.locale));
              table.set("zone", market.zone);
              table.set("tax_territory", market.tax_territory);
              table.set("channels", codes(m_structure.channels, market.channels));
          });
    write("locations", by_code(m_structure.locations),
          {"code", "market", "is_warehouse", "zone", "gln", "tax_territory"},
          [&](ExportTable& table, const Location& location) {
              table.set("market", m_structure.markets.code_of(location.market));
              table.set_flag("is_warehouse", location.is_warehouse);
              table.set("zone", location.zone);
              table.set("gln", location.gln);
              table.set("tax_territory", location.tax_territory);
          });
    write("segments", by_code(m_structure.segments), {"code"}, [](ExportTable&, const Segment&) {});
    write("price_lists", by_code(m_structure.price_lists),
          {"code", "currency", "net", "market", "channel", "location", "segment", "priority",
           "from", "until", "zone"},
          [&](ExportTable& table, const PriceList& list) {
              table.set("currency", m_structure.currencies.code_of(list.currency));
              table.set_flag("net", list.is_net);
              table.set("market", m_structure.markets.code_of(list.market));
              table.set("channel", m_structure.channels.code_of(list.channel));
              table.set("location", m_structure.locations.code_of(list.location));
              table.set("segment", m_structure.segments.code_of(list.segment));
              table.set("priority", std::to_string(list.priority));
              table.set("from", list.from);
              table.set("until", list.until);
              table.set("zone", list.zone);
          });
    write("price_rules", by_code(m_structure.price_rules),
          {"code", "target", "source", "from_type", "to_type", "order", "condition", "margin",
           "factor", "tax_rate", "exchange_rate", "amount", "rounding", "step", "endings", "least",
           "most"},
          [&](ExportTable& table, const PriceRule& rule) {
              table.set("target", m_structure.price_lists.code_of(rule.target));
              table.set("source", m_structure.price_lists.code_of(rule.source));
              table.set("from_type", rule.from_type);
              table.set("to_type", rule.to_type);
              table.set("order", std::to_string(rule.order));
              table.set("condition", rule.condition);
              table.set("margin", text_of(rule.margin));
              table.set("factor", text_of(rule.factor));
              table.set("tax_rate", text_of(rule.tax_rate));
              table.set("exchange_rate", text_of(rule.exchange_rate));
              table.set("amount", text_of(rule.amount));
              table.set("rounding", rule.rounding);
              table.set("step", text_of(rule.step));
              table.set("endings", rule.endings);
              table.set("least", text_of(rule.least));
              table.set("most", text_of(rule.most));
          });
}

void StructureFiles::fill_attribute(ExportTable& table, const Attribute& attribute) const {
    table.set("type", upstream_type(attribute));
    table.set("group", m_structure.attribute_groups.code_of(attribute.group));
    table.set("sort_order", std::to_string(attribute.sort_order));
    table.set_flag("localizable", attribute.localizable);
    table.set_flag("scopable", attribute.scopable);
    table.set("available_locales", codes(m_structure.locales, attribute.available_locales));
    table.set_flag("unique", attribute.unique);
    table.set("min_characters", text_of(attribute.min_characters));
    table.set("max_characters", text_of(attribute.max_characters));
    table.set("validation_rule", attribute.validation_rule);
    table.set("validation_regexp", attribute.validation_regexp);
    table.set_flag("wysiwyg_enabled", attribute.html);
    table.set("number_min", text_of(attribute.number_min));
    table.set("number_max", text_of(attribute.number_max));
    table.set_flag("decimals_allowed", attribute.decimals_allowed);
    table.set("max_decimals", text_of(attribute.max_decimals));
    table.set_flag("negative_allowed", attribute.negative_allowed);
    table.set("date_min", day_of(attribute.date_min));
    table.set("date_max", day_of(attribute.date_max));
    table.set("metric_family", attribute.measurement_family);
    table.set("default_metric_unit", attribute.default_unit);
    std::string extensions;
    for (const std::string& one : attribute.allowed_extensions)
        extensions += (extensions.empty() ? "" : ",") + one;
    table.set("allowed_extensions", extensions);
    table.set("max_file_size", text_of(attribute.max_file_size_mb));
    table.set_flag("auto_option_sorting", attribute.auto_option_sorting);
    table.set("reference_data_name",
              attribute.links_records()
                  ? m_structure.reference_entities.code_of(attribute.reference_entity)
                  : attribute.reference_data);
    table.set("default_value", attribute.default_value);
    table.set_flag("is_read_only", attribute.read_only);
    table.set("role", attribute.role == AttributeRole::none ? std::string_view()
                                                            : attribute_role_name(attribute.role));
    if (attribute.type == AttributeType::table)
        table.set("table_configuration", table_configuration(m_structure, attribute));
    table.set_labels(attribute.help, "guidelines-");
}

void StructureFiles::write_attributes() {
    write("attribute_groups", by_code(m_structure.attribute_groups),
          {"code", "sort_order", "attributes"},
          [](ExportTable& table, const AttributeGroup& group) {
              table.set("sort_order", std::to_string(group.sort_order));
              std::string attributes;
              for (const std::string& code : group.attributes)
                  attributes += (attributes.empty() ? "" : ",") + code;
              table.set("attributes", attributes);
          });
    const auto attributes = by_code(m_structure.attributes);
    write(
        "attributes", attributes,
        ColumnNames{"code",
                    "type",
                    "group",
                    "sort_order",
                    "localizable",
                    "scopable",
                    "available_locales",
                    "unique",
                    "min_characters",
                    "max_characters",
                    "validation_rule",
                    "validation_regexp",
                    "wysiwyg_enabled",
                    "number_min",
                    "number_max",
                    "decimals_allowed",
                    "max_decimals",
                    "negative_allowed",
                    "date_min",
                    "date_max",
                    "metric_family",
                    "default_metric_unit",
                    "allowed_extensions",
                    "max_file_size",
                    "auto_option_sorting",
                    "reference_data_name",
                    "default_value",
                    "is_read_only",
                    "role",
                    "table_configuration"} +
            label_columns(attributes, &Attribute::help, "guidelines-"),
        [&](ExportTable& table, const Attribute& attribute) { fill_attribute(table, attribute); });
    auto options = m_structure.options.all();
    std::sort(options.begin(), options.end(), [&](const Option* a, const Option* b) {
        const auto place = [&](const Option& option) {
            return std::tuple(fold_case(m_structure.attributes.code_of(option.attribute)),
                              option.sort_order, fold_case(option.code));
        };
        return place(*a) < place(*b);
    });
    write("attribute_options", options, {"attribute", "code", "sort_order"},
          [&](ExportTable& table, const Option& option) {
              table.set("attribute", m_structure.attributes.code_of(option.attribute));
              table.set("sort_order", std::to_string(option.sort_order));
          });
}

void StructureFiles::write_families() {
    const auto families = by_code(m_structure.families);
    ColumnNames columns = {"code", "attributes", "attribute_as_label", "attribute_as_image"};
    for (const Channel* channel : by_code(m_structure.channels))
        columns.push_back("requirements-" + channel->code);
    write("families", families, std::move(columns), [&](ExportTable& table, const Family& family) {
        const auto& attributes = m_structure.attributes;
        table.set("attributes", codes(attributes, family.attributes));
        table.set("attribute_as_label", attributes.code_of(family.label_attribute));
        table.set("attribute_as_image", attributes.code_of(family.image_attribute));
        for (const auto& [channel, required] : family.requirements) {
            table.set("requirements-" + m_structure.channels.code_of(channel),
                      codes(attributes, required));
        }
    });
    write("family_variants", by_code(m_structure.family_variants),
          {"code", "family", "variant-axes_1", "variant-axes_2", "variant-attributes_1",
           "variant-attributes_2"},
          [&](ExportTable& table, const FamilyVariant& variant) {
              table.set("family", m_structure.families.code_of(variant.family));
              for (std::size_t i = 0; i < variant.levels.size() && i < 2; ++i) {
                  const std::string level = std::to_string(i + 1);
                  table.set("variant-axes_" + level,
                            codes(m_structure.attributes, variant.levels[i].axes));
                  table.set("variant-attributes_" + level,
                            codes(m_structure.attributes, variant.levels[i].attributes));
              }
          });
}

void StructureFiles::write_links() {
    write("association_types", by_code(m_structure.association_types),
          {"code", "is_two_way", "is_quantified", "kind"},
          [](ExportTable& table, const AssociationType& type) {
              table.set_flag("is_two_way", type.two_way);
              table.set_flag("is_quantified", type.quantified);
              table.set("kind", type.kind);
          });
    write("group_types", by_code(m_structure.group_types), {"code"},
          [](ExportTable&, const GroupType&) {});
    write("groups", by_code(m_structure.groups), {"code", "type"},
          [&](ExportTable& table, const Group& group) {
              table.set("type", m_structure.group_types.code_of(group.type));
          });
}

void StructureFiles::write_records(const std::function<void(const FileReference&)>& take_file) {
    write("reference_entities", by_code(m_structure.reference_entities),
          {"code", "attributes", "attribute_as_image"},
          [&](ExportTable& table, const ReferenceEntity& entity) {
              table.set("attributes", codes(m_structure.attributes, entity.attributes));
              table.set("attribute_as_image",
                        m_structure.attributes.code_of(entity.image_attribute));
          });
    auto records = m_structure.records.all();
    std::sort(records.begin(), records.end(), [&](const Record* a, const Record* b) {
        const auto place = [&](const Record& record) {
            return std::pair(fold_case(m_structure.reference_entities.code_of(record.entity)),
                             fold_case(record.code));
        };
        return place(*a) < place(*b);
    });
    ValueColumns values(m_structure);
    for (const Record* record : records) values.use(record->values);
    const ColumnNames columns = {"reference_entity", "code"};
    write(
        "records", records, columns + values.name_columns(columns.size()),
        [&](ExportTable& table, const Record& record) {
            table.set("reference_entity", m_structure.reference_entities.code_of(record.entity));
            values.put(
                record.values, [](ProductId) { return std::string(); },
                [&](std::size_t column, std::string text) { table.set(column, std::move(text)); });
            for (const auto& [key, value] : record.values) {
                if (const auto* file = std::get_if<FileReference>(&value)) take_file(*file);
            }
        });
}

}  // namespace

void export_structure(const Structure& structure, const ExportTarget& target, ExportReport& report,
                      const std::function<void(const FileReference&)>& take_file) {
    StructureFiles files(structure, target, report);
    files.write_places();
    files.write_attributes();
    files.write_families();
    files.write_links();
    files.write_records(take_file);
}

}  // namespace vitrine
