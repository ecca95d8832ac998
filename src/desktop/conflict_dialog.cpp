#include "desktop/conflict_dialog.h"

#include <wx/dataview.h>

#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

enum Answer { answer_keep = wxID_HIGHEST + 1, answer_overwrite };

wxDataViewListCtrl* make_list(wxWindow* parent, const Issues& conflicts) {
    auto* list =
        new wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition,
                               parent->FromDIP(wxSize(960, 280)), wxDV_ROW_LINES | wxDV_SINGLE);
    list->SetName("conflictList");
    name_control(list, to_wx(tr("Changed again since")));
    const auto add = [&](const std::string& heading, int width) {
        list->AppendTextColumn(to_wx(heading), wxDATAVIEW_CELL_INERT, parent->FromDIP(width),
                               wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
    };
    add(tr("Product"), 110);
    add(tr("Field"), 120);
    add(tr("Value now"), 150);
    add(tr("What happened"), 320);
    add(tr("If overwritten"), 240);
    for (const Issue& conflict : conflicts) {
        wxVector<wxVariant> cells;
        for (const std::string* text : {&conflict.product, &conflict.column, &conflict.value,
                                        &conflict.message, &conflict.fix}) {
            cells.push_back(to_wx(*text));
        }
        list->AppendItem(cells);
    }
    return list;
}

}  // namespace

void ask_about_conflicts(wxWindow* parent, const std::string& label, const Issues& conflicts,
                         const Editor::Decide& decide) {
    wxDialog dialog(parent, wxID_ANY, to_wx(tr("Changed again since")), wxDefaultPosition,
                    wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "conflictDialog");
    const int gap = dialog.FromDIP(12);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* question =
        new wxStaticText(&dialog, wxID_ANY,
                         to_wx(tr("{0}: parts of it were changed again since. Nothing has been "
                                  "taken back yet.",
                                  label)));
    question->Wrap(dialog.FromDIP(940));
    column->Add(question, wxSizerFlags().Border(wxALL, gap));
    column->Add(make_list(&dialog, conflicts),
                wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, gap));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](int answer, const std::string& text, const char* name) {
        auto* button = new wxButton(&dialog, answer, to_wx(text), wxDefaultPosition, wxDefaultSize,
                                    0, wxDefaultValidator, name);
        button->Bind(wxEVT_BUTTON, [&dialog, answer](wxCommandEvent&) { dialog.EndModal(answer); });
        buttons->Add(button, wxSizerFlags().Border(wxLEFT, dialog.FromDIP(6)));
        return button;
    };
    buttons->AddStretchSpacer();
    auto* keep =
        add(answer_keep, tr("&Keep the later changes, take back the rest"), "keepLaterButton");
    add(answer_overwrite, tr("&Overwrite the later changes"), "overwriteButton");
    add(wxID_CANCEL, tr("Cancel"), "cancelButton");
    keep->SetDefault();
    column->Add(buttons, wxSizerFlags().Expand().Border(wxALL, gap));
    dialog.SetSizerAndFit(column);
    dialog.CentreOnParent();
    const int answer = dialog.ShowModal();
    if (answer == answer_keep) decide(OnConflict::keep_later);
    if (answer == answer_overwrite) decide(OnConflict::overwrite);
}

}  // namespace vitrine::desktop
