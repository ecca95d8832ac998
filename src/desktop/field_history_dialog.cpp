#include "desktop/field_history_dialog.h"

#include "desktop/text_table.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {

void show_field_history(wxWindow* parent, const std::string& label,
                        const ProductForm::History& history) {
    const std::string title = tr("History of {0}", label);
    wxDialog dialog(wxGetTopLevelParent(parent), wxID_ANY, to_wx(title), wxDefaultPosition,
                    wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "fieldHistoryDialog");
    // The first is wide enough for "22 nov. 2026 à 10:30".
    auto* list = new TextTable(
        &dialog, title, "fieldHistoryList",
        {{tr("When"), 170}, {tr("Who"), 90}, {tr("From"), 160}, {tr("To"), 160}, {tr("What"), 170}},
        wxSize(770, 300));
    for (const ProductForm::Step& step : history.steps)
        list->add({step.when, step.who, step.before, step.after, step.what});
    const int gap = dialog.FromDIP(12);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(list, wxSizerFlags(1).Expand().Border(wxALL, gap));
    if (history.steps.empty()) {
        column->Add(
            make_text(&dialog,
                      to_wx(history.is_whole ? tr("It never had a value there.")
                                             : tr("The history that is kept tells nothing of it.")),
                      "fieldHistoryEmpty"),
            wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    }
    column->Add(make_close_row(dialog), wxSizerFlags().Expand().Border(wxALL, gap));
    dialog.SetSizerAndFit(column);
    dialog.CentreOnParent();
    dialog.ShowModal();
}

}  // namespace vitrine::desktop
