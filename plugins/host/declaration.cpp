#include "declaration.h"

#include "messages.h"

namespace vitrine::host {
namespace {

Declaration& self(const vitrine_declaration* table) {
    return *static_cast<Declaration*>(table->context);
}

nlohmann::json list_of(const std::vector<std::unique_ptr<Declared>>& all) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& one : all) list.push_back({{"id", one->id}, {"properties", one->properties}});
    return list;
}

}  // namespace

std::string copy_text(const char* text) {
    return text ? text : "";
}

Declaration::Declaration(const vitrine_exporter& exporter) {
    const vitrine_declaration table{sizeof(vitrine_declaration),
                                    VITRINE_EXPORTER_ABI,
                                    this,
                                    set,
                                    add_field,
                                    field_set,
                                    add_setting,
                                    setting_set,
                                    fail};
    if (exporter.describe(&table) != VITRINE_OK) throw Failed("describe", m_why);
}

nlohmann::json Declaration::to_json() const {
    return {{"properties", m_properties},
            {"fields", list_of(m_fields)},
            {"settings", list_of(m_settings)}};
}

std::string Declaration::property(const std::string& name) const {
    std::string value;
    for (const auto& [key, text] : m_properties) {
        if (key == name) value = text;
    }
    return value;
}

std::map<std::string, std::string> Declaration::setting_defaults() const {
    std::map<std::string, std::string> defaults;
    for (const auto& setting : m_settings) {
        for (const auto& [key, text] : setting->properties) {
            if (key == "default") defaults[setting->id] = text;
        }
    }
    return defaults;
}

void Declaration::set(const vitrine_declaration* table, const char* property, const char* value) {
    self(table).m_properties.emplace_back(copy_text(property), copy_text(value));
}

vitrine_field* Declaration::add_field(const vitrine_declaration* table, const char* id) {
    auto& fields = self(table).m_fields;
    fields.push_back(std::make_unique<Declared>(Declared{copy_text(id), {}}));
    return reinterpret_cast<vitrine_field*>(fields.back().get());
}

void Declaration::field_set(const vitrine_declaration*, vitrine_field* field, const char* property,
                            const char* value) {
    reinterpret_cast<Declared*>(field)->properties.emplace_back(copy_text(property),
                                                                copy_text(value));
}

vitrine_setting* Declaration::add_setting(const vitrine_declaration* table, const char* key) {
    auto& settings = self(table).m_settings;
    settings.push_back(std::make_unique<Declared>(Declared{copy_text(key), {}}));
    return reinterpret_cast<vitrine_setting*>(settings.back().get());
}

void Declaration::setting_set(const vitrine_declaration*, vitrine_setting* setting,
                              const char* property, const char* value) {
    reinterpret_cast<Declared*>(setting)->properties.emplace_back(copy_text(property),
                                                                  copy_text(value));
}

void Declaration::fail(const vitrine_declaration* table, const char* why) {
    self(table).m_why = copy_text(why);
}

}  // namespace vitrine::host
