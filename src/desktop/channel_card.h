// One channel on the publish page: how ready its products are, why some are not, and publishing it.
#pragma once

#include <wx/wx.h>

#include <functional>

#include "desktop/text_table.h"
#include "workbench/publish_desk.h"

namespace vitrine::desktop {

class ChannelCard : public wxPanel {
public:
    struct Actions {
        std::function<void(ChannelId)> check;
        std::function<void(ChannelId)> publish;
        std::function<void(ChannelId)> publish_elsewhere;
        std::function<void(ChannelId)> cancel;
        std::function<void(ProductId)> open_product;
    };
    ChannelCard(wxWindow* parent, const ChannelDesk& desk, const Actions& actions);

    // Shows the desk as it is now; `outdated` says that the figures are older than the catalogue.
    void update(const ChannelDesk& desk, bool outdated);
    ChannelId channel() const { return m_channel; }

private:
    void make_buttons(wxSizer* into, const Actions& actions);
    void make_reasons(wxSizer* into, const Actions& actions);
    void update_reasons(const ChannelDesk& desk);
    void set_line(wxStaticText* line, const std::string& text, const wxColour& colour = {});
    wxString last_line(const ChannelDesk& desk) const;
    wxString output_lines(const ChannelDesk& desk) const;

    ChannelId m_channel;
    wxStaticText* m_state;
    wxStaticText* m_plan;
    wxStaticText* m_last;
    wxStaticText* m_failure;
    wxStaticText* m_outputs;
    wxStaticText* m_reasons_label;
    TextTable* m_reasons;
    wxButton* m_check;
    wxButton* m_publish;
    wxButton* m_elsewhere;
    wxButton* m_cancel;
    wxButton* m_open;
    std::vector<ProductId> m_examples;  // the first product of each reason
    std::vector<std::string> m_shown_reasons;
};

}  // namespace vitrine::desktop
