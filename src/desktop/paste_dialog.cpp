#include "desktop/paste_dialog.h"

#include <wx/wupdlock.h>

#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {}  // namespace

PasteDialog::PasteDialog(wxWindow* parent, PastePreview& preview)
    : wxDialog(parent, wxID_ANY, to_wx(tr("Paste with preview")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "pasteDialog"),
      m_preview(preview) {
    const int gap = FromDIP(12);
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_summary = make_text(this, "", "pasteSummary");
    m_summary->SetFont(m_summary->GetFont().Bold());
    column->Add(m_summary, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    m_remarks = make_text(this, "", "pasteRemarks");
    column->Add(m_remarks, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    m_list =
        new TextTable(this, tr("Cells that would change or be refused"), "pasteList",
                      {{tr("Product"), 110},
                       {tr("Column"), 110},
                       {tr("Now"), 105, wxALIGN_LEFT, TextTable::Width::stretches},
                       {tr("Pasted"), 105, wxALIGN_LEFT, TextTable::Width::stretches},
                       {tr("Refused because"), 300, wxALIGN_LEFT, TextTable::Width::stretches}},
                      wxSize(dialog_width, 300));
    column->Add(m_list, wxSizerFlags(1).Expand().Border(wxALL, gap));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->AddStretchSpacer();
    m_paste = new wxButton(this, wxID_OK, to_wx(tr("&Paste")), wxDefaultPosition, wxDefaultSize, 0,
                           wxDefaultValidator, "pasteButton");
    auto* cancel = new wxButton(this, wxID_CANCEL, to_wx(tr("Cancel")));
    buttons->Add(m_paste, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
    buttons->Add(cancel);
    column->Add(buttons, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    SetSizerAndFit(column);
    m_paste->SetDefault();
    CentreOnParent();
    m_preview.on_change = [this] { update(); };
    update();
}

PasteDialog::~PasteDialog() {
    m_preview.on_change = nullptr;
    m_preview.leave();
}

void PasteDialog::update() {
    const wxWindowUpdateLocker lock(this);
    using State = PastePreview::State;
    const std::string summary = m_preview.state() == State::working
                                    ? tr("Working out what would change…")
                                : m_preview.state() == State::failed ? m_preview.failure()
                                                                     : m_preview.summary();
    set_wrapped(m_summary, to_wx(summary), FromDIP(dialog_width));
    const std::string remarks = m_preview.remarks();
    m_remarks->Show(!remarks.empty());
    set_wrapped(m_remarks, to_wx(remarks), FromDIP(dialog_width));
    m_list->DeleteAllItems();
    for (const PastePreview::Row& row : m_preview.rows())
        m_list->add({row.product, row.column, row.before, row.after, row.refusal});
    m_paste->Enable(m_preview.can_save());
    Layout();
}

void ask_about_paste(wxWindow* parent, PastePreview& preview) {
    PasteDialog dialog(parent, preview);
    if (dialog.ShowModal() == wxID_OK) preview.save();
}

}  // namespace vitrine::desktop
