#include "desktop/columns_dialog.h"

#include <algorithm>

#include "desktop/widgets.h"

namespace vitrine::desktop {

ColumnsDialog::ColumnsDialog(wxWindow* parent, const Workspace& workspace,
                             const std::vector<std::string>& chosen)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Columns")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "columnsDialog"),
      m_offers(column_offers(*workspace.structure(), workspace.channel(), workspace.locale())) {
    const auto rank = [&chosen](const ColumnOffer& offer) {
        return std::find(chosen.begin(), chosen.end(), offer.name) - chosen.begin();
    };
    std::stable_sort(m_offers.begin(), m_offers.end(),
                     [&](const ColumnOffer& a, const ColumnOffer& b) { return rank(a) < rank(b); });
    wxArrayString labels;
    wxArrayInt order;
    for (std::size_t i = 0; i < m_offers.size(); ++i) {
        const ColumnOffer& offer = m_offers[i];
        labels.Add(to_wx(label_with_code(offer.label, offer.name)));
        const bool is_chosen = rank(offer) < static_cast<std::ptrdiff_t>(chosen.size());
        // wxRearrangeList counts unchecked items as complements.
        order.Add(is_chosen ? static_cast<int>(i) : ~static_cast<int>(i));
    }
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* label = make_text(this, to_wx(tr("&Columns shown, in this order:")));
    column->Add(label, wxSizerFlags().Border(wxALL, FromDIP(10)));
    m_list = new wxRearrangeList(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(420, 380)),
                                 order, labels, 0, wxDefaultValidator, "columnsList");
    tie_label(label, m_list);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_list, wxSizerFlags(1).Expand());
    auto* moves = new wxBoxSizer(wxVERTICAL);
    auto* up = new wxButton(this, wxID_ANY, to_wx(tr("Move &up")));
    auto* down = new wxButton(this, wxID_ANY, to_wx(tr("Move &down")));
    moves->Add(up, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(6)));
    moves->Add(down, wxSizerFlags().Expand());
    row->Add(moves, wxSizerFlags().Border(wxLEFT, FromDIP(10)));
    column->Add(row, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(10)));
    column->Add(CreateStdDialogButtonSizer(wxOK | wxCANCEL),
                wxSizerFlags().Expand().Border(wxALL, FromDIP(10)));
    SetSizerAndFit(column);
    up->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_list->MoveCurrentUp(); });
    down->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_list->MoveCurrentDown(); });
    const auto may_move = [this](bool up_there) {
        return up_there ? m_list->CanMoveCurrentUp() : m_list->CanMoveCurrentDown();
    };
    up->Bind(wxEVT_UPDATE_UI, [may_move](wxUpdateUIEvent& event) { event.Enable(may_move(true)); });
    down->Bind(wxEVT_UPDATE_UI,
               [may_move](wxUpdateUIEvent& event) { event.Enable(may_move(false)); });
    if (!m_offers.empty()) m_list->SetSelection(0);
    m_list->SetFocus();
}

std::vector<std::string> ColumnsDialog::chosen() const {
    std::vector<std::string> names;
    for (const int index : m_list->GetCurrentOrder()) {
        if (index >= 0) names.push_back(m_offers[static_cast<std::size_t>(index)].name);
    }
    return names;
}

}  // namespace vitrine::desktop
