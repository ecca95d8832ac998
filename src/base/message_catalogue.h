// Translations read from gettext catalogues, without help from the system's locales: the faces call
// this once at start, before any other thread runs.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/program_folder.h"

namespace vitrine {

// From now on tr() and trn() speak `language`: a code such as "fr" or "pt_BR", or several in order
// of preference with colons between ("br:fr"). The catalogue is
// <locale_folder>/<language>/LC_MESSAGES/ vitrine.mo; for fr_CA that of fr serves too. English
// where there is none, or it cannot be read.
void use_message_catalogue(const std::filesystem::path& locale_folder, std::string_view language);

// What the environment asks for, in the form use_message_catalogue() takes: LANGUAGE, or else the
// first of LC_ALL, LC_MESSAGES and LANG that is set. "en" if none is, or the locale is C or POSIX.
std::string preferred_language();

// The language in which the program writes numbers, dates and labels, such as "fr" or "pt_BR": the
// first that the environment asks for, unless another was set.
std::string program_language();
// For tests, and for a choice of the user that overrules the environment; empty goes back to it.
// Call it before any other thread runs.
void set_program_language(std::string_view language);

// Where a program that stands in `program_folder` finds its catalogues: ../locale in the build
// tree, otherwise ../share/locale. The folder need not exist.
std::filesystem::path locale_folder_for(const std::filesystem::path& program_folder);

}  // namespace vitrine
