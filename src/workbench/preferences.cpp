#include "workbench/preferences.h"

#include <algorithm>

#include "base/translate.h"
#include "workbench/recent_catalogues.h"
#include "workbench/settings_file.h"

namespace vitrine {

std::filesystem::path default_preferences_file() {
    return RecentCatalogues::default_file().parent_path() / "preferences.txt";
}

Preferences read_preferences(const std::filesystem::path& file) {
    const Settings settings = read_settings(file);
    Preferences preferences;
    const auto language = settings.find("language");
    const auto languages = program_languages();
    if (language != settings.end() && std::ranges::any_of(languages, [&](const auto& known) {
            return known.code == language->second;
        })) {
        preferences.language = language->second;
    }
    preferences.reopens_last =
        yes_or_no_setting(settings, "reopen last catalogue", preferences.reopens_last);
    return preferences;
}

void write_preferences(const std::filesystem::path& file, const Preferences& preferences) {
    write_settings(file, {{"language", preferences.language},
                          {"reopen last catalogue", yes_or_no(preferences.reopens_last)}});
}

std::vector<ProgramLanguage> program_languages() {
    return {{"", tr("That of the desktop")}, {"en", "English"}, {"fr", "Français"}};
}

}  // namespace vitrine
