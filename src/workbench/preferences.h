// What somebody set for the program itself, whatever the catalogue: kept in a small file beside the
// list of recent catalogues, ~/.config/vitrine/preferences.txt.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace vitrine {

struct Preferences {
    std::string language;       // a code such as "fr"; empty: that of the desktop
    bool reopens_last = false;  // the catalogue that was opened last, when the program starts

    bool operator==(const Preferences&) const = default;
};

// $XDG_CONFIG_HOME/vitrine/preferences.txt, or below ~/.config.
std::filesystem::path default_preferences_file();

// What cannot be read is as nobody had set it; so is a language that the program does not speak.
Preferences read_preferences(const std::filesystem::path& file);
void write_preferences(const std::filesystem::path& file, const Preferences& preferences);

// The languages that the program speaks, each by its own name; the first, without a code, is that
// of the desktop.
struct ProgramLanguage {
    std::string code;
    std::string label;
};
std::vector<ProgramLanguage> program_languages();

}  // namespace vitrine
