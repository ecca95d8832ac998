#include "desktop/form_page.h"

#include <algorithm>

#include "base/text.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

std::string group_line(const GroupView& group) {
    if (group.missing == 0) return group.label;
    return trn("{0} ({1} missing)", "{0} ({1} missing)", group.missing, group.label,
               format_number(group.missing));
}

}  // namespace

FormPage::FormPage(wxWindow* parent, Session& session) : wxPanel(parent), m_session(session) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_header(column);
    auto* body = new wxBoxSizer(wxHORIZONTAL);
    m_groups = new wxListBox(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(190, -1)), 0,
                             nullptr, wxLB_SINGLE, wxDefaultValidator, "groupList");
    name_control(m_groups, to_wx(tr("Attribute groups")));
    m_book = new wxSimplebook(this);
    m_readiness = new ReadinessPanel(this, session.form);
    body->Add(m_groups, wxSizerFlags().Expand().Border(wxLEFT | wxBOTTOM, FromDIP(10)));
    body->Add(m_book, wxSizerFlags(1).Expand());
    body->Add(m_readiness, wxSizerFlags().Expand());
    column->Add(body, wxSizerFlags(1).Expand());
    SetSizer(column);

    m_groups->Bind(wxEVT_LISTBOX,
                   [this](wxCommandEvent& event) { show_group(event.GetSelection()); });
    auto& events = session.form.events;
    events.shown = [this] { update(); };
    events.judged = [this] { m_readiness->update(); };
    events.failed = [this](const std::string& sentence) {
        if (on_failed) on_failed(sentence);
    };
    events.refused = [this](const std::string& field) {
        const auto panel = m_panels.find(m_group);
        if (panel != m_panels.end()) panel->second->show_refusal(field);
    };
}

void FormPage::make_header(wxSizer* into) {
    const int gap = FromDIP(8);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    m_back = new wxButton(this, wxID_ANY, to_wx(tr("&Back")), wxDefaultPosition, wxDefaultSize, 0,
                          wxDefaultValidator, "backButton");
    m_back->SetBitmap(icon(Icon::back));
    m_title = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                               wxST_ELLIPSIZE_END, "formTitle");
    m_title->SetFont(m_title->GetFont().Bold().Scaled(1.3F));
    m_previous = new wxButton(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT,
                              wxDefaultValidator, "previousButton");
    m_previous->SetBitmap(icon(Icon::previous));
    m_previous->SetToolTip(to_wx(tr("Previous product (Alt+Page Up)")));
    name_control(m_previous, to_wx(tr("Previous product")));
    m_place = make_text(this, "", "formPlace");
    m_next = new wxButton(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT,
                          wxDefaultValidator, "nextButton");
    m_next->SetBitmap(icon(Icon::next));
    m_next->SetToolTip(to_wx(tr("Next product (Alt+Page Down)")));
    name_control(m_next, to_wx(tr("Next product")));
    top->Add(m_back, wxSizerFlags().CentreVertical().Border(wxALL, gap));
    top->Add(m_title, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxRIGHT, gap));
    top->Add(m_previous, wxSizerFlags().CentreVertical());
    top->Add(m_place, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, gap));
    top->Add(m_next, wxSizerFlags().CentreVertical().Border(wxRIGHT, gap));
    into->Add(top, wxSizerFlags().Expand());

    auto* below = new wxBoxSizer(wxHORIZONTAL);
    m_subtitle = new wxStaticText(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                                  wxST_ELLIPSIZE_END, "formSubtitle");
    make_quiet(m_subtitle);
    m_completeness = make_text(this, "", "formCompleteness");
    m_next_missing =
        new wxButton(this, wxID_ANY, to_wx(tr("Next &missing")), wxDefaultPosition, wxDefaultSize,
                     wxBU_EXACTFIT, wxDefaultValidator, "missingButton");
    m_next_missing->SetToolTip(to_wx(tr("To the next required field without a value (Ctrl+J)")));
    below->Add(m_subtitle, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxRIGHT, gap));
    below->Add(m_completeness, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, gap));
    below->Add(m_next_missing, wxSizerFlags().CentreVertical().Border(wxRIGHT, gap));
    into->Add(below, wxSizerFlags().Expand().Border(wxBOTTOM, gap));

    m_back->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (on_back) on_back();
    });
    m_previous->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { show_neighbour(-1); });
    m_next->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { show_neighbour(1); });
    m_next_missing->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { go_to_missing(); });
}

void FormPage::show(ProductId product, const std::string& field) {
    m_wanted = field;
    m_session.form.show(product);
    m_readiness->update();
}

void FormPage::commit() {
    const auto panel = m_panels.find(m_group);
    if (panel != m_panels.end()) panel->second->commit();
}

bool FormPage::is_typing() const {
    const auto panel = m_panels.find(m_group);
    return panel != m_panels.end() && panel->second->is_typing();
}

void FormPage::show_neighbour(int step) {
    commit();
    if (!m_session.form.show_neighbour(step)) wxBell();
}

void FormPage::update() {
    if (m_session.form.view() == nullptr) return;
    update_header();
    update_groups();
    m_readiness->update();
    Layout();
    go_to_wanted();
}

void FormPage::go_to_wanted() {
    const std::string wanted = std::exchange(m_wanted, {});
    if (wanted.empty()) return;
    const auto& groups = m_session.form.view()->groups;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (std::none_of(groups[i].fields.begin(), groups[i].fields.end(),
                         [&](const FieldView& field) { return field.name == wanted; })) {
            continue;
        }
        m_groups->SetSelection(static_cast<int>(i));
        show_group(static_cast<int>(i));
        m_panels[m_group]->focus_field(wanted);
        return;
    }
}

void FormPage::update_header() {
    const ProductForm& form = m_session.form;
    const ProductView& view = *form.view();
    std::string title = view.product.code;
    if (!view.name.empty() && view.name != view.product.code) title += "   " + view.name;
    m_title->SetLabel(to_label(title));
    std::vector<std::string> parts = {kind_label(view.product.kind)};
    if (!view.family_label.empty()) parts.push_back(view.family_label);
    if (!view.parent_code.empty()) parts.push_back(tr("of model {0}", view.parent_code));
    if (!view.children.empty()) {
        const auto count = static_cast<long>(view.children.size());
        parts.push_back(
            trn("{0} variant below", "{0} variants below", count, format_number(count)));
    }
    if (!view.category_labels.empty()) parts.push_back(join(view.category_labels, "; "));
    if (!view.product.enabled && !view.product.is_model()) parts.push_back(tr("disabled"));
    m_subtitle->SetLabel(to_label(join(parts, "  ·  ")));
    m_completeness->SetLabel(to_wx(form.completeness_sentence()));
    m_completeness->SetForegroundColour(view.completeness.complete() ? good_colour()
                                                                     : warning_colour());
    m_next_missing->Show(!view.completeness.complete());
    const auto place = form.place();
    const auto count = static_cast<std::int64_t>(form.place_count());
    const auto number = place ? static_cast<std::int64_t>(*place) + 1 : 0;
    m_place->SetLabel(place ? to_wx(tr("{0} of {1}", format_number(number), format_number(count)))
                            : wxString());
    m_previous->Enable(place && number > 1);
    m_next->Enable(place && number < count);
}

void FormPage::update_groups() {
    const auto& groups = m_session.form.view()->groups;
    wxArrayString lines;
    int selected = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        lines.Add(to_wx(group_line(groups[i])));
        if (groups[i].code == m_group) selected = static_cast<int>(i);
    }
    if (m_groups->GetStrings() != lines) {
        const bool focused = m_groups->HasFocus();
        m_groups->Set(lines);
        if (focused) m_groups->SetFocus();
    }
    if (groups.empty()) return;
    m_groups->SetSelection(selected);
    show_group(selected);
}

void FormPage::show_group(int index) {
    const ProductView* view = m_session.form.view();
    if (view == nullptr || index < 0 || index >= static_cast<int>(view->groups.size())) return;
    const GroupView& group = view->groups[static_cast<std::size_t>(index)];
    if (group.code != m_group) commit();
    m_group = group.code;
    GroupPanel*& panel = m_panels[group.code];
    if (panel != nullptr && !panel->fits(group)) {
        m_book->DeletePage(static_cast<std::size_t>(m_book->FindPage(panel)));
        panel = nullptr;
    }
    if (panel == nullptr) {
        panel = new GroupPanel(m_book, m_session.form, group);
        m_book->AddPage(panel, to_wx(group.label));
    } else {
        panel->show(group);
    }
    const int page = m_book->FindPage(panel);
    if (m_book->GetSelection() != page) m_book->ChangeSelection(static_cast<std::size_t>(page));
}

void FormPage::go_to_missing() {
    const ProductView* view = m_session.form.view();
    if (view == nullptr) return;
    for (std::size_t i = 0; i < view->groups.size(); ++i) {
        if (view->groups[i].missing == 0) continue;
        m_groups->SetSelection(static_cast<int>(i));
        show_group(static_cast<int>(i));
        if (m_panels[m_group]->focus_missing()) return;
    }
    wxBell();
}

void FormPage::focus_fields() {
    const auto panel = m_panels.find(m_group);
    if (panel != m_panels.end()) panel->second->focus_first();
}

void FormPage::leave() {
    commit();
    m_session.form.leave();
}

bool FormPage::focus_next_pane() {
    if (m_groups->HasFocus()) {
        focus_fields();
    } else if (m_back->HasFocus()) {
        m_groups->SetFocus();
    } else {
        m_back->SetFocus();
    }
    return true;
}

}  // namespace vitrine::desktop
