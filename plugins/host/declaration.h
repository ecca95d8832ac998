// Asks a plugin what it is and keeps what it declares, word for word: meaning is Vitrine's
// business.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "vitrine/exporter.h"

namespace vitrine::host {

using Properties = std::vector<std::pair<std::string, std::string>>;

struct Declared {
    std::string id;
    Properties properties;
};

class Declaration {
public:
    // Runs describe(). Throws Failed.
    explicit Declaration(const vitrine_exporter& exporter);

    nlohmann::json to_json() const;
    // The last value set; empty if there is none.
    std::string property(const std::string& name) const;
    // Declared default values by setting.
    std::map<std::string, std::string> setting_defaults() const;

private:
    static void set(const vitrine_declaration*, const char* property, const char* value);
    static vitrine_field* add_field(const vitrine_declaration*, const char* id);
    static void field_set(const vitrine_declaration*, vitrine_field*, const char* property,
                          const char* value);
    static vitrine_setting* add_setting(const vitrine_declaration*, const char* key);
    static void setting_set(const vitrine_declaration*, vitrine_setting*, const char* property,
                            const char* value);
    static void fail(const vitrine_declaration*, const char* why);

    Properties m_properties;
    // Pointers to the elements are handed out while more are added: unique_ptr keeps them in place.
    std::vector<std::unique_ptr<Declared>> m_fields;
    std::vector<std::unique_ptr<Declared>> m_settings;
    std::string m_why;
};

// A text of the plugin's: NULL, which it may not pass, is empty.
std::string copy_text(const char* text);

}  // namespace vitrine::host
