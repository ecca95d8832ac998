#include "store/structure_json.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/translate.h"
#include "store/value_json.h"

namespace vitrine {
namespace {

using Json = nlohmann::ordered_json;

// Each entity lists its fields once; Writer and Reader both walk the list. Defaults are not
// written.
class Writer {
public:
    template <class T>
    void field(const char* name, const T& value) {
        // The type is written always: its first value, identifier, is no default.
        if (std::is_same_v<T, AttributeType> || !(value == T{})) m_json[name] = to_value(value);
    }
    std::string text() const { return m_json.dump(); }
    Json take() { return std::move(m_json); }

private:
    template <class T>
    static Json to_value(const T& value) {
        if constexpr (std::is_same_v<T, AttributeType>) {
            return Json(attribute_type_name(value));
        } else if constexpr (std::is_same_v<T, TableColumn::Type>) {
            return Json(table_column_type_name(value));
        } else if constexpr (std::is_same_v<T, AttributeRole>) {
            return Json(attribute_role_name(value));
        } else {
            return Json(value);
        }
    }
    static Json to_value(const std::optional<int>& value) { return Json(*value); }
    static Json to_value(const std::optional<Decimal>& value) { return Json(value->to_string()); }
    template <class T>
    static Json to_value(const std::map<std::int32_t, T>& value) {
        Json object = Json::object();
        for (const auto& [id, item] : value) object[std::to_string(id)] = item;
        return object;
    }
    static Json to_value(const std::vector<TableColumn>& columns);
    static Json to_value(const Values& values) { return values_to_json(values); }
    static Json to_value(const std::vector<FamilyVariant::Level>& levels) {
        Json array = Json::array();
        for (const auto& level : levels)
            array.push_back({{"axes", level.axes}, {"attributes", level.attributes}});
        return array;
    }
    Json m_json = Json::object();
};

class Reader {
public:
    explicit Reader(std::string_view text) : m_json(Json::parse(text)) {}
    explicit Reader(Json json) : m_json(std::move(json)) {}
    template <class T>
    void field(const char* name, T& value) {
        const auto at = m_json.find(name);
        if (at != m_json.end()) from_value(*at, value);
    }

private:
    template <class T>
    static void from_value(const Json& json, T& value) {
        if constexpr (std::is_same_v<T, AttributeType>) {
            value = parse_attribute_type(json.get<std::string>()).value_or(AttributeType::text);
        } else if constexpr (std::is_same_v<T, TableColumn::Type>) {
            value = parse_table_column_type(json.get<std::string>()).value_or(T::text);
        } else if constexpr (std::is_same_v<T, AttributeRole>) {
            value = parse_attribute_role(json.get<std::string>()).value_or(T::none);
        } else {
            value = json.get<T>();
        }
    }
    static void from_value(const Json& json, std::optional<int>& value) { value = json.get<int>(); }
    static void from_value(const Json& json, std::optional<Decimal>& value) {
        value = Decimal::parse(json.get<std::string>());
    }
    template <class T>
    static void from_value(const Json& json, std::map<std::int32_t, T>& value) {
        for (const auto& [id, item] : json.items()) value[std::stoi(id)] = item.template get<T>();
    }
    static void from_value(const Json& json, std::vector<TableColumn>& columns);
    static void from_value(const Json& json, Values& values) { values = values_from_json(json); }
    static void from_value(const Json& json, std::vector<FamilyVariant::Level>& levels) {
        for (const auto& item : json) {
            levels.push_back({item.at("axes").get<std::vector<AttributeId>>(),
                              item.at("attributes").get<std::vector<AttributeId>>()});
        }
    }
    Json m_json;
};

// True is the default of these flags; stored when they are not.
template <class Archive>
void inverted(Archive& archive, const char* name, bool& flag) {
    bool off = !flag;
    archive.field(name, off);
    flag = !off;
}

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
    archive.field("channels", entity.channels);
}

template <class Archive>
void fields(Archive& archive, Location& entity) {
    archive.field("labels", entity.labels);
    archive.field("market", entity.market);
    archive.field("warehouse", entity.is_warehouse);
    archive.field("zone", entity.zone);
    archive.field("gln", entity.gln);
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

Json Writer::to_value(const std::vector<TableColumn>& columns) {
    Json array = Json::array();
    for (TableColumn column : columns) {
        Writer writer;
        fields(writer, column);
        array.push_back(writer.take());
    }
    return array;
}

void Reader::from_value(const Json& json, std::vector<TableColumn>& columns) {
    for (const Json& item : json) {
        Reader reader(item);
        fields(reader, columns.emplace_back());
    }
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
