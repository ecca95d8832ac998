// Fields that are written: texts, numbers, measurements, prices, dates.
#include "desktop/field_editor.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

class TextEditor : public FieldEditor {
public:
    TextEditor(wxWindow* parent, const FieldView& field)
        : m_long(field.type == AttributeType::long_text), m_type(field.type) {
        const long style = m_long ? wxTE_MULTILINE : wxTE_PROCESS_ENTER;
        m_control = new wxTextCtrl(parent, wxID_ANY, "", wxDefaultPosition,
                                   m_long      ? parent->FromDIP(wxSize(-1, 150))
                                   : is_wide() ? wxDefaultSize
                                               : parent->FromDIP(wxSize(190, -1)),
                                   style, wxDefaultValidator, to_wx("field:" + field.name));
        if (m_long) {
            pad_text(m_control);
        } else {
            m_control->SetHint(to_wx(input_example(field)));
            // The height stays when font and colours change with the origin of the value.
            m_control->SetMinSize(wxSize(m_control->GetMinWidth(), parent->FromDIP(34)));
        }
        m_control->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            commit();
        });
        if (!m_long) {
            m_control->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { commit(); });
        }
        m_control->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
            // Esc takes the typing back; pressed again it leaves the form.
            if (event.GetKeyCode() == WXK_ESCAPE && is_modified()) {
                m_control->ChangeValue(m_shown);
                m_control->SelectAll();
            } else if (m_long && event.GetKeyCode() == WXK_TAB && !event.HasAnyModifiers()) {
                m_control->Navigate();
            } else {
                event.Skip();
            }
        });
    }

    wxWindow* window() override { return m_control; }

    void show(const FieldView& field, const std::optional<std::string>& typed) override {
        const bool typing = m_control->HasFocus() && is_modified();
        m_shown = to_wx(typed ? *typed : text_to_edit(field));
        if (!typing && m_control->GetValue() != m_shown) m_control->ChangeValue(m_shown);
        // A new font, like a new colour, has GTK work out the looks of the control anew.
        const bool inherited = field.origin == ValueOrigin::inherited;
        if (m_is_inherited == inherited) return;
        m_is_inherited = inherited;
        const wxFont plain = m_control->GetParent()->GetFont();
        m_control->SetFont(inherited ? plain.Italic() : plain);
    }

    std::string text() const override { return to_utf8(m_control->GetValue()); }
    bool is_modified() const override { return m_control->GetValue() != m_shown; }
    void set_editable(bool editable) override {
        if (m_is_editable == editable) return;
        m_is_editable = editable;
        // Read-only instead of grey: a text one cannot change is still there to be read and copied.
        m_control->SetEditable(editable);
        const auto colour = editable ? wxSYS_COLOUR_LISTBOX : wxSYS_COLOUR_BTNFACE;
        m_control->SetBackgroundColour(wxSystemSettings::GetColour(colour));
    }
    bool is_wide() const override {
        return m_type == AttributeType::text || m_type == AttributeType::long_text ||
               m_type == AttributeType::identifier;
    }

private:
    void commit() {
        if (!m_control->IsEditable() || !is_modified()) return;
        m_shown = m_control->GetValue();
        if (on_commit) on_commit();
    }

    bool m_long;
    AttributeType m_type;
    wxTextCtrl* m_control;
    wxString m_shown;
    // As the control looks; absent before it was shown.
    std::optional<bool> m_is_inherited, m_is_editable;
};

}  // namespace

std::unique_ptr<FieldEditor> make_text_editor(wxWindow* parent, const FieldView& field) {
    return std::make_unique<TextEditor>(parent, field);
}

}  // namespace vitrine::desktop
