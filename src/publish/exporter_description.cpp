#include "publish/exporter_description.h"

#include <algorithm>
#include <array>

namespace vitrine {

const ExporterField* ExporterDescription::find_field(std::string_view field_id) const {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const ExporterField& field) {
        return field.id == field_id;
    });
    return found == fields.end() ? nullptr : &*found;
}

const ExporterSetting* ExporterDescription::find_setting(std::string_view key) const {
    const auto found =
        std::find_if(settings.begin(), settings.end(),
                     [&](const ExporterSetting& setting) { return setting.key == key; });
    return found == settings.end() ? nullptr : &*found;
}

std::string_view field_kind_name(FieldKind kind) {
    static constexpr std::array<std::string_view, 13> names = {
        "text", "html", "plain_text", "number", "price",       "boolean", "date",
        "gtin", "url",  "image",      "choice", "measurement", "category"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view setting_kind_name(SettingKind kind) {
    static constexpr std::array<std::string_view, 4> names = {"text", "choice", "number", "url"};
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace vitrine
