#include "desktop/new_entity_dialog.h"

#include <wx/weakref.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "base/text.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {

NewEntityDialog::NewEntityDialog(wxWindow* parent, const Workspace& workspace, StructureDesk& desk,
                                 EntityKind kind, std::int32_t owner)
    : wxDialog(parent, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "newEntityDialog"),
      m_workspace(workspace),
      m_desk(desk),
      m_new(workspace.structure(), kind, owner) {
    SetTitle(to_wx(m_new.title()));
    const int gap = FromDIP(12);
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_names(column);
    m_area = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                  wxVSCROLL | wxTAB_TRAVERSAL);
    m_area->SetScrollRate(0, FromDIP(10));
    m_area->SetSizer(new wxBoxSizer(wxVERTICAL));
    column->Add(m_area, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    m_problem = make_text(this, "", "newProblem");
    m_problem->SetForegroundColour(error_colour());
    m_problem->Hide();
    column->Add(m_problem, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->AddStretchSpacer();
    buttons->Add(new wxButton(this, wxID_CANCEL, to_wx(tr("Cancel")), wxDefaultPosition,
                              wxDefaultSize, 0, wxDefaultValidator, "newCancel"));
    m_make = new wxButton(this, wxID_ANY, to_wx(tr("Create")), wxDefaultPosition, wxDefaultSize, 0,
                          wxDefaultValidator, "newCreate");
    m_make->SetDefault();
    buttons->Add(m_make, wxSizerFlags().Border(wxLEFT, FromDIP(6)));
    column->Add(buttons, wxSizerFlags().Expand().Border(wxALL, gap));
    SetSizer(column);
    m_make->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { make(); });
    m_make->Bind(wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) {
        event.Enable(IsEnabled() && !trim(to_utf8(m_code->GetValue())).empty());
    });
    show_fields();
    SetMinSize(FromDIP(wxSize(420, 320)));
    SetSize(FromDIP(wxSize(520, 560)));
    CentreOnParent();
    (m_label != nullptr ? m_label : m_code)->SetFocus();
}

void NewEntityDialog::make_names(wxSizer* into) {
    const int gap = FromDIP(12);
    const auto add = [&](const std::string& words, const char* name) {
        auto* label = make_text(this, to_wx(words));
        auto* control = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                                       wxDefaultValidator, name);
        tie_label(label, control);
        into->Add(label, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, gap));
        into->Add(control, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, gap));
        return control;
    };
    const std::string language = m_workspace.locale_code();
    const bool has_label = m_new.kind() != EntityKind::locale &&
                           m_new.kind() != EntityKind::currency && !language.empty();
    if (has_label) m_label = add(tr("&Label ({0})", language), "newLabel");
    m_code = add(tr("&Code"), "newCode");
    m_code->Bind(wxEVT_TEXT,
                 [this](wxCommandEvent&) { m_code_typed = !m_code->GetValue().empty(); });
    if (m_label == nullptr) return;
    m_label->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        if (!m_code_typed)
            m_code->ChangeValue(to_wx(m_new.propose_code(to_utf8(m_label->GetValue()))));
    });
}

std::optional<std::vector<Choice>> NewEntityDialog::choices_for(const EntitySetting& setting,
                                                                std::size_t most) const {
    auto choices = m_desk.choices_for(setting, most);
    if (!choices) return choices;
    // Only these have options.
    if (setting.name == "owner" && m_new.kind() == EntityKind::option) {
        const auto structure = m_workspace.structure();
        std::erase_if(*choices, [&](const Choice& one) {
            const Attribute* attribute = structure->attributes.find(one.id);
            return attribute == nullptr || !attribute->is_select();
        });
    }
    return choices;
}

// What was said decides which others are asked for.
void NewEntityDialog::show_fields() {
    const auto settings = m_new.settings();
    const bool same = m_fields.size() == settings.size() &&
                      std::equal(m_fields.begin(), m_fields.end(), settings.begin(),
                                 [](const SettingField* field, const EntitySetting& setting) {
                                     return field->fits(setting);
                                 });
    if (same) return;
    const wxWindow* focused = FindFocus();
    const std::string focused_name = focused != nullptr ? to_utf8(focused->GetName()) : "";
    {
        const wxWindowUpdateLocker lock(m_area);
        for (SettingField* field : m_fields) {
            m_area->GetSizer()->Detach(field);
            field->Hide();
            field->on_change = nullptr;
            CallAfter([field] { field->Destroy(); });
        }
        m_fields.clear();
        for (const EntitySetting& setting : settings) {
            auto* field = new SettingField(m_area, &m_desk, setting, true,
                                           [this](const EntitySetting& asked, std::size_t most) {
                                               return choices_for(asked, most);
                                           });
            field->on_change = [this, field] { said(*field); };
            m_area->GetSizer()->Add(field, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
            m_fields.push_back(field);
        }
        m_area->Layout();
        m_area->FitInside();
    }
    for (SettingField* field : m_fields) {
        if (field->name() == focused_name) field->focus();
    }
}

void NewEntityDialog::said(const SettingField& field) {
    m_new.say(field.name(), field.text());
    show_fields();
}

void NewEntityDialog::read_fields() {
    for (const SettingField* field : m_fields) {
        if (field->is_changed() || !m_new.said(field->name()).empty())
            m_new.say(field->name(), field->text());
    }
}

void NewEntityDialog::make() {
    read_fields();
    const std::string label =
        m_label == nullptr ? std::string() : std::string(trim(to_utf8(m_label->GetValue())));
    const std::string code(trim(to_utf8(m_code->GetValue())));
    Enable(false);
    m_desk.edit(m_new.edits(label, code, m_workspace.locale_code()),
                m_new.change_label(label.empty() ? code : label),
                [this, alive = wxWeakRef<wxDialog>(this)](const Issues& issues) {
                    if (!alive) return;
                    Enable(true);
                    if (issues.empty()) {
                        EndModal(wxID_OK);
                    } else {
                        show_issues(issues);
                    }
                });
}

void NewEntityDialog::show_issues(const Issues& issues) {
    std::string others;
    for (SettingField* field : m_fields) field->show_problem({});
    for (const Issue& issue : issues) {
        const std::string words =
            issue.message + (issue.fix.empty() ? std::string() : ' ' + issue.fix);
        const auto at =
            std::find_if(m_fields.begin(), m_fields.end(),
                         [&](const SettingField* field) { return field->name() == issue.column; });
        if (at != m_fields.end()) {
            (*at)->show_problem(words);
            (*at)->focus();
        } else {
            others += (others.empty() ? "" : "\n") + words;
            if (issue.column == "code") m_code->SetFocus();
        }
    }
    m_problem->Show(!others.empty());
    set_wrapped(m_problem, to_wx(others), GetClientSize().x - FromDIP(24));
    m_area->FitInside();
    Layout();
}

}  // namespace vitrine::desktop
