#include "desktop/field_why_dialog.h"

#include "base/text.h"
#include "desktop/text_table.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

// The whole value is to be read in the form.
constexpr std::size_t most_reason_characters = 300;

}  // namespace

void show_field_why(wxWindow* parent, const std::string& label, const ProductForm::Why& why) {
    const std::string title = tr("Where {0} comes from", label);
    wxDialog dialog(wxGetTopLevelParent(parent), wxID_ANY, to_wx(title), wxDefaultPosition,
                    wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "fieldWhyDialog");
    const int gap = dialog.FromDIP(12);
    const int width = dialog.FromDIP(620);
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto above = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, gap);

    auto* expression_label = make_text(&dialog, to_wx(tr("It is computed by")));
    // Not a plain text: it is to be copied from.
    auto* expression =
        new wxTextCtrl(&dialog, wxID_ANY, to_wx(why.expression), wxDefaultPosition,
                       wxSize(width, dialog.FromDIP(70)), wxTE_MULTILINE | wxTE_READONLY,
                       wxDefaultValidator, "fieldWhyExpression");
    pad_text(expression);
    tie_label(expression_label, expression);
    column->Add(expression_label, above);
    column->Add(expression, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, gap));

    if (why.inputs.empty()) {
        column->Add(make_text(&dialog, to_wx(tr("It reads no other field.")), "fieldWhyNoInputs"),
                    above);
    } else {
        const std::string reads = tr("What it reads");
        auto* inputs =
            new TextTable(&dialog, reads, "fieldWhyInputs",
                          {{reads, 200},
                           {tr("Value now"), 220, wxALIGN_LEFT, TextTable::Width::stretches},
                           {tr("Held by"), 160}},
                          wxSize(620, 170));
        for (const ProductForm::Why::Input& input : why.inputs)
            inputs->add({input.field, input.value, input.from});
        column->Add(inputs, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    }

    auto* result = make_text(&dialog, "", "fieldWhyResult");
    if (why.has_problem) {
        result->SetForegroundColour(error_colour());
    } else {
        result->SetFont(result->GetFont().Bold());
    }
    const std::string text = shorten(why.result, most_reason_characters);
    set_wrapped(result, to_wx(why.has_problem ? text : "= " + text), width);
    column->Add(result, above);
    column->Add(make_close_row(dialog), wxSizerFlags().Expand().Border(wxALL, gap));
    dialog.SetSizerAndFit(column);
    dialog.CentreOnParent();
    dialog.ShowModal();
}

}  // namespace vitrine::desktop
