#include "desktop/change_operand.h"

#include <algorithm>

#include "base/text.h"
#include "desktop/choice_list.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

class RenameOperand : public ChangeOperand {
public:
    RenameOperand(wxWindow* parent, const ChangeSubject& subject)
        : ChangeOperand(parent), m_subject(subject) {
        auto* label = make_text(this, to_wx(tr("New &code")));
        m_code = new wxTextCtrl(this, wxID_ANY, to_wx(subject.code), wxDefaultPosition,
                                wxDefaultSize, 0, wxDefaultValidator, "changeCode");
        tie_label(label, m_code);
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(label, wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
        column->Add(m_code, wxSizerFlags().Expand());
        SetSizer(column);
        m_code->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
            if (on_typed) on_typed();
        });
    }
    StructureWork work() const override {
        const std::string code(trim(to_utf8(m_code->GetValue())));
        if (code.empty() || code == m_subject.code) return {};
        return renaming(m_subject.entity, code);
    }
    void focus() override {
        m_code->SetFocus();
        m_code->SelectAll();
    }

private:
    const ChangeSubject m_subject;
    wxTextCtrl* m_code;
};

class DeleteOperand : public ChangeOperand {
public:
    DeleteOperand(wxWindow* parent, const Workspace& workspace, const ChangeSubject& subject)
        : ChangeOperand(parent), m_entity(subject.entity) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(make_text(this, to_label(tr("{0} goes, with what products have of it.",
                                                subject.label))),
                    wxSizerFlags().Expand());
        const auto structure = workspace.structure();
        const bool has_below = m_entity.kind == EntityKind::category &&
                               structure->categories.find_if([this](const Category& one) {
                                   return one.parent == m_entity.id;
                               }) != nullptr;
        if (has_below) {
            m_below = new wxCheckBox(this, wxID_ANY, to_wx(tr("The categories &below it as well")),
                                     wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator,
                                     "changeSubcategories");
            m_below->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
                if (on_chosen) on_chosen();
            });
            column->Add(m_below, wxSizerFlags().Border(wxTOP, FromDIP(6)));
        }
        SetSizer(column);
    }
    StructureWork work() const override {
        Deletion wanted;
        wanted.entity = m_entity;
        if (m_below != nullptr && m_below->GetValue())
            wanted.subcategories = Subcategories::delete_as_well;
        return deletion(wanted);
    }
    void focus() override {
        if (m_below != nullptr) m_below->SetFocus();
    }

private:
    const EntityAddress m_entity;
    wxCheckBox* m_below = nullptr;
};

class MergeOperand : public ChangeOperand {
public:
    MergeOperand(wxWindow* parent, const Workspace& workspace, const ChangeSubject& subject)
        : ChangeOperand(parent), m_entity(subject.entity) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        m_into = new ChoiceList(this, tr("&Merge into"), ChoiceList::Takes::one, "changeInto");
        m_into->offer(
            merge_choices(*workspace.structure(), subject.entity, workspace.locale_code()));
        m_into->on_change = [this] {
            if (on_chosen) on_chosen();
        };
        m_into->SetMinSize(FromDIP(wxSize(280, 170)));
        column->Add(m_into, wxSizerFlags(1).Expand());
        if (m_entity.kind == EntityKind::attribute) {
            m_wins = new wxCheckBox(
                this, wxID_ANY,
                to_label(tr("Where a product has both, the value of {0} stays", subject.label)),
                wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator, "changeWinner");
            m_wins->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
                if (on_chosen) on_chosen();
            });
            column->Add(m_wins, wxSizerFlags().Border(wxTOP, FromDIP(6)));
        }
        SetSizer(column);
    }
    StructureWork work() const override {
        const auto chosen = m_into->chosen();
        if (chosen.empty()) return {};
        Merge wanted;
        wanted.from = m_entity;
        wanted.into = {m_entity.kind, chosen.front().id};
        if (m_wins != nullptr && m_wins->GetValue()) wanted.winner = MergeWinner::from;
        return merging(wanted);
    }
    void focus() override { m_into->focus_search(); }

private:
    const EntityAddress m_entity;
    ChoiceList* m_into;
    wxCheckBox* m_wins = nullptr;
};

}  // namespace

ChangeOperand* make_rename_operand(wxWindow* parent, const ChangeSubject& subject) {
    return new RenameOperand(parent, subject);
}

ChangeOperand* make_delete_operand(wxWindow* parent, const Workspace& workspace,
                                   const ChangeSubject& subject) {
    return new DeleteOperand(parent, workspace, subject);
}

ChangeOperand* make_merge_operand(wxWindow* parent, const Workspace& workspace,
                                  const ChangeSubject& subject) {
    return new MergeOperand(parent, workspace, subject);
}

}  // namespace vitrine::desktop
