// A day, or a day and a time: typed, or chosen from a calendar.
#include <wx/calctrl.h>

#include "base/text.h"
#include "desktop/field_editor.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr std::size_t day_length = 10;  // "2026-11-22"

// Absent where somebody closed it.
std::optional<std::string> ask_day(wxWindow* parent, const std::string& title,
                                   const std::string& day) {
    wxDialog dialog(parent, wxID_ANY, to_wx(title), wxDefaultPosition, wxDefaultSize,
                    wxDEFAULT_DIALOG_STYLE, "calendarDialog");
    wxDateTime shown;
    if (!shown.ParseISODate(to_wx(day))) shown = wxDateTime::Today();
    auto* calendar = new wxCalendarCtrl(&dialog, wxID_ANY, shown, wxDefaultPosition, wxDefaultSize,
                                        wxCAL_SHOW_HOLIDAYS, "calendar");
    name_control(calendar, to_wx(title));
    calendar->Bind(wxEVT_CALENDAR_DOUBLECLICKED,
                   [&dialog](wxCalendarEvent&) { dialog.EndModal(wxID_OK); });
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(calendar, wxSizerFlags(1).Expand().Border(wxALL, dialog.FromDIP(10)));
    column->Add(dialog.CreateStdDialogButtonSizer(wxOK | wxCANCEL),
                wxSizerFlags().Expand().Border(wxALL, dialog.FromDIP(10)));
    dialog.SetSizerAndFit(column);
    dialog.CentreOnParent();
    calendar->SetFocus();
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return to_utf8(calendar->GetDate().FormatISODate());
}

class DateEditor : public FieldEditor {
public:
    DateEditor(wxWindow* parent, const FieldView& field) : m_label(field.label) {
        m_panel = new wxPanel(parent);
        m_text = make_text_editor(m_panel, field);
        m_calendar =
            new wxButton(m_panel, wxID_ANY, to_wx(tr("Calendar…")), wxDefaultPosition,
                         wxDefaultSize, 0, wxDefaultValidator, to_wx("calendar:" + field.name));
        name_control(m_calendar, to_wx(tr("{0}: Calendar…", field.label)));
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(m_text->window(), wxSizerFlags().CentreVertical());
        row->Add(m_calendar, wxSizerFlags().CentreVertical().Border(wxLEFT, parent->FromDIP(6)));
        m_panel->SetSizer(row);
        m_text->on_commit = [this] {
            if (on_commit) on_commit();
        };
        m_calendar->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose(); });
    }

    wxWindow* window() override { return m_panel; }
    wxWindow* focus_window() override { return m_text->window(); }
    bool is_wide() const override { return false; }
    std::string text() const override { return m_text->text(); }
    bool is_modified() const override { return m_text->is_modified(); }
    void show(const FieldView& field, const std::optional<std::string>& typed) override {
        m_text->show(field, typed);
    }
    void set_editable(bool editable) override {
        m_text->set_editable(editable);
        m_calendar->Enable(editable);
    }

private:
    // The time of a datetime stays.
    void choose() {
        const std::string now = m_text->text();
        const auto day = ask_day(wxGetTopLevelParent(m_panel), m_label,
                                 std::string(first_code_points(now, day_length)));
        if (!day) return;
        const std::string rest = now.size() > day_length ? now.substr(day_length) : "";
        auto* control = static_cast<wxTextCtrl*>(m_text->window());
        control->ChangeValue(to_wx(*day + rest));
        control->SetFocus();
        if (on_commit && is_modified()) on_commit();
    }

    std::string m_label;
    wxPanel* m_panel;
    std::unique_ptr<FieldEditor> m_text;
    wxButton* m_calendar;
};

}  // namespace

std::unique_ptr<FieldEditor> make_date_editor(wxWindow* parent, const FieldView& field) {
    return std::make_unique<DateEditor>(parent, field);
}

}  // namespace vitrine::desktop
