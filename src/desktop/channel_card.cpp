#include "desktop/channel_card.h"

#include <wx/statline.h>

#include <algorithm>

#include "base/text.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int most_reasons_in_sight = 6;
// Rows of a GTK list, by the font and spacing of the usual theme.
constexpr int reason_row_height = 25;

}  // namespace

ChannelCard::ChannelCard(wxWindow* parent, const ChannelDesk& desk, const Actions& actions)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL,
              to_wx("channel:" + desk.channel.code)),
      m_channel(desk.channel.id) {
    const int gap = FromDIP(4);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    auto* words = new wxBoxSizer(wxVERTICAL);
    words->Add(make_heading(this, to_label(desk.channel.label), 1.15),
               wxSizerFlags().Border(wxBOTTOM, gap));
    m_state = make_text(this, "", "channelState");
    m_plan = make_text(this, "", "channelPlan");
    m_last = make_text(this, "", "channelLast");
    make_quiet(m_last);
    for (wxStaticText* line : {m_state, m_plan, m_last}) {
        words->Add(line, wxSizerFlags().Border(wxBOTTOM, gap));
    }
    top->Add(words, wxSizerFlags(1));
    make_buttons(top, actions);
    column->Add(top, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    m_failure = make_text(this, "", "channelFailure");
    m_failure->SetForegroundColour(error_colour());
    m_outputs = make_text(this, "", "channelOutputs");
    m_outputs->SetForegroundColour(good_colour());
    const auto indent = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12));
    column->Add(m_failure, indent);
    column->Add(m_outputs, indent);
    make_reasons(column, actions);
    column->Add(new wxStaticLine(this),
                wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    SetSizer(column);
    update(desk, false);
}

void ChannelCard::make_buttons(wxSizer* into, const Actions& actions) {
    const auto add = [&](const std::string& label, const char* name) {
        auto* button = new wxButton(this, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize,
                                    0, wxDefaultValidator, name);
        into->Add(button, wxSizerFlags().Top().Border(wxLEFT, FromDIP(6)));
        return button;
    };
    m_check = add(tr("&Check again"), "checkButton");
    m_elsewhere = add(tr("Publish &to a folder…"), "publishElsewhereButton");
    m_publish = add(tr("Pu&blish"), "publishButton");
    m_publish->SetBitmap(icon(Icon::publish, 16));
    m_cancel = add(tr("Cancel"), "cancelPublishButton");
    const auto bind = [this](wxButton* button, const std::function<void(ChannelId)>& act) {
        button->Bind(wxEVT_BUTTON, [this, act](wxCommandEvent&) { act(m_channel); });
    };
    bind(m_check, actions.check);
    bind(m_elsewhere, actions.publish_elsewhere);
    bind(m_publish, actions.publish);
    bind(m_cancel, actions.cancel);
}

void ChannelCard::make_reasons(wxSizer* into, const Actions& actions) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_reasons_label =
        make_text(this, to_wx(tr("What keeps products back, the most frequent first:")));
    m_open = new wxButton(this, wxID_ANY, to_wx(tr("&Open the first product")), wxDefaultPosition,
                          wxDefaultSize, 0, wxDefaultValidator, "openBlockedButton");
    row->Add(m_reasons_label, wxSizerFlags(1).CentreVertical());
    row->Add(m_open);
    into->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
    m_reasons = new TextTable(this, to_utf8(m_reasons_label->GetLabelText()), "reasonList",
                              {{tr("Products"), 80, wxALIGN_RIGHT},
                               {tr("For example"), 160},
                               {tr("Reason"), 330},
                               {tr("What to do"), 300}},
                              wxSize(-1, 4 * reason_row_height));
    into->Add(m_reasons, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
    const auto open = [this, actions] {
        const int index = m_reasons->GetSelectedRow();
        if (index < 0 || index >= static_cast<int>(m_examples.size())) return;
        actions.open_product(m_examples[static_cast<std::size_t>(index)]);
    };
    m_open->Bind(wxEVT_BUTTON, [open](wxCommandEvent&) { open(); });
    m_reasons->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [open](wxDataViewEvent&) { open(); });
}

void ChannelCard::set_line(wxStaticText* line, const std::string& text, const wxColour& colour) {
    if (colour.IsOk()) line->SetForegroundColour(colour);
    line->Show(!text.empty());
    set_wrapped(line, to_wx(text),
                std::max(FromDIP(300), GetParent()->GetClientSize().x - FromDIP(60)));
}

void ChannelCard::update(const ChannelDesk& desk, bool outdated) {
    const bool busy = desk.state != ChannelDesk::State::idle;
    const bool publishing = desk.state == ChannelDesk::State::publishing;
    std::string state = desk.state_sentence();
    if (outdated && desk.readiness && !busy) {
        state = tr("{0} – the catalogue has changed since", state);
    }
    wxColour colour = quiet_colour();
    if (desk.readiness && !busy) {
        colour = desk.readiness->blocked > 0 ? warning_colour() : good_colour();
    }
    m_state->SetForegroundColour(colour);
    m_state->SetLabel(to_label(state));
    const std::string plan = desk.plan_sentence();
    m_plan->Show(!plan.empty());
    m_plan->SetLabel(to_label(tr("A publication now: {0}", plan)));
    m_last->SetLabel(last_line(desk));
    m_last->Show(desk.is_set_up());
    std::vector<std::string> failures;
    if (!desk.failure.empty()) failures.push_back(desk.failure);
    for (const Issue& issue : desk.refusals) failures.push_back(advice(issue));
    set_line(m_failure, join(failures, "\n"));
    set_line(m_outputs, to_utf8(output_lines(desk)));
    m_check->Show(desk.is_set_up());
    m_check->Enable(!busy);
    m_elsewhere->Show(desk.is_set_up() && !publishing);
    m_elsewhere->Enable(!busy);
    m_publish->Show(desk.is_set_up() && !publishing);
    m_publish->Enable(!busy);
    m_cancel->Show(publishing);
    update_reasons(desk);
    Layout();
}

wxString ChannelCard::last_line(const ChannelDesk& desk) const {
    std::string line =
        desk.last ? tr("Last published {0}", format_instant(desk.last->at)) : tr("Never published");
    if (!desk.destination.empty()) {
        line += "  ·  " + tr("Files go to {0}", desk.destination.string());
    }
    return to_label(line);
}

wxString ChannelCard::output_lines(const ChannelDesk& desk) const {
    if (!desk.report) return {};
    std::vector<std::string> lines = {desk.report_sentence()};
    for (const auto& output : desk.report->outputs) {
        lines.push_back(tr("{0} ({1})", output.file.string(), format_size(output.size)));
    }
    return to_wx(join(lines, "\n"));
}

void ChannelCard::update_reasons(const ChannelDesk& desk) {
    const bool any = !desk.reasons.empty();
    m_reasons->Show(any);
    m_reasons_label->Show(any);
    m_open->Show(any);
    std::vector<std::string> shown;
    for (const BlockedReason& reason : desk.reasons) {
        shown.push_back(reason.rule + std::to_string(reason.items) + reason.sentence);
    }
    // A list that is filled again loses its selection and its place: only where it differs.
    if (shown == m_shown_reasons) return;
    m_shown_reasons = std::move(shown);
    m_reasons->DeleteAllItems();
    m_examples.clear();
    for (const BlockedReason& reason : desk.reasons) {
        m_reasons->add({format_number(reason.items),
                        reason.examples.empty() ? "" : reason.examples.front().code,
                        reason.sentence, reason.fix});
        m_examples.push_back(reason.examples.empty() ? 0 : reason.examples.front().product);
    }
    if (any) m_reasons->SelectRow(0);
    const int rows = std::min(static_cast<int>(desk.reasons.size()), most_reasons_in_sight);
    m_reasons->SetMinSize(FromDIP(wxSize(-1, (rows + 1) * reason_row_height + 10)));
}

}  // namespace vitrine::desktop
