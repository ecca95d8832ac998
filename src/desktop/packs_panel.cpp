#include "desktop/packs_panel.h"

#include <wx/wupdlock.h>

#include <algorithm>

#include "base/text.h"
#include "desktop/widgets.h"
#include "workbench/product_identifiers.h"
#include "workbench/words.h"

namespace vitrine::desktop {

PacksPanel::PacksPanel(wxWindow* parent, ProductForm& form)
    : FormSection(parent, "packsPanel"), m_form(form) {
    const int gap = FromDIP(14);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_note = make_text(this, "", "packsNote");
    make_quiet(m_note);
    m_origin = new wxButton(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                            wxDefaultValidator, "packsOriginButton");
    row->Add(m_note, wxSizerFlags(1).CentreVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(m_origin, wxSizerFlags().CentreVertical());
    column->Add(row, wxSizerFlags().Expand().Border(wxALL, gap));
    m_warnings = make_text(this, "", "packsWarnings");
    m_warnings->SetForegroundColour(warning_colour());
    column->Add(m_warnings, wxSizerFlags().Expand().Border(wxALL, gap));
    SetSizer(column);
    m_origin->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { act_on_origin(); });
}

const FieldView* PacksPanel::field() const {
    return m_form.view() == nullptr ? nullptr : packs_field(*m_form.structure(), *m_form.view());
}

std::string PacksPanel::line() const {
    const FieldView* packs = field();
    if (packs == nullptr || packs->text.empty()) return tr("Packs");
    const TableDraft draft(m_form.structure(), packs->address.attribute, packs->text, {});
    return tr("{0} ({1})", tr("Packs"),
              format_number(static_cast<std::int64_t>(draft.row_count())));
}

bool PacksPanel::is_open(const FieldView& packs) const {
    if (packs.read_only) return false;
    if (packs.origin == ValueOrigin::inherited) return m_overriding;
    return packs.editable || packs.origin == ValueOrigin::override_;
}

void PacksPanel::update() {
    if (m_form.view() == nullptr) return;
    const wxWindowUpdateLocker lock(this);
    const FieldView* packs = field();
    if (m_product != m_form.product()) {
        m_product = m_form.product();
        m_draft.reset();
        m_overriding = m_is_saving = m_save_again = false;
    }
    if (packs != nullptr) {
        if (packs->origin == ValueOrigin::override_) m_overriding = false;
        show_rows(*packs);
    } else if (m_rows != nullptr) {
        m_rows->Destroy();
        m_rows = nullptr;
    }
    show_origin(packs);
    show_warnings(packs);
    Layout();
    if (std::exchange(m_is_saving, false) && std::exchange(m_save_again, false)) save();
}

// What was typed and is not right yet stays, unless the packs were changed elsewhere.
void PacksPanel::show_rows(const FieldView& packs) {
    const Attribute& attribute = *m_form.structure()->attributes.find(packs.address.attribute);
    if (m_rows != nullptr && !(attribute == m_attribute)) {
        m_rows->Destroy();
        m_rows = nullptr;
        m_draft.reset();
    }
    const bool is_kept = m_draft != nullptr &&
                         (packs.text == m_known || packs.text == m_draft->text() || m_save_again);
    m_known = packs.text;
    if (!is_kept) {
        auto draft = std::make_unique<TableDraft>(m_form.structure(), packs.address.attribute,
                                                  packs.text, m_form.locale_code());
        if (m_rows == nullptr) {
            m_attribute = attribute;
            m_rows = new TableGrid(this, tr("Packs"), *draft);
            m_rows->MoveBeforeInTabOrder(m_origin);
            GetSizer()->Insert(1, m_rows,
                               wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(14)));
            m_rows->on_change = [this] { save(); };
        } else {
            m_rows->show(*draft);
        }
        m_draft = std::move(draft);
    }
    m_rows->set_editable(is_open(packs));
}

void PacksPanel::show_origin(const FieldView* packs) {
    std::string note, action;
    if (packs == nullptr) {
        note = tr("This catalogue does not keep packs yet.");
        action = tr("Keep packs of every product");
    } else if (packs->read_only) {
        note = tr("Read-only: only imports write it");
    } else if (packs->origin == ValueOrigin::inherited) {
        note = tr("From model {0}", packs->inherited_from);
        if (!m_overriding && packs->may_override) action = tr("Override");
    } else if (packs->origin == ValueOrigin::override_) {
        note = packs->inherited_from.empty() ? tr("Differs from its model")
                                             : tr("Differs from model {0}", packs->inherited_from);
        action = tr("Use the model's value");
    } else if (!packs->editable) {
        note = tr("Edited on the variants");
    } else {
        note = tr("From the smallest level to the largest; each has a GTIN of its own.");
    }
    m_note->SetLabel(to_label(note));
    m_origin->SetLabel(to_wx(action));
    m_origin->Show(!action.empty());
}

void PacksPanel::show_warnings(const FieldView* packs) {
    std::vector<std::string> lines;
    if (packs != nullptr) {
        for (const std::string& sentence : pack_warnings(
                 *m_form.structure(), packs->address.attribute, packs->text, m_form.locale_code()))
            lines.push_back("! " + sentence);
    }
    m_warnings->Show(!lines.empty());
    set_wrapped(m_warnings, to_wx(join(lines, "\n")),
                std::max(FromDIP(200), GetClientSize().x - FromDIP(40)));
}

void PacksPanel::act_on_origin() {
    const FieldView* packs = field();
    if (packs == nullptr) {
        m_form.begin_packs();
    } else if (packs->origin == ValueOrigin::override_) {
        m_form.edit(*packs, std::nullopt);
    } else {
        m_overriding = true;
        update();
        focus_first();
    }
}

void PacksPanel::save() {
    const FieldView* packs = field();
    if (packs == nullptr || m_draft == nullptr) return;
    if (m_is_saving) {
        m_save_again = true;
        return;
    }
    if (const auto problem = m_draft->problem()) {
        m_rows->say(problem->sentence);
        return;
    }
    const std::string text = m_draft->text();
    if (text == packs->text) return;
    m_is_saving = true;
    m_form.edit(*packs, text.empty() ? std::nullopt : std::optional(text));
}

void PacksPanel::commit() {
    if (m_rows != nullptr) m_rows->commit();
}

void PacksPanel::show_refusal(const std::string& field_name) {
    const FieldView* packs = field();
    if (packs == nullptr || m_rows == nullptr || packs->name != field_name) return;
    const std::string reason = m_form.refusal(field_name);
    if (reason.empty()) return;
    m_is_saving = m_save_again = false;
    m_rows->say(reason);
    Layout();
}

void PacksPanel::focus_first() {
    if (m_rows != nullptr && m_rows->IsShown()) {
        m_rows->focus();
    } else {
        m_origin->SetFocus();
    }
}

}  // namespace vitrine::desktop
