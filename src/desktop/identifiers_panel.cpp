#include "desktop/identifiers_panel.h"

#include <wx/wupdlock.h>

#include "desktop/widgets.h"
#include "workbench/product_identifiers.h"

namespace vitrine::desktop {

IdentifiersPanel::IdentifiersPanel(wxWindow* parent, ProductForm& form,
                                   std::function<void()> open_packs)
    : FormSection(parent, "identifiersPanel"), m_form(form) {
    const int gap = FromDIP(14);
    m_column = new wxBoxSizer(wxVERTICAL);
    m_heading = make_heading(this, to_wx(tr("Numbers of its packs")), 1.1);
    m_column->Add(m_heading, wxSizerFlags().Border(wxLEFT | wxRIGHT, gap));
    m_numbers = new TextTable(this, tr("Numbers of its packs"), "packNumbers",
                              {{tr("Pack"), 140},
                               {tr("GTIN"), 140},
                               {tr("Check"), 240, wxALIGN_LEFT, TextTable::Width::stretches}},
                              wxSize(-1, 120));
    m_column->Add(m_numbers, wxSizerFlags(1).Expand().Border(wxALL, gap));
    m_open = new wxButton(this, wxID_ANY, to_wx(tr("Edit the packs")), wxDefaultPosition,
                          wxDefaultSize, 0, wxDefaultValidator, "editPacksButton");
    m_column->Add(m_open, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    SetSizer(m_column);
    m_open->Bind(wxEVT_BUTTON, [open_packs](wxCommandEvent&) { open_packs(); });
    m_numbers->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED,
                    [open_packs](wxDataViewEvent&) { open_packs(); });
}

std::string IdentifiersPanel::line() const {
    return tr("Identifiers");
}

void IdentifiersPanel::update() {
    if (m_form.view() == nullptr) return;
    const wxWindowUpdateLocker lock(this);
    show_fields();
    show_numbers();
    Layout();
}

void IdentifiersPanel::show_fields() {
    const GroupView group = identifier_group(*m_form.structure(), *m_form.view());
    if (m_fields != nullptr && m_fields->fits(group)) {
        m_fields->show(group);
        return;
    }
    if (m_fields != nullptr) m_fields->Destroy();
    m_fields = new GroupPanel(this, m_form, group);
    m_fields->MoveBeforeInTabOrder(m_numbers);
    m_column->Insert(0, m_fields, wxSizerFlags(2).Expand());
}

void IdentifiersPanel::show_numbers() {
    const auto structure = m_form.structure();
    const FieldView* packs = packs_field(*structure, *m_form.view());
    std::vector<PackNumber> numbers;
    if (packs != nullptr) numbers = pack_numbers(*structure, *packs, m_form.locale_code());
    m_numbers->DeleteAllItems();
    for (const PackNumber& number : numbers)
        m_numbers->add({number.level, number.gtin, number.verdict});
    m_heading->Show(!numbers.empty());
    m_numbers->Show(!numbers.empty());
    m_open->Show(!numbers.empty());
}

void IdentifiersPanel::focus_first() {
    if (m_fields != nullptr) m_fields->focus_first();
}

void IdentifiersPanel::commit() {
    if (m_fields != nullptr) m_fields->commit();
}

void IdentifiersPanel::show_refusal(const std::string& field_name) {
    if (m_fields != nullptr) m_fields->show_refusal(field_name);
}

}  // namespace vitrine::desktop
