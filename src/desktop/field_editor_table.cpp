// A table attribute: its rows in words, edited in a dialog.
#include "desktop/field_editor.h"
#include "desktop/table_dialog.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr int widest_line = 480;

class TableEditor : public FieldEditor {
public:
    TableEditor(wxWindow* parent, ProductForm& form, const FieldView& field)
        : m_form(form), m_field(field) {
        m_panel = new wxPanel(parent);
        m_words = make_text(m_panel, "");
        m_words->SetName(to_wx("table:" + field.name));
        m_button = new wxButton(m_panel, wxID_ANY, to_wx(tr("Edit rows…")), wxDefaultPosition,
                                wxDefaultSize, 0, wxDefaultValidator, to_wx("field:" + field.name));
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(m_words, wxSizerFlags().Border(wxTOP | wxBOTTOM, parent->FromDIP(4)));
        column->Add(m_button);
        m_panel->SetSizer(column);
        m_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { edit(); });
    }

    wxWindow* window() override { return m_panel; }
    wxWindow* focus_window() override { return m_button; }
    std::string text() const override { return m_text; }
    bool is_modified() const override { return m_text != m_shown; }
    void set_editable(bool editable) override { m_button->Enable(editable); }

    void show(const FieldView& field, const std::optional<std::string>& typed) override {
        m_field = field;
        m_shown = m_text = typed ? *typed : field.text;
        set_wrapped(m_words, to_wx(field.display.empty() ? tr("No rows") : field.display),
                    m_panel->FromDIP(widest_line));
        m_panel->GetSizer()->SetSizeHints(m_panel);
        m_panel->Layout();
    }

private:
    void edit() {
        TableDraft draft(m_form.structure(), m_field.address.attribute, m_text,
                         m_form.locale_code());
        TableDialog dialog(wxGetTopLevelParent(m_panel), m_field.label, draft);
        if (dialog.ShowModal() != wxID_OK) return;
        m_text = draft.text();
        if (on_commit && is_modified()) on_commit();
        m_button->SetFocus();
    }

    ProductForm& m_form;
    FieldView m_field;
    std::string m_text, m_shown;
    wxPanel* m_panel;
    wxStaticText* m_words;
    wxButton* m_button;
};

}  // namespace

std::unique_ptr<FieldEditor> make_table_editor(wxWindow* parent, ProductForm& form,
                                               const FieldView& field) {
    return std::make_unique<TableEditor>(parent, form, field);
}

}  // namespace vitrine::desktop
