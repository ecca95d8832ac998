#include "base/message_catalogue.h"

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <cstdlib>
#include <exception>
#include <limits>
#include <locale>
#include <optional>
#include <system_error>

#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

using Messages = boost::locale::message_format<char>;

std::string& chosen_language() {
    static std::string language;
    return language;
}

// Keeps the facet alive; Translator is a plain function and has nowhere else to find it.
std::locale& catalogue() {
    static std::locale installed = std::locale::classic();
    return installed;
}

// Boost counts in int; plural rules look at the last digits, so those are what must stay.
int plural_count(long count) {
    if (count >= 0 && count <= std::numeric_limits<int>::max()) return static_cast<int>(count);
    const auto last_digits = static_cast<int>(count % 1'000'000);
    return 1'000'000 + (last_digits < 0 ? -last_digits : last_digits);
}

std::string look_up(std::string_view singular, std::string_view plural, long count) {
    const auto& messages = std::use_facet<Messages>(catalogue());
    const std::string key(singular);
    const char* found = plural.empty() ? messages.get(0, nullptr, key.c_str())
                                       : messages.get(0, nullptr, key.c_str(), plural_count(count));
    if (found != nullptr && *found != '\0') return found;
    return std::string(count == 1 || plural.empty() ? singular : plural);
}

// "fr_CA.UTF-8@euro" -> "fr_CA".
std::string_view without_encoding(std::string_view locale) {
    return locale.substr(0, locale.find_first_of(".@"));
}

bool is_english(std::string_view language) {
    return language == "en" || language.starts_with("en_") || language == "C" ||
           language == "POSIX";
}

// The name of the folder below `locale_folder` that serves `language`.
std::optional<std::string> find_catalogue(const std::filesystem::path& locale_folder,
                                          std::string_view language) {
    const std::string_view candidates[] = {language, language.substr(0, language.find('_'))};
    for (const auto name : candidates) {
        std::error_code ignored;
        if (std::filesystem::is_regular_file(locale_folder / name / "LC_MESSAGES" / "vitrine.mo",
                                             ignored)) {
            return std::string(name);
        }
    }
    return std::nullopt;
}

bool load(const std::filesystem::path& locale_folder, const std::string& name) {
    boost::locale::gnu_gettext::messages_info info;
    info.language = name;
    info.encoding = "UTF-8";
    info.paths.push_back(locale_folder.string());
    info.domains.emplace_back("vitrine");
    try {
        // The locale owns the facet from here on.
        Messages* messages = boost::locale::gnu_gettext::create_messages_facet<char>(info);
        if (messages == nullptr) return false;
        catalogue() = std::locale(std::locale::classic(), messages);
        return true;
    } catch (const std::exception&) {
        // A damaged catalogue must not keep anybody from working: the program speaks English.
        return false;
    }
}

}  // namespace

void use_message_catalogue(const std::filesystem::path& locale_folder, std::string_view language) {
    set_translator(nullptr);
    for (const auto wish : split_list(language, ':')) {
        const std::string_view code = without_encoding(wish);
        // A language name is a folder name: what could lead elsewhere is none.
        if (code.empty() || code.find_first_of("/\\.") != std::string_view::npos) continue;
        if (is_english(code)) return;
        const auto name = find_catalogue(locale_folder, code);
        if (name && load(locale_folder, *name)) {
            set_translator(look_up);
            return;
        }
    }
}

std::string preferred_language() {
    std::string_view locale;
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (value != nullptr && *value != '\0') {
            locale = without_encoding(value);
            break;
        }
    }
    if (locale == "C" || locale == "POSIX") return "en";
    const char* list = std::getenv("LANGUAGE");
    if (list != nullptr && *list != '\0') return list;
    return locale.empty() ? "en" : std::string(locale);
}

std::string program_language() {
    if (!chosen_language().empty()) return chosen_language();
    const std::string wishes = preferred_language();
    return wishes.substr(0, wishes.find(':'));
}

void set_program_language(std::string_view language) {
    chosen_language() = language;
}

std::filesystem::path locale_folder_for(const std::filesystem::path& program_folder) {
    const auto built = program_folder / ".." / "locale";
    std::error_code ignored;
    if (std::filesystem::is_directory(built, ignored)) return built.lexically_normal();
    return (program_folder / ".." / "share" / "locale").lexically_normal();
}

}  // namespace vitrine
