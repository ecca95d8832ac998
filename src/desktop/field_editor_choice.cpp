// Fields that are chosen: one option, several, yes or no.
#include <algorithm>
#include <vector>

#include "base/text.h"
#include "desktop/choice_control.h"
#include "desktop/field_editor.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

// The first entry stands for "no value".
class ChoiceEditor : public FieldEditor {
public:
    ChoiceEditor(wxWindow* parent, const FieldView& field) {
        wxArrayString labels;
        labels.Add(to_wx(tr("(not set)")));
        m_codes.emplace_back();
        const auto add = [&](const auto& choices) {
            for (const auto& choice : choices) {
                m_codes.push_back(choice.code);
                labels.Add(to_wx(choice.label));
            }
        };
        if (field.type == AttributeType::boolean) add(boolean_choices());
        add(field.choices);
        m_control =
            new wxChoice(parent, wxID_ANY, wxDefaultPosition, parent->FromDIP(wxSize(260, -1)),
                         labels, 0, wxDefaultValidator, to_wx("field:" + field.name));
        m_control->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
            if (on_commit) on_commit();
        });
    }

    wxWindow* window() override { return m_control; }
    bool is_wide() const override { return false; }
    bool is_modified() const override { return text() != m_shown; }

    void show(const FieldView& field, const std::optional<std::string>& typed) override {
        m_shown = typed ? *typed : field.text;
        const auto at = std::find(m_codes.begin(), m_codes.end(), m_shown);
        m_control->SetSelection(at == m_codes.end() ? 0 : static_cast<int>(at - m_codes.begin()));
    }

    std::string text() const override {
        const int selected = m_control->GetSelection();
        return selected < 0 ? std::string() : m_codes[static_cast<std::size_t>(selected)];
    }

private:
    wxChoice* m_control;
    std::vector<std::string> m_codes;
    std::string m_shown;
};

class CheckListEditor : public FieldEditor {
public:
    CheckListEditor(wxWindow* parent, const FieldView& field) {
        for (const auto& choice : field.choices) m_codes.push_back(choice.code);
        const int rows = std::clamp(static_cast<int>(field.choices.size()), 2, 6);
        m_control = new wxCheckListBox(
            parent, wxID_ANY, wxDefaultPosition, parent->FromDIP(wxSize(320, 26 * rows + 8)),
            labels_of(field.choices), 0, wxDefaultValidator, to_wx("field:" + field.name));
        m_control->Bind(wxEVT_CHECKLISTBOX, [this](wxCommandEvent&) {
            if (on_commit) on_commit();
        });
    }

    wxWindow* window() override { return m_control; }
    bool is_wide() const override { return false; }
    bool is_modified() const override { return text() != m_shown; }

    void show(const FieldView& field, const std::optional<std::string>& typed) override {
        const std::string wanted = typed ? *typed : field.text;
        const auto codes = split_list(wanted, ',');
        for (std::size_t i = 0; i < m_codes.size(); ++i) {
            const bool checked = std::find(codes.begin(), codes.end(), m_codes[i]) != codes.end();
            m_control->Check(static_cast<unsigned>(i), checked);
        }
        m_shown = text();
    }

    std::string text() const override {
        std::vector<std::string> codes;
        for (std::size_t i = 0; i < m_codes.size(); ++i) {
            if (m_control->IsChecked(static_cast<unsigned>(i))) codes.push_back(m_codes[i]);
        }
        return join(codes, ",");
    }

private:
    wxCheckListBox* m_control;
    std::vector<std::string> m_codes;
    std::string m_shown;
};

}  // namespace

std::unique_ptr<FieldEditor> make_choice_editor(wxWindow* parent, const FieldView& field) {
    return std::make_unique<ChoiceEditor>(parent, field);
}

std::unique_ptr<FieldEditor> make_check_list_editor(wxWindow* parent, const FieldView& field) {
    return std::make_unique<CheckListEditor>(parent, field);
}

}  // namespace vitrine::desktop
