#include "desktop/history_page.h"

#include <wx/splitter.h>
#include <wx/wrapsizer.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <string>

#include "desktop/widgets.h"

namespace vitrine::desktop {

HistoryPage::HistoryPage(wxWindow* parent, Session& session) : wxPanel(parent), m_session(session) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(make_heading(this, to_wx(tr("What happened to this catalogue"))),
                wxSizerFlags().Border(wxALL, FromDIP(12)));
    m_filter = new HistoryFilter(this, session.history);
    column->Add(m_filter, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    auto* halves = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                        wxSP_LIVE_UPDATE | wxSP_NOBORDER);
    halves->SetMinimumPaneSize(FromDIP(100));
    halves->SetSashGravity(0.6);
    halves->SplitHorizontally(make_list(halves), make_cells(halves));
    column->Add(halves, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    SetSizer(column);
    m_session.history.events.changed = [this] { update(); };
    m_session.history.events.cells_changed = [this] { update_cells(); };
    m_session.history.events.failed = [this](const std::string& sentence) {
        if (on_said) on_said(sentence);
    };
}

wxWindow* HistoryPage::make_list(wxWindow* parent) {
    auto* panel = new wxPanel(parent);
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_list = new TextTable(panel, tr("History"), "historyList",
                           {{tr("No."), 60, wxALIGN_RIGHT},
                            {tr("When"), 170},
                            {tr("Who"), 110},
                            {tr("What"), 150},
                            {tr("State"), 110},
                            {tr("Changes"), 150, wxALIGN_LEFT, TextTable::Width::stretches}});
    column->Add(m_list, wxSizerFlags(1).Expand());
    make_empty_state(panel, column);
    auto* buttons = new wxWrapSizer(wxHORIZONTAL);
    const auto add_button = [&](const std::string& words, const char* name) {
        auto* button = new wxButton(panel, wxID_ANY, to_wx(words), wxDefaultPosition, wxDefaultSize,
                                    0, wxDefaultValidator, name);
        buttons->Add(button, wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(6)));
        return button;
    };
    m_undo = add_button(tr("&Take this change back"), "undoChangeButton");
    m_redo = add_button(tr("&Do this change again"), "redoChangeButton");
    m_show = add_button(tr("&Show its products"), "showChangedButton");
    m_more = add_button(tr("Show &older changes"), "olderChangesButton");
    column->Add(buttons, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(6)));
    panel->SetSizer(column);

    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        const auto* row = selected();
        m_session.history.choose(row != nullptr ? row->id : 0);
    });
    m_undo->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (const auto* row = selected()) m_session.history.undo(row->id, tell_and_refresh());
    });
    m_redo->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (const auto* row = selected()) m_session.history.redo(row->id, tell_and_refresh());
    });
    m_show->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const auto* row = selected();
        if (row != nullptr && on_show_products) {
            on_show_products(m_session.history.products_filter(row->id));
        }
    });
    m_more->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_session.history.show_more(); });
    m_undo->Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) {
        event.Enable(selected() != nullptr && selected()->can_undo);
    });
    m_redo->Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) {
        event.Enable(selected() != nullptr && selected()->can_redo);
    });
    m_show->Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) {
        event.Enable(selected() != nullptr && selected()->has_products);
    });
    return panel;
}

// Why there is nothing to see, and the way back.
void HistoryPage::make_empty_state(wxWindow* parent, wxSizer* into) {
    m_empty = new wxPanel(parent);
    m_empty_reason = make_text(m_empty, "", "historyEmptyReason");
    m_remove_condition = new wxButton(m_empty, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                                      wxDefaultValidator, "removeHistoryCondition");
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddStretchSpacer(1);
    column->Add(m_empty_reason, wxSizerFlags().Centre().Border(wxALL, FromDIP(6)));
    column->Add(m_remove_condition, wxSizerFlags().Centre().Border(wxALL, FromDIP(6)));
    column->AddStretchSpacer(2);
    m_empty->SetSizer(column);
    m_empty->Hide();
    into->Add(m_empty, wxSizerFlags(1).Expand());
    m_remove_condition->Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { m_session.history.remove_last_condition(); });
}

void HistoryPage::update_empty_state() {
    const std::string reason = m_session.history.empty_reason();
    const std::string condition = m_session.history.last_condition();
    wxWindow* focus = FindFocus();
    const bool had_focus = focus == m_remove_condition || focus == m_list ||
                           (focus != nullptr && m_list->IsDescendant(focus));
    m_list->Show(reason.empty());
    m_empty->Show(!reason.empty());
    m_remove_condition->Show(!condition.empty());
    if (!reason.empty()) {
        set_wrapped(m_empty_reason, to_wx(reason), GetClientSize().x - FromDIP(48));
        // TRANSLATORS: {0} is a condition of the list: "by ada".
        m_remove_condition->SetLabel(to_label(tr("Remove the condition \"{0}\"", condition)));
    }
    m_empty->Layout();
    m_list->GetParent()->Layout();
    if (had_focus) focus_list();
}

void HistoryPage::focus_list() {
    if (m_list->IsShown()) {
        m_list->SetFocus();
    } else if (m_remove_condition->IsShown()) {
        m_remove_condition->SetFocus();
    } else {
        m_filter->focus_search();
    }
}

wxWindow* HistoryPage::make_cells(wxWindow* parent) {
    auto* panel = new wxPanel(parent);
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_cells_sentence = make_text(panel, "");
    m_cells_sentence->SetName("changedCellsSentence");
    column->Add(m_cells_sentence, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(6)));
    m_cells = new TextTable(panel, tr("What was changed"), "changedCells",
                            {{tr("Product or setting"), 160},
                             {tr("Field"), 240},
                             {tr("Before"), 150, wxALIGN_LEFT, TextTable::Width::stretches},
                             {tr("After"), 150, wxALIGN_LEFT, TextTable::Width::stretches}});
    column->Add(m_cells, wxSizerFlags(1).Expand().Border(wxBOTTOM, FromDIP(12)));
    panel->SetSizer(column);
    return panel;
}

void HistoryPage::enter() {
    m_session.history.refresh();
    focus_list();
}

void HistoryPage::leave() {
    m_session.history.leave();
}

bool HistoryPage::focus_next_pane() {
    wxWindow* focus = FindFocus();
    if (focus != nullptr && m_filter->IsDescendant(focus)) {
        focus_list();
    } else if (m_cells->HasFocus() || !m_list->IsShown()) {
        m_filter->focus_search();
    } else {
        m_cells->SetFocus();
    }
    return true;
}

bool HistoryPage::find() {
    m_filter->focus_search();
    return true;
}

// The same change set stays selected where later ones came above it.
void HistoryPage::update() {
    const auto& rows = m_session.history.rows();
    const ChangeSetId chosen = m_session.history.chosen();
    const wxWindowUpdateLocker lock(m_list);
    m_list->DeleteAllItems();
    for (const auto& row : rows) {
        m_list->add({std::to_string(row.id), row.when, row.who, row.what, row.state, row.note});
    }
    const auto at = std::find_if(rows.begin(), rows.end(),
                                 [chosen](const auto& row) { return row.id == chosen; });
    if (!rows.empty()) {
        const auto row = at == rows.end() ? 0 : static_cast<int>(at - rows.begin());
        // The keys go on from there, too; whoever types elsewhere keeps them: the cursor takes the
        // focus along.
        if (m_list->HasFocus()) {
            m_list->SetCurrentItem(m_list->RowToItem(row));
        } else {
            m_list->SelectRow(static_cast<unsigned>(row));
        }
        m_session.history.choose(selected()->id);
    }
    // Nothing is chosen where there is nothing.
    if (rows.empty()) m_session.history.choose(0);
    m_more->Show(m_session.history.has_more());
    m_filter->update();
    update_empty_state();
    Layout();
}

void HistoryPage::update_cells() {
    const wxWindowUpdateLocker lock(m_cells);
    m_cells->DeleteAllItems();
    for (const auto& cell : m_session.history.cells()) {
        m_cells->add({cell.subject, cell.field, cell.before, cell.after});
    }
    m_cells_sentence->SetLabel(to_label(m_session.history.cells_sentence()));
    m_cells_sentence->Show(!m_session.history.cells_sentence().empty());
    m_cells_sentence->GetParent()->Layout();
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
