#include "desktop/product_operand.h"

#include <algorithm>

#include "base/text.h"
#include "desktop/choice_control.h"
#include "desktop/widgets.h"
#include "workbench/product_works.h"

namespace vitrine::desktop {
namespace {

constexpr int narrowest_reason = 200;

// Rows of a label and a control, ticks, and why it cannot be done below.
class ProductOperand : public ChangeOperand {
public:
    void show_preview(const StructureChangeReport* report) override {
        m_reason = report == nullptr ? std::string() : reason_of_refusal(*report);
        show_reason();
    }

protected:
    ProductOperand(wxWindow* parent, const std::vector<ProductId>& products)
        : ChangeOperand(parent), m_products(products) {
        m_rows = new wxFlexGridSizer(2, FromDIP(wxSize(10, 6)));
        m_rows->AddGrowableCol(1, 1);
        m_column = new wxBoxSizer(wxVERTICAL);
        m_column->Add(m_rows, wxSizerFlags().Expand());
        SetSizer(m_column);
    }
    wxStaticText* add_row(const std::string& words, wxWindow* control) {
        auto* label = make_text(this, to_wx(words));
        label->MoveBeforeInTabOrder(control);
        tie_label(label, control);
        m_rows->Add(label, wxSizerFlags().CentreVertical());
        m_rows->Add(control, wxSizerFlags(1).Expand());
        return label;
    }
    wxCheckBox* add_tick(const std::string& words, const char* name) {
        auto* tick = new wxCheckBox(this, wxID_ANY, to_wx(words), wxDefaultPosition, wxDefaultSize,
                                    0, wxDefaultValidator, name);
        tick->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
            if (on_chosen) on_chosen();
        });
        m_column->Add(tick, wxSizerFlags().Border(wxTOP, FromDIP(6)));
        return tick;
    }
    void add_reason() {
        m_words = make_text(this, "", "changeReason");
        m_column->Add(m_words, wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
        m_words->Hide();
        Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            event.Skip();
            show_reason();
        });
    }
    Misfits misfits(const wxCheckBox& leaves_out) const {
        return leaves_out.GetValue() ? Misfits::set_aside : Misfits::refuse;
    }

    const std::vector<ProductId> m_products;

private:
    void show_reason() {
        m_words->SetForegroundColour(error_colour());
        m_words->Show(!m_reason.empty());
        set_wrapped(m_words, to_label(m_reason),
                    std::max(GetClientSize().x, FromDIP(narrowest_reason)));
    }

    wxFlexGridSizer* m_rows;
    wxSizer* m_column;
    wxStaticText* m_words = nullptr;
    std::string m_reason;
};

class FamilyOperand : public ProductOperand {
public:
    FamilyOperand(wxWindow* parent, const Workspace& workspace,
                  const std::vector<ProductId>& products)
        : ProductOperand(parent, products),
          m_structure(workspace.structure()),
          m_language(workspace.locale_code()) {
        m_family = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, 0,
                                wxDefaultValidator, "changeFamily");
        offer_choices(*m_family, family_choices(*m_structure, m_language), -1);
        add_row(tr("&Family"), m_family);
        m_variant = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, 0,
                                 wxDefaultValidator, "changeFamilyVariant");
        m_variant_label = add_row(tr("For models, the family &variant"), m_variant);
        m_removes = add_tick(tr("&Remove values that the family has no attribute for"),
                             "changeRemoveForeign");
        m_leaves_out = add_tick(tr("&Leave out what cannot change"), "changeLeaveOut");
        add_reason();
        m_family->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
            show_variants();
            if (on_chosen) on_chosen();
        });
        m_variant->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
            if (on_chosen) on_chosen();
        });
        show_variants();
    }
    StructureWork work() const override {
        if (m_family->GetSelection() == wxNOT_FOUND) return {};
        FamilyChange wanted;
        wanted.products = m_products;
        wanted.family = chosen_in(*m_family);
        wanted.family_variant = m_variant->IsShown() ? chosen_in(*m_variant) : 0;
        if (m_removes->GetValue()) wanted.foreign = ForeignValues::remove;
        wanted.misfits = misfits(*m_leaves_out);
        return family_change(wanted);
    }
    void focus() override { m_family->SetFocus(); }

private:
    void show_variants() {
        const FamilyId family = m_family->GetSelection() == wxNOT_FOUND ? 0 : chosen_in(*m_family);
        const auto variants = family_variant_choices(*m_structure, family, m_language);
        offer_choices(*m_variant, *m_variant_label, variants,
                      variants.empty() ? 0 : variants.front().id);
        GetParent()->Layout();
    }

    const std::shared_ptr<const Structure> m_structure;
    const std::string m_language;
    wxChoice* m_family;
    wxChoice* m_variant;
    wxStaticText* m_variant_label;
    wxCheckBox* m_removes;
    wxCheckBox* m_leaves_out;
};

class ParentOperand : public ProductOperand {
public:
    ParentOperand(wxWindow* parent, const std::vector<ProductId>& products)
        : ProductOperand(parent, products) {
        m_model = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                                 wxDefaultValidator, "changeModel");
        add_row(tr("&Model (its code)"), m_model);
        m_drops = add_tick(tr("Show what the new model &holds in place of what was inherited"),
                           "changeDropInherited");
        m_leaves_out = add_tick(tr("&Leave out what cannot change"), "changeLeaveOut");
        add_reason();
        m_model->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
            if (on_typed) on_typed();
        });
    }
    StructureWork work() const override {
        const std::string model(trim(to_utf8(m_model->GetValue())));
        if (model.empty()) return {};
        ParentChange wanted;
        wanted.products = m_products;
        if (m_drops->GetValue()) wanted.inherited = InheritedValues::drop;
        wanted.misfits = misfits(*m_leaves_out);
        return parent_change(wanted, model);
    }
    void focus() override { m_model->SetFocus(); }

private:
    wxTextCtrl* m_model;
    wxCheckBox* m_drops;
    wxCheckBox* m_leaves_out;
};

}  // namespace

ChangeOperand* make_family_operand(wxWindow* parent, const Workspace& workspace,
                                   const std::vector<ProductId>& products) {
    return new FamilyOperand(parent, workspace, products);
}

ChangeOperand* make_parent_operand(wxWindow* parent, const std::vector<ProductId>& products) {
    return new ParentOperand(parent, products);
}

}  // namespace vitrine::desktop
