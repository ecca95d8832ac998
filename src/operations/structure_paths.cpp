#include "operations/structure_paths.h"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "operations/history.h"
#include "store/structure_json.h"
#include "store/value_json.h"

namespace vitrine {
namespace {

using Json = nlohmann::json;

// Of which kind an entity is that stands as a number under this key of store/structure_json.cpp.
std::optional<EntityKind> kind_referred_to(std::string_view key) {
    static const std::map<std::string_view, EntityKind> kinds = {
        {"attribute", EntityKind::attribute},
        {"attributes", EntityKind::attribute},
        {"available_locales", EntityKind::locale},
        {"axes", EntityKind::attribute},
        {"channel", EntityKind::channel},
        {"channels", EntityKind::channel},
        {"currencies", EntityKind::currency},
        {"currency", EntityKind::currency},
        {"entity", EntityKind::reference_entity},
        {"exempt", EntityKind::product},
        {"fallback", EntityKind::locale},
        {"family", EntityKind::family},
        {"group", EntityKind::attribute_group},
        {"image_attribute", EntityKind::attribute},
        {"label_attribute", EntityKind::attribute},
        {"locale", EntityKind::locale},
        {"locales", EntityKind::locale},
        {"location", EntityKind::location},
        {"market", EntityKind::market},
        {"parent", EntityKind::category},
        {"reference_entity", EntityKind::reference_entity},
        {"requirements", EntityKind::attribute},
        {"segment", EntityKind::segment},
        {"source", EntityKind::price_list},
        {"target", EntityKind::price_list},
        {"tree", EntityKind::category},
        {"type", EntityKind::group_type},
    };
    const auto known = kinds.find(key);
    if (known == kinds.end()) return std::nullopt;
    return known->second;
}

// The same of the keys of a table under it.
std::optional<EntityKind> kind_of_keys(std::string_view key) {
    if (key == "requirements") return EntityKind::channel;
    if (key == "conversion_units" || key == "limits") return EntityKind::attribute;
    return std::nullopt;
}

class PathReading {
public:
    PathReading(Catalogue& catalogue, const Structure& structure)
        : m_catalogue(catalogue), m_structure(structure) {}

    void read(const Json& state) {
        for (const auto& [key, value] : state.items()) {
            if (key == "values" && value.is_object()) {
                take_values(value);
            } else if (key == "profile" && value.is_string()) {
                take_profile(key, value.get<std::string>());
            } else {
                take(key, key, value);
            }
        }
    }
    std::map<std::string, std::string> take_paths() { return std::move(m_paths); }

private:
    void take(const std::string& path, std::string_view key, const Json& value) {
        if (value.is_object()) {
            take_object(path, key, value);
        } else if (value.is_array()) {
            take_list(path, key, value);
        } else if (!value.is_null()) {
            m_paths[path] = plain_text(key, value);
        }
    }

    void take_object(const std::string& path, std::string_view key, const Json& object) {
        const auto kind = kind_of_keys(key);
        const bool by_key = kind || key == "labels" || key == "help";
        for (const auto& [name, value] : object.items()) {
            if (by_key) {
                take(path + '[' + (kind ? name_of(*kind, name) : name) + ']', key, value);
            } else {
                take(path + '.' + name, name, value);
            }
        }
    }

    void take_list(const std::string& path, std::string_view key, const Json& list) {
        std::vector<std::string> texts;
        std::size_t place = 0;
        for (const Json& item : list) {
            ++place;
            if (!item.is_structured()) {
                texts.push_back(plain_text(key, item));
                continue;
            }
            const bool has_code = item.is_object() && item.contains("code");
            take(path + '[' +
                     (has_code ? plain_text("code", item["code"]) : std::to_string(place)) + ']',
                 key, item);
        }
        if (!texts.empty()) m_paths[path] = join(texts, ", ");
    }

    // The text of a channel's profile is JSON itself; one that cannot be read is one text.
    void take_profile(const std::string& path, const std::string& text) {
        const Json profile = Json::parse(text, nullptr, false);
        if (profile.is_object()) {
            take_profile_part(path, profile);
        } else {
            m_paths[path] = text;
        }
    }
    // No number in a profile is that of an entity, and its keys are words of its own.
    void take_profile_part(const std::string& path, const Json& part) {
        if (part.is_object()) {
            for (const auto& [name, value] : part.items())
                take_profile_part(path + '.' + name, value);
        } else if (part.is_array()) {
            std::vector<std::string> texts;
            std::size_t place = 0;
            for (const Json& item : part) {
                ++place;
                if (item.is_structured()) {
                    take_profile_part(path + '[' + std::to_string(place) + ']', item);
                } else {
                    texts.push_back(plain_text({}, item));
                }
            }
            if (!texts.empty()) m_paths[path] = join(texts, ", ");
        } else if (!part.is_null()) {
            m_paths[path] = plain_text({}, part);
        }
    }

    void take_values(const Json& values) {
        try {
            const Values known = values_from_json(values);
            for (const auto& [key, value] : known) {
                m_paths[field_name(m_structure, key)] =
                    field_text(m_catalogue, m_structure, key, value);
            }
        } catch (const nlohmann::json::exception&) {
            m_paths["values"] = values.dump();
        }
    }

    std::string plain_text(std::string_view key, const Json& value) {
        if (value.is_string()) return value.get<std::string>();
        if (value.is_number_integer()) {
            if (const auto kind = kind_referred_to(key))
                return name_of(*kind, value.get<std::int64_t>());
        }
        return value.is_null() ? std::string() : value.dump();
    }

    std::string name_of(EntityKind kind, const std::string& number) {
        return name_of(kind, std::strtoll(number.c_str(), nullptr, 10));
    }
    std::string name_of(EntityKind kind, std::int64_t id) {
        if (id == 0) return {};
        const std::string code = kind == EntityKind::product
                                     ? m_catalogue.products().code_of(static_cast<ProductId>(id))
                                     : code_of(m_structure, kind, static_cast<std::int32_t>(id));
        return code.empty() ? "#" + std::to_string(id) : code;
    }

    Catalogue& m_catalogue;
    const Structure& m_structure;
    std::map<std::string, std::string> m_paths;
};

}  // namespace

std::map<std::string, std::string> structure_paths(Catalogue& catalogue, const Structure& structure,
                                                   const Json& state) {
    PathReading reading(catalogue, structure);
    reading.read(state);
    return reading.take_paths();
}

}  // namespace vitrine
