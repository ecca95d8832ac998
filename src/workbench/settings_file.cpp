#include "workbench/settings_file.h"

#include <charconv>
#include <fstream>
#include <iterator>
#include <system_error>

#include "workbench/cell_text.h"

namespace vitrine {

Settings read_settings(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) return {};
    std::ifstream input(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
    Settings settings;
    for (const auto& line : parse_tab_separated(text)) {
        if (line.size() == 2) settings[line.front()] = line.back();
    }
    return settings;
}

void write_settings(const std::filesystem::path& file, const Settings& settings) {
    CellBlock lines;
    for (const auto& [name, value] : settings) lines.push_back({name, value});
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    auto aside = file;
    aside += ".new";
    std::ofstream output(aside, std::ios::binary);
    output << to_tab_separated(lines);
    output.close();
    if (output) std::filesystem::rename(aside, file, ignored);
}

std::optional<int> number_setting(const Settings& settings, const std::string& name, int least,
                                  int most) {
    const auto at = settings.find(name);
    if (at == settings.end()) return std::nullopt;
    const std::string& text = at->second;
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number < least || number > most ? std::nullopt : std::optional(number);
}

bool yes_or_no_setting(const Settings& settings, const std::string& name, bool otherwise) {
    const auto at = settings.find(name);
    if (at == settings.end()) return otherwise;
    return at->second == "yes" || (at->second != "no" && otherwise);
}

const char* yes_or_no(bool value) {
    return value ? "yes" : "no";
}

}  // namespace vitrine
