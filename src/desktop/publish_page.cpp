#include "desktop/publish_page.h"

#include <wx/dirdlg.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "desktop/new_entity_dialog.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {

PublishPage::PublishPage(wxWindow* parent, Session& session)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxVSCROLL | wxTAB_TRAVERSAL, "publishPage"),
      m_session(session) {
    SetScrollRate(0, FromDIP(20));
    m_column = new wxBoxSizer(wxVERTICAL);
    m_column->Add(make_heading(this, to_wx(tr("Channels"))),
                  wxSizerFlags().Border(wxALL, FromDIP(12)));
    m_none = make_text(this, "", "noChannels");
    m_column->Add(m_none, wxSizerFlags().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    m_add = new wxButton(this, wxID_ANY, to_wx(tr("Add a channel…")), wxDefaultPosition,
                         wxDefaultSize, 0, wxDefaultValidator, "addChannel");
    m_add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { add_channel(); });
    m_column->Add(m_add, wxSizerFlags().Border(wxALL, FromDIP(12)));
    SetSizer(m_column);
    m_session.publishing.events.changed = [this] { update(); };
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { update(); });
    });
}

void PublishPage::enter() {
    m_session.publishing.refresh();
    const bool outdated = m_session.publishing.is_outdated();
    for (const ChannelDesk& desk : m_session.publishing.channels()) {
        if (!desk.readiness || outdated) m_session.publishing.check(desk.channel.id);
    }
    if (m_cards.empty()) m_add->SetFocus();
}

void PublishPage::update() {
    const wxWindowUpdateLocker lock(this);
    PublishDesk& desk = m_session.publishing;
    const auto& channels = desk.channels();
    const bool same = m_cards.size() == channels.size() &&
                      std::equal(m_cards.begin(), m_cards.end(), channels.begin(),
                                 [](const ChannelCard* card, const ChannelDesk& channel) {
                                     return card->channel() == channel.channel.id;
                                 });
    if (!same) {
        for (ChannelCard* card : m_cards) {
            m_column->Detach(card);
            card->Destroy();
        }
        m_cards.clear();
        ChannelCard::Actions actions;
        actions.check = [&desk](ChannelId id) { desk.check(id); };
        actions.publish = [&desk](ChannelId id) { desk.publish(id); };
        actions.publish_elsewhere = [this](ChannelId id) { publish_elsewhere(id); };
        actions.cancel = [&desk](ChannelId id) { desk.cancel(id); };
        actions.open_product = [this](ProductId product) {
            if (on_open_product) on_open_product(product);
        };
        for (const ChannelDesk& channel : channels) {
            auto* card = new ChannelCard(this, channel, actions);
            m_cards.push_back(card);
            m_column->Add(card, wxSizerFlags().Expand());
        }
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->update(channels[i], desk.is_outdated());
    }
    m_none->Show(channels.empty());
    m_add->Show(channels.empty());
    if (channels.empty()) {
        set_wrapped(m_none,
                    to_wx(tr("This catalogue has no channels yet. A channel is where products go: "
                             "it says in which languages and currencies, and what each product "
                             "needs for it. Add one here, or import a file that brings them.")),
                    std::min(GetClientSize().x - FromDIP(24), FromDIP(dialog_width)));
    }
    FitInside();
    Layout();
}

void PublishPage::add_channel() {
    NewEntityDialog dialog(this, *m_session.workspace, m_session.structure, EntityKind::channel, 0);
    if (dialog.ShowModal() != wxID_OK) return;
    m_session.publishing.refresh();
    // The button is gone with its reason.
    SetFocus();
}

void PublishPage::publish_elsewhere(ChannelId channel) {
    wxDirDialog dialog(this, to_wx(tr("Folder for the published files")), "",
                       wxDD_DEFAULT_STYLE | wxDD_NEW_DIR_BUTTON);
    if (dialog.ShowModal() != wxID_OK) return;
    m_session.publishing.publish(channel, to_utf8(dialog.GetPath()));
}

}  // namespace vitrine::desktop
