// Where spelling dictionaries stand, and which one serves a locale.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

// A dictionary of Hunspell: its rules and its words.
struct DictionaryFile {
    std::string name;  // "fr_FR"
    std::filesystem::path rules;
    std::filesystem::path words;
};

// All that stand in dictionary_folders(), in order of their names. [any thread]
std::vector<DictionaryFile> dictionary_files();

// The one that Speller::for_locale() takes. [any thread]
std::optional<DictionaryFile> find_dictionary(std::string_view locale_code);

// The Debian package that brings the dictionary of a locale: "hunspell-fr" for fr_FR,
// "hunspell-en-gb" for en_GB; empty for a country that none is made for, en_IE. [any thread]
std::string dictionary_package(std::string_view locale_code);

// Whether the files are of a size that a dictionary has, and say truly how many words they hold: a
// library that believes what they say is handed no others. [any thread]
bool looks_sound(const DictionaryFile& dictionary);

}  // namespace vitrine
