#include "desktop/history_page.h"

#include <algorithm>
#include <string>

#include "desktop/widgets.h"

namespace vitrine::desktop {

HistoryPage::HistoryPage(wxWindow* parent, Session& session) : wxPanel(parent), m_session(session) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(make_heading(this, to_wx(tr("What happened to this catalogue"))),
                wxSizerFlags().Border(wxALL, FromDIP(12)));
    m_list = new TextTable(this, tr("History"), "historyList",
                           {{tr("No."), 60, wxALIGN_RIGHT},
                            {tr("When"), 170},
                            {tr("Who"), 110},
                            {tr("What"), 150},
                            {tr("State"), 110},
                            {tr("Changes"), 420}});
    column->Add(m_list, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    m_undo = new wxButton(this, wxID_ANY, to_wx(tr("&Take this change back")), wxDefaultPosition,
                          wxDefaultSize, 0, wxDefaultValidator, "undoChangeButton");
    m_redo = new wxButton(this, wxID_ANY, to_wx(tr("&Do this change again")), wxDefaultPosition,
                          wxDefaultSize, 0, wxDefaultValidator, "redoChangeButton");
    m_more = new wxButton(this, wxID_ANY, to_wx(tr("Show &older changes")));
    buttons->Add(m_undo, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
    buttons->Add(m_redo, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
    buttons->Add(m_more);
    column->Add(buttons, wxSizerFlags().Border(wxALL, FromDIP(12)));
    SetSizer(column);

    m_undo->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (const auto* row = selected()) m_session.history.undo(row->id, tell_and_refresh());
    });
    m_redo->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (const auto* row = selected()) m_session.history.redo(row->id, tell_and_refresh());
    });
    m_more->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_session.history.show_more(); });
    m_undo->Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) {
        event.Enable(selected() != nullptr && selected()->can_undo);
    });
    m_redo->Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) {
        event.Enable(selected() != nullptr && selected()->can_redo);
    });
    m_session.history.events.changed = [this] { update(); };
    m_session.history.events.failed = [this](const std::string& sentence) {
        if (on_said) on_said(sentence);
    };
}

void HistoryPage::enter() {
    m_session.history.refresh();
    m_list->SetFocus();
}

void HistoryPage::leave() {
    m_session.history.leave();
}

void HistoryPage::update() {
    const int selected = m_list->GetSelectedRow();
    m_list->DeleteAllItems();
    for (const auto& row : m_session.history.rows()) {
        m_list->add({std::to_string(row.id), row.when, row.who, row.what, row.state, row.note});
    }
    const int count = static_cast<int>(m_list->GetItemCount());
    if (count > 0) m_list->SelectRow(static_cast<unsigned>(std::clamp(selected, 0, count - 1)));
    m_more->Show(m_session.history.has_more());
    Layout();
}

const HistoryDesk::Row* HistoryPage::selected() const {
    const int row = m_list->GetSelectedRow();
    const auto& rows = m_session.history.rows();
    if (row < 0 || row >= static_cast<int>(rows.size())) return nullptr;
    return &rows[static_cast<std::size_t>(row)];
}

std::function<void(const std::string&)> HistoryPage::tell_and_refresh() {
    return [this](const std::string& sentence) {
        if (on_said) on_said(sentence);
        m_session.history.refresh();
    };
}

}  // namespace vitrine::desktop
