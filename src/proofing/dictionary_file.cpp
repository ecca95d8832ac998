#include "proofing/dictionary_file.h"

#include <unicode/locid.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <map>

#include "base/program_folder.h"
#include "base/text.h"
#include "proofing/speller.h"

namespace vitrine {
namespace {

namespace fs = std::filesystem;

#ifdef _WIN32
constexpr char list_separator = ';';
#else
constexpr char list_separator = ':';
#endif

void add_named_folders(const char* variable, std::vector<fs::path>& folders) {
    const char* list = std::getenv(variable);
    if (list == nullptr) return;
    for (const auto folder : split_list(list, list_separator)) folders.emplace_back(folder);
}

std::string underscored(std::string_view locale_code) {
    return fold_case(replace_all(locale_code, "-", "_"));
}

// "en" -> "en_us"
std::string with_likely_country(const std::string& language) {
    icu::Locale locale(language.c_str());
    UErrorCode status = U_ZERO_ERROR;
    locale.addLikelySubtags(status);
    if (U_FAILURE(status)) return language;
    return fold_case(language + "_" + locale.getCountry());
}

}  // namespace

std::vector<fs::path> dictionary_folders() {
    std::vector<fs::path> named;
    add_named_folders("VITRINE_DICTIONARIES", named);
    add_named_folders("DICPATH", named);
    named.push_back(program_folder() / "dictionaries");
#ifndef _WIN32
    named.emplace_back("/usr/share/hunspell");
    named.emplace_back("/usr/share/myspell");
    named.emplace_back("/usr/share/myspell/dicts");
#endif
    std::vector<fs::path> folders;
    for (auto& folder : named) {
        std::error_code ignored;
        if (fs::is_directory(folder, ignored) &&
            std::find(folders.begin(), folders.end(), folder) == folders.end()) {
            folders.push_back(std::move(folder));
        }
    }
    return folders;
}

std::vector<DictionaryFile> dictionary_files() {
    std::map<std::string, DictionaryFile> found;
    for (const auto& folder : dictionary_folders()) {
        std::error_code failed;
        for (fs::directory_iterator at(folder, failed), end; !failed && at != end;
             at.increment(failed)) {
            if (at->path().extension() != ".aff") continue;
            DictionaryFile file{at->path().stem().string(), at->path(), at->path()};
            file.words.replace_extension(".dic");
            std::error_code ignored;
            // "hyph_fr" is the pattern of hyphenation that some systems keep there too.
            if (!file.name.starts_with("hyph_") && fs::is_regular_file(file.words, ignored)) {
                std::string name = file.name;
                found.try_emplace(std::move(name), std::move(file));
            }
        }
    }
    std::vector<DictionaryFile> files;
    for (auto& [name, file] : found) files.push_back(std::move(file));
    return files;
}

std::vector<std::string> installed_dictionaries() {
    std::vector<std::string> names;
    for (auto& file : dictionary_files()) names.push_back(std::move(file.name));
    return names;
}

std::optional<DictionaryFile> find_dictionary(std::string_view locale_code) {
    const std::string wanted = underscored(locale_code);
    const std::string language = wanted.substr(0, wanted.find('_'));
    if (language.empty()) return std::nullopt;
    const auto files = dictionary_files();
    std::vector<std::string> names = {wanted, language};
    const bool of_any_country = wanted == language;
    if (of_any_country) names.push_back(with_likely_country(language));
    for (const auto& name : names) {
        const auto found = std::find_if(files.begin(), files.end(), [&](const auto& file) {
            return underscored(file.name) == name;
        });
        if (found != files.end()) return *found;
    }
    if (!of_any_country) return std::nullopt;
    const auto any = std::find_if(files.begin(), files.end(), [&](const auto& file) {
        return underscored(file.name).starts_with(language + "_");
    });
    return any == files.end() ? std::nullopt : std::optional(*any);
}

std::string dictionary_package(std::string_view locale_code) {
    // The packages of these languages are named with the country.
    constexpr std::array<std::string_view, 10> of_countries = {
        "de_at", "de_ch", "de_de", "en_au", "en_ca", "en_gb", "en_us", "en_za", "pt_br", "pt_pt"};
    const std::string locale = underscored(locale_code);
    const std::string language = locale.substr(0, locale.find('_'));
    const bool by_country =
        std::any_of(of_countries.begin(), of_countries.end(),
                    [&](std::string_view known) { return known.starts_with(language + '_'); });
    if (!by_country) return "hunspell-" + language;
    const std::string wanted = locale == language ? with_likely_country(language) : locale;
    const auto known = std::find(of_countries.begin(), of_countries.end(), wanted);
    return known == of_countries.end() ? std::string()
                                       : "hunspell-" + replace_all(wanted, "_", "-");
}

bool looks_sound(const DictionaryFile& dictionary) {
    constexpr std::uintmax_t most_rules = 32U << 20;
    constexpr std::uintmax_t most_words = 256U << 20;
    std::error_code failed;
    const std::uintmax_t rules_size = fs::file_size(dictionary.rules, failed);
    if (failed || rules_size > most_rules) return false;
    const std::uintmax_t words_size = fs::file_size(dictionary.words, failed);
    if (failed || words_size > most_words) return false;
    std::ifstream words(dictionary.words, std::ios::binary);
    std::string first(64, '\0');
    words.read(first.data(), static_cast<std::streamsize>(first.size()));
    first.resize(static_cast<std::size_t>(words.gcount()));
    std::string_view line = first;
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    std::uintmax_t count = 0;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), count);
    // The library makes room for as many words as the first line says; each takes two bytes.
    return read.ec == std::errc() && count > 0 && count <= words_size;
}

}  // namespace vitrine
