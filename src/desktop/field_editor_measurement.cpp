// An amount and its unit.
#include <algorithm>
#include <vector>

#include "base/decimal.h"
#include "base/text.h"
#include "desktop/field_editor.h"
#include "desktop/widgets.h"
#include "workbench/field_units.h"

namespace vitrine::desktop {
namespace {

class MeasurementEditor : public FieldEditor {
public:
    MeasurementEditor(wxWindow* parent, ProductForm& form, const FieldView& field)
        : m_units(units_for(*form.structure(), field)), m_default_unit(field.unit) {
        m_panel = new wxPanel(parent);
        FieldView amount = field;
        amount.type = AttributeType::number;
        m_amount = make_text_editor(m_panel, amount);
        wxArrayString labels;
        for (const Choice& unit : m_units) labels.Add(to_wx(unit.label));
        m_unit = new wxChoice(m_panel, wxID_ANY, wxDefaultPosition, wxDefaultSize, labels, 0,
                              wxDefaultValidator, to_wx("unit:" + field.name));
        name_control(m_unit, to_wx(tr("{0}: unit", field.label)));
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(m_amount->window(), wxSizerFlags().CentreVertical());
        row->Add(m_unit, wxSizerFlags().CentreVertical().Border(wxLEFT, parent->FromDIP(6)));
        m_panel->SetSizer(row);
        m_amount->on_commit = [this] {
            if (on_commit) on_commit();
        };
        // A unit alone is no value: it waits for its amount.
        m_unit->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
            if (on_commit && !m_amount->text().empty()) on_commit();
        });
    }

    wxWindow* window() override { return m_panel; }
    wxWindow* focus_window() override { return m_amount->window(); }
    bool is_wide() const override { return false; }

    void show(const FieldView& field, const std::optional<std::string>& typed) override {
        const auto [amount, unit] = split_measurement(typed ? *typed : field.text, m_units);
        FieldView shown = field;
        shown.type = AttributeType::number;
        shown.text = amount;
        m_amount->show(shown, std::nullopt);
        const std::string code = unit.empty() ? m_default_unit : unit;
        const auto at = std::find_if(m_units.begin(), m_units.end(),
                                     [&](const Choice& known) { return known.code == code; });
        if (!m_unit->HasFocus() || !is_modified())
            m_unit->SetSelection(at == m_units.end() ? wxNOT_FOUND
                                                     : static_cast<int>(at - m_units.begin()));
        m_shown_unit = m_unit->GetSelection();
    }

    // What is no number may have a unit of its own: "12 cm".
    std::string text() const override {
        const std::string amount(trim(m_amount->text()));
        const int unit = m_unit->GetSelection();
        if (unit < 0 || !Decimal::parse(replace_all(amount, ",", "."))) return amount;
        return amount + ' ' + m_units[static_cast<std::size_t>(unit)].code;
    }
    bool is_modified() const override {
        return m_amount->is_modified() ||
               (m_unit->GetSelection() != m_shown_unit && !m_amount->text().empty());
    }
    void set_editable(bool editable) override {
        m_amount->set_editable(editable);
        m_unit->Enable(editable);
    }

private:
    std::vector<Choice> m_units;
    std::string m_default_unit;
    wxPanel* m_panel;
    std::unique_ptr<FieldEditor> m_amount;
    wxChoice* m_unit;
    int m_shown_unit = wxNOT_FOUND;
};

}  // namespace

std::unique_ptr<FieldEditor> make_measurement_editor(wxWindow* parent, ProductForm& form,
                                                     const FieldView& field) {
    return std::make_unique<MeasurementEditor>(parent, form, field);
}

}  // namespace vitrine::desktop
