// The place "Publish": a card for each channel.
#pragma once

#include <wx/wx.h>

#include <functional>
#include <vector>

#include "desktop/channel_card.h"
#include "desktop/page.h"
#include "workbench/session.h"

namespace vitrine::desktop {

class PublishPage : public wxScrolledWindow, public Page {
public:
    PublishPage(wxWindow* parent, Session& session);

    // Reads the channels, and checks those that never were.
    void enter() override;

    std::function<void(ProductId)> on_open_product;

private:
    void update();
    void publish_elsewhere(ChannelId channel);
    void add_channel();

    Session& m_session;
    wxStaticText* m_none;  // with m_add in place of the cards
    wxButton* m_add;
    wxBoxSizer* m_column;
    std::vector<ChannelCard*> m_cards;
};

}  // namespace vitrine::desktop
