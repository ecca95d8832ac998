#include "desktop/report_dialog.h"

#include <wx/clipbrd.h>
#include <wx/ffile.h>
#include <wx/filedlg.h>

#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

wxString copy(const std::string& report) {
    const wxClipboardLocker clipboard;
    if (!clipboard || !wxTheClipboard->SetData(new wxTextDataObject(to_wx(report))))
        return to_wx(tr("The clipboard cannot be used just now."));
    return to_wx(tr("It is on the clipboard."));
}

// Empty where nobody chose a file.
wxString save(wxWindow* parent, const std::string& report) {
    wxFileDialog dialog(parent, to_wx(tr("Save the report")), "", "vitrine-report.txt",
                        to_wx(tr("Texts")) + " (*.txt)|*.txt", wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return {};
    const wxLogNull quiet;
    wxFFile file(dialog.GetPath(), "wb");
    if (!file.IsOpened() || !file.Write(report.data(), report.size()) || !file.Close())
        return to_wx(tr("It cannot be written there. Choose another folder."));
    return to_wx(tr("It is saved."));
}

}  // namespace

void show_report(wxWindow* parent, const std::string& report) {
    wxDialog dialog(parent, wxID_ANY, to_wx(tr("Report a problem")), wxDefaultPosition,
                    wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "reportDialog");
    auto* advice = make_text(&dialog, "");
    auto* text = new wxTextCtrl(&dialog, wxID_ANY, to_wx(report), wxDefaultPosition,
                                dialog.FromDIP(wxSize(620, 320)), wxTE_MULTILINE | wxTE_READONLY,
                                wxDefaultValidator, "reportText");
    name_control(text, to_wx(tr("Report")));
    pad_text(text);
    auto* state = make_text(&dialog, "", "reportState");
    auto* copying = new wxButton(&dialog, wxID_ANY, to_wx(tr("Cop&y")), wxDefaultPosition,
                                 wxDefaultSize, 0, wxDefaultValidator, "copyReport");
    auto* saving = new wxButton(&dialog, wxID_ANY, to_wx(tr("&Save…")), wxDefaultPosition,
                                wxDefaultSize, 0, wxDefaultValidator, "saveReport");
    copying->Bind(wxEVT_BUTTON, [&](wxCommandEvent&) { state->SetLabel(copy(report)); });
    saving->Bind(wxEVT_BUTTON, [&](wxCommandEvent&) { state->SetLabel(save(&dialog, report)); });
    const int gap = dialog.FromDIP(12);
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(copying, wxSizerFlags().Border(wxRIGHT, dialog.FromDIP(6)));
    buttons->Add(saving, wxSizerFlags().Border(wxRIGHT, dialog.FromDIP(12)));
    buttons->Add(state, wxSizerFlags(1).CentreVertical());
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(advice, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    column->Add(text, wxSizerFlags(1).Expand().Border(wxALL, gap));
    column->Add(buttons, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, gap));
    column->Add(make_close_row(dialog), wxSizerFlags().Expand().Border(wxALL, gap));
    set_wrapped(advice,
                to_wx(tr("Write what you did, what happened and what you expected, and add this "
                         "text. It names the program, the system and what the window said last; "
                         "nothing of your products stands in it unless a message named them.")),
                dialog.FromDIP(620));
    dialog.SetSizerAndFit(column);
    dialog.CentreOnParent();
    text->SetFocus();
    dialog.ShowModal();
}

}  // namespace vitrine::desktop
