// Spelling, by the Hunspell dictionaries that are installed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

// A place in UTF-8 text, in bytes.
struct Misspelling {
    std::size_t offset = 0;
    std::size_t length = 0;
    bool operator==(const Misspelling&) const = default;
};

// The folders in which dictionaries are looked for, in this order, those that exist: the folders
// of the environment variables VITRINE_DICTIONARIES and DICPATH, the folder "dictionaries" beside
// the program, and the system's. A dictionary is a pair of files: fr_FR.aff, fr_FR.dic; one found
// in an earlier folder stands for all of its name. [any thread]
std::vector<std::filesystem::path> dictionary_folders();

// The names of the dictionaries in these folders ("en_US", "fr_FR"), each once, in order of their
// letters. [any thread]
std::vector<std::string> installed_dictionaries();

// A dictionary in memory (some 10 MB) and what it said of words already met. [one thread at a time]
class Speller {
public:
    // By the dictionary of this very locale ("fr_FR", "fr-FR"), or else that of its language
    // without a country ("fr"). For a locale without a country ("en") also by that of the country
    // where most people speak it, or the first of the language; never by another country's, which
    // would take "colour" for a fault. Null where none of these is installed, or the one found is
    // no dictionary.
    static std::unique_ptr<Speller> for_locale(std::string_view locale_code);

    ~Speller();
    Speller(const Speller&) = delete;
    Speller& operator=(const Speller&) = delete;

    // Its name: "fr_FR".
    const std::string& dictionary() const;

    // Whether the dictionary has the word, also as the beginning of a sentence or a compound of
    // known words with hyphens. True for what is no word to be spelled: with a digit, all in
    // capitals, with an inner capital (iPhone), of one letter, a unit ("kg"), longer than 100
    // bytes, in a script that the dictionary has no letters of, or not UTF-8.
    bool knows(std::string_view word);

    // The words of `plain_text` (no markup) that the dictionary does not know, in their order. What
    // knows() lets pass, URLs, e-mail addresses and names of files are passed over. An elided
    // article ("l'écran") is judged by itself; of a compound, parts of at most four bytes in front
    // of a hyphen pass ("eco-", "Wi-"). In prose, of which two words in three begin small, a
    // capital within a sentence is taken for that of a name, which passes too, except in German. A
    // word judged before costs a look into a table, which is emptied when it holds 100,000 words.
    std::vector<Misspelling> check(std::string_view plain_text);

    // What may have been meant, the likeliest first; at most 10, in UTF-8. Slow (milliseconds): to
    // be asked for one word that somebody looks at. Empty for a word longer than 100 bytes.
    std::vector<std::string> suggestions(std::string_view word);

private:
    struct Dictionary;
    explicit Speller(std::unique_ptr<Dictionary> dictionary);
    std::unique_ptr<Dictionary> m_dictionary;
};

}  // namespace vitrine
