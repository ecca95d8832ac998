#include "desktop/new_product_dialog.h"

#include "base/text.h"
#include "desktop/choice_control.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr int control_width = 320;
constexpr int words_width = 430;

}  // namespace

NewProductDialog::NewProductDialog(wxWindow* parent, ProductMaker& maker, ProductId beside)
    : wxDialog(parent, wxID_ANY, to_wx(tr("New product")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE, "newProductDialog"),
      m_maker(maker),
      m_families(maker.families()) {
    m_families.insert(m_families.begin(), Choice{0, "", tr("(none)")});
    make_controls();
    on_kind();
    m_maker.suggest(beside, m_receiver.guard([this](const ProductMaker::Suggestion& found) {
        for (std::size_t i = 0; i < m_families.size(); ++i) {
            if (m_families[i].id == found.family) m_family->SetSelection(static_cast<int>(i));
        }
        if (m_model->IsEmpty()) m_model->ChangeValue(to_wx(found.model));
        look_again();
    }));
}

wxStaticText* NewProductDialog::add_row(wxSizer* into, const std::string& words,
                                        wxWindow* control) {
    auto* label = new wxStaticText(this, wxID_ANY, to_wx(words));
    // Tab goes by the order in which the windows were made.
    label->MoveBeforeInTabOrder(control);
    tie_label(label, control);
    into->Add(label, wxSizerFlags().CentreVertical());
    into->Add(control, wxSizerFlags(1).Expand());
    return label;
}

void NewProductDialog::make_controls() {
    const int gap = FromDIP(12);
    const wxSize size(FromDIP(control_width), -1);
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto make_rows = [&] {
        auto* rows = new wxFlexGridSizer(2, wxSize(gap, FromDIP(8)));
        rows->AddGrowableCol(1);
        return rows;
    };
    m_rows = make_rows();
    m_axis_rows = make_rows();
    auto* last_row = make_rows();

    wxArrayString kinds;
    kinds.Add(to_wx(tr("Simple product")));
    kinds.Add(to_wx(tr("Variant of a model")));
    m_kind = new wxChoice(this, wxID_ANY, wxDefaultPosition, size, kinds, 0, wxDefaultValidator,
                          "newProductKind");
    m_kind->SetSelection(simple);
    add_row(m_rows, tr("&Kind"), m_kind);
    m_family = new wxChoice(this, wxID_ANY, wxDefaultPosition, size, labels_of(m_families), 0,
                            wxDefaultValidator, "newProductFamily");
    m_family->SetSelection(0);
    m_family_label = add_row(m_rows, tr("&Family"), m_family);
    m_model = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, size, 0, wxDefaultValidator,
                             "newProductModel");
    m_model_label = add_row(m_rows, tr("&Model (its code)"), m_model);
    m_sku = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, size, 0, wxDefaultValidator,
                           "newProductSku");
    add_row(last_row, tr("&SKU"), m_sku);
    m_problem = make_text(this, "", "newProductProblem");
    m_problem->SetForegroundColour(error_colour());

    column->Add(m_rows, wxSizerFlags().Expand().Border(wxALL, gap));
    column->Add(m_axis_rows, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, gap));
    column->Add(last_row, wxSizerFlags().Expand().Border(wxALL, gap));
    column->Add(m_problem, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, gap));
    auto* buttons = new wxStdDialogButtonSizer;
    auto* create_button = new wxButton(this, wxID_OK, to_wx(tr("&Create")), wxDefaultPosition,
                                       wxDefaultSize, 0, wxDefaultValidator, "newProductCreate");
    buttons->AddButton(create_button);
    buttons->AddButton(new wxButton(this, wxID_CANCEL));
    buttons->Realize();
    column->Add(buttons, wxSizerFlags().Expand().Border(wxALL, gap));
    SetSizer(column);
    create_button->SetDefault();

    m_kind->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { on_kind(); });
    m_family->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { look_again(); });
    m_model->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { look_again(); });
    m_sku->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { look_again(); });
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { create(); }, wxID_OK);
    // What is being made is made: its answer closes the dialog.
    Bind(
        wxEVT_BUTTON,
        [this](wxCommandEvent& event) {
            if (!m_making) event.Skip();
        },
        wxID_CANCEL);
}

void NewProductDialog::on_kind() {
    const bool is_simple = m_kind->GetSelection() == simple;
    for (wxWindow* window :
         {static_cast<wxWindow*>(m_family_label), static_cast<wxWindow*>(m_family)})
        window->Show(is_simple);
    for (wxWindow* window :
         {static_cast<wxWindow*>(m_model_label), static_cast<wxWindow*>(m_model)})
        window->Show(!is_simple);
    if (is_simple) show_axes({});
    m_sku->SetHint(is_simple ? wxString() : to_wx(tr("Made of the model and the values")));
    if (!is_simple && to_utf8(m_sku->GetValue()) == m_proposal) m_sku->ChangeValue("");
    GetSizer()->SetSizeHints(this);
    Layout();
    look_again();
}

void NewProductDialog::look_again() {
    m_maker.check(draft(),
                  m_receiver.guard([this](const DraftAnswer& answer) { show_answer(answer); }));
}

ProductDraft NewProductDialog::draft() const {
    ProductDraft draft;
    draft.sku = to_utf8(m_sku->GetValue());
    if (m_kind->GetSelection() == simple) {
        draft.family =
            m_families[static_cast<std::size_t>(std::max(0, m_family->GetSelection()))].id;
        return draft;
    }
    draft.model = trim(to_utf8(m_model->GetValue()));
    // Not that of a simple product: a model is still to be named.
    if (draft.model.empty()) draft.model = " ";
    for (std::size_t i = 0; i < m_axes.size(); ++i) {
        if (auto* choice = dynamic_cast<wxChoice*>(m_axis_controls[i])) {
            const int chosen = choice->GetSelection();
            draft.values.push_back(
                chosen <= 0 ? std::string()
                            : m_axes[i].choices[static_cast<std::size_t>(chosen - 1)].code);
        } else if (auto* text = dynamic_cast<wxTextCtrl*>(m_axis_controls[i])) {
            draft.values.push_back(to_utf8(text->GetValue()));
        }
    }
    return draft;
}

void NewProductDialog::show_answer(const DraftAnswer& answer) {
    const bool is_untouched = to_utf8(m_sku->GetValue()) == m_proposal;
    if (is_untouched && answer.proposal != m_proposal) {
        m_sku->ChangeValue(to_wx(answer.proposal));
        m_proposal = answer.proposal;
    }
    show_axes(answer.axes);
    const bool names_model = !m_model->IsEmpty();
    show_problem(!answer.model_problem.empty() && names_model ? answer.model_problem
                                                              : answer.sku_problem);
}

void NewProductDialog::show_axes(const std::vector<DraftAnswer::Axis>& axes) {
    const bool same =
        std::equal(axes.begin(), axes.end(), m_axes.begin(), m_axes.end(),
                   [](const auto& a, const auto& b) { return a.attribute == b.attribute; });
    if (same) return;
    m_axis_rows->Clear(true);
    m_axis_controls.clear();
    m_axes = axes;
    wxWindow* before = m_model;
    for (const DraftAnswer::Axis& axis : m_axes) {
        const wxString name = wxString::Format("newProductAxis%zu", m_axis_controls.size());
        wxWindow* control = nullptr;
        if (axis.choices.empty()) {
            control = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                                     wxDefaultValidator, name);
        } else {
            wxArrayString labels = labels_of(axis.choices);
            labels.Insert("", 0);
            control = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, labels, 0,
                                   wxDefaultValidator, name);
        }
        control->MoveAfterInTabOrder(before);
        wxStaticText* label = add_row(m_axis_rows, axis.label, control);
        label->SetLabelText(to_wx(axis.label));
        name_control(control, to_wx(axis.label));
        before = control;
        m_axis_controls.push_back(control);
    }
    GetSizer()->SetSizeHints(this);
    Layout();
}

void NewProductDialog::show_problem(const std::string& sentence) {
    set_wrapped(m_problem, to_wx(sentence), FromDIP(words_width));
    GetSizer()->SetSizeHints(this);
    Layout();
}

void NewProductDialog::create() {
    if (m_making) return;
    m_making = true;
    m_maker.make(draft(),
                 m_receiver.guard([this](ProductId made, const std::vector<std::string>& reasons) {
                     m_making = false;
                     m_product = made;
                     if (made != 0) {
                         EndModal(wxID_OK);
                         return;
                     }
                     show_problem(join(reasons, "\n"));
                     m_sku->SetFocus();
                 }));
}

}  // namespace vitrine::desktop
