#include "desktop/scope_row.h"

#include <wx/wrapsizer.h>

#include "desktop/widgets.h"

namespace vitrine::desktop {

ScopeRow::ScopeRow(wxWindow* parent, const Workspace& workspace, const std::string& name)
    : wxPanel(parent), m_workspace(workspace) {
    SetSizer(new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS));
    m_channel = make_part(tr("Cha&nnel"), name + "Channel");
    m_locale = make_part(tr("L&ocale"), name + "Locale");
    m_currency = make_part(tr("C&urrency"), name + "Currency");
}

ScopeRow::Part ScopeRow::make_part(const std::string& label, const std::string& name) {
    Part part{make_text(this, to_wx(label)),
              new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, 0,
                           wxDefaultValidator, to_wx(name)),
              {}};
    tie_label(part.label, part.choice);
    auto* pair = new wxBoxSizer(wxHORIZONTAL);
    pair->Add(part.label, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    pair->Add(part.choice, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(12)));
    GetSizer()->Add(pair, wxSizerFlags().Border(wxBOTTOM, FromDIP(6)));
    part.choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { changed(); });
    return part;
}

void ScopeRow::fill(Part& part, std::vector<Choice> offers, std::int32_t chosen) {
    part.offers = std::move(offers);
    wxArrayString labels;
    int selected = wxNOT_FOUND;
    for (const Choice& offer : part.offers) {
        if (offer.id == chosen) selected = static_cast<int>(labels.size());
        labels.Add(to_wx(offer.label));
    }
    part.choice->Set(labels);
    part.choice->SetSelection(selected);
    part.label->Show(!part.offers.empty());
    part.choice->Show(!part.offers.empty());
}

std::int32_t ScopeRow::chosen(const Part& part) {
    const int selected = part.choice->GetSelection();
    return selected == wxNOT_FOUND ? 0 : part.offers[static_cast<std::size_t>(selected)].id;
}

void ScopeRow::show(const FieldAddress& address) {
    const auto structure = m_workspace.structure();
    m_address = fit_scope(*structure, address.attribute, address);
    ScopeChoices offers = scope_choices(*structure, m_address.attribute, m_address.channel);
    const bool varies =
        !offers.channels.empty() || !offers.locales.empty() || !offers.currencies.empty();
    fill(m_channel, std::move(offers.channels), m_address.channel);
    fill(m_locale, std::move(offers.locales), m_address.locale);
    fill(m_currency, std::move(offers.currencies), m_address.currency);
    Show(varies);
    Layout();
}

void ScopeRow::changed() {
    show({m_address.attribute, chosen(m_channel), chosen(m_locale), chosen(m_currency)});
    if (on_change) on_change();
}

}  // namespace vitrine::desktop
