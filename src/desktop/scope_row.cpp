#include "desktop/scope_row.h"

#include <wx/wrapsizer.h>

#include "desktop/choice_control.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {

ScopeRow::ScopeRow(wxWindow* parent, const Workspace& workspace, const std::string& name, Keys keys)
    : wxPanel(parent), m_workspace(workspace) {
    SetSizer(new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS));
    m_channel = make_part(tr("Cha&nnel"), name + "Channel", keys);
    m_locale = make_part(tr("L&ocale"), name + "Locale", keys);
    m_currency = make_part(tr("C&urrency"), name + "Currency", keys);
}

ScopeRow::Part ScopeRow::make_part(const std::string& label, const std::string& name, Keys keys) {
    const wxString shown = to_wx(label);
    Part part{make_text(this, keys == Keys::shown ? shown : wxControl::RemoveMnemonics(shown)),
              new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, 0,
                           wxDefaultValidator, to_wx(name))};
    tie_label(part.label, part.choice);
    auto* pair = new wxBoxSizer(wxHORIZONTAL);
    pair->Add(part.label, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    pair->Add(part.choice, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(12)));
    GetSizer()->Add(pair, wxSizerFlags().Border(wxBOTTOM, FromDIP(6)));
    part.choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { changed(); });
    return part;
}

void ScopeRow::show(const FieldAddress& address) {
    const auto structure = m_workspace.structure();
    m_address = fit_scope(*structure, address.attribute, address);
    const ScopeChoices offers = scope_choices(*structure, m_address.attribute, m_address.channel);
    const bool varies =
        !offers.channels.empty() || !offers.locales.empty() || !offers.currencies.empty();
    offer_choices(*m_channel.choice, *m_channel.label, offers.channels, m_address.channel);
    offer_choices(*m_locale.choice, *m_locale.label, offers.locales, m_address.locale);
    offer_choices(*m_currency.choice, *m_currency.label, offers.currencies, m_address.currency);
    Show(varies);
    Layout();
}

void ScopeRow::changed() {
    show({m_address.attribute, chosen_in(*m_channel.choice), chosen_in(*m_locale.choice),
          chosen_in(*m_currency.choice)});
    if (on_change) on_change();
}

}  // namespace vitrine::desktop
