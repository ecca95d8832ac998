#include "desktop/structure_details.h"

#include <wx/weakref.h>
#include <wx/wupdlock.h>

#include <algorithm>

#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr int scroll_step = 10;
constexpr int narrowest_detail = 120;

}  // namespace

StructureDetails::StructureDetails(wxWindow* parent, StructureDesk& desk)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxVSCROLL | wxTAB_TRAVERSAL, "structureDetails"),
      m_desk(desk) {
    SetScrollRate(0, FromDIP(scroll_step));
    m_column = new wxBoxSizer(wxVERTICAL);
    m_title = make_heading(this, "", 1.15);
    m_title->SetName("structureTitle");
    m_subtitle = make_text(this, "", "structureCode");
    m_use = make_text(this, "", "structureUse");
    make_quiet(m_subtitle);
    make_quiet(m_use);
    const auto flags = wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(4));
    m_column->Add(m_title, flags);
    m_column->Add(m_subtitle, flags);
    m_column->Add(m_use, flags);
    auto* around = new wxBoxSizer(wxVERTICAL);
    around->Add(m_column, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(12)));
    SetSizer(around);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { lay_out(); });
    });
}

void StructureDetails::update() {
    const auto& details = m_desk.details();
    const bool same_fields =
        details && details->entity == m_shown && m_fields.size() == details->settings.size() &&
        std::equal(m_fields.begin(), m_fields.end(), details->settings.begin(),
                   [](const SettingField* field, const EntitySetting& setting) {
                       return field->fits(setting);
                   });
    if (same_fields) {
        for (std::size_t i = 0; i < m_fields.size(); ++i) m_fields[i]->show(details->settings[i]);
    } else {
        const wxWindowUpdateLocker lock(this);
        for (SettingField* field : m_fields) {
            m_column->Detach(field);
            field->Destroy();
        }
        m_fields.clear();
        m_shown = details ? details->entity : EntityAddress();
        if (details) make_fields(*details);
        Scroll(0, 0);
    }
    if (!details) {
        show_hint();
    } else {
        m_title_words = details->title;
        m_subtitle->SetLabel(to_label(details->code));
        m_use->SetLabel(to_label(details->use));
    }
    m_subtitle->Show(details.has_value());
    m_use->Show(details && !details->use.empty());
    lay_out();
}

void StructureDetails::show_hint() {
    m_title_words = !m_desk.kind()            ? tr("Units are part of the program.")
                    : m_desk.row_count() == 0 ? tr("Nothing to show here yet.")
                                              : tr("Choose one in the list.");
}

void StructureDetails::make_fields(const StructureDesk::Details& details) {
    for (const EntitySetting& setting : details.settings) {
        auto* field = new SettingField(this, &m_desk, setting, false,
                                       [this](const EntitySetting& asked, std::size_t most) {
                                           return m_desk.choices_for(asked, most);
                                       });
        field->on_change = [this, field] { say(*field); };
        m_column->Add(field, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
        m_fields.push_back(field);
    }
}

void StructureDetails::say(SettingField& field) {
    const EntityAddress entity = m_shown;
    if (!m_desk.details() || m_desk.details()->entity != entity) return;
    m_desk.say({{field.name(), field.text()}},
               [this, alive = wxWeakRef<SettingField>(&field)](const Issues& issues) {
                   std::string sentence;
                   for (const Issue& issue : issues)
                       sentence += (sentence.empty() ? "" : " ") + issue.message +
                                   (issue.fix.empty() ? "" : ' ' + issue.fix);
                   if (alive) alive->show_problem(sentence);
                   if (!issues.empty() && on_refused) on_refused(sentence);
               });
}

void StructureDetails::commit() {
    for (SettingField* field : m_fields) {
        if (field->is_changed()) field->on_change();
    }
}

void StructureDetails::focus_first() {
    if (!m_fields.empty()) {
        m_fields.front()->focus();
    } else {
        SetFocus();
    }
}

void StructureDetails::lay_out() {
    const int width = std::max(GetClientSize().x - FromDIP(24), FromDIP(narrowest_detail));
    set_wrapped(m_title, to_wx(m_title_words), width);
    Layout();
    FitInside();
}

}  // namespace vitrine::desktop
