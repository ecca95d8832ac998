// Small files of the user's own, a setting a line: a name, a tab, its value. What cannot be read is
// passed over: they are conveniences, not data.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace vitrine {

using Settings = std::map<std::string, std::string>;

// Empty where there is no such file.
Settings read_settings(const std::filesystem::path& file);

// Takes the place of the file at once, so that nobody reads half of it; makes its folder. A file
// that cannot be written is no error either.
void write_settings(const std::filesystem::path& file, const Settings& settings);

// Absent where it is not there, no whole number, or not between the two.
std::optional<int> number_setting(const Settings& settings, const std::string& name, int least,
                                  int most);
// "yes" or "no"; `otherwise` for anything else.
bool yes_or_no_setting(const Settings& settings, const std::string& name, bool otherwise);
const char* yes_or_no(bool value);

}  // namespace vitrine
