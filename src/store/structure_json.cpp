#include "store/structure_json.h"

#include "base/error.h"
#include "base/translate.h"
#include "store/structure_archive.h"

namespace vitrine {
namespace {

using structure_archive::inverted;
using structure_archive::Json;
using structure_archive::Reader;
using structure_archive::Writer;

template <class Archive>
void fields(Archive& archive, TableColumn& column) {
    archive.field("id", column.id);
    archive.field("code", column.code);
    archive.field("labels", column.labels);
    archive.field("type", column.type);
    archive.field("required", column.required);
    archive.field("options", column.options);
    archive.field("reference_entity", column.reference_entity);
    archive.field("measurement_family", column.measurement_family);
    archive.field("default_unit", column.default_unit);
    archive.field("number_min", column.number_min);
    archive.field("number_max", column.number_max);
    inverted(archive, "whole_numbers", column.decimals_allowed);
    archive.field("max_characters", column.max_characters);
}

template <class Archive>
void fields(Archive& archive, Attribute& entity) {
    archive.field("labels", entity.labels);
    archive.field("type", entity.type);
    archive.field("role", entity.role);
    archive.field("group", entity.group);
    archive.field("sort_order", entity.sort_order);
    archive.field("localizable", entity.localizable);
    archive.field("scopable", entity.scopable);
    archive.field("available_locales", entity.available_locales);
    archive.field("unique", entity.unique);
    archive.field("html", entity.html);
    archive.field("read_only", entity.read_only);
    archive.field("default_value", entity.default_value);
    archive.field("help", entity.help);
    archive.field("expression", entity.expression);
    archive.field("min_characters", entity.min_characters);
    archive.field("max_characters", entity.max_characters);
    archive.field("validation_rule", entity.validation_rule);
    archive.field("validation_regexp", entity.validation_regexp);
    archive.field("number_min", entity.number_min);
    archive.field("number_max", entity.number_max);
    inverted(archive, "whole_numbers", entity.decimals_allowed);
    archive.field("max_decimals", entity.max_decimals);
    inverted(archive, "no_negatives", entity.negative_allowed);
    archive.field("date_min", entity.date_min);
    archive.field("date_max", entity.date_max);
    archive.field("measurement_family", entity.measurement_family);
    archive.field("default_unit", entity.default_unit);
    archive.field("allowed_extensions", entity.allowed_extensions);
    archive.field("max_file_size_mb", entity.max_file_size_mb);
    archive.field("auto_option_sorting", entity.auto_option_sorting);
    archive.field("reference_data", entity.reference_data);
    archive.field("reference_entity", entity.reference_entity);
    archive.field("table_columns", entity.table_columns);
}

template <class Archive>
void fields(Archive& archive, AttributeGroup& entity) {
    archive.field("labels", entity.labels);
    archive.field("sort_order", entity.sort_order);
    archive.field("attributes", entity.attributes);
}

template <class Archive>
void fields(Archive& archive, Option& entity) {
    archive.field("attribute", entity.attribute);
    archive.field("labels", entity.labels);
    archive.field("sort_order", entity.sort_order);
}

template <class Archive>
void fields(Archive& archive, Family& entity) {
    archive.field("labels", entity.labels);
    archive.field("attributes", entity.attributes);
    archive.field("label_attribute", entity.label_attribute);
    archive.field("image_attribute", entity.image_attribute);
    archive.field("requirements", entity.requirements);
}

template <class Archive>
void fields(Archive& archive, FamilyVariant& entity) {
    archive.field("family", entity.family);
    archive.field("labels", entity.labels);
    archive.field("levels", entity.levels);
}

template <class Archive>
void fields(Archive& archive, Category& entity) {
    archive.field("parent", entity.parent);
    archive.field("labels", entity.labels);
    archive.field("position", entity.position);
}

template <class Archive>
void fields(Archive& archive, Channel& entity) {
    archive.field("labels", entity.labels);
    archive.field("locales", entity.locales);
    archive.field("currencies", entity.currencies);
    archive.field("tree", entity.tree);
    archive.field("conversion_units", entity.conversion_units);
    archive.field("profile", entity.profile);
}

template <class Archive>
void fields(Archive& archive, Locale& entity) {
    archive.field("fallback", entity.fallback);
}

template <class Archive>
void fields(Archive& archive, Currency& entity) {
    inverted(archive, "deactivated", entity.activated);
}

template <class Archive>
void fields(Archive& archive, AssociationType& entity) {
    archive.field("labels", entity.labels);
    archive.field("two_way", entity.two_way);
    archive.field("quantified", entity.quantified);
    archive.field("kind", entity.kind);
}

template <class Archive>
void fields(Archive& archive, GroupType& entity) {
    archive.field("labels", entity.labels);
}

template <class Archive>
void fields(Archive& archive, Group& entity) {
    archive.field("type", entity.type);
    archive.field("labels", entity.labels);
}

template <class Archive>
void fields(Archive& archive, Scope& entity) {
    archive.field("channel", entity.channel);
    archive.field("locale", entity.locale);
    archive.field("currency", entity.currency);
}

template <class Archive>
void fields(Archive& archive, SavedFilter& entity) {
    archive.field("text", entity.text);
}

template <class AnyStructure, class Use>
void with_known_entities(AnyStructure& structure, EntityKind kind, Use use) {
    if (with_entities(structure, kind, use)) return;
    throw Error(Failure::storage,
                tr("The catalogue holds something this version does not know. Update Vitrine."),
                "unknown entity kind");
}

template <class Archive>
void fields(Archive& archive, ReferenceEntity& entity) {
    archive.field("labels", entity.labels);
    archive.field("attributes", entity.attributes);
    archive.field("image_attribute", entity.image_attribute);
}

template <class Archive>
void fields(Archive& archive, Record& entity) {
    archive.field("entity", entity.entity);
    archive.field("labels", entity.labels);
    archive.field("values", entity.values);
}

template <class Archive>
void fields(Archive& archive, Market& entity) {
    archive.field("labels", entity.labels);
    archive.field("country", entity.country);
    archive.field("currency", entity.currency);
    archive.field("locale", entity.locale);
    archive.field("zone", entity.zone);
    archive.field("tax_territory", entity.tax_territory);
    archive.field("channels", entity.channels);
}

template <class Archive>
void fields(Archive& archive, Location& entity) {
    archive.field("labels", entity.labels);
    archive.field("market", entity.market);
    archive.field("warehouse", entity.is_warehouse);
    archive.field("zone", entity.zone);
    archive.field("gln", entity.gln);
    archive.field("tax_territory", entity.tax_territory);
}

template <class Archive>
void fields(Archive& archive, QualitySetting& entity) {
    archive.field("severity", entity.severity);
    archive.field("limits", entity.limits);
    archive.field("words", entity.words);
    archive.field("exempt", entity.exempt);
}

template <class Archive>
void fields(Archive& archive, DataSource& entity) {
    archive.field("labels", entity.labels);
    archive.field("attributes", entity.attributes);
}

template <class Archive>
void fields(Archive& archive, Segment& entity) {
    archive.field("labels", entity.labels);
}

template <class Archive>
void fields(Archive& archive, PriceList& entity) {
    archive.field("labels", entity.labels);
    archive.field("market", entity.market);
    archive.field("channel", entity.channel);
    archive.field("location", entity.location);
    archive.field("segment", entity.segment);
    archive.field("currency", entity.currency);
    archive.field("net", entity.is_net);
    archive.field("priority", entity.priority);
    archive.field("from", entity.from);
    archive.field("until", entity.until);
    archive.field("zone", entity.zone);
}

template <class Archive>
void fields(Archive& archive, PriceRule& entity) {
    archive.field("labels", entity.labels);
    archive.field("source", entity.source);
    archive.field("target", entity.target);
    archive.field("from_type", entity.from_type);
    archive.field("to_type", entity.to_type);
    archive.field("order", entity.order);
    archive.field("condition", entity.condition);
    archive.field("margin", entity.margin);
    archive.field("factor", entity.factor);
    archive.field("tax_rate", entity.tax_rate);
    archive.field("exchange_rate", entity.exchange_rate);
    archive.field("amount", entity.amount);
    archive.field("rounding", entity.rounding);
    archive.field("step", entity.step);
    archive.field("endings", entity.endings);
    archive.field("least", entity.least);
    archive.field("most", entity.most);
}

template <class T>
T read_entity(const Entities<T>&, std::int32_t id, std::string_view code, std::string_view body) {
    T entity;
    entity.id = id;
    entity.code = code;
    Reader reader(body);
    fields(reader, entity);
    return entity;
}

}  // namespace

Json structure_archive::Writer::to_value(const std::vector<TableColumn>& columns) {
    Json array = Json::array();
    for (TableColumn column : columns) {
        Writer writer;
        fields(writer, column);
        array.push_back(writer.take());
    }
    return array;
}

void structure_archive::Reader::from_value(const Json& json, std::vector<TableColumn>& columns) {
    for (const Json& item : json) {
        Reader reader(item);
        fields(reader, columns.emplace_back());
    }
}

template <class T>
std::string to_json(const T& entity) {
    Writer writer;
    T copy = entity;  // one list of fields serves reading too, so it takes them as mutable
    fields(writer, copy);
    return writer.text();
}
template std::string to_json(const Attribute&);
template std::string to_json(const AttributeGroup&);
template std::string to_json(const Option&);
template std::string to_json(const Family&);
template std::string to_json(const FamilyVariant&);
template std::string to_json(const Category&);
template std::string to_json(const Channel&);
template std::string to_json(const Locale&);
template std::string to_json(const Currency&);
template std::string to_json(const AssociationType&);
template std::string to_json(const GroupType&);
template std::string to_json(const Group&);
template std::string to_json(const Scope&);
template std::string to_json(const SavedFilter&);
template std::string to_json(const ReferenceEntity&);
template std::string to_json(const Record&);
template std::string to_json(const Market&);
template std::string to_json(const Location&);
template std::string to_json(const QualitySetting&);
template std::string to_json(const DataSource&);
template std::string to_json(const Segment&);
template std::string to_json(const PriceList&);
template std::string to_json(const PriceRule&);

void put_json(Structure& structure, EntityKind kind, std::int32_t id, std::string_view code,
              std::string_view body) {
    try {
        with_known_entities(structure, kind, [&](auto& entities) {
            entities.put(read_entity(entities, id, code, body));
        });
    } catch (const nlohmann::json::exception& exception) {
        throw Error(Failure::storage,
                    tr("The catalogue's structure is damaged at {0} {1}. Restore the last backup.",
                       entity_kind_name(kind), code),
                    exception.what());
    }
}

std::string code_of(const Structure& structure, EntityKind kind, std::int32_t id) {
    std::string code;
    with_known_entities(structure, kind,
                        [&](const auto& entities) { code = entities.code_of(id); });
    return code;
}

std::string body_of(const Structure& structure, EntityKind kind, std::int32_t id) {
    std::string body;
    with_known_entities(structure, kind, [&](const auto& entities) {
        const auto* entity = entities.find(id);
        if (entity != nullptr) body = to_json(*entity);
    });
    return body;
}

std::int32_t other_of_code(const Structure& structure, EntityKind kind, std::int32_t id,
                           std::string_view code, std::string_view body) {
    std::int32_t other = 0;
    with_known_entities(structure, kind, [&](const auto& entities) {
        const auto wanted = read_entity(entities, id, code, body);
        const auto* known = entities.find(std::string_view(entities.key(wanted)));
        if (known != nullptr && known->id != id) other = known->id;
    });
    return other;
}

void remove_entity(Structure& structure, EntityKind kind, std::int32_t id) {
    with_known_entities(structure, kind, [&](auto& entities) { entities.remove(id); });
}

}  // namespace vitrine
