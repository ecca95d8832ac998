#include "desktop/matrix_page.h"

#include <wx/wupdlock.h>

#include <algorithm>

#include "desktop/axis_value_dialog.h"
#include "desktop/choice_control.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int field_width = 190;
constexpr int value_width = 140;
constexpr int words_width = 560;

}  // namespace

MatrixPage::MatrixPage(wxWindow* parent, VariantMatrix& matrix)
    : wxPanel(parent), m_matrix(matrix) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_header(column);
    m_view = new MatrixView(this, m_matrix);
    column->Add(m_view, wxSizerFlags(1).Expand());
    make_simple_state(column);
    SetSizer(column);
    m_matrix.events.changed = [this] { update(); };
    m_matrix.events.cells_changed = [this] { m_view->follow_cells(); };
}

void MatrixPage::make_header(wxSizer* into) {
    const int gap = FromDIP(8);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    m_back = new wxButton(this, wxID_ANY, to_wx(tr("&Back")), wxDefaultPosition, wxDefaultSize, 0,
                          wxDefaultValidator, "matrixBackButton");
    m_back->SetBitmap(icon(Icon::back));
    m_back->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (on_back) on_back();
    });
    m_title = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                               wxST_ELLIPSIZE_END, "matrixTitle");
    m_title->SetFont(m_title->GetFont().Bold().Scaled(1.3F));
    top->Add(m_back, wxSizerFlags().CentreVertical().Border(wxALL, gap));
    top->Add(m_title, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxRIGHT, gap));
    into->Add(top, wxSizerFlags().Expand());

    m_controls = new wxWrapSizer(wxHORIZONTAL);
    m_field_label = make_text(this, to_wx(tr("Sho&w")), "matrixFieldLabel");
    m_field = new wxChoice(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(field_width, -1)), 0,
                           nullptr, 0, wxDefaultValidator, "matrixField");
    tie_label(m_field_label, m_field);
    m_field->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        m_matrix.choose_field(
            m_matrix.fields()[static_cast<std::size_t>(event.GetSelection())].name);
    });
    m_axis_panel = new wxPanel(this);
    m_axis_panel->SetSizer(new wxBoxSizer(wxHORIZONTAL));
    m_gaps = make_text(this, "", "matrixGaps");
    m_create_all = new wxButton(this, wxID_ANY, to_wx(tr("Create all &missing")), wxDefaultPosition,
                                wxDefaultSize, 0, wxDefaultValidator, "matrixCreateAll");
    m_create_all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_matrix.create_all_missing(); });
    const auto flags = wxSizerFlags().CentreVertical().Border(wxLEFT | wxBOTTOM, gap);
    for (wxWindow* window : std::initializer_list<wxWindow*>{m_field_label, m_field, m_axis_panel,
                                                             m_gaps, m_create_all})
        m_controls->Add(window, flags);
    into->Add(m_controls, wxSizerFlags().Expand());
    m_hint = make_text(this, "", "matrixHint");
    make_quiet(m_hint);
    into->Add(m_hint, wxSizerFlags().Border(wxLEFT | wxBOTTOM, gap));
}

void MatrixPage::make_simple_state(wxSizer* into) {
    const int gap = FromDIP(10);
    m_simple = new wxPanel(this);
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_simple_words = make_text(m_simple, "", "matrixSimpleWords");
    column->Add(m_simple_words, wxSizerFlags().Border(wxALL, gap));
    auto* rows = new wxFlexGridSizer(2, wxSize(gap, FromDIP(8)));
    m_levels_label = make_text(m_simple, to_wx(tr("&Told apart")), "matrixLevelsLabel");
    m_levels = new wxChoice(m_simple, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(280, -1)), 0,
                            nullptr, 0, wxDefaultValidator, "matrixLevels");
    tie_label(m_levels_label, m_levels);
    m_model_label = make_text(m_simple, to_wx(tr("C&ode of the model")), "matrixModelLabel");
    m_model = new wxTextCtrl(m_simple, wxID_ANY, "", wxDefaultPosition, FromDIP(wxSize(280, -1)), 0,
                             wxDefaultValidator, "matrixModel");
    tie_label(m_model_label, m_model);
    rows->Add(m_levels_label, wxSizerFlags().CentreVertical());
    rows->Add(m_levels);
    rows->Add(m_model_label, wxSizerFlags().CentreVertical());
    rows->Add(m_model);
    column->Add(rows, wxSizerFlags().Border(wxLEFT | wxRIGHT, gap));
    m_make_variant =
        new wxButton(m_simple, wxID_ANY, to_wx(tr("&Make it a variant")), wxDefaultPosition,
                     wxDefaultSize, 0, wxDefaultValidator, "matrixMakeVariant");
    m_make_variant->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        m_matrix.make_variant(chosen_in(*m_levels), to_utf8(m_model->GetValue()));
    });
    column->Add(m_make_variant, wxSizerFlags().Border(wxALL, gap));
    m_simple->SetSizer(column);
    m_simple->Hide();
    into->Add(m_simple, wxSizerFlags().Expand());
}

void MatrixPage::show(ProductId product) {
    m_wanted = product;
    m_model->ChangeValue("");
    m_matrix.show(product);
}

void MatrixPage::enter() {
    if (m_matrix.product() == 0 && m_wanted != 0) m_matrix.show(m_wanted);
    take_focus();
}

void MatrixPage::take_focus() {
    if (m_view->IsShown()) {
        m_view->GetGridWindow()->SetFocus();
    } else if (m_levels->IsShownOnScreen()) {
        m_levels->SetFocus();
    } else {
        m_back->SetFocus();
    }
}

void MatrixPage::leave() {
    m_view->DisableCellEditControl();
    m_wanted = m_matrix.product();
    m_matrix.leave();
}

bool MatrixPage::focus_next_pane() {
    const wxWindow* focus = FindFocus();
    const bool in_matrix = focus != nullptr && m_view->IsDescendant(const_cast<wxWindow*>(focus));
    const bool in_page = focus != nullptr && IsDescendant(const_cast<wxWindow*>(focus));
    if (m_matrix.state() != VariantMatrix::State::model) {
        if (in_page || !m_levels->IsShownOnScreen()) return false;
        m_levels->SetFocus();
        return true;
    }
    if (in_matrix) return false;
    if (in_page) {
        m_view->GetGridWindow()->SetFocus();
    } else {
        m_field->SetFocus();
    }
    return true;
}

void MatrixPage::update() {
    const wxWindowUpdateLocker lock(this);
    const bool is_model = m_matrix.state() == VariantMatrix::State::model;
    m_title->SetLabelText(to_wx(m_matrix.title()));
    const bool was_model = m_view->IsShown();
    for (wxWindow* window :
         std::initializer_list<wxWindow*>{m_field_label, m_field, m_axis_panel, m_hint, m_view})
        window->Show(is_model);
    m_simple->Show(!is_model);
    if (is_model) {
        update_axes();
        update_controls();
        m_view->follow_shape();
        if (const auto place = m_matrix.place_of(m_wanted)) {
            m_view->GoToCell(static_cast<int>(place->first), static_cast<int>(place->second));
            m_wanted = 0;
        }
    } else {
        update_simple();
    }
    Layout();
    // What is hidden takes the focus along, and keys would go nowhere.
    if (is_model != was_model && IsShownOnScreen()) take_focus();
}

void MatrixPage::update_controls() {
    wxArrayString labels;
    int chosen = wxNOT_FOUND;
    for (const ColumnOffer& offer : m_matrix.fields()) {
        if (offer.name == m_matrix.field()) chosen = static_cast<int>(labels.size());
        labels.Add(to_wx(offer.label));
    }
    if (labels != m_field->GetStrings()) m_field->Set(labels);
    m_field->SetSelection(chosen);
    const auto missing = static_cast<long>(m_matrix.missing_count());
    const auto all = static_cast<long>(m_matrix.combination_count());
    m_gaps->SetLabelText(to_wx(
        missing == 0 ? trn("The only one is there.", "All {0} are there.", all, format_number(all))
                     : tr("{0} of {1} missing.", format_number(missing), format_number(all))));
    m_create_all->SetLabel(to_wx(tr("Create all &missing ({0})", format_number(missing))));
    m_create_all->Show(missing > 0);
    m_gaps->Show();
    m_hint->SetLabelText(
        to_wx(missing > 0 ? tr("Enter on + creates the variant. ! says that a value is missing, "
                               "⊘ that the variant is disabled.")
                          : tr("! says that a value is missing, ⊘ that the variant is disabled.")));
}

// Made anew only for other axes, so that the focus stays where it is.
void MatrixPage::update_axes() {
    std::vector<AttributeId> axes;
    for (const VariantMatrix::Axis& axis : m_matrix.axes()) axes.push_back(axis.attribute);
    if (axes != m_axes) {
        m_axes = axes;
        m_axis_panel->GetSizer()->Clear(true);
        m_values.assign(axes.size(), nullptr);
        const auto flags = wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6));
        for (std::size_t i = 2; i < axes.size(); ++i) {
            const wxString label = to_wx(m_matrix.axes()[i].label);
            auto* words = make_text(m_axis_panel, "", "matrixValueLabel");
            words->SetLabelText(label);
            m_values[i] = new wxChoice(m_axis_panel, wxID_ANY, wxDefaultPosition,
                                       FromDIP(wxSize(value_width, -1)), 0, nullptr, 0,
                                       wxDefaultValidator, wxString::Format("matrixValue%zu", i));
            name_control(m_values[i], label);
            m_values[i]->Bind(wxEVT_CHOICE, [this, i](wxCommandEvent& event) {
                m_matrix.choose_value(i, static_cast<std::size_t>(event.GetSelection()));
            });
            m_axis_panel->GetSizer()->Add(words, flags);
            m_axis_panel->GetSizer()->Add(m_values[i], flags);
        }
        for (std::size_t i = 0; i < axes.size(); ++i) {
            auto* more =
                new wxButton(m_axis_panel, wxID_ANY, to_label("+ " + m_matrix.axes()[i].label),
                             wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator,
                             wxString::Format("matrixAdd%zu", i));
            more->Bind(wxEVT_BUTTON, [this, i](wxCommandEvent&) { ask_value(i); });
            m_axis_panel->GetSizer()->Add(more, flags);
        }
    }
    for (std::size_t i = 2; i < axes.size(); ++i) {
        m_values[i]->Set(labels_of(m_matrix.axes()[i].values));
        if (!m_matrix.axes()[i].values.empty())
            m_values[i]->SetSelection(static_cast<int>(m_matrix.chosen_value(i)));
    }
    m_axis_panel->GetSizer()->Fit(m_axis_panel);
}

void MatrixPage::update_simple() {
    m_gaps->Hide();
    m_create_all->Hide();
    const bool is_simple = m_matrix.state() == VariantMatrix::State::simple;
    const bool may_become = is_simple && !m_matrix.family_variants().empty();
    const std::string words =
        !is_simple   ? tr("This product no longer exists.")
        : may_become ? tr("This is a simple product: it has no variants. It can become one, below "
                          "a model that takes what variants have in common.")
                     : tr("This is a simple product: it has no variants. Its family has no family "
                          "variant, which would say what tells variants apart.");
    set_wrapped(m_simple_words, to_wx(words), FromDIP(words_width));
    for (wxWindow* window : std::initializer_list<wxWindow*>{
             m_levels_label, m_levels, m_model_label, m_model, m_make_variant})
        window->Show(may_become);
    if (!may_become) return;
    offer_choices(*m_levels, m_matrix.family_variants(), m_matrix.family_variants().front().id);
    if (!m_model->IsModified()) m_model->ChangeValue(to_wx(m_matrix.proposed_model()));
}

void MatrixPage::ask_value(std::size_t axis) {
    const VariantMatrix::Axis& asked = m_matrix.axes()[axis];
    AxisValueDialog dialog(wxGetTopLevelParent(this), asked.label, m_matrix.unused_options(axis));
    if (dialog.ShowModal() == wxID_OK) m_matrix.add_value(axis, dialog.value());
    m_view->GetGridWindow()->SetFocus();
}

}  // namespace vitrine::desktop
