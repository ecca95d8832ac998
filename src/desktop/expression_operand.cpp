// The expression that computes an attribute: what that asks, and what is wrong with it.
#include <algorithm>

#include "base/text.h"
#include "desktop/change_operand.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr int narrowest_operand = 200;

class ExpressionOperand : public ChangeOperand {
public:
    ExpressionOperand(wxWindow* parent, const Workspace& workspace, const ChangeSubject& subject)
        : ChangeOperand(parent), m_attribute(subject.entity.id) {
        if (const Attribute* attribute = workspace.structure()->attributes.find(m_attribute))
            m_unchanged = std::string(trim(attribute->expression));
        auto* label = make_text(this, to_wx(tr("&Expression")));
        m_text = new wxTextCtrl(this, wxID_ANY, to_wx(m_unchanged), wxDefaultPosition,
                                FromDIP(wxSize(-1, 110)), wxTE_MULTILINE, wxDefaultValidator,
                                "changeExpression");
        pad_text(m_text);
        tie_label(label, m_text);
        m_problem = make_text(this, "", "changeExpressionProblem");
        m_help = make_text(this, "", "changeExpressionHelp");
        make_quiet(m_help);
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(label, wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
        column->Add(m_text, wxSizerFlags().Expand());
        column->Add(m_problem, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
        column->Add(m_help, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
        SetSizer(column);
        m_text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
            if (on_typed) on_typed();
        });
        Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            event.Skip();
            show_words();
        });
        show_words();
    }

    StructureWork work() const override {
        const std::string text = to_utf8(m_text->GetValue());
        if (trim(text) == m_unchanged) return {};
        return computation(m_attribute, text);
    }
    void focus() override {
        m_text->SetFocus();
        m_text->SetInsertionPointEnd();
    }
    void show_preview(const StructureChangeReport* report) override {
        m_reason = report == nullptr ? std::string() : reason_of_refusal(*report);
        describe_control(m_text, to_wx(m_reason));
        show_words();
    }

private:
    void show_words() {
        const int width = std::max(GetClientSize().x, FromDIP(narrowest_operand));
        m_problem->SetForegroundColour(error_colour());
        m_problem->Show(!m_reason.empty());
        set_wrapped(m_problem, to_label(m_reason), width);
        set_wrapped(m_help,
                    to_label(tr("attr.code is the value of an attribute, label.code what a person "
                                "reads: round(attr.price * 1.2, 2). Left empty, the values stay "
                                "and can be edited.")),
                    width);
    }

    const AttributeId m_attribute;
    std::string m_unchanged, m_reason;
    wxTextCtrl* m_text;
    wxStaticText* m_problem;
    wxStaticText* m_help;
};

}  // namespace

ChangeOperand* make_expression_operand(wxWindow* parent, const Workspace& workspace,
                                       const ChangeSubject& subject) {
    return new ExpressionOperand(parent, workspace, subject);
}

}  // namespace vitrine::desktop
