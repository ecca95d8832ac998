// Another type, or values that begin or cease to vary: what that asks.
#include <algorithm>

#include "base/text.h"
#include "desktop/change_operand.h"
#include "desktop/choice_control.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

class ConvertOperand : public ChangeOperand {
public:
    ConvertOperand(wxWindow* parent, const Workspace& workspace, const ChangeSubject& subject)
        : ChangeOperand(parent),
          m_structure(workspace.structure()),
          m_unchanged(unchanged(*m_structure, subject.entity.id)) {
        const std::string language = workspace.locale_code();
        m_rows = new wxFlexGridSizer(2, FromDIP(wxSize(10, 6)));
        m_rows->AddGrowableCol(1, 1);
        m_type =
            add_choice(tr("&Type"), "changeType", type_choices(*m_structure, subject.entity.id),
                       static_cast<std::int32_t>(m_unchanged.type));
        m_unit = add_choice(tr("&Unit of the numbers"), "changeUnit",
                            unit_choices(*m_structure, subject.entity.id), 0);
        m_sign = add_choice(tr("De&cimal sign in the texts"), "changeDecimalSign",
                            {{1, ".", tr("Point: 12.50")}, {2, ",", tr("Comma: 12,50")}}, 1);
        m_words = add_choice(tr("Options become their"), "changeWords",
                             {{1, "code", tr("Code")}, {2, "label", tr("Label")}}, 1);
        m_records =
            add_choice(tr("To the records of"), "changeReferenceEntity",
                       choices_of(*m_structure, m_structure->reference_entities, language), 0);
        m_currency = add_choice(tr("Currency"), "changeCurrency", currencies(), 0);
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(m_rows, wxSizerFlags().Expand());
        m_localizable = add_flag(column, tr("Differs by &locale"), "changeLocalizable",
                                 m_unchanged.localizable);
        m_scopable =
            add_flag(column, tr("Differs by cha&nnel"), "changeScopable", m_unchanged.scopable);
        m_makes = add_flag(column, tr("Make &options of texts that are none yet"),
                           "changeNewOptions", true);
        m_drop =
            add_flag(column, tr("Let values &go that cannot be converted"), "changeDrop", false);
        SetSizer(column);
        show_needs();
    }

    StructureWork work() const override {
        const AttributeConversion said = wanted();
        if (said.type == m_unchanged.type && said.localizable == m_unchanged.localizable &&
            said.scopable == m_unchanged.scopable)
            return {};
        return conversion(said);
    }
    void focus() override { m_type.control->SetFocus(); }

private:
    struct Row {
        wxStaticText* label;
        wxChoice* control;
        std::vector<Choice> choices;
    };

    Row add_choice(const std::string& words, const char* name, std::vector<Choice> choices,
                   std::int32_t chosen) {
        Row row{make_text(this, to_wx(words)),
                new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, 0,
                             wxDefaultValidator, name),
                std::move(choices)};
        tie_label(row.label, row.control);
        row.control->Set(labels_of(row.choices));
        for (std::size_t i = 0; i < row.choices.size(); ++i) {
            if (row.choices[i].id == chosen) row.control->SetSelection(static_cast<int>(i));
        }
        m_rows->Add(row.label, wxSizerFlags().CentreVertical());
        m_rows->Add(row.control, wxSizerFlags().Expand());
        row.control->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { chose(); });
        return row;
    }
    wxCheckBox* add_flag(wxSizer* into, const std::string& words, const char* name, bool on) {
        auto* flag = new wxCheckBox(this, wxID_ANY, to_wx(words), wxDefaultPosition, wxDefaultSize,
                                    0, wxDefaultValidator, name);
        flag->SetValue(on);
        into->Add(flag, wxSizerFlags().Border(wxTOP, FromDIP(6)));
        flag->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { chose(); });
        return flag;
    }
    std::vector<Choice> currencies() const {
        std::vector<Choice> choices;
        m_structure->currencies.each([&](const Currency& one) {
            if (one.activated) choices.push_back({one.id, one.code, one.code});
        });
        return choices;
    }
    static const Choice* chosen(const Row& row) {
        const int selected = row.control->GetSelection();
        return selected == wxNOT_FOUND ? nullptr : &row.choices[static_cast<std::size_t>(selected)];
    }

    AttributeConversion wanted() const {
        AttributeConversion said = m_unchanged;
        if (const Choice* type = chosen(m_type)) said.type = static_cast<AttributeType>(type->id);
        said.localizable = m_localizable->GetValue();
        said.scopable = m_scopable->GetValue();
        if (m_drop->GetValue()) said.unconvertible = Unconvertible::drop;
        const ConversionNeeds needs = conversion_needs(*m_structure, said);
        const auto* unit = chosen(m_unit);
        const auto* sign = chosen(m_sign);
        const auto* words = chosen(m_words);
        const auto* records = chosen(m_records);
        const auto* currency = chosen(m_currency);
        if (needs.unit && unit != nullptr) said.rules.unit = unit->code;
        if (needs.decimal_sign && sign != nullptr) said.rules.decimal_sign = sign->code.front();
        if (needs.words && words != nullptr && words->code == "label")
            said.rules.words = OptionWords::label;
        if (needs.reference_entity && records != nullptr) said.rules.reference_entity = records->id;
        if (needs.currency && currency != nullptr) said.scopes.currency = currency->id;
        said.rules.makes_options = m_makes->GetValue();
        return said;
    }

    void chose() {
        show_needs();
        if (on_chosen) on_chosen();
    }
    void show_needs() {
        const ConversionNeeds needs = conversion_needs(*m_structure, wanted());
        const auto show = [](const Row& row, bool shown) {
            row.label->Show(shown);
            row.control->Show(shown);
        };
        show(m_unit, needs.unit);
        show(m_sign, needs.decimal_sign);
        show(m_words, needs.words);
        show(m_records, needs.reference_entity);
        show(m_currency, needs.currency);
        m_makes->Show(needs.new_options);
        Layout();
        if (GetParent() != nullptr) GetParent()->Layout();
    }

    const std::shared_ptr<const Structure> m_structure;
    const AttributeConversion m_unchanged;
    wxFlexGridSizer* m_rows;
    Row m_type, m_unit, m_sign, m_words, m_records, m_currency;
    wxCheckBox* m_localizable = nullptr;
    wxCheckBox* m_scopable = nullptr;
    wxCheckBox* m_makes = nullptr;
    wxCheckBox* m_drop = nullptr;
};

}  // namespace

ChangeOperand* make_convert_operand(wxWindow* parent, const Workspace& workspace,
                                    const ChangeSubject& subject) {
    return new ConvertOperand(parent, workspace, subject);
}

}  // namespace vitrine::desktop
