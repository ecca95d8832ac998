#include "desktop/preferences_dialog.h"

#include <algorithm>

#include "desktop/choice_control.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr int text_width = 380;

}  // namespace

PreferencesDialog::PreferencesDialog(wxWindow* parent, const Preferences& preferences)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Preferences"))), m_languages(program_languages()) {
    const int gap = FromDIP(12);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* label = make_text(this, to_wx(tr("&Language of the program")));
    m_language = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                              labels_of(m_languages), 0, wxDefaultValidator, "languageChoice");
    tie_label(label, m_language);
    const auto at = std::ranges::find(m_languages, preferences.language, &ProgramLanguage::code);
    m_language->SetSelection(at == m_languages.end() ? 0
                                                     : static_cast<int>(at - m_languages.begin()));
    row->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, gap));
    row->Add(m_language, wxSizerFlags(1).CentreVertical());
    auto* note = make_text(this, "");
    make_quiet(note);
    set_wrapped(note,
                to_wx(tr("Another language shows when Vitrine is started the next time. The "
                         "texts of your products are not touched by it.")),
                FromDIP(text_width));
    m_reopens_last =
        new wxCheckBox(this, wxID_ANY, to_wx(tr("&Open the last catalogue when Vitrine starts")),
                       wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator, "reopenLast");
    m_reopens_last->SetValue(preferences.reopens_last);
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    auto* cancel = new wxButton(this, wxID_CANCEL, to_wx(tr("Cancel")));
    auto* save = new wxButton(this, wxID_OK, to_wx(tr("Save")), wxDefaultPosition, wxDefaultSize, 0,
                              wxDefaultValidator, "savePreferences");
    save->SetDefault();
    buttons->AddStretchSpacer();
    buttons->Add(cancel, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    buttons->Add(save);
    column->Add(row, wxSizerFlags().Expand().Border(wxALL, gap));
    column->Add(note, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    column->Add(m_reopens_last, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    column->Add(buttons, wxSizerFlags().Expand().Border(wxALL, gap));
    SetSizerAndFit(column);
    CentreOnParent();
    m_language->SetFocus();
}

Preferences PreferencesDialog::chosen() const {
    Preferences chosen;
    const int language = m_language->GetSelection();
    if (language >= 0) chosen.language = m_languages[static_cast<std::size_t>(language)].code;
    chosen.reopens_last = m_reopens_last->GetValue();
    return chosen;
}

}  // namespace vitrine::desktop
