// What an exporter says about itself: who it is, which fields it wants to know about a product and
// which settings a person gives it. Plain values; read from the plugin by ExporterProcess.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

enum class FieldKind {
    text,         // one line as it stands
    html,         // marked up
    plain_text,   // several lines without markup: the host strips it
    number,       // a decimal with a dot: 12.5
    price,        // amount and currency: 19.99 EUR
    boolean,      // true or false
    date,         // 2026-11-22, or an ISO 8601 instant
    gtin,         // 8, 12, 13 or 14 digits with a right check digit
    url,          // an absolute address
    image,        // the absolute address of an image
    choice,       // one of the field's choices
    measurement,  // a decimal in the field's unit: 1.2; a field without one: 1.2 KGM
    category,     // the channel's own category, mapped by a person
};

// On which rows of a grouped exporter a field is filled. For a flat one it does not matter.
enum class FieldLevel { item, variant, both };

// flat: one item per sellable product, with the code of its group beside it. grouped: one item per
// root model or simple product, which carries its variants.
enum class Grouping { flat, grouped };

struct ExporterField {
    std::string id;     // permanent: mappings are stored by it
    std::string label;  // English, for the mapping screen
    FieldKind kind = FieldKind::text;
    bool required = false;
    bool repeated = false;  // may have several values, in order
    FieldLevel level = FieldLevel::both;
    std::size_t min_length = 0;        // code points; 0: none
    std::size_t max_length = 0;        // code points; 0: none
    std::size_t max_values = 0;        // of a repeated field; 0: any number
    std::string pattern;               // ECMAScript, must match the whole value; empty: none
    std::vector<std::string> choices;  // for FieldKind::choice
    std::string unit;                  // UN Rec 20 code a measurement is converted to: KGM
    std::string help;
};

enum class SettingKind { text, choice, number, url };

struct ExporterSetting {
    std::string key;
    std::string label;
    SettingKind kind = SettingKind::text;
    std::string default_value;
    bool required = false;
    std::vector<std::string> choices;
    std::string help;
};

struct ExporterDescription {
    std::string id;               // "org.example.price_list", permanent
    std::string name;             // English, for people
    std::string version;          // of the plugin
    std::string payload_version;  // raised by its author when every item must be sent again
    std::string file_name;        // suggested name of the main output
    Grouping grouping = Grouping::flat;
    bool snapshot = false;        // the output replaces everything: what is left out is removed
    std::size_t max_options = 0;  // option axes a variant may have; 0: any number
    std::vector<ExporterField> fields;
    std::vector<ExporterSetting> settings;
    // What was declared and not understood, in words for the plugin's author (plugin_check.h).
    std::vector<std::string> remarks;

    // The field or setting of that name; null if there is none. Valid as long as this value.
    const ExporterField* find_field(std::string_view field_id) const;
    const ExporterSetting* find_setting(std::string_view key) const;
};

// Names for programs, as the plugin header and PROTOCOL.md spell them; never translated.
std::string_view field_kind_name(FieldKind kind);
std::string_view setting_kind_name(SettingKind kind);

}  // namespace vitrine
