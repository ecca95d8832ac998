#include "desktop/reading_dialog.h"

#include "desktop/choice_control.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {

ReadingDialog::ReadingDialog(wxWindow* parent, const TableFormat& found, const TableOptions& now)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Read otherwise")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE, "readingDialog"),
      m_now(now),
      m_choices(reading_choices(found)) {
    const int gap = FromDIP(12);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* grid = new wxFlexGridSizer(2, FromDIP(8), gap);
    grid->AddGrowableCol(1);
    for (const ReadingChoice& choice : m_choices) {
        auto* label = new wxStaticText(this, wxID_ANY, to_wx(choice.label));
        auto* control =
            new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                         labels_of(choice.answers), 0, wxDefaultValidator, to_wx(choice.name));
        tie_label(label, control);
        control->SetSelection(static_cast<int>(choice.answer_of(now)));
        grid->Add(label, wxSizerFlags().CentreVertical());
        grid->Add(control, wxSizerFlags().Expand());
        m_controls.push_back(control);
    }
    column->Add(grid, wxSizerFlags(1).Expand().Border(wxALL, gap));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    auto* cancel = new wxButton(this, wxID_CANCEL, to_wx(tr("Cancel")));
    auto* read = new wxButton(this, wxID_OK, to_wx(tr("&Read so")), wxDefaultPosition,
                              wxDefaultSize, 0, wxDefaultValidator, "readingButton");
    read->SetDefault();
    buttons->AddStretchSpacer();
    buttons->Add(cancel, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    buttons->Add(read);
    column->Add(buttons, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    SetSizerAndFit(column);
    SetMinSize(FromDIP(wxSize(380, -1)));
    Fit();
    CentreOnParent();
    if (!m_controls.empty()) m_controls.front()->SetFocus();
}

TableOptions ReadingDialog::chosen() const {
    TableOptions options = m_now;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const int at = m_controls[i]->GetSelection();
        if (at >= 0) m_choices[i].state(static_cast<std::size_t>(at), options);
    }
    return options;
}

}  // namespace vitrine::desktop
