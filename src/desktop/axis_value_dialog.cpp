#include "desktop/axis_value_dialog.h"

#include "desktop/choice_control.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {

AxisValueDialog::AxisValueDialog(wxWindow* parent, const std::string& axis,
                                 const std::vector<Choice>& unused)
    // TRANSLATORS: {0} is what variants are told apart by, such as Colour
    : wxDialog(parent, wxID_ANY, to_wx(tr("One more: {0}", axis)), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE, "axisValueDialog") {
    const int gap = FromDIP(12);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* label = make_text(this, to_wx(unused.empty() ? tr("&Name of the new value")
                                                       : tr("&Choose one, or name a new one")));
    m_value = new wxComboBox(this, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(320, -1)),
                             labels_of(unused), wxCB_DROPDOWN, wxDefaultValidator, "axisValue");
    tie_label(label, m_value);
    name_control(m_value, label->GetLabelText());
    column->Add(label, wxSizerFlags().Border(wxALL, gap));
    column->Add(m_value, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, gap));
    column->Add(CreateStdDialogButtonSizer(wxOK | wxCANCEL),
                wxSizerFlags().Expand().Border(wxALL, gap));
    SetSizerAndFit(column);
    m_value->SetFocus();
}

std::string AxisValueDialog::value() const {
    return to_utf8(m_value->GetValue());
}

}  // namespace vitrine::desktop
