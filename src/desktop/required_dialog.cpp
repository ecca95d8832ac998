#include "desktop/required_dialog.h"

#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr unsigned first_tick = 2;  // behind the attribute and its group

}  // namespace

RequiredDialog::RequiredDialog(wxWindow* parent, RequiredGrid& grid, const std::string& family)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Required of {0}", family)), wxDefaultPosition,
               wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "requiredDialog"),
      m_grid(grid) {
    const int gap = FromDIP(12);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* label = make_text(
        this, to_wx(tr("What a product must have to be complete; left, right and Space tick.")));
    m_list = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(640, 400)),
                                    wxDV_ROW_LINES | wxDV_SINGLE);
    m_list->SetName("requiredList");
    name_control(m_list, to_wx(tr("Required attributes")));
    const auto add = [this](const std::string& heading, int width) {
        m_list
            ->AppendTextColumn(to_wx(heading), wxDATAVIEW_CELL_INERT, FromDIP(width), wxALIGN_LEFT,
                               wxDATAVIEW_COL_RESIZABLE)
            ->GetRenderer()
            ->EnableEllipsize(wxELLIPSIZE_END);
    };
    add(tr("Attribute"), 190);
    add(tr("Group"), 110);
    for (const std::string& channel : grid.channels())
        m_list->AppendToggleColumn(to_wx(channel), wxDATAVIEW_CELL_ACTIVATABLE, FromDIP(95),
                                   wxALIGN_CENTRE, wxDATAVIEW_COL_RESIZABLE);
    for (const RequiredGrid::Row& row : grid.rows()) {
        wxVector<wxVariant> cells;
        cells.push_back(to_wx(row.label));
        cells.push_back(to_wx(row.group));
        for (const bool required : row.required) cells.push_back(wxVariant(required));
        m_list->AppendItem(cells);
    }
    m_list->Bind(wxEVT_DATAVIEW_ITEM_VALUE_CHANGED, [this](wxDataViewEvent& event) {
        const int row = m_list->ItemToRow(event.GetItem());
        const auto column_number = static_cast<unsigned>(event.GetColumn());
        if (row < 0 || column_number < first_tick) return;
        m_grid.require(static_cast<std::size_t>(row), column_number - first_tick,
                       m_list->GetToggleValue(static_cast<unsigned>(row), column_number));
    });
    column->Add(label, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    column->Add(m_list, wxSizerFlags(1).Expand().Border(wxALL, gap));
    column->Add(CreateStdDialogButtonSizer(wxOK | wxCANCEL),
                wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    SetSizerAndFit(column);
    if (!grid.rows().empty()) m_list->SelectRow(0);
    CentreOnParent();
    m_list->SetFocus();
}

}  // namespace vitrine::desktop
