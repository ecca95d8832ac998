#include "desktop/start_up.h"

#include <gtk/gtk.h>
#include <wx/app.h>
#include <wx/image.h>
#include <wx/log.h>
#include <wx/stdpaths.h>
#include <wx/translation.h>
#include <wx/uilocale.h>

#include <clocale>

#include "base/message_catalogue.h"
#include "desktop/text.h"
#include "workbench/preferences.h"

namespace vitrine::desktop {

namespace {

// wx sets pictures of buttons right beside their words.
void space_button_pictures() {
    GtkCssProvider* style = gtk_css_provider_new();
    gtk_css_provider_load_from_data(style, "button image + label { margin-left: 6px; }", -1,
                                    nullptr);
    gtk_style_context_add_provider_for_screen(gdk_screen_get_default(), GTK_STYLE_PROVIDER(style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    g_object_unref(style);
}

}  // namespace

void start_up() {
    wxTheApp->SetAppName("vitrine");
    wxTheApp->SetAppDisplayName("Vitrine");
    wxTheApp->SetClassName("vitrine-desktop");
    wxStandardPaths::Get().SetFileLayout(wxStandardPaths::FileLayout_XDG);
    wxUILocale::UseDefault();
    // UseDefault() takes the numbers along: in French strtod("1.5") would be 1.
    std::setlocale(LC_NUMERIC, "C");
    // Before any other thread runs.
    const std::string chosen = read_preferences(default_preferences_file()).language;
    use_message_catalogue(locale_folder_for(program_folder()),
                          chosen.empty() ? preferred_language() : chosen);
    set_program_language(chosen);
    // wx's own words, such as those of its dialogs.
    auto* translations = new wxTranslations;
    if (!chosen.empty()) translations->SetLanguage(to_wx(chosen));
    wxTranslations::Set(translations);
    translations->AddStdCatalog();
    wxInitAllImageHandlers();
    space_button_pictures();
    // A picture that cannot be read shows its name instead; a dialog about it would help nobody.
    wxLog::SetLogLevel(wxLOG_Error);
}

Post post_to_windows() {
    return [](std::function<void()> work) { wxTheApp->CallAfter(std::move(work)); };
}

}  // namespace vitrine::desktop
