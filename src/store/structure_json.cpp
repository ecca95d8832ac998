#include "store/structure_json.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/translate.h"

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
        if (std::is_enum_v<T> || !(value == T{})) m_json[name] = to_value(value);
    }
    std::string text() const { return m_json.dump(); }

private:
    template <class T>
    static Json to_value(const T& value) {
        if constexpr (std::is_enum_v<T>) {
            return Json(attribute_type_name(value));
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
    template <class T>
    void field(const char* name, T& value) {
        const auto at = m_json.find(name);
        if (at != m_json.end()) from_value(*at, value);
    }

private:
    template <class T>
    static void from_value(const Json& json, T& value) {
        if constexpr (std::is_enum_v<T>) {
            value = parse_attribute_type(json.get<std::string>()).value_or(AttributeType::text);
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
void fields(Archive& archive, Attribute& entity) {
    archive.field("labels", entity.labels);
    archive.field("type", entity.type);
    archive.field("group", entity.group);
    archive.field("sort_order", entity.sort_order);
    archive.field("localizable", entity.localizable);
    archive.field("scopable", entity.scopable);
    archive.field("available_locales", entity.available_locales);
    archive.field("unique", entity.unique);
    archive.field("html", entity.html);
    archive.field("max_characters", entity.max_characters);
    archive.field("validation_rule", entity.validation_rule);
    archive.field("validation_regexp", entity.validation_regexp);
    archive.field("number_min", entity.number_min);
    archive.field("number_max", entity.number_max);
    inverted(archive, "whole_numbers", entity.decimals_allowed);
    inverted(archive, "no_negatives", entity.negative_allowed);
    archive.field("date_min", entity.date_min);
    archive.field("date_max", entity.date_max);
    archive.field("measurement_family", entity.measurement_family);
    archive.field("default_unit", entity.default_unit);
    archive.field("allowed_extensions", entity.allowed_extensions);
    archive.field("max_file_size_mb", entity.max_file_size_mb);
    archive.field("auto_option_sorting", entity.auto_option_sorting);
    archive.field("reference_data", entity.reference_data);
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
void fields(Archive&, Locale&) {}

template <class Archive>
void fields(Archive& archive, Currency& entity) {
    inverted(archive, "deactivated", entity.activated);
}

template <class Archive>
void fields(Archive& archive, AssociationType& entity) {
    archive.field("labels", entity.labels);
    archive.field("two_way", entity.two_way);
    archive.field("quantified", entity.quantified);
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

template <class T>
std::string write(const T& entity) {
    Writer writer;
    T copy = entity;  // one list of fields serves reading too, so it takes them as mutable
    fields(writer, copy);
    return writer.text();
}

// Runs `use` with the entities of a kind.
template <class Use>
auto with_entities(auto& structure, EntityKind kind, Use use) {
    switch (kind) {
        case EntityKind::attribute:
            return use(structure.attributes);
        case EntityKind::attribute_group:
            return use(structure.attribute_groups);
        case EntityKind::option:
            return use(structure.options);
        case EntityKind::family:
            return use(structure.families);
        case EntityKind::family_variant:
            return use(structure.family_variants);
        case EntityKind::category:
            return use(structure.categories);
        case EntityKind::channel:
            return use(structure.channels);
        case EntityKind::locale:
            return use(structure.locales);
        case EntityKind::currency:
            return use(structure.currencies);
        case EntityKind::association_type:
            return use(structure.association_types);
        case EntityKind::group_type:
            return use(structure.group_types);
        case EntityKind::group:
            return use(structure.groups);
        case EntityKind::scope:
            return use(structure.scopes);
        case EntityKind::saved_filter:
            return use(structure.saved_filters);
        case EntityKind::product:
            break;
    }
    throw Error(Failure::storage,
                tr("The catalogue holds something this version does not know. Update Vitrine."),
                "unknown entity kind");
}

template <class T>
T entity_of(const Entities<T>&) {
    return T{};
}

}  // namespace

std::string to_json(const Attribute& entity) {
    return write(entity);
}
std::string to_json(const AttributeGroup& entity) {
    return write(entity);
}
std::string to_json(const Option& entity) {
    return write(entity);
}
std::string to_json(const Family& entity) {
    return write(entity);
}
std::string to_json(const FamilyVariant& entity) {
    return write(entity);
}
std::string to_json(const Category& entity) {
    return write(entity);
}
std::string to_json(const Channel& entity) {
    return write(entity);
}
std::string to_json(const Locale& entity) {
    return write(entity);
}
std::string to_json(const Currency& entity) {
    return write(entity);
}
std::string to_json(const AssociationType& entity) {
    return write(entity);
}
std::string to_json(const GroupType& entity) {
    return write(entity);
}
std::string to_json(const Group& entity) {
    return write(entity);
}
std::string to_json(const Scope& entity) {
    return write(entity);
}
std::string to_json(const SavedFilter& entity) {
    return write(entity);
}

void put_json(Structure& structure, EntityKind kind, std::int32_t id, std::string_view code,
              std::string_view body) {
    try {
        with_entities(structure, kind, [&](auto& entities) {
            auto entity = entity_of(entities);
            entity.id = id;
            entity.code = code;
            Reader reader(body);
            fields(reader, entity);
            entities.put(std::move(entity));
        });
    } catch (const nlohmann::json::exception& exception) {
        throw Error(Failure::storage,
                    tr("The catalogue's structure is damaged at {0} {1}. Restore the last backup.",
                       entity_kind_name(kind), code),
                    exception.what());
    }
}

std::string code_of(const Structure& structure, EntityKind kind, std::int32_t id) {
    return with_entities(structure, kind,
                         [&](const auto& entities) { return entities.code_of(id); });
}

std::string body_of(const Structure& structure, EntityKind kind, std::int32_t id) {
    return with_entities(structure, kind, [&](const auto& entities) {
        const auto* entity = entities.find(id);
        return entity == nullptr ? std::string() : to_json(*entity);
    });
}

void remove_entity(Structure& structure, EntityKind kind, std::int32_t id) {
    with_entities(structure, kind, [&](auto& entities) { entities.remove(id); });
}

}  // namespace vitrine
