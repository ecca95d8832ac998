#include "desktop/field_history_dialog.h"

#include <wx/dataview.h>

#include "desktop/widgets.h"

namespace vitrine::desktop {

void show_field_history(wxWindow* parent, const std::string& label,
                        const std::vector<ProductForm::Step>& steps) {
    wxDialog dialog(wxGetTopLevelParent(parent), wxID_ANY, to_wx(tr("History of {0}", label)),
                    wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER,
                    "fieldHistoryDialog");
    auto* list =
        new wxDataViewListCtrl(&dialog, wxID_ANY, wxDefaultPosition,
                               dialog.FromDIP(wxSize(820, 300)), wxDV_ROW_LINES | wxDV_SINGLE);
    list->SetName("fieldHistoryList");
    name_control(list, to_wx(tr("History of {0}", label)));
    const auto add = [&](const std::string& heading, int width) {
        list->AppendTextColumn(to_wx(heading), wxDATAVIEW_CELL_INERT, dialog.FromDIP(width),
                               wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
    };
    add(tr("When"), 150);
    add(tr("Who"), 90);
    add(tr("From"), 190);
    add(tr("To"), 190);
    add(tr("What"), 180);
    for (const ProductForm::Step& step : steps) {
        wxVector<wxVariant> cells;
        for (const std::string* text :
             {&step.when, &step.who, &step.before, &step.after, &step.what}) {
            cells.push_back(to_wx(*text));
        }
        list->AppendItem(cells);
    }
    const int gap = dialog.FromDIP(12);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(list, wxSizerFlags(1).Expand().Border(wxALL, gap));
    if (steps.empty()) {
        column->Add(new wxStaticText(&dialog, wxID_ANY, to_wx(tr("It never had a value there."))),
                    wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    }
    column->Add(dialog.CreateStdDialogButtonSizer(wxCLOSE),
                wxSizerFlags().Expand().Border(wxALL, gap));
    dialog.SetEscapeId(wxID_CLOSE);
    dialog.SetSizerAndFit(column);
    dialog.CentreOnParent();
    dialog.ShowModal();
}

}  // namespace vitrine::desktop
