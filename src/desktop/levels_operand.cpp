// Other levels for a family variant: its axes, and which attributes each level owns.
#include "base/text.h"
#include "desktop/change_operand.h"
#include "desktop/setting_field.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

class LevelsOperand : public ChangeOperand {
public:
    LevelsOperand(wxWindow* parent, const Workspace& workspace, const ChangeSubject& subject)
        : ChangeOperand(parent),
          m_structure(workspace.structure()),
          m_variant(*m_structure->family_variants.find(subject.entity.id)) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        const auto offer = [this, language = workspace.locale_code()](const EntitySetting&,
                                                                      std::size_t) {
            return std::optional(family_attributes(*m_structure, m_variant.family, language));
        };
        for (EntitySetting& setting : level_settings(*m_structure, m_variant)) {
            auto* field = new SettingField(this, nullptr, setting, true, offer);
            field->on_change = [this] {
                if (on_chosen) on_chosen();
            };
            column->Add(field, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(6)));
            m_fields.push_back(field);
        }
        m_set_aside = new wxCheckBox(
            this, wxID_ANY, to_wx(tr("&Variants that cannot be told apart become simple products")),
            wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator, "changeMisfits");
        m_set_aside->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
            if (on_chosen) on_chosen();
        });
        column->Add(m_set_aside);
        SetSizer(column);
    }

    StructureWork work() const override {
        std::vector<SaidSetting> said;
        bool changed = false;
        for (const SettingField* field : m_fields) {
            said.push_back({field->name(), field->text()});
            changed = changed || field->is_changed();
        }
        return changed ? other_levels(*m_structure, m_variant, said, m_set_aside->GetValue())
                       : StructureWork();
    }
    void focus() override { m_fields.front()->focus(); }

private:
    const std::shared_ptr<const Structure> m_structure;
    const FamilyVariant m_variant;
    std::vector<SettingField*> m_fields;
    wxCheckBox* m_set_aside;
};

}  // namespace

ChangeOperand* make_levels_operand(wxWindow* parent, const Workspace& workspace,
                                   const ChangeSubject& subject) {
    return new LevelsOperand(parent, workspace, subject);
}

}  // namespace vitrine::desktop
